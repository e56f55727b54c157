"""Each mistake is put down to the right stage; reports are made by hand, with a kind made up here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from reconcile.evaluation import Gold, GoldFinding, GoldPosition, MistakeClass, Passage, Story, inside, score
from reconcile.evaluation.mistakes import Mistake, mistakes
from reconcile.evaluation.text import mistake_lines
from reconcile.model import (
    Amount,
    Article,
    Cluster,
    Comparison,
    Fact,
    Finding,
    Frame,
    Kinship,
    Link,
    Mention,
    Position,
    Relation,
    Report,
    Sentence,
    Severity,
    Span,
    Verdict,
)

HARBOR = "Six people were hurt on the ferry."
LEDGER = "Eight were hurt when the ferry struck the pier."


class Counts:
    """A kind whose facts share a block when their values are of one length."""

    name = "count"
    precedence = 1

    def find(self, sentence: Sentence) -> Iterator[Mention[str]]:
        return iter(())

    def blocks(self, fact: Fact[str]) -> Iterable[str]:
        return ("" if fact.value != "apart" else fact.article,)

    def kinship(self, left: Fact[str], right: Fact[str]) -> Kinship:
        return Kinship(0.0, "two rides", Verdict.DIFFERENT)

    def compare(self, left: Fact[str], right: Fact[str]) -> Comparison:
        return Comparison(Relation.CONFLICT, "Six are not eight.")

    def describe(self, value: str) -> str:
        return value

    def normalize(self, value: str) -> dict[str, Any]:
        return {}

    def question(self, left: Fact[str], right: Fact[str]) -> str:
        return "How many?"

    def amount(self, fact: Fact[str]) -> Amount | None:
        return None

    def value_schema(self) -> dict[str, Any]:
        return {}


class Notes(Counts):
    """A second kind that reads the same words."""

    name = "note"


@pytest.fixture(autouse=True)
def kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inside, "discover", lambda: {"count": Counts(), "note": Notes()})


GOLD = GoldFinding(
    "hurt",
    Relation.CONFLICT,
    "count",
    True,
    (
        GoldPosition("6", (Passage("harbor.txt", "Six people were hurt"),)),
        GoldPosition("8", (Passage("ledger.txt", "Eight were hurt"),)),
    ),
)
STORY = Story("ferry", [Article("harbor.txt", HARBOR), Article("ledger.txt", LEDGER)], Gold((GOLD,)))


def fact(article: str, quote: str, value: str = "x", kind: str = "count") -> Fact[str]:
    text = HARBOR if article == "harbor.txt" else LEDGER
    span = Span(text.index(quote), text.index(quote) + len(quote))
    return Fact(kind, article, value, span, span, span, quote, quote, quote, quote, {}, Frame(), f"{kind}.hand")


def link(left: Fact[str], right: Fact[str], verdict: Verdict, relation: Relation) -> Link:
    return Link(*sorted((left.id, right.id)), verdict, 0.9, "by hand", {"terms": 0.5}, Comparison(relation, "by hand"))  # type: ignore[arg-type]


def report(
    facts: list[Fact[str]], clusters: tuple[Cluster, ...] = (), findings: tuple[Finding, ...] = (), undecided: tuple[Link, ...] = ()
) -> Report:
    return Report(STORY.articles, tuple(facts), clusters, findings, (), undecided=undecided)


def only(made: Report) -> Mistake:
    (it,) = mistakes(STORY, made, score(STORY, made.findings))
    return it


SIX, EIGHT = fact("harbor.txt", "Six people"), fact("ledger.txt", "Eight")


def test_a_side_without_a_fact_is_named() -> None:
    it = only(report([SIX]))
    assert it.cause is MistakeClass.NOT_EXTRACTED
    assert "  no count here; no fact of any kind" in it.details
    assert any(line.startswith("  count Six people in harbor.txt") for line in it.details)


def test_facts_of_another_kind_are_not_the_same_as_none() -> None:
    it = only(report([fact("harbor.txt", "Six people", kind="note"), fact("ledger.txt", "Eight", kind="note")]))
    assert it.cause is MistakeClass.OTHER_KIND
    assert "  no count here; extracted as note “Eight”" in it.details


def test_no_shared_block_means_that_nobody_looked() -> None:
    assert only(report([fact("harbor.txt", "Six people", "apart"), fact("ledger.txt", "Eight", "apart")])).cause is MistakeClass.NOT_PAIRED


def test_a_pair_that_the_report_does_not_keep_is_judged_again() -> None:
    it = only(report([SIX, EIGHT]))
    assert it.cause is MistakeClass.GATE
    assert "gate different 0.00: two rides | " in it.details


def test_a_sum_needs_its_numbers_and_then_its_arithmetic() -> None:
    both = (GoldPosition("total", (Passage("harbor.txt", "12"),)), GoldPosition("parts", (Passage("ledger.txt", "5 and 6"),)))
    texts = {"harbor.txt": "In all 12 were hurt.", "ledger.txt": "Of these 5 and 6 were hurt."}
    story = Story("sum", [Article(k, v) for k, v in texts.items()], Gold((GoldFinding("total", Relation.SUM_MISMATCH, "sum", True, both),)))

    def count(article: str, quote: str) -> Fact[str]:
        span = Span(texts[article].index(quote), texts[article].index(quote) + len(quote))
        return Fact("count", article, "x", span, span, span, quote, quote, quote, quote, {}, Frame(), "count.hand")

    def cause(*facts: Fact[str]) -> MistakeClass:
        made = Report(story.articles, facts, (), (), ())
        return mistakes(story, made, score(story, ()))[0].cause

    assert cause(count("harbor.txt", "12")) is MistakeClass.NOT_EXTRACTED
    assert cause(count("harbor.txt", "12"), count("ledger.txt", "5"), count("ledger.txt", "6")) is MistakeClass.NOT_DERIVED


def test_a_clause_that_touches_the_passage_will_do_for_the_kind() -> None:
    wide = replace(EIGHT, span=Span(LEDGER.index("pier"), LEDGER.index("pier") + 4), evidence=Span(0, len(LEDGER)), id="")
    assert only(report([SIX, wide])).cause is MistakeClass.GATE


def test_an_unsure_pair_is_blamed_on_the_gate_too() -> None:
    it = only(report([SIX, EIGHT], undecided=(link(SIX, EIGHT, Verdict.UNSURE, Relation.CONFLICT),)))
    assert it.cause is MistakeClass.GATE
    assert "gate unsure 0.90: by hand | terms=0.50" in it.details


@pytest.mark.parametrize(
    ("relation", "cause"), [(Relation.INCOMPARABLE, MistakeClass.COMPARISON), (Relation.CONFLICT, MistakeClass.PRINTING)]
)
def test_what_was_grouped_is_blamed_on_comparison_or_printing(relation: Relation, cause: MistakeClass) -> None:
    cluster = Cluster("c-1", "count", (SIX, EIGHT), (link(SIX, EIGHT, Verdict.SAME, relation),))
    assert only(report([SIX, EIGHT], (cluster,))).cause is cause


def test_false_alarms_say_which_gold_is_near() -> None:
    ferry, pier = fact("harbor.txt", "the ferry"), fact("ledger.txt", "the pier")
    near = Finding(
        "d-1", Relation.CONFLICT, "count", Severity.ERROR, "", "near", "", "", (Position("a", {}, (SIX,)), Position("b", {}, (pier,))), 2
    )
    far = Finding(
        "d-2", Relation.CONFLICT, "count", Severity.ERROR, "", "far", "", "", (Position("a", {}, (ferry,)), Position("b", {}, (pier,))), 2
    )
    made = report([SIX, EIGHT, ferry, pier], findings=(near, far))
    printed = [m for m in mistakes(STORY, made, score(STORY, made.findings)) if m.what == "printed discrepancy"]
    assert [(m.id, m.cause, m.title) for m in printed] == [
        ("d-1", MistakeClass.FALSE_OTHER_FACT, "one side is of hurt: near"),
        ("d-2", MistakeClass.FALSE_UNLISTED, "far"),
    ]


def test_the_largest_class_comes_first() -> None:
    def made(n: int, cause: MistakeClass) -> list[Mistake]:
        return [Mistake("ferry", "missed discrepancy", cause, "vote", f"g{i}", "title", ("detail",)) for i in range(n)]

    lines = list(mistake_lines([*made(1, MistakeClass.GATE), *made(2, MistakeClass.COMPARISON)], details=False))
    assert lines[0] == "3 mistakes by class"
    assert [line.split()[0] for line in lines[1::2]] == ["comparison", "gate"]
    assert not any("detail" in line for line in lines)
