"""``reconcile check``: the whole way from articles to findings."""

from __future__ import annotations

import typer

from reconcile.cli import options


def register(app: typer.Typer) -> None:
    app.command(name="check")(check)


def check(  # noqa: PLR0913 - one argument for each option
    inputs: options.Inputs,
    *,
    form: options.ReportFormat = options.Format.TEXT,
    output: options.Output = None,
    fail_on: options.Bar = options.FailOn.NEVER,
    kind: options.KindNames = None,
    min_severity: options.LeastSeverity = options.MinSeverity.NOTE,
    single_source: options.SingleSource = False,
    verbose: options.Verbose = False,
    date: options.Dates = None,
    source: options.Sources = None,
    model: options.Model = None,
    decisions: options.Decisions = None,
    baseline: options.Known = None,
) -> int:
    """Read articles on one story and print what agrees and what does not, worst first.

    \b
    Examples:
      reconcile check story/
      reconcile check ledger.txt tribune.html --date tribune.html=2024-03-02
      reconcile check story/ --format json -o report.json
      reconcile check story/ --format html -o report.html
      reconcile check story/ --kind vote --min-severity warning --fail-on conflict
      cat draft.txt | reconcile check - wire.txt

    \b
    --fail-on conflict      exit status 1 if a finding is a conflict or a sum that does not add up
    --fail-on discrepancy   exit status 1 if there is any discrepancy
    What was dismissed or resolved (see reconcile decide) does not count, nor what a baseline knows.
    """
    from reconcile import pipeline
    from reconcile.cli import output as place
    from reconcile.cli import selection, terminal
    from reconcile.cli.configuration import settings
    from reconcile.cli.desk import desk

    wanted, marks = selection.kinds(kind), desk(decisions, baseline)
    with place.target(output, [*inputs, *marks.files]) as write:
        intake = pipeline.read(inputs, dates=options.days(date), sources=options.names(source), settings=settings())
        terminal.warn([*intake.warnings, *(f"{a.path or a.id}: {w}" for a in intake.articles for w in a.warnings)])
        report = pipeline.check(
            intake.articles, model, warnings=intake.warnings, progress=terminal.progress(len(intake.articles)), settings=settings()
        )
        document = selection.shown(marks.marked(report.to_dict(verbose=verbose)), wanted, min_severity)
        texts = {a.id: a.text for a in intake.articles}
        write(selection.rendered(document, form, output, single_source=single_source, verbose=verbose, texts=texts))
    return selection.status(document, fail_on)
