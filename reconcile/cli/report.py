"""``reconcile report``: a saved report in another form."""

from __future__ import annotations

from typing import Annotated

import typer

from reconcile.cli import options

Saved = Annotated[
    str, typer.Argument(metavar="REPORT", help="A report saved by reconcile check --format json; - for standard input.", show_default=False)
]


def register(app: typer.Typer) -> None:
    app.command(name="report")(report)


def report(
    saved: Saved,
    *,
    form: options.ReportFormat = options.Format.TEXT,
    output: options.Output = None,
    fail_on: options.Bar = options.FailOn.NEVER,
    kind: options.KindNames = None,
    min_severity: options.LeastSeverity = options.MinSeverity.NOTE,
    single_source: options.SingleSource = False,
    verbose: options.Verbose = False,
) -> int:
    """Print a saved JSON report in any form, without checking the articles again.

    Only --format html reads the articles, to show them; one that has changed since is left out.

    \b
    Examples:
      reconcile report report.json
      reconcile report report.json --format markdown -o report.md
      reconcile report report.json --format html -o report.html
      reconcile report report.json --kind money --min-severity error
      reconcile check story/ --format json | reconcile report - --format csv
    """
    from reconcile.cli import output as place
    from reconcile.cli import selection

    wanted = selection.kinds(kind)
    with place.target(output, [saved]) as write:
        document = selection.shown(selection.load(saved), wanted, min_severity)
        texts = selection.texts(document) if form is options.Format.HTML else {}
        write(selection.rendered(document, form, output, single_source=single_source, verbose=verbose, texts=texts))
    return selection.status(document, fail_on)
