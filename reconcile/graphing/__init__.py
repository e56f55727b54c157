"""Clusters → the agreement and conflict graph. The home of networkx."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import networkx as nx

from reconcile.model import Article, Cluster, Verdict

Graph = nx.Graph


def connect(clusters: Sequence[Cluster], articles: Sequence[Article]) -> Graph[Any]:
    """Nodes are facts and articles. Edges between facts carry the relation, the gate's score and the reason; an edge between a
    fact and its article has the type ``states``. Attributes are strings and numbers only (GraphML and GEXF take nothing else)."""
    graph: Graph[Any] = nx.Graph()
    for a in articles:
        graph.add_node(f"article:{a.id}", type="article", label=a.title or a.id, source=a.source or "")
    for c in clusters:
        for f in c.facts:
            graph.add_node(f.id, type="fact", kind=f.kind, label=f.label, article=f.article, cluster=c.id, fact=f)
            graph.add_edge(f"article:{f.article}", f.id, type="states")
        for link in c.links:
            if link.verdict is Verdict.SAME and link.comparison is not None:
                graph.add_edge(
                    link.left, link.right, type=link.comparison.relation.value, score=link.score, reason=link.comparison.reason, link=link
                )  # fmt: skip
    return graph
