"""The graph itself: nodes are articles and facts, edges say how they stand to one another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Any

import networkx as nx

from reconcile.model import Article, Cluster, Fact, Link, Relation, Verdict

Graph = nx.MultiDiGraph
SameOrigin = Callable[[Fact[Any], Fact[Any]], str]
"""Why two facts of different articles have one origin, or an empty string."""

_TYPES = {
    Relation.AGREE: "agrees", Relation.AGREE_ROUNDED: "agrees", Relation.REFINES: "refines",
    Relation.CONFLICT: "conflicts", Relation.SUM_MISMATCH: "conflicts", Relation.QUOTE_ALTERED: "conflicts",
}  # fmt: skip
STATES, SUPERSEDED, DIFFERS, SAME_ORIGIN = "states", "superseded-by", "differs", "same-origin"
EDGE_TYPES = (*dict.fromkeys(_TYPES.values()), SUPERSEDED, DIFFERS, SAME_ORIGIN, STATES)
"""What an edge can be; ``relation`` on an edge between facts says it as the report does."""
DIRECTED = frozenset({STATES, SUPERSEDED})
"""Types whose direction means something: an article states a fact, an older fact is superseded by a newer."""


def connect(clusters: Sequence[Cluster], articles: Sequence[Article], same_origin: SameOrigin | None = None) -> Graph[Any]:
    """Build the graph of the clusters. Attributes are strings and numbers only: GraphML and GEXF take nothing else.

    An edge between facts carries the relation, the gate's score and the reason. ``superseded-by`` goes from the older fact to
    the newer; where the days do not tell which that is, the edge is a ``differs``. An edge ``same-origin`` joins facts that
    two articles have from one source.
    """
    graph: Graph[Any] = nx.MultiDiGraph()
    for a in articles:
        graph.add_node(
            f"article:{a.id}",
            type="article",
            label=a.title or a.id,
            source=a.source or "",
            published=a.published.isoformat() if a.published else "",
        )
    for c in clusters:
        facts = {f.id: f for f in c.facts}
        for f in c.facts:
            as_of = f.as_of.isoformat() if f.as_of else ""
            graph.add_node(
                f.id,
                type="fact",
                kind=f.kind,
                label=f.label,
                subject=f.frame.subject,
                quote=f.quote,
                article=f.article,
                as_of=as_of,
                cluster=c.id,
            )
            graph.add_edge(f"article:{f.article}", f.id, type=STATES)
        for link in c.links:
            if link.verdict is Verdict.SAME and link.comparison is not None and link.comparison.relation is not Relation.INCOMPARABLE:
                _relate(graph, link, facts)
        if same_origin is not None:
            for left, right in combinations(c.facts, 2):
                reason = same_origin(left, right) if left.article != right.article else ""
                if reason:
                    graph.add_edge(left.id, right.id, type=SAME_ORIGIN, reason=reason)
    return graph


def _relate(graph: Graph[Any], link: Link, facts: dict[str, Fact[Any]]) -> None:
    assert link.comparison is not None
    relation = link.comparison.relation
    start, end, kind = link.left, link.right, _TYPES.get(relation, DIFFERS)
    if relation is Relation.SUPERSEDED:
        left, right = facts[link.left].as_of, facts[link.right].as_of
        if left and right and left != right:
            kind = SUPERSEDED
            start, end = (start, end) if left < right else (end, start)
    graph.add_edge(start, end, type=kind, relation=relation.value, score=link.score, reason=link.comparison.reason)
