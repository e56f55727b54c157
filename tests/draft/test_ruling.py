"""Verdicts from facts, clusters and findings made by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from reconcile.clustering import cluster_about
from reconcile.draft import Story, rule
from reconcile.finding import build
from reconcile.model import DraftCheck, Fact, Standing
from tests.clustering.crowd import Crowd
from tests.conftest import MakeFact

KINDS = {"crowd": Crowd()}
NAMES = {"a": "the Echo", "b": "the Courier", "c": "the Post", "draft": "the draft"}
Origins = Callable[[Sequence[Fact[Any]]], tuple[int, str]]


def apart(facts: Sequence[Fact[Any]]) -> tuple[int, str]:
    """Every article knows it for itself."""
    return len({f.article for f in facts}), ""


def one_wire(facts: Sequence[Fact[Any]]) -> tuple[int, str]:
    """All articles have one wire story."""
    return 1, "all carry City Wire" if len({f.article for f in facts}) > 1 else ""


def check(facts: Sequence[Fact[Any]], origins: Origins = apart) -> DraftCheck:
    clustering = cluster_about(facts, KINDS, "draft")
    findings = build(clustering.clusters, KINDS, origins, NAMES, facts)
    return rule("draft", Story(facts, clustering.clusters, findings, clustering.undecided, KINDS, origins, NAMES))


def test_two_sources_with_the_same_number_support_it(make_fact: MakeFact) -> None:
    (ruling,) = check([make_fact("a", 500), make_fact("b", 500), make_fact("draft", 500)]).rulings
    assert (ruling.standing, ruling.origins, ruling.question) == (Standing.SUPPORTED, 2, "")
    assert ruling.headline == "People who marched: 500 people, as in the Echo and the Courier"
    assert [f.article for p in ruling.against for f in p.evidence] == ["a", "b"]


def test_support_from_one_wire_story_is_one_origin_and_says_so(make_fact: MakeFact) -> None:
    (ruling,) = check([make_fact("a", 500), make_fact("b", 500), make_fact("draft", 500)], one_wire).rulings
    assert (ruling.standing, ruling.origins) == (Standing.SUPPORTED, 1)
    assert ruling.reason == "One origin: all carry City Wire."


def test_a_number_that_two_sources_tell_otherwise_is_contradicted(make_fact: MakeFact) -> None:
    (ruling,) = check([make_fact("a", 500), make_fact("b", 500), make_fact("draft", 700)]).rulings
    assert (ruling.standing, ruling.severity, ruling.origins) == (Standing.CONTRADICTED, "error", 2)
    assert ruling.headline == "People who marched: 700 people in the draft; 500 people in the Echo and the Courier"
    assert (ruling.reason, ruling.question) == ("One crowd has one size.", "Who counted?")
    assert ruling.finding is not None


def test_sources_that_differ_are_told_and_the_worst_wins(make_fact: MakeFact) -> None:
    (ruling,) = check([make_fact("a", 500), make_fact("b", 500), make_fact("c", 700), make_fact("draft", 700)]).rulings
    assert ruling.standing is Standing.CONTRADICTED
    assert "Sources differ: two sources have “500 people”, one agrees with the draft." in ruling.reason
    assert [(p.value, [f.article for f in p.evidence]) for p in ruling.against] == [("500 people", ["a", "b"]), ("700 people", ["c"])]
    assert ruling.agreeing == 1


def test_what_nobody_else_has_is_unconfirmed(make_fact: MakeFact) -> None:
    facts = [make_fact("a", 500), make_fact("draft", 500), make_fact("draft", 40, "dog swim lake", start=90)]
    last = check(facts).rulings[0]
    assert (last.standing, last.origins, last.against, last.finding) == (Standing.UNCONFIRMED, 0, (), None)
    assert (last.reason, last.question) == ("No source has it.", "Who can confirm it?")


def test_the_source_of_a_lone_fact_is_asked(make_fact: MakeFact) -> None:
    (ruling,) = check([make_fact("draft", 40, attribution=("the police",))]).rulings
    assert ruling.question == "Can the police confirm it?"


def test_a_lone_fact_of_a_kind_that_is_not_checked_by_itself_is_left_out(make_fact: MakeFact, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Crowd, "checkable", False)
    assert check([make_fact("draft", 40)]).rulings == ()


def test_sources_are_not_checked_against_each_other(make_fact: MakeFact) -> None:
    facts = [make_fact("a", 500, "dog swim lake"), make_fact("b", 700, "dog swim lake"), make_fact("draft", 40)]
    checked = check(facts)
    assert [(r.standing, r.finding) for r in checked.rulings] == [(Standing.UNCONFIRMED, None)]


def test_rulings_come_worst_first_and_then_as_the_draft_has_them(make_fact: MakeFact) -> None:
    facts = [
        make_fact("a", 500), make_fact("a", 9, "ship sink harbor", start=50),
        make_fact("draft", 500), make_fact("draft", 8, "ship sink harbor", start=50), make_fact("draft", 33, "bell ring tower", start=20),
    ]  # fmt: skip
    checked = check(facts)
    assert [(r.standing.value, r.fact.value) for r in checked.rulings] == [("contradicted", 8), ("unconfirmed", 33), ("supported", 500)]
    assert checked.counts == {"contradicted": 1, "unconfirmed": 1, "supported": 1}


def test_the_draft_against_itself_is_inside_and_no_ruling(make_fact: MakeFact) -> None:
    words = "people march bridge banner drum whistle"
    both = {"agent": "people", "object": "bridge"}
    checked = check([make_fact("draft", 500, words, **both), make_fact("draft", 700, words, start=60, **both)])
    assert checked.rulings == ()
    assert len(checked.inside) == 1
