"""The graph as JSON, GraphML, GEXF and DOT. The same graph gives the same text: no clock, no numbering by memory address."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

import networkx as nx

from reconcile.graphing.connect import DIRECTED, Graph
from reconcile.model.document import SCHEMA_VERSION
from reconcile.model.printable import printable

_COLOURS = {
    "agrees": "forestgreen",
    "refines": "seagreen",
    "conflicts": "red3",
    "superseded-by": "darkorange",
    "differs": "goldenrod",
    "same-origin": "gray50",
}
_GEXF_DAY = re.compile(r' lastmodifieddate="[^"]*"')
# what XML 1.0 cannot hold, beyond what printable() takes out
_NOT_XML = re.compile("[\ufffe\uffff]")


def to_document(graph: Graph[Any]) -> dict[str, Any]:
    """The graph as plain JSON values, see ``schemas/graph.schema.json``."""
    return {
        "schema_version": SCHEMA_VERSION,
        "nodes": [{"id": node, **attributes} for node, attributes in graph.nodes(data=True)],
        "edges": [{"source": a, "target": b, "directed": data["type"] in DIRECTED, **data} for a, b, data in graph.edges(data=True)],
    }


def to_graphml(graph: Graph[Any]) -> str:
    """GraphML (yEd, Gephi, Cytoscape)."""
    return "\n".join(nx.generate_graphml(_clean(graph), prettyprint=True)) + "\n"


def to_gexf(graph: Graph[Any]) -> str:
    """GEXF (Gephi), without the day on which it was written."""
    clean = _clean(graph)
    for _, attributes in clean.nodes(data=True):
        # GEXF keeps the name "type" for itself
        attributes["node_type"] = attributes.pop("type")
    for _, _, data in clean.edges(data=True):
        data["edge_type"] = data.pop("type")
    return _GEXF_DAY.sub("", "\n".join(nx.generate_gexf(clean, prettyprint=True))) + "\n"


def to_dot(graph: Graph[Any]) -> str:
    """DOT (Graphviz)."""
    lines = ["digraph reconcile {", "  rankdir=LR;", '  node [fontname="sans-serif"];']
    for node, a in graph.nodes(data=True):
        shape = "note" if a["type"] == "article" else "box"
        lines.append(f"  {_quoted(node)} [shape={shape}, label={_quoted(a['label'])}];")
    for start, end, data in graph.edges(data=True):
        name = data["type"]
        style = "" if name in DIRECTED else ", dir=none"
        label = f", label={_quoted(data.get('relation') or name)}" if name in _COLOURS else ""
        lines.append(f"  {_quoted(start)} -> {_quoted(end)} [color={_COLOURS.get(name, 'gray80')}{label}{style}];")
    return "\n".join([*lines, "}"]) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(printable(text), ensure_ascii=False)


def _clean(graph: Graph[Any]) -> Graph[Any]:
    """A copy with text that XML can hold."""
    clean: Graph[Any] = nx.MultiDiGraph()
    for node, attributes in graph.nodes(data=True):
        clean.add_node(_xml(node), **{k: _xml(v) for k, v in attributes.items()})
    for number, (a, b, data) in enumerate(graph.edges(data=True)):
        clean.add_edge(_xml(a), _xml(b), key=number, **{k: _xml(v) for k, v in data.items()})
    return clean


def _xml(value: Any) -> Any:
    return _NOT_XML.sub("\ufffd", printable(value)) if isinstance(value, str) else value


FORMS: Mapping[str, Callable[[Graph[Any]], str]] = {"graphml": to_graphml, "gexf": to_gexf, "dot": to_dot}
"""Forms other than JSON, by name."""


def export(graph: Graph[Any], form: str) -> str:
    """The graph in one of ``FORMS``."""
    return FORMS[form](graph)
