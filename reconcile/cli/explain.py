"""``reconcile explain``: how one finding came about."""

from __future__ import annotations

from typing import Annotated

import typer

from reconcile.cli import completion, options


def register(app: typer.Typer) -> None:
    app.command(name="explain")(explain)


def explain(
    saved: Annotated[
        str,
        typer.Argument(
            metavar="REPORT",
            help="A report saved by reconcile check --format json, - for standard input; or a relation.",
            show_default=False,
        ),
    ],
    finding: Annotated[
        str | None,
        typer.Argument(
            metavar="[FINDING]", help="Id of a finding, or the beginning of one.", show_default=False, autocompletion=completion.findings
        ),
    ] = None,
    *,
    output: options.Output = None,
) -> None:
    """Print the whole trace of a finding, or say what a relation means.

    The trace: which rule found each value, what it was taken to be said of, the gate's features and score for each pair, and
    the comparison.

    \b
    Examples:
      reconcile explain report.json d-3f9a0c12ab34
      reconcile explain report.json d-3f
      reconcile check story/ --format json | reconcile explain - d-3f9a0c12ab34
      reconcile explain scope-differs
    """
    from reconcile.cli import output as place
    from reconcile.cli import selection
    from reconcile.report.explain import explained, find, meaning

    with place.target(output, [saved]) as write:
        if finding is None:
            write(meaning(saved))
            return
        document = selection.load(saved)
        write(explained(document, find(document, finding), selection.view(output, single_source=False, verbose=True)))
