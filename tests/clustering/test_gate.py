"""The gate: same words in the clause mean the same fact, other names or other days mean another."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from reconcile.clustering import Gate, Rarity
from reconcile.model import Amount, Bound, Comparison, Fact, Interval, Kinship, Modality, Relation, Verdict
from tests.clustering.crowd import Crowd
from tests.conftest import MakeFact

KINDS = {"crowd": Crowd()}


def test_the_same_clause_with_other_numbers_is_the_same_fact(make_fact: MakeFact) -> None:
    a, b = make_fact("a", 500, "people march bridge harbor saturday"), make_fact("b", 700, "people march bridge harbor saturday")
    link = Gate(Rarity([a, b]), KINDS).judge(a, b)
    assert link.verdict is Verdict.SAME
    assert link.comparison is not None
    assert link.comparison.relation == "conflict"


def test_nothing_in_common_is_another_fact(make_fact: MakeFact) -> None:
    a, b = make_fact("a", 500, "people march bridge"), make_fact("b", 700, "voter queue school")
    assert Gate(Rarity([a, b]), KINDS).judge(a, b).verdict is not Verdict.SAME


def test_disjoint_days_keep_two_crowds_apart(make_fact: MakeFact) -> None:
    first, second = (Interval(dt.date(2031, 5, d), dt.date(2031, 5, d)) for d in (3, 10))
    a = make_fact("a", 500, "people march bridge", when=first)
    b = make_fact("b", 700, "people march bridge", when=second)
    same_day = make_fact("c", 700, "people march bridge", when=first)
    gate = Gate(Rarity([a, b, same_day]), KINDS)
    assert gate.judge(a, b).score < gate.judge(a, same_day).score


def test_the_gate_is_symmetric(make_fact: MakeFact) -> None:
    a, b = make_fact("a", 500), make_fact("b", 700, "people march square")
    gate = Gate(Rarity([a, b]), KINDS)
    assert gate.judge(a, b) == gate.judge(b, a)


class _Counted(Crowd):
    """A kind of figures."""

    def amount(self, fact: Fact[int]) -> Amount | None:
        return Amount(fact.value, fact.value, Bound.EXACT, "person")


def test_a_clause_of_one_common_word_is_not_enough_for_figures_that_differ(make_fact: MakeFact) -> None:
    gate = Gate(Rarity([]), {"crowd": _Counted()})
    short, long = "say", "people say poll telephone street"

    def poll(article: str, value: int, terms: str) -> Fact[int]:
        fact = make_fact(article, value, terms)
        return replace(fact, frame=replace(fact.frame, predicate=""))

    thin = gate.judge(poll("a", 66, short), poll("b", 45, long))
    rich = gate.judge(poll("a", 66, "people say poll telephone"), poll("b", 45, long))
    assert thin.features["terms"] == rich.features["terms"] == 1
    assert thin.features["thin"] > rich.features["thin"] == 0
    assert (thin.verdict, rich.verdict) == (Verdict.UNSURE, Verdict.SAME)


class _Planned(Crowd):
    """A kind in which a plan and its deed differ."""

    def compare(self, left: Fact[int], right: Fact[int]) -> Comparison:
        return Comparison(Relation.MODALITY_DIFFERS, "One tells it as done, the other as planned.")


def _planned(make_fact: MakeFact, modality: Modality, article: str) -> Verdict:
    a, b = make_fact("a", 500), make_fact(article, 500, start=40, modality=modality)
    return Gate(Rarity([a, b]), {"crowd": _Planned()}).judge(a, b).verdict


def test_a_plan_is_told_from_its_deed_and_what_may_happen_is_not(make_fact: MakeFact) -> None:
    assert _planned(make_fact, Modality.PLANNED, "b") is Verdict.SAME
    assert _planned(make_fact, Modality.POSSIBLE, "b") is Verdict.UNSURE


def test_one_article_knows_its_plan_and_its_deed(make_fact: MakeFact) -> None:
    assert _planned(make_fact, Modality.PLANNED, "a") is Verdict.UNSURE


class _Retold(Crowd):
    """A kind that leaves it to the words."""

    def kinship(self, left: Fact[int], right: Fact[int]) -> Kinship:
        return Kinship(0.4, "perhaps", words=0.5)


def test_a_kind_may_leave_it_to_the_words(make_fact: MakeFact) -> None:
    a, same = make_fact("a", 500, "people march bridge harbor saturday"), make_fact("b", 500, "people march bridge harbor noon")
    other = make_fact("c", 500, "people queue school harbor noon")
    gate = Gate(Rarity([a, same, other]), {"crowd": _Retold()})
    assert gate.judge(a, same).verdict is Verdict.SAME
    assert gate.judge(a, other).verdict is Verdict.UNSURE


def test_words_alone_make_no_conflict(make_fact: MakeFact) -> None:
    a, b = make_fact("a", 500, "people march bridge harbor saturday"), make_fact("b", 700, "people march bridge harbor saturday")
    assert Gate(Rarity([a, b]), {"crowd": _Retold()}).judge(a, b).verdict is Verdict.UNSURE
