"""Values that stand nowhere else in the story."""

from __future__ import annotations

from reconcile.clustering.strays import strays
from reconcile.model import Comparison, Fact, Link, Relation, Verdict
from tests.conftest import MakeFact

SUNDAY, THURSDAY = 7, 4


class _Kind:
    """A kind whose values are known again by their label, and that calls one whatever it is asked of."""

    def told(self, fact: Fact[object]) -> tuple[str, ...]:
        return (fact.label,)

    def retold(self, stray: Fact[object], other: Fact[object]) -> str:
        return f"{stray.value} stands alone"


def _link(a: Fact[object], b: Fact[object], verdict: Verdict = Verdict.UNSURE, relation: Relation = Relation.CONFLICT) -> Link:
    return Link(a.id, b.id, verdict, 0.1, "perhaps another act", {}, Comparison(relation, "They differ."))


def _judged(link: Link, *facts: Fact[object]) -> Link:
    return strays([link], {f.id: f for f in facts}, {facts[0].kind: _Kind()})[0]  # type: ignore[dict-item]


def test_a_value_told_once_beside_one_told_by_another_article_is_the_stray(make_fact: MakeFact) -> None:
    lone, told, again = make_fact("a", SUNDAY), make_fact("b", THURSDAY), make_fact("c", THURSDAY)
    link = _judged(_link(told, lone), lone, told, again)
    assert (link.verdict, link.reason) == (Verdict.SAME, "7 stands alone")


def test_where_both_stand_alone_nothing_says_which_is_the_slip(make_fact: MakeFact) -> None:
    lone, other = make_fact("a", SUNDAY), make_fact("b", THURSDAY)
    assert _judged(_link(lone, other), lone, other) == _link(lone, other)


def test_values_that_stand_elsewhere_and_pairs_that_are_not_in_doubt_are_left(make_fact: MakeFact) -> None:
    lone, told = make_fact("a", SUNDAY), make_fact("b", THURSDAY)
    again, also = make_fact("c", THURSDAY), make_fact("c", SUNDAY)
    for facts, link in (
        ((lone, told, again, also), _link(lone, told)),
        ((lone, told, again), _link(lone, told, Verdict.DIFFERENT)),
        ((lone, told, again), _link(lone, told, relation=Relation.REFINES)),
    ):
        assert _judged(link, *facts) == link


def test_an_article_is_no_stray_of_itself(make_fact: MakeFact) -> None:
    lone, told, again = make_fact("a", SUNDAY), make_fact("a", THURSDAY), make_fact("c", THURSDAY)
    link = _link(lone, told)
    assert _judged(link, lone, told, again) == link
