"""A fact that many articles print word for word: one stands for all, and a copy with another digit is still found."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import pytest

from reconcile.clustering import blocking, cluster
from reconcile.clustering import twins as module
from reconcile.clustering.twins import together
from reconcile.finding import build
from reconcile.model import Article, Fact, Finding
from reconcile.model.kind import Kinds
from reconcile.provenance import Provenance
from tests.clustering.crowd import Crowd
from tests.conftest import MakeFact

KINDS: Kinds = {"crowd": Crowd()}


def wire(make_fact: MakeFact, copies: int, wrong: int) -> list[Fact[Any]]:
    """A number that all copies have but the last ``wrong``."""
    return [make_fact(f"copy{n:05}", 12 if n < copies - wrong else 17) for n in range(copies)]


def findings(facts: list[Fact[Any]]) -> list[Finding]:
    articles = [
        Article(a, "Some text that is long enough to be a copy of another text, word for word, to its end.")
        for a in sorted({f.article for f in facts})
    ]
    provenance = Provenance(articles)
    return build(cluster(facts, KINDS).clusters, KINDS, provenance.origins, {a.id: a.id for a in articles})


def told(found: list[Finding]) -> list[tuple[str, list[tuple[str, int]], int]]:
    return [(f.relation.value, [(p.value, len(p.evidence)) for p in f.positions], f.origins) for f in found]


def test_few_copies_are_compared_in_pairs(make_fact: MakeFact) -> None:
    facts = wire(make_fact, 11, 1)
    assert together(facts).first == tuple(facts)


def test_one_of_a_dozen_stands_for_all(make_fact: MakeFact) -> None:
    facts = wire(make_fact, 13, 1)
    found = together(facts)
    assert [f.article for f in found.first] == ["copy00000", "copy00012"]
    assert len(found.group(facts[0])) == 12
    assert found.stands_for(facts[5].id) == facts[0].id


def test_the_draft_stands_for_itself(make_fact: MakeFact) -> None:
    facts = wire(make_fact, 13, 0)
    assert [f.article for f in together(facts, "copy00003").first] == ["copy00000", "copy00003"]


def test_what_is_not_the_same_day_or_sentence_is_no_twin(make_fact: MakeFact) -> None:
    facts = wire(make_fact, 13, 0)
    other = replace(facts[12], sentence_text="At first 12 people", id="")
    assert len(together([*facts[:12], other]).first) == 2


def test_the_findings_are_those_of_comparing_every_pair(make_fact: MakeFact, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = wire(make_fact, 30, 2)
    starred = findings(facts)
    monkeypatch.setattr(module, "CROWD", 1000)
    # which of equal pairs is named first may be another
    assert [(f.id, f.headline, f.reason, f.origins) for f in starred] == [(f.id, f.headline, f.reason, f.origins) for f in findings(facts)]
    assert told(starred) == [
        ("conflict", [("12 people", 28), ("17 people", 2)], 1),
        ("agree", [("12 people", 28)], 1),
        ("agree", [("17 people", 2)], 1),
    ]


def test_an_article_that_contradicts_itself_is_one_finding_in_however_many_papers(make_fact: MakeFact) -> None:
    facts = [f for n in range(20) for f in (make_fact(f"c{n:02}", 12), make_fact(f"c{n:02}", 17, start=200))]
    kinds = [f.relation.value for f in findings(facts)]
    assert kinds.count("conflict") <= 1


def test_five_thousand_copies_take_a_moment_and_the_one_changed_digit_is_found(make_fact: MakeFact) -> None:
    facts = wire(make_fact, 5000, 1)
    started = time.process_time()
    found = findings(facts)
    assert time.process_time() - started < 8
    assert told(found) == [("conflict", [("12 people", 4999), ("17 people", 1)], 1), ("agree", [("12 people", 4999)], 1)]
    assert found[0].origins_reason == "copy00000, copy00001, copy00002 and 4,997 more carry one text"


def test_a_block_that_is_too_large_keeps_every_value_and_says_what_it_cut(make_fact: MakeFact, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocking, "BLOCK_LIMIT", 10)
    # no two alike, so that none are twins; the odd one comes last
    facts = [make_fact(f"a{n:03}", 12, f"people march bridge own{n}") for n in range(40)] + [make_fact("z", 17)]
    clustering = cluster(facts, KINDS)
    pairs, warnings = blocking.candidates(facts, KINDS)
    assert any("z" in (f.article, g.article) for f, g in pairs)
    assert {f.article for pair in pairs for f in pair} == {f.article for f in facts}
    assert (
        warnings
        == list(clustering.warnings)
        == [
            (
                "41 facts of kind crowd share the key 'all'; 10 of them, of as many values as there are, were compared with one another, "
                "the others only with facts of their own value"
            )
        ]
    )
