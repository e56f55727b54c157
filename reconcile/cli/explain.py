"""``reconcile explain``: how one finding came about."""

from __future__ import annotations

from typing import Annotated

import typer

from reconcile.cli import options
from reconcile.cli.report import Saved


def register(app: typer.Typer) -> None:
    app.command(name="explain")(explain)


def explain(
    saved: Saved,
    finding: Annotated[str, typer.Argument(metavar="FINDING", help="Id of a finding, or the beginning of one.", show_default=False)],
    *,
    output: options.Output = None,
) -> None:
    """Print the whole trace of a finding: which rule found each value, what it was taken to be said of, the gate's features and
    score for each pair, and the comparison.

    \b
    Examples:
      reconcile explain report.json d-3f9a0c12ab34
      reconcile explain report.json d-3f
      reconcile check story/ --format json | reconcile explain - d-3f9a0c12ab34
    """
    from reconcile.cli import output as place
    from reconcile.cli import selection
    from reconcile.report.explain import explained, find

    with place.target(output, [saved]) as write:
        document = selection.load(saved)
        write(explained(document, find(document, finding), selection.view(output, single_source=False, verbose=True)))
