"""Keys of facts in the archive: like facts share them, their form is fit for the index, and nothing but the fact decides."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from reconcile.archive.keys import MAX_JOINT, MAX_WORDS, fact_keys
from reconcile.kinds import discover
from reconcile.lexis.newsroom import using
from reconcile.model import Article, Fact
from reconcile.model.settings import Lexicon
from reconcile.pipeline import extract

KINDS = discover()


@pytest.fixture(scope="module")
def facts() -> list[Fact[Any]]:
    told = (
        "The Ostrava Harbour Board approved the new ferry terminal by a vote of 9-4 on Tuesday. “We have waited for this ferry terminal since the old pier burned,” said Petra Lindqvist, 52, who chairs the board.",
        "By 9 votes to 4, the Ostrava Harbour Board has approved a ferry terminal, it said. Petra Lindqvist, 52, called the terminal overdue. It will cost $48.5 million.",
    )
    return extract([Article(f"a{n}", text) for n, text in enumerate(told)])


def _shared(facts: list[Fact[Any]], kind: str) -> set[str]:
    ours = [set(fact_keys(f, KINDS)) for f in facts if f.kind == kind and f.article == "a0"]
    theirs = [set(fact_keys(f, KINDS)) for f in facts if f.kind == kind and f.article == "a1"]
    return max((a & b for a in ours for b in theirs), key=len)


@pytest.mark.parametrize("kind", ["vote", "age", "event"])
def test_two_tellings_of_one_fact_share_keys(facts: list[Fact[Any]], kind: str) -> None:
    assert len(_shared(facts, kind)) >= 3


def test_a_joint_key_holds_the_kind_and_a_name(facts: list[Fact[Any]]) -> None:
    """Both votes are found by the vote of this board, not only by words that other facts have, too."""
    words = {k for f in facts if f.kind == "event" for k in fact_keys(f, KINDS)}
    assert _shared(facts, "vote") - words


def test_keys_are_few_and_short_and_plain(facts: list[Fact[Any]]) -> None:
    for fact in facts:
        keys = fact_keys(fact, KINDS)
        assert len(set(keys)) == len(keys) <= MAX_WORDS + MAX_JOINT + 1
        assert all(re.fullmatch("[a-z0-9]{3,10}", k) for k in keys), keys


def test_a_number_with_its_unit_is_a_key(facts: list[Fact[Any]]) -> None:
    (money,) = (f for f in facts if f.kind == "money")
    alone = replace(money, frame=replace(money.frame, terms=frozenset(), context=frozenset(), names=frozenset(), names_near=frozenset()))
    other = replace(alone, article="b", id="", value=replace(money.value, amount=replace(money.value.amount, low=7.1e6, high=7.1e6)))
    assert fact_keys(alone, KINDS)
    assert set(fact_keys(alone, KINDS)) - set(fact_keys(other, KINDS))


def test_what_a_newsroom_adds_changes_no_key(facts: list[Fact[Any]]) -> None:
    """An archive outlives the lexicon of the day."""
    before = [fact_keys(f, KINDS) for f in facts]
    with using(Lexicon(synonyms=(("terminal", "pier"), ("harbour", "board")))):
        assert [fact_keys(f, KINDS) for f in facts] == before


def test_letters_of_any_script_make_plain_keys(facts: list[Fact[Any]]) -> None:
    fact = replace(facts[0], frame=replace(facts[0].frame, names=frozenset({"владимир орлов", "josé núñez"})))
    keys = fact_keys(fact, KINDS)
    assert "josé" not in keys
    assert "nunez" in keys
    assert all(k.isascii() for k in keys)
