"""``reconcile cluster``: facts about the same thing."""

from __future__ import annotations

import typer

from reconcile.cli import options


def register(app: typer.Typer) -> None:
    app.command(name="cluster")(cluster)


def cluster(
    inputs: options.Inputs,
    *,
    output: options.Output = None,
    date: options.Dates = None,
    source: options.Sources = None,
    model: options.Model = None,
) -> None:
    """Print clusters of facts that speak of the same thing, as JSON. Takes articles, or what reconcile extract printed.

    \b
    Examples:
      reconcile cluster story/
      reconcile extract story/ | reconcile cluster -
      reconcile cluster facts.jsonl -o clusters.json
    """
    from reconcile import pipeline
    from reconcile.cli import output as place
    from reconcile.cli import selection, stages, terminal
    from reconcile.cli.configuration import settings
    from reconcile.model.interchange import clusters_document
    from reconcile.report.render import to_json

    with place.target(output, inputs) as write:
        found, articles = stages.facts(inputs, stages.Given(options.days(date), options.names(source), model))
        clustering = pipeline.cluster(found, settings())
        terminal.warn(clustering.warnings)
        document = clusters_document(clustering.clusters, clustering.undecided, clustering.warnings, articles)
        write(to_json(selection.checker("clusters").checked(document)))
