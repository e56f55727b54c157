"""``reconcile graph``: who agrees with whom, for graph programs."""

from __future__ import annotations

import enum
from typing import Annotated

import typer

from reconcile.cli import options


class GraphFormat(enum.StrEnum):
    """Forms of the graph."""

    JSON = "json"
    GRAPHML = "graphml"
    GEXF = "gexf"
    DOT = "dot"


def register(app: typer.Typer) -> None:
    app.command(name="graph")(graph)


def graph(
    inputs: options.Inputs,
    *,
    form: Annotated[GraphFormat, typer.Option("--format", "-f", help="Form of the graph.")] = GraphFormat.JSON,
    output: options.Output = None,
    date: options.Dates = None,
    source: options.Sources = None,
    model: options.Model = None,
) -> None:
    """Print the agreement and conflict graph. Takes articles, or what reconcile extract or reconcile cluster printed.

    Nodes are articles and facts. Edges: states (an article states a fact), agrees, refines, conflicts, superseded-by (from
    the older fact to the newer), differs, same-origin.

    \b
    Examples:
      reconcile graph story/ --format graphml -o story.graphml
      reconcile extract story/ | reconcile cluster - | reconcile graph - --format dot
      reconcile graph clusters.json
    """
    from reconcile import pipeline
    from reconcile.cli import output as place
    from reconcile.cli import selection, stages
    from reconcile.cli.configuration import settings
    from reconcile.graphing import export, to_document
    from reconcile.report.render import to_json

    with place.target(output, inputs) as write:
        made = pipeline.graph(*stages.clustering(inputs, stages.Given(options.days(date), options.names(source), model)), settings())
        if form is GraphFormat.JSON:
            write(to_json(selection.checker("graph").checked(to_document(made))))
        else:
            write(export(made, form.value))
