"""The parts that the page is made of: differing words, cut stretches, origins, time lines, marks and the drawing."""

from __future__ import annotations

import itertools
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.report.html.origins import Origin, grouped
from reconcile.report.html.passages import Piece, by_sentence, passage
from reconcile.report.html.picture import BADGE, MOST_DRAWN, NODE, SIZE, Pair, picture
from reconcile.report.html.reading import readings
from reconcile.report.html.story import items, sources
from reconcile.report.html.stretches import cut
from reconcile.report.html.timeline import timeline
from reconcile.report.html.words import differing
from tests.report.conftest import evidence, finding, position
from tests.report.html.conftest import Story


@pytest.mark.parametrize(
    ("text", "other", "marked"),
    [
        ("The bill passed the Assembly", "The bill is pending in the Assembly", ["passed"]),
        ("we’ll never go back", "we'll never ever go home", ["back"]),
        ("Twelve boats sank", "twelve boats sank", []),
        ("about 70% of them", "about 30% of them", ["70%"]),
        ("paid $4 million in fines", "paid €4 million in fines", ["$"]),
        ("he was born in old Thessaly, they say", "he was born in Thessaly, they said", ["old", "say"]),
    ],
)
def test_differing_words(text: str, other: str, marked: list[str]) -> None:
    assert [text[a:b] for a, b in differing(text, [other]) or []] == marked


def test_wordings_with_little_in_common_are_not_compared_word_by_word() -> None:
    assert differing("Twelve boats sank", ["The council approved a levy"]) is None
    assert differing("Twelve boats sank", []) is None


