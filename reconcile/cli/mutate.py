"""``reconcile mutate``: errors planted into the user's own articles, and how many of them are caught."""

from __future__ import annotations

from typing import Annotated

import typer

from reconcile.cli import options
from reconcile.cli.configuration import reading, settings
from reconcile.cli.evaluate import Format, MeasureFormat


def register(app: typer.Typer) -> None:
    app.command(name="mutate")(reading(mutate))


def mutate(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="STORIES_OR_ARTICLES...", help="Folders of stories, or the articles of one story.", show_default=False),
    ],
    *,
    errors: Annotated[bool, typer.Option("--errors", help="List every planted error that was missed.")] = False,
    operator: Annotated[
        list[str] | None, typer.Option("--operator", metavar="ERROR", help="Only errors of this sort (repeatable).")
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=1, help="Plant at most N errors, spread evenly over all.")
    ] = None,
    fail_under: Annotated[
        float | None, typer.Option("--fail-under", metavar="SHARE", min=0, max=1, help="Exit with 1 if a smaller share is caught.")
    ] = None,
    form: MeasureFormat = Format.TEXT,
    output: options.Output = None,
    model: options.Model = None,
) -> int:
    """Plant errors into articles that agree, one at a time, and say which of them are caught.

    A wrong number, vote, year, weekday, month, name, negation, status or quoted word goes into one article of a pair that agrees
    (by gold.json where there is one, else by the tool's own corroborations). Your files are not touched. The pairs are also
    checked as they were: a discrepancy printed on them is a false alarm.

    \b
    Examples:
      reconcile mutate story/
      reconcile mutate archive/ --errors
      reconcile mutate archive/ --operator weekday --operator month
      reconcile mutate archive/ --limit 200 --fail-under 0.85

    Exit status: 0 done, 1 fewer caught than --fail-under, 2 usage or input error, 3 internal error.
    """
    import json

    from reconcile import evaluation as measure
    from reconcile.cli import output as place
    from reconcile.cli import terminal
    from reconcile.evaluation import text
    from reconcile.model.printable import escaped

    operators = measure.known_operators(operator or [])
    with place.target(output, inputs) as write:
        stories = measure.stories_of(inputs)
        shown = terminal.counter("planted errors")
        done = measure.mutate(stories, model, operators=operators, limit=limit, progress=shown, settings=settings())
        if form is Format.JSON:
            write(escaped(json.dumps(done.to_dict(), indent=1, ensure_ascii=False)) + "\n")
        else:
            write(terminal.printable("\n".join(text.mutation_lines(done, missed=errors))) + "\n")
    return int(fail_under is not None and (done.score or 0.0) < fail_under)
