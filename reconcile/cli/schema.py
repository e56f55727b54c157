"""``reconcile schema``: the published schemas."""

from __future__ import annotations

from typing import Annotated

import typer

from reconcile.cli import options


def register(app: typer.Typer) -> None:
    app.command(name="schema")(schema)


def schema(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="report, facts, clusters, graph, config, decisions or baseline.", show_default=False)
    ],
    *,
    output: options.Output = None,
) -> None:
    """Print the JSON Schema (2020-12) of a document, with the values of every kind.

    \b
    Examples:
      reconcile schema report
      reconcile schema facts -o facts.schema.json
    """
    from reconcile import pipeline
    from reconcile.cli import output as place
    from reconcile.report import composed
    from reconcile.report.render import to_json

    with place.target(output) as write:
        write(to_json(composed(name, pipeline.value_schemas())))
