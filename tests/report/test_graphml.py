"""GraphML of a report, read back by networkx."""

from __future__ import annotations

from typing import Any

import networkx as nx

from reconcile.report import View, render
from tests.report.forms import decided, drafted, hidden, hostile, with_places


def graph(report: dict[str, Any], **view: Any) -> Any:
    return nx.parse_graphml(render(report, "graphml", View(**view)), force_multigraph=True)


def named(g: Any) -> list[tuple[str, str, str]]:
    """Edges by the labels of their ends."""
    return [(g.nodes[a]["label"], data["type"], g.nodes[b]["label"]) for a, b, data in g.edges(data=True)]


def test_articles_state_facts_and_facts_stand_to_one_another(report: dict[str, Any]) -> None:
    g = graph(with_places(report))
    kinds = [data["type"] for _, data in g.nodes(data=True)]
    assert (kinds.count("article"), kinds.count("fact")) == (3, 14)
    edges = named(g)
    assert ("ledger", "states", "12 boats") in edges
    assert ("12 boats", "conflicts", "15 boats") in edges
    assert ("7-2", "agrees", "7-2") in edges
    assert len(edges) == 14 + 7


def test_an_edge_tells_its_finding_and_what_was_decided(report: dict[str, Any]) -> None:
    report["findings"][0]["decision"] = decided("confirmed")
    (data,) = [d for _, _, d in graph(with_places(report)).edges(data=True) if d["type"] == "conflicts"]
    assert {k: data[k] for k in ("finding", "relation", "severity", "decision")} == {
        "finding": "d-000000000001", "relation": "conflict", "severity": "error", "decision": "confirmed",
    }  # fmt: skip


def test_the_older_statement_points_to_the_newer(report: dict[str, Any]) -> None:
    first = report["findings"][0]
    first["relation"] = "superseded"
    first["positions"][0]["evidence"][0]["as_of"] = "2024-03-02"
    first["positions"][1]["evidence"][0]["as_of"] = "2024-03-01"
    assert ("15 boats", "superseded-by", "12 boats") in named(graph(with_places(report)))
    first["positions"][1]["evidence"][0]["as_of"] = None
    assert ("12 boats", "differs", "15 boats") in named(graph(with_places(report)))


def test_facts_of_one_position_agree_even_in_a_conflict(report: dict[str, Any]) -> None:
    positions = report["findings"][0]["positions"]
    positions[0]["evidence"].append({**positions[0]["evidence"][0], "article": "argus"})
    edges = named(graph(with_places(report)))
    assert edges.count(("12 boats", "agrees", "12 boats")) == 1
    assert edges.count(("12 boats", "conflicts", "15 boats")) == 2


def test_single_facts_on_demand(report: dict[str, Any]) -> None:
    assert "$4 million" not in [d["label"] for _, d in graph(with_places(report)).nodes(data=True)]
    g = graph(report, single_source=True)
    assert ("argus", "states", "$4 million") in named(g)


def test_a_draft_stands_among_its_sources(report: dict[str, Any]) -> None:
    edges = named(graph(drafted(with_places(report))))
    assert ("14 boats", "conflicts", "12 boats") in edges
    assert ("14 boats", "agrees", "15 boats") in edges
    assert ("12 boats", "conflicts", "15 boats") not in edges
    assert ("7-2", "agrees", "7-2") in edges


def test_nothing_that_an_article_holds_breaks_the_graph() -> None:
    text = render(hostile(), "graphml", View())
    labels = [d["label"] for _, d in graph(hostile()).nodes(data=True)]
    assert "<script>alert(1)</script>" in labels
    assert not hidden(text)
