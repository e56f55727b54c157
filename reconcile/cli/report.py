"""``reconcile report``: a saved report in another form."""

from __future__ import annotations

import typer

from reconcile.cli import options


def register(app: typer.Typer) -> None:
    app.command(name="report")(report)


def report(  # noqa: PLR0913 - one argument for each option
    saved: options.Saved,
    *,
    form: options.ReportFormat = options.Format.TEXT,
    output: options.Output = None,
    fail_on: options.Bar = None,
    kind: options.KindNames = None,
    min_severity: options.LeastSeverity = options.MinSeverity.NOTE,
    single_source: options.SingleSource = False,
    verbose: options.Verbose = False,
    decisions: options.Decisions = None,
    baseline: options.Known = None,
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
    from reconcile.cli.desk import desk

    wanted, marks = selection.kinds(kind), desk(decisions, baseline)
    with place.target(output, [saved, *marks.files]) as write:
        document = selection.shown(marks.marked(selection.load(saved)), wanted, min_severity)
        texts = selection.texts(document) if form is options.Format.HTML else {}
        write(selection.rendered(document, form, output, single_source=single_source, verbose=verbose, texts=texts))
    return selection.status(document, fail_on or options.FailOn.NEVER)
