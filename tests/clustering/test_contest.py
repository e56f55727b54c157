"""A figure that stands in both articles is no conflict with a third one, and only the most alike partner counts."""

from __future__ import annotations

from reconcile.clustering.contest import contest
from reconcile.model import Comparison, Link, Relation, Verdict
from tests.conftest import MakeFact


def _link(a: str, b: str, relation: Relation, score: float) -> Link:
    left, right = sorted((a, b))
    return Link(left, right, Verdict.SAME, score, "", {}, Comparison(relation, ""))


def test_a_figure_that_stands_in_both_articles_is_explained(make_fact: MakeFact) -> None:
    five, five_too, two = make_fact("a", 5), make_fact("b", 5), make_fact("b", 2, start=40)
    facts = {f.id: f for f in (five, five_too, two)}
    links = [_link(five.id, five_too.id, Relation.AGREE, 0.9), _link(five.id, two.id, Relation.CONFLICT, 0.95)]
    assert [x.verdict for x in contest(links, facts)] == [Verdict.SAME, Verdict.DIFFERENT]


def test_only_the_most_alike_partner_is_left(make_fact: MakeFact) -> None:
    five, six, two = make_fact("a", 5), make_fact("b", 6), make_fact("b", 2, start=40)
    facts = {f.id: f for f in (five, six, two)}
    links = [_link(five.id, six.id, Relation.CONFLICT, 0.95), _link(five.id, two.id, Relation.CONFLICT, 0.85)]
    assert [x.verdict for x in contest(links, facts)] == [Verdict.SAME, Verdict.UNSURE]


def test_a_third_article_that_has_both_figures_tells_them_apart(make_fact: MakeFact) -> None:
    five, two = make_fact("a", 5), make_fact("b", 2)
    third_five, third_two = make_fact("c", 5), make_fact("c", 2, start=40)
    facts = {f.id: f for f in (five, two, third_five, third_two)}
    links = [
        _link(five.id, two.id, Relation.CONFLICT, 0.95),
        _link(five.id, third_five.id, Relation.AGREE, 0.9),
        _link(two.id, third_two.id, Relation.AGREE, 0.9),
    ]
    assert contest(links, facts)[0].verdict is Verdict.DIFFERENT
    assert contest(links[:2], facts)[0].verdict is Verdict.SAME
