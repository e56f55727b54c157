"""The invented stories under ``seeds/`` keep the promises that the demo, the tutorial and the scorer rely on.

Nothing here runs the engine: these tests say that the expectations are about the texts as they stand, so that
a later edit of an article cannot leave an expectation that points at words which are no longer there.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
STORIES = sorted(path.parent.name for path in SEEDS.glob("*/expected.json"))

AGREEING = {"agree", "agree-rounded", "refines"}
DIFFERING = {
    "conflict",
    "superseded",
    "scope-differs",
    "modality-differs",
    "attribution-differs",
    "quote-altered",
    "sum-mismatch",
    "detail-differs",
}
KINDS = {
    "vote",
    "percentage",
    "quantity",
    "money",
    "age",
    "date",
    "status",
    "role",
    "name",
    "place",
    "event",
    "quote",
    "polarity",
    "sum",
}
FINDING_FIELDS = {"id", "type", "relation", "kind", "must", "origins", "note", "positions"}


def folded(text: str) -> str:
    """The text with every run of white space as one blank, as the scorer reads it."""
    return re.sub(r"\s+", " ", text)


def articles(story: str) -> dict[str, str]:
    """The files of a story by name, whole."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted((SEEDS / story).glob("*.txt"))}


def split(text: str) -> tuple[dict[str, Any], str]:
    """Front matter and body of one file; the front matter must open the file and be a YAML mapping."""
    opening, front, body = text.split("---\n", 2)
    assert opening == ""
    meta = yaml.safe_load(front)
    assert isinstance(meta, dict)
    return meta, body


def expected(story: str) -> dict[str, Any]:
    """The expectations of a story."""
    document = json.loads((SEEDS / story / "expected.json").read_text(encoding="utf-8"))
    assert isinstance(document, dict)
    return document


def evidence(document: dict[str, Any]) -> list[dict[str, str]]:
    """Every quote that the expectations of a story point at."""
    findings = [item for finding in document["findings"] for position in finding["positions"] for item in position["evidence"]]
    return findings + [item for trap in document["traps"] for item in trap["pair"]]


def test_there_are_three_stories() -> None:
    assert STORIES == ["council-opt-out", "ferry-collision", "implant-settlement"]


@pytest.mark.parametrize("story", STORIES)
def test_a_story_has_four_to_six_articles_of_newspaper_length(story: str) -> None:
    texts = articles(story)
    assert 4 <= len(texts) <= 6
    for name, text in texts.items():
        assert 150 <= len(split(text)[1].split()) <= 450, name


@pytest.mark.parametrize("story", STORIES)
def test_front_matter_names_title_source_and_day(story: str) -> None:
    sources = []
    for name, text in articles(story).items():
        meta, _ = split(text)
        assert set(meta) <= {"title", "source", "date", "byline"}, name
        assert isinstance(meta["title"], str), name
        assert meta["title"].strip(), name
        assert isinstance(meta["source"], str), name
        assert isinstance(meta["date"], dt.date), name
        sources.append(meta["source"])
    assert len(set(sources)) == len(sources), "two articles of one outlet"


@pytest.mark.parametrize("story", STORIES)
def test_every_quote_occurs_exactly_once_in_its_file_and_in_the_body(story: str) -> None:
    texts = articles(story)
    for item in evidence(expected(story)):
        quote = item["quote"]
        assert quote == folded(quote).strip(), item
        assert len(quote) < 400, item
        text = texts[item["article"]]
        assert folded(text).count(quote) == 1, item
        assert folded(split(text)[1]).count(quote) == 1, item


@pytest.mark.parametrize("story", STORIES)
def test_ids_are_unique_and_the_story_is_named_after_its_folder(story: str) -> None:
    document = expected(story)
    assert set(document) == {"story", "findings", "traps"}
    assert document["story"] == story
    for part in ("findings", "traps"):
        ids = [entry["id"] for entry in document[part]]
        assert len(set(ids)) == len(ids)
        assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id_) for id_ in ids)


@pytest.mark.parametrize("story", STORIES)
def test_findings_use_the_types_relations_and_kinds_of_the_report(story: str) -> None:
    for finding in expected(story)["findings"]:
        assert FINDING_FIELDS <= set(finding) <= FINDING_FIELDS | {"accept"}, finding["id"]
        assert finding["kind"] in KINDS, finding["id"]
        assert isinstance(finding["must"], bool), finding["id"]
        relations = AGREEING if finding["type"] == "corroboration" else DIFFERING
        assert finding["type"] in ("corroboration", "discrepancy"), finding["id"]
        assert finding["relation"] in relations, finding["id"]
        accepted = finding.get("accept", [])
        assert set(accepted) <= DIFFERING - {finding["relation"]}, finding["id"]


@pytest.mark.parametrize("story", STORIES)
def test_a_corroboration_has_one_position_in_two_or_more_articles(story: str) -> None:
    for finding in expected(story)["findings"]:
        if finding["type"] != "corroboration":
            continue
        assert len(finding["positions"]) == 1, finding["id"]
        names = {item["article"] for item in finding["positions"][0]["evidence"]}
        assert len(names) >= 2, finding["id"]
        assert finding["origins"] is None or 1 <= finding["origins"] <= len(names), finding["id"]


@pytest.mark.parametrize("story", STORIES)
def test_a_discrepancy_has_two_or_more_positions_with_values_of_their_own(story: str) -> None:
    for finding in expected(story)["findings"]:
        if finding["type"] != "discrepancy":
            continue
        values = [position["value"] for position in finding["positions"]]
        assert len(values) >= 2, finding["id"]
        assert len(set(values)) == len(values), finding["id"]
        assert all(position["evidence"] for position in finding["positions"]), finding["id"]


@pytest.mark.parametrize("story", STORIES)
def test_a_story_sets_four_to_eight_traps_of_two_different_passages(story: str) -> None:
    traps = expected(story)["traps"]
    assert 4 <= len(traps) <= 8
    for trap in traps:
        left, right = trap["pair"]
        assert left != right, trap["id"]


@pytest.mark.parametrize("story", STORIES)
def test_no_trap_lies_inside_one_expected_finding(story: str) -> None:
    """A trap is a pair that must not be put together: no finding may ask for both of its halves."""
    document = expected(story)
    for trap in document["traps"]:
        for finding in document["findings"]:
            items = [item for position in finding["positions"] for item in position["evidence"]]
            touched = [
                any(
                    item["article"] == half["article"] and (half["quote"] in item["quote"] or item["quote"] in half["quote"])
                    for item in items
                )
                for half in trap["pair"]
            ]
            assert not all(touched), (trap["id"], finding["id"])


def test_between_them_the_stories_show_every_relation() -> None:
    shown = {finding["relation"] for story in STORIES for finding in expected(story)["findings"] if finding["must"]}
    assert shown == AGREEING | DIFFERING
