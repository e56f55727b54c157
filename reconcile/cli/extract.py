"""``reconcile extract``: the facts of articles."""

from __future__ import annotations

import typer

from reconcile.cli import options


def register(app: typer.Typer) -> None:
    app.command(name="extract")(extract)


def extract(
    inputs: options.Inputs,
    *,
    output: options.Output = None,
    kind: options.KindNames = None,
    date: options.Dates = None,
    source: options.Sources = None,
    model: options.Model = None,
) -> None:
    """Print the facts of articles as JSON Lines, in text order.

    \b
    Examples:
      reconcile extract ledger.txt
      reconcile extract story/ --kind money -o facts.jsonl
      cat draft.txt | reconcile extract -
      reconcile extract story/ | reconcile cluster - | reconcile graph -
    """
    from reconcile.cli import output as place
    from reconcile.cli import selection, stages
    from reconcile.extraction.tidying import tidying
    from reconcile.model.interchange import state_text
    from reconcile.report.render import to_fact_line

    wanted = selection.kinds(kind)
    # nothing that is read or printed is garbage in a circle, and the collector would go through all facts again and again
    with place.target(output, inputs) as write, tidying():
        found, _ = stages.facts(inputs, stages.Given(options.days(date), options.names(source), model))
        checked = selection.checker("facts").checked
        for fact in found:
            if not wanted or fact.kind in wanted:
                write(to_fact_line(checked(fact.to_dict()), state_text(fact)))
