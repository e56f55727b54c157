"""``reconcile decide``: what a person decided about one finding."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

from reconcile.cli import completion, options
from reconcile.errors import UsageError


def register(app: typer.Typer) -> None:
    app.command(name="decide")(decide)


def decide(
    saved: options.Saved,
    finding: Annotated[
        str,
        typer.Argument(
            metavar="FINDING",
            help="Id of a finding, or the beginning of one; with --revoke also of a decision.",
            show_default=False,
            autocompletion=completion.findings,
        ),
    ],
    *,
    verdict: Annotated[
        options.Verdict | None,
        typer.Option(
            "--as",
            help="confirmed: it is so, and open. dismissed: no problem. resolved: dealt with. unsure: looked at.",
            show_default=False,
        ),
    ] = None,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why, for whoever asks later.", show_default=False)],
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decides.", show_default=False)] = None,
    until: Annotated[
        str | None,
        typer.Option(
            "--until", metavar="DAY", help="Last day on which it counts, as 2024-03-02; then it is open again.", show_default=False
        ),
    ] = None,
    revoke: Annotated[bool, typer.Option("--revoke", help="Take the decision about the finding back.")] = False,
    decisions: options.Decisions = None,
) -> None:
    """Write down what you decided about a finding, in a log that check and report read.

    A line is added to reconcile.decisions.jsonl, and none is ever changed. The decision counts for the same finding in later reports too, until
    a value or a quoted clause changes. A later decision replaces an earlier one.

    \b
    Examples:
      reconcile decide report.json d-3f9a0c12ab34 --as dismissed --reason "the harbour master corrected himself" --by "A. Reyes"
      reconcile decide report.json d-3f --as unsure --reason "asked the clerk" --until 2024-03-09
      reconcile decide report.json d-3f --revoke --reason "the clerk says otherwise"
    """
    from reconcile.cli import clock, desk, selection
    from reconcile.model.printable import one_line
    from reconcile.report.explain import find
    from reconcile.review import Log, matching, revocation
    from reconcile.review import decide as decision_on

    if revoke == (verdict is not None):
        raise UsageError(f"say either --as {'|'.join(options.Verdict)} or --revoke")
    if revoke and until:
        raise UsageError("--until says how long a decision counts; it means nothing with --revoke")
    log = Log(desk.log_path(decisions))
    now = clock.now()
    document = selection.load(saved)
    if revoke and finding.startswith("k-"):
        revoked = log.revoke(revocation(finding, reason, at=now, by=by))
        print(f"{revoked.id}  revokes {revoked.revokes}")
        return
    found = find(document, finding)
    headline = one_line(found["headline"])
    if verdict is not None:
        made = log.append(decision_on(found, verdict.value, reason, at=now, by=by, until=_day(until)))
        print(f"{made.id}  {made.verdict}  {found['id']}  {headline}")
        return
    standing = matching(found, document, log.read().entries)
    if not standing:
        raise UsageError(f"{log.path}: no decision about {found['id']} to revoke; see reconcile decisions list")
    # the last one counts, and an earlier one does not come back
    revoked = log.revoke(revocation(standing[-1].id, reason, at=now, by=by))
    print(f"{revoked.id}  revokes {revoked.revokes}  {found['id']}  {headline}")


def _day(said: str | None) -> dt.date | None:
    try:
        return None if said is None else dt.date.fromisoformat(said)
    except ValueError:
        raise UsageError(f"--until {said}: not a day; write it as 2024-03-02") from None
