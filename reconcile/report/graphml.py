"""The agreement and conflict graph of a report as GraphML (yEd, Gephi, Cytoscape).

Only what findings are made of; ``reconcile graph`` has all facts and the gate's scores. Written by hand, since networkx is at home in
``graphing`` and a saved report knows no facts beyond its document.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

from reconcile.model.printable import one_line
from reconcile.report.address import uri
from reconcile.report.items import SINGLE, Item, items, places
from reconcile.report.render import View
from reconcile.report.xmltext import written

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_NODE = {
    "type": "string", "label": "string", "source": "string", "published": "string", "file": "string", "kind": "string", "subject": "string",
    "article": "string", "quote": "string", "line": "int", "as_of": "string",
}  # fmt: skip
_EDGE = {
    "type": "string", "relation": "string", "finding": "string", "severity": "string", "headline": "string", "decision": "string", "baseline": "string",
}  # fmt: skip
_TYPES = {
    "agree": "agrees", "agree-rounded": "agrees", "supported": "agrees", "rounded": "agrees", "refines": "refines", "conflict": "conflicts",
    "sum-mismatch": "conflicts", "quote-altered": "conflicts", "contradicted": "conflicts",
}  # fmt: skip
"""Types of edges as ``reconcile graph`` names them; every other relation ``differs``."""
Key = tuple[str, str, int]


def to_graphml(document: Mapping[str, Any], view: View) -> str:
    """Nodes are articles and facts; edges: ``states``, ``agrees``, ``refines``, ``conflicts``, ``superseded-by`` (older to newer), ``differs``."""
    found = items(document, single_source=view.single_source)
    root = ET.Element("graphml", {"xmlns": _NAMESPACE})
    for scope, keys in (("node", _NODE), ("edge", _EDGE)):
        for name, kind in keys.items():
            ET.SubElement(root, "key", {"id": f"{scope}-{name}", "for": scope, "attr.name": name, "attr.type": kind})
    graph = ET.SubElement(root, "graph", {"id": "reconcile", "edgedefault": "directed"})
    articles = {a["id"]: f"a{n}" for n, a in enumerate(document["articles"])}
    for a in document["articles"]:
        known = {"source": a["source"], "published": a["published"], "file": uri(a)}
        _node(graph, articles[a["id"]], {"type": "article", "label": one_line(a["title"] or a["id"]), **known})
    facts = _facts(found)
    for name, item, value, e in facts.values():
        told = {"kind": item.kind, "subject": one_line(item.subject), "article": e["article"], "quote": one_line(e["quote"])}
        _node(graph, name, {"type": "fact", "label": one_line(value), **told, "line": e.get("line"), "as_of": e.get("as_of")})
    edges = [(articles[e["article"]], name, {"type": "states"}) for name, _, _, e in facts.values() if e["article"] in articles]
    edges += [edge for item in found for edge in _relations(item, facts)]
    for number, (start, end, data) in enumerate(edges):
        edge = ET.SubElement(graph, "edge", {"id": f"e{number}", "source": start, "target": end})
        _data(edge, "edge", data)
    return written(root)


def _facts(found: list[Item]) -> dict[Key, tuple[str, Item, str, Mapping[str, Any]]]:
    """Each fact once, with its node's name; a fact in two findings is one node."""
    out: dict[Key, tuple[str, Item, str, Mapping[str, Any]]] = {}
    for item, _, side, evidence in places(found):
        key = _key(evidence)
        if key not in out:
            out[key] = (f"f{len(out)}", item, side.value, evidence)
    return out


def _key(evidence: Mapping[str, Any]) -> Key:
    return evidence["fact"], evidence["article"], evidence["start"]


def _relations(item: Item, facts: Mapping[Key, tuple[str, Item, str, Mapping[str, Any]]]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """An edge between any two facts of an item: agreement inside a position of several, the item's relation otherwise."""
    if item.relation == SINGLE:
        return
    ends = [(number, e) for number, side in enumerate(item.sides) for e in side.evidence]
    more = {
        "finding": item.id, "severity": item.severity, "headline": one_line(item.headline), "baseline": item.baseline,
        "decision": item.decision["as"] if item.decision else None,
    }  # fmt: skip
    for (left, one), (right, other) in combinations(ends, 2):
        start, end = one, other
        if item.draft and left != right and left:
            continue  # how sources stand to one another is not the draft's matter
        same = (left == right and len(item.sides) > 1) or (item.draft and item.sides[right].agrees and not item.agrees)
        relation = "agree" if same else item.relation
        kind = _TYPES.get(relation, "differs")
        if relation in ("superseded", "outdated"):
            days = one.get("as_of"), other.get("as_of")
            if days[0] and days[1] and days[0] != days[1]:
                kind = "superseded-by"
                start, end = (one, other) if days[0] < days[1] else (other, one)
        yield facts[_key(start)][0], facts[_key(end)][0], {"type": kind, "relation": relation, **more}


def _node(graph: ET.Element, name: str, data: Mapping[str, Any]) -> None:
    _data(ET.SubElement(graph, "node", {"id": name}), "node", data)


def _data(element: ET.Element, scope: str, data: Mapping[str, Any]) -> None:
    for name, value in data.items():
        if value is not None and value != "":
            ET.SubElement(element, "data", {"key": f"{scope}-{name}"}).text = one_line(str(value))
