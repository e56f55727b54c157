"""Grouping takes the surest links first and never joins what was judged different."""

from __future__ import annotations

from reconcile.clustering.grouping import group
from reconcile.model import Link, Verdict
from tests.conftest import MakeFact


def _link(a: str, b: str, verdict: Verdict, score: float = 0.9) -> Link:
    left, right = sorted((a, b))
    return Link(left, right, verdict, score, "", {})


def test_a_chain_of_same_pairs_is_one_cluster(make_fact: MakeFact) -> None:
    a, b, c = (make_fact(x, 5) for x in "abc")
    clusters = group([a, b, c], [_link(a.id, b.id, Verdict.SAME), _link(b.id, c.id, Verdict.SAME)])
    assert [f.article for f in clusters[0].facts] == ["a", "b", "c"]


def test_a_pair_judged_different_is_not_joined_through_a_third(make_fact: MakeFact) -> None:
    a, b, c = (make_fact(x, 5) for x in "abc")
    links = [_link(a.id, b.id, Verdict.SAME, 0.95), _link(b.id, c.id, Verdict.SAME, 0.85), _link(a.id, c.id, Verdict.DIFFERENT, 0.0)]
    clusters = group([a, b, c], links)
    assert [[f.article for f in x.facts] for x in clusters] == [["a", "b"]]


def test_the_order_of_links_does_not_matter(make_fact: MakeFact) -> None:
    facts = [make_fact(x, 5) for x in "abcd"]
    links = [_link(facts[i].id, facts[j].id, Verdict.SAME, 0.6 + 0.1 * (i + j)) for i in range(4) for j in range(i + 1, 4)]
    assert group(facts, links) == group(facts, links[::-1])


def test_an_unsure_pair_makes_no_cluster(make_fact: MakeFact) -> None:
    a, b = make_fact("a", 5), make_fact("b", 6)
    assert group([a, b], [_link(a.id, b.id, Verdict.UNSURE)]) == ()
