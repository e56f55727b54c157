"""``reconcile baseline``: findings that are accepted as known."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reconcile.cli import options
from reconcile.errors import UsageError

if TYPE_CHECKING:
    from reconcile.review import Baseline

_HELP = """Accept the findings of today as known, so that only new ones fail a run.

\b
Examples:
  reconcile baseline create report.json
  reconcile check story/ --baseline reconcile.baseline.json --fail-on discrepancy
  reconcile baseline update report.json
"""
_group = typer.Typer(help=_HELP, no_args_is_help=True)
_FILE = "reconcile.baseline.json"
Target = Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The baseline.")]
Known = Annotated[Path, typer.Argument(metavar="FILE", help="The baseline.")]


def register(app: typer.Typer) -> None:
    _group.command(name="create")(create)
    _group.command(name="update")(update)
    _group.command(name="show")(show)
    app.add_typer(_group, name="baseline")


def create(saved: options.Saved, *, output: Target = Path(_FILE)) -> None:
    """Write a baseline with all findings of a report. It must not be there yet; reconcile baseline update replaces one.

    \b
    Examples:
      reconcile baseline create report.json
      reconcile baseline create report.json -o desk/reconcile.baseline.json
      reconcile check story/ --baseline reconcile.baseline.json --fail-on discrepancy
    """
    from reconcile.cli import selection
    from reconcile.report.wording import count
    from reconcile.review import baseline_of

    if os.path.lexists(output):
        raise UsageError(f"{output} is there already; replace it with reconcile baseline update {saved} -o {output}")
    made = baseline_of(selection.load(saved))
    _write(made, output, saved)
    print(f"{output}: {count(len(made.keys), 'finding')} known")


def update(saved: options.Saved, *, output: Target = Path(_FILE)) -> None:
    """Replace a baseline by the findings of a report, and say what that changes.

    \b
    Examples:
      reconcile baseline update report.json
      reconcile baseline update report.json -o desk/reconcile.baseline.json
    """
    from reconcile.cli import desk, selection
    from reconcile.model.printable import one_line
    from reconcile.review import baseline_of, change

    old = desk.read_baseline(output)
    made = baseline_of(selection.load(saved))
    changed = change(old, made)
    _write(made, output, saved)
    for sign, keys in (("+", changed.added), ("-", changed.gone)):
        for key in keys:
            print(f"{sign} {key.kind}: {key.relation}  {one_line(key.headline)}")
    print(f"{output}: {len(changed.added)} added, {len(changed.gone)} gone, {changed.kept} kept")


def show(known: Known = Path(_FILE)) -> None:
    """Print what a baseline knows, a line for each finding.

    \b
    Examples:
      reconcile baseline show
      reconcile baseline show desk/reconcile.baseline.json
    """
    from reconcile.cli import desk
    from reconcile.model.printable import one_line

    for key in desk.read_baseline(known).keys:
        print(f"{key.kind}: {key.relation}  {one_line(key.headline)}")


def _write(baseline: Baseline, output: Path, saved: str) -> None:
    from reconcile.cli import output as place
    from reconcile.cli import selection
    from reconcile.report.render import to_json

    with place.target(output, [saved]) as write:
        write(to_json(selection.checker("baseline").checked(baseline.to_dict())))
