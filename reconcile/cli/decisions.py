"""``reconcile decisions``: the log of decisions, read and checked."""

from __future__ import annotations

from typing import Annotated

import typer

from reconcile.cli import options
from reconcile.errors import InputError

_HELP = """The log of decisions: list what is in it, or check every line.

\b
Examples:
  reconcile decisions list
  reconcile decisions check
"""
_group = typer.Typer(help=_HELP, no_args_is_help=True)


def register(app: typer.Typer) -> None:
    _group.command(name="list")(list_)
    _group.command(name="check")(check)
    app.add_typer(_group, name="decisions")


Everything = Annotated[bool, typer.Option("--all", help="Also decisions that were revoked or are over.")]


def list_(*, decisions: options.Decisions = None, everything: Everything = False) -> None:
    """Print the decisions in the log, oldest first, each with what it is about.

    \b
    Examples:
      reconcile decisions list
      reconcile decisions list --all --decisions desk/reconcile.decisions.jsonl
    """
    from reconcile.cli import clock, desk, terminal
    from reconcile.model.printable import one_line
    from reconcile.review import Decision, Revocation

    reading, today = desk.read_log(decisions), clock.today()
    terminal.warn(reading.warnings)
    revoked = {e.revokes: e for e in reading.entries if isinstance(e, Revocation)}
    for entry in reading.entries:
        if not isinstance(entry, Decision):
            continue
        over = f"revoked on {revoked[entry.id].at:%Y-%m-%d}" if entry.id in revoked else "over" if entry.expired(today) else ""
        if over and not everything:
            continue
        until = f", until {entry.until}" if entry.until else ""
        by = f" by {one_line(entry.by)}" if entry.by else ""
        print(f"{entry.id}  {entry.verdict}{by} on {entry.at:%Y-%m-%d}{until}{f' ({over})' if over else ''}")
        print(f"  {one_line(entry.key.headline)}\n  {one_line(entry.reason)}")


def check(*, decisions: options.Decisions = None) -> None:
    """Check every line of the log against its schema; exit status 2 if one does not fit.

    \b
    Examples:
      reconcile decisions check
      reconcile decisions check --decisions desk/reconcile.decisions.jsonl
    """
    from reconcile.cli import desk, selection
    from reconcile.report.wording import count
    from reconcile.review import Decision

    reading = desk.read_log(decisions)
    path = desk.log_path(decisions)
    faults = list(reading.warnings)
    checker = selection.checker("decisions")
    faults += [f"{path}: {e.id}: {fault}" for e in reading.entries if (fault := checker.problem(e.to_dict()))]
    if faults:
        more = f"; {len(faults) - 1} more like this" if len(faults) > 1 else ""
        raise InputError(f"{faults[0].removesuffix('; it is not read')}{more}")
    made = sum(isinstance(e, Decision) for e in reading.entries)
    print(f"{path}: {count(made, 'decision')}, {count(len(reading.entries) - made, 'revocation')}")
