"""The gate: same words in the clause mean the same fact, other names or other days mean another."""

from __future__ import annotations

import datetime as dt

from reconcile.clustering import Gate, Rarity
from reconcile.model import Interval, Verdict
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
