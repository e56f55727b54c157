"""A decision survives edits elsewhere, other line breaks, new names and further articles; it lapses when the fact itself changes."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.review import apply, decide, fits, key_of
from reconcile.review.key import key_from
from tests.review.conftest import NOON, TODAY, document, finding, quoted

LEDGER = "Divers searched the basin. In all 12 boats sank in the storm, the harbour master said. The ferry was not hit."
TRIBUNE = "The quay was closed. The storm took fifteen boats to the bottom. Nobody was hurt."
WORDS = st.lists(st.sampled_from("rain fell on the old town while people 12 15 boats sank waited".split()), max_size=12).map(" ".join)
BLANKS = st.sampled_from([" ", "\n", "\r\n", "  ", "\n    ", "\u00a0", "\t"])


def ledger(text: str = LEDGER, value: str = "12 boats", article: str = "ledger") -> dict[str, Any]:
    return quoted(text, value, text[text.index("In all") : text.index(" in the storm")], article)


def tribune(text: str = TRIBUNE, value: str = "fifteen boats", article: str = "tribune") -> dict[str, Any]:
    return quoted(text, value, text[text.index("The storm") : text.index(". Nobody")], article)


BEFORE = finding(("12 boats", [ledger()]), ("fifteen boats", [tribune()]))
DISMISSED = decide(BEFORE, "dismissed", "one paper counts dinghies", at=NOON)


def holds(*after: dict[str, Any]) -> list[bool]:
    """For each finding whether the decision made on the first report marks it."""
    return [f["decision"] is not None for f in apply(document(*after), [DISMISSED], TODAY)["findings"]]


def rewrapped(text: str, blanks: list[str]) -> str:
    """The text with other blanks between its words."""
    words = text.split(" ")
    return "".join(w + blanks[n % len(blanks)] for n, w in enumerate(words[:-1])) + words[-1]


@given(WORDS, WORDS, WORDS, WORDS)
def test_edits_before_and_after_the_quotation_change_nothing(a: str, b: str, c: str, d: str) -> None:
    left, right = f"{a} {LEDGER[LEDGER.index('In all') :]} {b}", f"{c} {TRIBUNE[TRIBUNE.index('The storm') :]} {d}"
    assert holds(finding(("12 boats", [ledger(left)]), ("fifteen boats", [tribune(right)]))) == [True]


@given(st.lists(BLANKS, min_size=1, max_size=5))
def test_line_breaks_change_nothing(blanks: list[str]) -> None:
    text, value = rewrapped(LEDGER, blanks), rewrapped("12 boats", blanks)
    start = text.index("12")
    evidence = {**ledger(), "quote": text[text.index("In") : text.index("sank") + 4], "prefix": text[:20], "suffix": text[-20:]}
    evidence |= {"start": text.index("In"), "value_start": start, "value_end": text.index("boats") + 5}
    assert holds(finding((value, [evidence]), ("fifteen boats", [tribune()]))) == [True]


@given(st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_names_of_files_and_the_order_of_sides_change_nothing(one: str, other: str) -> None:
    assert holds(finding(("fifteen boats", [tribune(article=one)]), ("12 boats", [ledger(article=other)]))) == [True]


@given(st.integers(0, 3), st.randoms(use_true_random=False))
def test_further_articles_on_a_side_change_nothing(more: int, order: random.Random) -> None:
    evidence = [ledger(), *(quoted(f"A dozen boats sank, said witness {n}.", "A dozen boats", article=f"echo-{n}") for n in range(more))]
    order.shuffle(evidence)
    # a position is named after the article that comes first
    value = "12 boats" if evidence[0]["article"] == "ledger" else "A dozen boats"
    assert holds(finding((value, evidence), ("fifteen boats", [tribune()]))) == [True]


def test_an_article_that_left_changes_nothing() -> None:
    dozen = quoted("A dozen boats sank.", "A dozen boats", article="echo")
    first = key_of(finding(("12 boats", [ledger(), dozen]), ("fifteen boats", [tribune()])))
    assert fits(first, key_of(finding(("A dozen boats", [dozen]), ("fifteen boats", [tribune()]))))


@given(st.integers(0, 10_000).filter(lambda n: n != 12))
def test_another_value_lapses(number: int) -> None:
    text = LEDGER.replace("12", str(number))
    assert holds(finding((f"{number} boats", [ledger(text, f"{number} boats")]), ("fifteen boats", [tribune()]))) == [False]


@given(st.sampled_from(["In all", "boats", "sank"]), st.sampled_from(["Perhaps", "yachts", "vanished", "In all but name"]))
def test_other_words_in_the_only_quotation_of_a_side_lapse(old: str, new: str) -> None:
    evidence = ledger()
    evidence["quote"] = evidence["quote"].replace(old, new)
    assert holds(finding(("12 boats", [evidence]), ("fifteen boats", [tribune()]))) == [False]


@pytest.mark.parametrize(
    "changed",
    [
        finding(("12 boats", [ledger()]), ("fifteen boats", [tribune()]), relation="scope-differs"),
        finding(("12 boats", [ledger()]), ("fifteen boats", [tribune()]), kind="money"),
        finding(("12 boats", [ledger()]), ("fifteen boats", [tribune()]), ("9 boats", [quoted("9 boats sank", "9 boats", article="echo")])),
        finding(("12 boats", [ledger(), tribune()]), relation="agree"),
        finding(("12 boats", [ledger()]), ("12 boats", [ledger()])),
    ],
)
def test_another_relation_kind_or_number_of_sides_is_another_finding(changed: dict[str, Any]) -> None:
    assert holds(changed) == [False]


def test_a_value_is_not_told_by_the_clause_alone() -> None:
    text = "Between 12 boats and 15 boats sank."
    low, high = (finding((v, [quoted(text, v)]), ("9", [quoted("Only 9 sank.", "9")])) for v in ("12 boats", "15 boats"))
    assert not fits(key_of(low), key_of(high))


def test_in_a_sum_a_changed_part_is_another_sum() -> None:
    parts = [quoted("Of these 40 were dinghies.", "40"), quoted("Another 50 were yachts.", "50"), quoted("And 10 were tugs.", "10")]
    total = ("120", [quoted("In all 120 boats sank.", "120")])
    before = finding(("40 + 50 = 90", parts[:2]), total, relation="sum-mismatch", kind="sum")
    after = finding(("40 + 50 + 10 = 100", parts), total, relation="sum-mismatch", kind="sum")
    assert fits(key_of(before), key_of(before))
    assert not fits(key_of(before), key_of(after))


def test_said_and_denied_alike_each_side_needs_its_own_match() -> None:
    said, denied = quoted("12 boats sank.", "12 boats"), quoted("It is not true that 12 boats sank.", "12 boats", article="tribune")
    other = quoted("The mayor denied that 12 boats sank.", "12 boats", article="tribune")
    before = finding(("12 boats", [said]), ("12 boats", [denied]), kind="polarity")
    assert fits(key_of(before), key_of(finding(("12 boats", [denied]), ("12 boats", [said, other]), kind="polarity")))
    assert not fits(key_of(before), key_of(finding(("12 boats", [said]), ("12 boats", [other]), kind="polarity")))
    twice = finding(("12 boats", [said]), ("12 boats", [said]), kind="polarity")
    assert not fits(key_of(twice), key_of(finding(("12 boats", [said, denied]), ("12 boats", [other]), kind="polarity")))


def test_of_equal_quotations_the_one_with_the_same_text_around_it_is_meant() -> None:
    def said(of: str, number: int) -> dict[str, Any]:
        texts = [f"{of} spoke first. He was 45. Then he left.", f"{of} came late. He was 46. Then he sat down."]
        sides = [(v, [quoted(t, v, f"He was {v}.", a)]) for v, t, a in zip(("45", "46"), texts, ("ledger", "tribune"), strict=True)]
        return finding(sides[0], sides[1], kind="age", number=number)

    mason, baker, cook = said("The mason", 1), said("The baker", 2), said("A cook from the islands", 3)
    decision = decide(baker, "resolved", "asked him", at=NOON)
    marked = apply(document(mason, baker), [decision], TODAY)["findings"]
    assert [f["decision"] and f["decision"]["as"] for f in marked] == [None, "resolved"]
    # its own text was edited: alone it is still meant
    assert apply(document(cook), [decision], TODAY)["findings"][0]["decision"]


def test_where_nothing_tells_equal_quotations_apart_neither_is_settled() -> None:
    def bare(around: str, number: int) -> dict[str, Any]:
        sides = [(v, [{**quoted(f"He was {v}.", v, article=""), "prefix": around, "suffix": around}]) for v in ("45", "46")]
        return finding(*sides, kind="age", number=number)

    decision = decide(bare("abc", 1), "dismissed", "asked him", at=NOON)
    marked = apply(document(bare("xyz", 1), bare("uvw", 2)), [decision], TODAY)["findings"]
    assert [f["decision"] for f in marked] == [None, None]
    # the same text twice is the same finding twice
    assert all(f["decision"] for f in apply(document(bare("abc", 1), bare("abc", 2)), [decision], TODAY)["findings"])


def test_a_report_without_fingerprints_or_text_around_quotations_is_matched_too() -> None:
    old = finding(("12 boats", [ledger()]), ("fifteen boats", [tribune()]))
    del old["fingerprint"]
    for position in old["positions"]:
        for evidence in position["evidence"]:
            del evidence["prefix"], evidence["suffix"]
    assert holds(old) == [True]
    assert key_of(old).fingerprint == key_of(BEFORE).fingerprint


def test_a_key_comes_back_as_it_was() -> None:
    assert key_from(key_of(BEFORE).to_dict()) == key_of(BEFORE)
