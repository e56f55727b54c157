"""What every kind of fact must keep, run over all ``examples.toml`` (format: docs/adding-a-kind.md)."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
import typing
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import reconcile.kinds
from reconcile.clustering import Gate, Rarity
from reconcile.extraction import extract
from reconcile.kinds import discover
from reconcile.language import analyse
from reconcile.model import Article, Document, Fact, FactKind, Relation, Verdict
from reconcile.model.plain import from_plain, to_plain

FOLDER = Path(reconcile.kinds.__file__).parent
FOLDERS = sorted(p.name for p in FOLDER.iterdir() if p.is_dir() and not p.name.startswith("_"))
FIND_KEYS = {"text", "found", "why", "day"}
FOUND_KEYS = {"quote", "value", "normalized", "rule"}
PAIR_KEYS = {"left", "right", "relation", "same", "left_quote", "right_quote", "left_day", "right_day", "why"}


@cache
def examples(name: str) -> dict[str, Any]:
    path = FOLDER / name / "examples.toml"
    if not path.is_file():
        pytest.fail(f"kinds/{name}/examples.toml is missing: no rule without examples, see docs/adding-a-kind.md")
    return tomllib.loads(path.read_text("utf-8"))


@cache
def document(text: str, day: dt.date | None = None, name: str = "example") -> Document:
    return next(iter(analyse([Article(id=name, text=text, published=day)])))


def mentions(kind: FactKind[Any], text: str, day: dt.date | None = None) -> Iterator[Any]:
    for sentence in document(text, day).sentences:
        yield from kind.find(sentence)


def fact(kind: FactKind[Any], pair: dict[str, Any], side: str) -> Fact[Any]:
    """The fact of one side of a pair: the first, or the one whose words are named."""
    facts = [f for f in extract([document(pair[side], pair.get(f"{side}_day"), side)], {kind.name: kind}) if f.kind == kind.name]
    wanted = pair.get(f"{side}_quote")
    chosen = [f for f in facts if wanted is None or f.text == wanted]
    assert chosen, f"no {kind.name} found in {pair[side]!r} (found: {[f.text for f in facts]})"
    return chosen[0]


def facts_of_pairs(name: str) -> list[tuple[dict[str, Any], Fact[Any], Fact[Any]]]:
    kind = discover()[name]
    return [(p, fact(kind, p, "left"), fact(kind, p, "right")) for p in examples(name).get("pair", [])]


def is_sentence(reason: str) -> bool:
    return bool(reason) and "\n" not in reason and not reason[0].islower() and reason.rstrip("”’\"')")[-1] in ".!?"


def test_every_folder_is_discovered() -> None:
    assert list(discover()) == FOLDERS


@pytest.mark.parametrize("name", FOLDERS)
class TestKind:
    def test_examples_exist_in_both_directions(self, name: str) -> None:
        rows, pairs = examples(name).get("find", []), examples(name).get("pair", [])
        assert any(r["found"] for r in rows), "no sentence in which something is found"
        assert any(not r["found"] for r in rows), "no sentence in which nothing is found"
        relations = {Relation(p["relation"]) for p in pairs if "relation" in p}
        assert any(r.agrees for r in relations), "no pair that agrees"
        assert any(r.differs for r in relations), "no pair that differs"

    def test_examples_are_well_formed(self, name: str) -> None:
        assert set(examples(name)) <= {"find", "pair"}
        for row in examples(name).get("find", []):
            assert set(row) <= FIND_KEYS, f"unknown keys {set(row) - FIND_KEYS} in {row}"
            assert row["found"] or row.get("why"), f"say why nothing is found in {row['text']!r}"
            for found in row["found"]:
                assert set(found) <= FOUND_KEYS, f"unknown keys {set(found) - FOUND_KEYS} in {row}"
        for pair in examples(name).get("pair", []):
            assert set(pair) <= PAIR_KEYS, f"unknown keys {set(pair) - PAIR_KEYS} in {pair}"
            assert "relation" in pair or "same" in pair, f"a pair without relation or same checks nothing: {pair}"

    def test_every_example_sentence_gives_what_it_says(self, name: str) -> None:
        kind = discover()[name]
        for row in examples(name).get("find", []):
            found = list(mentions(kind, row["text"], row.get("day")))
            assert [row["text"][m.span.start : m.span.end] for m in found] == [f["quote"] for f in row["found"]], row["text"]
            for mention, expected in zip(found, row["found"], strict=True):
                if "value" in expected:
                    assert kind.describe(mention.value) == expected["value"], row["text"]
                if "rule" in expected:
                    assert mention.rule == expected["rule"], row["text"]
                normalized = to_plain(kind.normalize(mention.value))
                assert {k: normalized.get(k) for k in expected.get("normalized", {})} == expected.get("normalized", {}), row["text"]

    def test_every_example_pair_compares_as_it_says(self, name: str) -> None:
        kind = discover()[name]
        for pair, left, right in facts_of_pairs(name):
            if "relation" in pair:
                assert kind.compare(left, right).relation.value == pair["relation"], pair
            if "same" in pair:
                verdict = Gate(Rarity([left, right]), discover()).judge(left, right).verdict
                assert (verdict is Verdict.SAME) == pair["same"], pair

    def test_compare_is_symmetric_and_agrees_with_itself(self, name: str) -> None:
        kind = discover()[name]
        for pair, left, right in facts_of_pairs(name):
            there, back = kind.compare(left, right), kind.compare(right, left)
            assert there.relation is back.relation, pair
            assert there.kind == back.kind, pair
            assert kind.compare(left, left).relation.agrees, pair
            assert kind.compare(right, right).relation.agrees, pair
            for kin, nik in ((kind.kinship(left, right), kind.kinship(right, left)),):
                assert (kin.score, kin.verdict) == (nik.score, nik.verdict), pair

    def test_reasons_are_sentences_and_questions_are_questions(self, name: str) -> None:
        kind = discover()[name]
        for _, left, right in facts_of_pairs(name):
            comparison = kind.compare(left, right)
            assert is_sentence(comparison.reason), comparison.reason
            question = comparison.question or kind.question(left, right)
            assert is_sentence(question), question
            assert question.endswith("?"), question

    def test_values_fit_their_strict_schema(self, name: str) -> None:
        kind = discover()[name]
        schema = kind.value_schema()
        Draft202012Validator.check_schema(schema)
        assert schema.get("type") == "object"
        assert schema.get("additionalProperties") is False, "value_schema() must set additionalProperties to False"
        for row in examples(name).get("find", []):
            for mention in mentions(kind, row["text"], row.get("day")):
                normalized = json.loads(json.dumps(kind.normalize(mention.value), allow_nan=False))
                Draft202012Validator(schema).validate(normalized)

    def test_values_survive_the_way_through_json(self, name: str) -> None:
        kind = discover()[name]
        value_type = typing.get_type_hints(kind.describe)["value"]
        for row in examples(name).get("find", []):
            for mention in mentions(kind, row["text"], row.get("day")):
                assert from_plain(value_type, json.loads(json.dumps(to_plain(mention.value)))) == mention.value

    def test_facts_quote_their_article_and_are_frozen(self, name: str) -> None:
        for pair, left, right in facts_of_pairs(name):
            for side, one in (("left", left), ("right", right)):
                assert one.text == pair[side][one.span.start : one.span.end]
                assert one.quote == pair[side][one.evidence.start : one.evidence.end]
                hash(one.value)


FRAGMENTS = st.sampled_from(
    [
        "The council voted 7-2", " on Tuesday", "nearly 70 percent", "$4.2\u00a0million", "“We will not go,”", " said Mayor Dana Orr", "’s", "aged 41", "—",
        "\u2010", "\u202f", "\u00ad", "e\u0301", "\u05e9\u05dc\u05d5\u05dd", "\u202e", "🚒", "👩‍🚒", "\r\n", "\n\n", "\t", "...", "1,200 of 3,400", "0", "½",
        "three dozen", "Gov.", "U.S.", "who resigned in 2011", "was charged", "near Pier 9", "(AP) -", "٣٤", "9-1-1", "12/13/2014", "at 6 a.m.", "''", '"', "%", "$",
    ]
)  # fmt: skip
STRANGE = st.lists(st.one_of(FRAGMENTS, st.text(max_size=12)), max_size=14).map(" ".join)


@settings(max_examples=50, deadline=None, derandomize=True, database=None)
@given(STRANGE)
def test_find_on_any_text_neither_raises_nor_leaves_the_text(text: str) -> None:
    analysed = next(iter(analyse([Article(id="any", text=text)])))
    for name, kind in discover().items():
        for sentence in analysed.sentences:
            for mention in kind.find(sentence):
                assert 0 <= mention.span.start < mention.span.end <= len(text), name
                assert sentence.start <= mention.span.start, name
                assert mention.span.end <= sentence.end, name
                assert 0 <= mention.anchor < len(analysed.tokens), name
                if mention.evidence is not None:
                    assert 0 <= mention.evidence.start < mention.evidence.end <= len(text), name
                assert kind.describe(mention.value), name
                json.dumps(kind.normalize(mention.value), allow_nan=False)


@settings(max_examples=40, deadline=None, derandomize=True, database=None)
@given(STRANGE)
def test_every_quote_is_the_text_between_its_offsets(text: str) -> None:
    for one in extract([next(iter(analyse([Article(id="any", text=text)])))], discover()):
        assert one.text == text[one.span.start : one.span.end]
        assert one.quote == text[one.evidence.start : one.evidence.end]
        assert one.evidence.start <= one.span.start < one.span.end
        assert 0 < len(one.quote) < 400
