"""Words inside quotation marks, and nothing that only looks like them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.lexis.quotation import quotations
from reconcile.model import Span


def found(text: str) -> list[str]:
    paragraphs, at = [], 0
    for line in text.split("\n"):
        paragraphs.append(Span(at, at + len(line)))
        at += len(line) + 1
    return [text[q.span.start : q.span.end] for q in quotations(text, paragraphs)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Orr said: "We sail at dawn." Nobody did.', ["We sail at dawn."]),
        ("“We sail at dawn,” she said, “or never.”", ["We sail at dawn,", "or never."]),
        ("''We sail at dawn,'' she said.", ["We sail at dawn,"]),
        ("``We sail at dawn,'' she said.", ["We sail at dawn,"]),
        ("'We sail at dawn,' she said of the pilots' wish.", ["We sail at dawn,"]),
        ("The pilots' wish was ‘a dawn start’, the owners' an evening one.", ["a dawn start"]),
        ("“He told me ‘never again’ and left,” she said.", ["He told me ‘never again’ and left,"]),
        ("Critics call it a “ghost port” and worse.", ["ghost port"]),
        ("“He should pay [for] it … all of it.”", ["He should pay [for] it … all of it."]),
    ],
)
def test_quotations_of_every_style(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    ["The dockers' club and the pilots' bar closed.", "He grew up in the '90s, rock 'n' roll and all.", "She is 5'11\" tall, he 6'2\"."],
)
def test_apostrophes_and_inches_are_no_marks(text: str) -> None:
    assert found(text) == []


def test_a_quotation_runs_over_paragraphs_with_repeated_opening_marks() -> None:
    text = "“We sail at dawn.\n“We come back at dusk,” said Orr.\nNobody believed it."
    assert found(text) == ["We sail at dawn.", "We come back at dusk,"]
    first, second = quotations(text, [Span(0, 17), Span(18, 55), Span(56, len(text))])
    assert (first.continues, first.closed, second.continued, second.closed) == (True, False, True, True)


def test_an_unbalanced_mark_ends_with_its_sentence() -> None:
    assert found("The port was “closed for good. It reopened in May.\nShips came back.") == ["closed for good."]


def test_an_unclosed_utterance_ends_with_its_paragraph() -> None:
    assert found("Orr said: “We sail at dawn. Be there.\nShips came back.") == ["We sail at dawn. Be there."]


MARKS = st.sampled_from(
    ["“", "”", '"', "‘", "’", "'", "''", "``", "«", "»", " ", " said Orr", "it's", "Dock's", ", ", ". ", "\n", "[x]", "…", "5'11"]
)


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(st.lists(MARKS, max_size=25).map("".join))
def test_any_mixture_of_marks_gives_quotations_in_order_that_do_not_overlap(text: str) -> None:
    paragraphs, at = [], 0
    for line in text.split("\n"):
        paragraphs.append(Span(at, at + len(line)))
        at += len(line) + 1
    end = 0
    for q in quotations(text, paragraphs):
        assert end <= q.outer.start <= q.span.start < q.span.end <= q.outer.end
        assert paragraphs[q.paragraph].contains(q.outer)
        end = q.outer.end
