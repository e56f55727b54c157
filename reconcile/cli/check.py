"""``reconcile check``: the whole way from articles to findings."""

from __future__ import annotations

import typer

from reconcile.cli import options
from reconcile.cli.greedy import Greedy
from reconcile.errors import UsageError


def register(app: typer.Typer) -> None:
    app.command(name="check", cls=Greedy)(check)


def check(  # noqa: PLR0913 - one argument for each option
    inputs: options.Inputs,
    *,
    against: options.Against = None,
    also_sources: options.AlsoSources = False,
    form: options.ReportFormat = options.Format.TEXT,
    output: options.Output = None,
    fail_on: options.Bar = None,
    kind: options.KindNames = None,
    min_severity: options.LeastSeverity = options.MinSeverity.NOTE,
    single_source: options.SingleSource = False,
    verbose: options.Verbose = False,
    date: options.Dates = None,
    source: options.CheckSources = None,
    since: options.Since = None,
    limit: options.Limit = None,
    model: options.Model = None,
    decisions: options.Decisions = None,
    baseline: options.Known = None,
    watch: options.Watch = False,
) -> int:
    """Read articles on one story and print what agrees and what does not, worst first.

    With --against, hold one draft against its sources and say of each fact of it what they have.

    \b
    Examples:
      reconcile check story/
      reconcile check ledger.txt tribune.html --date tribune.html=2024-03-02
      reconcile check story/ --format json -o report.json
      reconcile check story/ --format html -o report.html
      reconcile check story/ --kind vote --min-severity warning --fail-on conflict
      cat draft.txt | reconcile check - wire.txt
      reconcile check draft.txt --against wire.txt archive/
      reconcile check draft.txt --against sources/ --fail-on outdated --format markdown -o draft.md
      reconcile check draft.txt --against archive/ --since 2023-01-01 --source "Harbor Ledger" --limit 20
      reconcile check story/ --watch

    \b
    --fail-on conflict      exit status 1 if a finding is a conflict or a sum that does not add up
    --fail-on discrepancy   exit status 1 if there is any discrepancy
    \b
    For a draft each bar includes those before it; the first that fails by default is contradicted:
    --fail-on conflict      as above, for findings that touch the draft
    --fail-on contradicted  a fact of the draft and a source cannot both be right, or the draft does not add up
    --fail-on outdated      or a source has a later stage or count
    --fail-on discrepancy   or anything else differs
    --fail-on unconfirmed   or no source has a fact
    What was dismissed or resolved (see reconcile decide) does not count, nor what a baseline knows.
    --watch                 prints a report after each change, and on standard error what is new and gone; JSON on one line each,
                            or into FILE of --output anew. Ctrl-C ends it with the status of the last report
    """
    from reconcile import pipeline
    from reconcile.cli import drafts, selection, terminal
    from reconcile.cli import output as place
    from reconcile.cli.configuration import settings
    from reconcile.cli.desk import desk

    draft = drafts.the_draft(inputs, against, also_sources=also_sources)
    bar = fail_on or (options.FailOn.NEVER if draft is None else options.FailOn.CONTRADICTED)
    if draft is None and bar.of_drafts:
        raise UsageError(f"--fail-on {bar} is for drafts: name the sources after --against, or use conflict, discrepancy or never")
    given = drafts.sources(against, since, source, limit)
    if watch:
        if draft is not None:
            raise UsageError("--watch with --against is not there yet; leave one of them out")
        from reconcile.cli import watch as watching

        shape = watching.Shape(form, output, selection.kinds(kind), min_severity, single_source=single_source, verbose=verbose)
        desks = watching.Desks(decisions, baseline)
        return watching.run(inputs, options.days(date), options.names([*given.names]), model, shape, desks, bar)
    wanted, marks = selection.kinds(kind), desk(decisions, baseline)
    named = [*inputs, *given.files]
    with place.target(output, [*named, *marks.files]) as write:
        intake = pipeline.read(named, dates=options.days(date), sources=options.names([*given.names]), settings=settings())
        terminal.warn([*intake.warnings, *(f"{a.path or a.id}: {w}" for a in intake.articles for w in a.warnings)])
        progress = terminal.progress(len(intake.articles))
        if draft is None:
            report = pipeline.check(intake.articles, model, warnings=intake.warnings, progress=progress, settings=settings())
        else:
            report = drafts.held(intake, draft, given, model, also_sources=also_sources, progress=progress, settings=settings())
        terminal.warn([w for w in report.warnings if w not in intake.warnings])
        document = selection.shown(marks.marked(report.to_dict(verbose=verbose)), wanted, min_severity)
        texts = {a.id: a.text for a in report.articles}
        write(selection.rendered(document, form, output, single_source=single_source, verbose=verbose, texts=texts))
    return selection.status(document, bar)