def test_the_most_similar_wording_counts() -> None:
    text = "Twelve boats sank in the bay"
    assert [text[a:b] for a, b in differing(text, ["Nothing like it", "Fifteen boats sank in the bay"]) or []] == ["Twelve"]


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(-5, 45), st.integers(-5, 45)), max_size=8))
def test_cut_pieces_are_the_text_and_know_their_marks(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [(a, b, n) for n, (a, b) in enumerate(spans)]
    pieces = list(cut(0, len(text), marks))
    assert "".join(text[a:b] for a, b, _ in pieces) == text
    for a, b, found in pieces:
        for at in range(a, b):
            assert found == [n for first, last, n in marks if first <= at < last]


def test_a_passage_is_the_sentence() -> None:
    told = evidence(
        "ledger", "12 boats sank", sentence="On Friday 12 boats sank in the bay.", start=10, end=23, value_start=10, value_end=12
    )
    assert passage([told], ["15 boats sank"], "conflict", contrast=True) == (
        Piece("On Friday "), Piece("12", quoted=True, value=True, differs=True), Piece(" boats sank", quoted=True), Piece(" in the bay."),
    )  # fmt: skip


def test_evidence_in_one_sentence_is_shown_in_one_passage() -> None:
    sentence = "Of them 9 were hurt and 3 died."
    hurt = evidence("ledger", "9 were hurt", sentence=sentence, start=108, end=119, value_start=108, value_end=109)
    died = evidence("ledger", "3 died", sentence=sentence, start=124, end=130, value_start=124, value_end=125)
    elsewhere = evidence("argus", "3 died", sentence=sentence, start=124, end=130, value_start=124, value_end=125)
    groups = list(by_sentence([hurt, died, elsewhere]))
    assert groups == [[hurt, died], [elsewhere]]
    assert [(p.text, p.value) for p in passage(groups[0]) if p.quoted] == [
        ("9", True),
        (" were hurt", False),
        ("3", True),
        (" died", False),
    ]


@pytest.mark.parametrize(
    ("relation", "marked"),
    [("superseded", ["is still pending in"]), ("quote-altered", ["In the capital", "is still pending in"])],
)
def test_how_a_clause_begins_is_no_difference_of_fact(relation: str, marked: list[str]) -> None:
    quote = "In the capital, the pier bill is still pending in the Assembly"
    at = quote.index("pending")
    told = evidence("ledger", quote, value_start=at, value_end=at + len("pending"))
    found = passage([told], ["the pier bill passed the Assembly"], relation, contrast=True)
    runs = "".join(p.text if p.differs else "|" for p in found).split("|")
    assert [run for run in runs if run] == marked


def test_a_quotation_that_is_not_in_its_sentence_stands_alone() -> None:
    found = passage([evidence("ledger", "over two sentences. Like this", sentence="Like this one.", value_end=4)])
    assert [(p.text, p.quoted) for p in found] == [("over", True), (" two sentences. Like this", True)]


def test_long_sentences_are_cut_around_the_quotation() -> None:
    sentence = f"{'word ' * 200}12 boats sank {'more ' * 200}"
    found = "".join(p.text for p in passage([evidence("ledger", "12 boats sank", sentence=sentence)]))
    assert found.startswith("… word ")
    assert found.endswith(" more …")
    assert " 12 boats sank " in found
    assert len(found) < 600


NAMES = {"a": "Harbor Ledger", "b": "Harbor", "c": "Argus and Sons", "d": "Argus"}


@pytest.mark.parametrize(
    ("reason", "count", "groups"),
    [
        ("Harbor and Harbor Ledger carry one text", 3, [("a", "b"), ("c",), ("d",)]),
        ("Argus and Sons and Harbor carry one text; Argus and Argus and Sons both credit the mayor", 2, [("a",), ("b", "c", "d")]),
        ("Harbor and Somebody carry one text", 3, []),
        ("Harbor and Harbor Ledger carry one text", 2, []),
    ],
)
def test_origins_are_read_from_the_reason_or_not_drawn(reason: str, count: int, groups: list[tuple[str, ...]]) -> None:
    assert [origin.articles for origin in grouped(list(NAMES), NAMES, count, reason)] == groups


def test_an_origin_says_why() -> None:
    assert grouped(["a", "b"], NAMES, 1, "Harbor and Harbor Ledger both credit the mayor") == (
        Origin(("a", "b"), ("both credit the mayor",)),
    )


def dated(value: str, article: str, day: str | None) -> dict[str, Any]:
    return position(value, evidence(article, value, as_of=day))


def test_the_time_line_is_in_order_of_days() -> None:
    told = finding(1, "superseded", "x", [dated("five", "a", "2024-02-29"), dated("three", "b", "2024-02-27"), dated("four", "c", None)])
    stages = timeline(told, {"a": "2024-03-09", "b": None, "c": None})
    assert [(s.day, s.told, s.days) for s in stages] == [
        ("2024-02-27", (("three", ("b",)),), None),
        ("2024-02-29", (("five", ("a",)),), 2),
        ("", (("four", ("c",)),), None),
    ]


def test_a_statement_without_a_day_is_of_the_day_it_was_published() -> None:
    told = finding(1, "superseded", "x", [dated("five", "a", None), dated("three", "b", "2024-02-27")])
    assert [s.day for s in timeline(told, {"a": "2024-03-09", "b": None})] == ["2024-02-27", "2024-03-09"]


@pytest.mark.parametrize(
    ("relation", "days"),
    [("superseded", (None, None)), ("superseded", ("2024-01-01", "2024-01-01")), ("conflict", ("2024-01-01", "2024-01-02"))],
)
def test_no_time_line_where_days_tell_nothing(relation: str, days: tuple[str | None, str | None]) -> None:
    told = finding(1, relation, "x", [dated("five", "a", days[0]), dated("three", "b", days[1])])
    assert timeline(told, {"a": None, "b": None}) == ()


def test_overlapping_marks_show_the_worst_and_reach_all(story: Story) -> None:
    known = sources(story.document)
    found = items(story.document, known)
    ledger = readings(known, found, story.texts)[0]
    bits = [bit for paragraph in ledger.paragraphs for bit in paragraph]
    assert "".join(bit.text for bit in bits) == story.texts["ledger"].replace("\n\n", "")
    twelve = next(bit for bit in bits if bit.text == "Twelve ")
    both = next(bit for bit in bits if bit.text == "boats sank in the storm")
    assert (twelve.tone, both.tone, both.to) == ("error", "error", "d-000000000001")
    # the agreement inside the discrepancy has no stretch of its own, so it has a number
    assert [(note.to, note.tone) for note in both.notes] == [("d-000000000001", "error"), ("c-000000000004", "agree")]
    reached = {bit.to for bit in bits} | {note.to for bit in bits for note in bit.notes}
    assert reached - {""} == {f["id"] for f in story.document["findings"]}


@pytest.mark.parametrize("number", range(2, MOST_DRAWN + 1))
def test_the_drawing_is_legible(number: int) -> None:
    pairs = [Pair(a, b, agree=a + b, differ=(a * b) % 3) for a, b in itertools.combinations(range(1, number + 1), 2)]
    drawn = picture(range(1, number + 1), pairs)
    assert len(drawn.nodes) == number
    assert all(NODE <= value <= SIZE - NODE for node in drawn.nodes for value in (node.x, node.y))
    for one, other in itertools.combinations(drawn.nodes, 2):
        assert math.dist((one.x, one.y), (other.x, other.y)) > 2 * NODE
    badges = [line.badge for line in drawn.lines if line.badge]
    for one_badge, other_badge in itertools.combinations([*badges, *((n.x, n.y) for n in drawn.nodes)], 2):
        assert math.dist(one_badge, other_badge) > 2 * BADGE
    differ = [line for line in drawn.lines if line.sort == "differ"]
    assert len(differ) == sum(p.differ > 0 for p in pairs)
    assert all(line.badge for line in differ) or number > 6
