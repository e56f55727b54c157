"""Paragraphs are lines, unless lines were broken to fit a width."""

from __future__ import annotations

import textwrap

import pytest

from reconcile.lexis.paragraphs import hard_wrapped, paragraphs

ONE = (
    "The harbor council voted 11-1 on Tuesday to close the ferry pier for 14 months, and Mayor Dana Cole said that "
    "Pier 9 in Eastport would stay open while the work goes on."
)
TWO = "The work will cost $4.5 million. Two of the three ferries will be sold, and the money will go to the schools of Eastport."


@pytest.mark.parametrize("width", [30, 50, 72, 100])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_hard_wrapped_file_has_a_paragraph_between_blank_lines(width: int, end: str) -> None:
    text = (textwrap.fill(ONE, width) + "\n\n" + textwrap.fill(TWO, width) + "\n").replace("\n", end)
    assert [" ".join(text[s:e].split()) for s, e in paragraphs(text)] == [ONE, TWO]


def test_lines_that_end_where_they_like_are_paragraphs() -> None:
    text = "Pier shut\nBy Ann Moss\nThe pier was shut on Tuesday.\nNobody was hurt.\n\nThe ferries go on from Pier 9, the mayor said."
    assert not hard_wrapped(text)
    assert [text[s:e] for s, e in paragraphs(text)] == [x for x in text.split("\n") if x]


def test_a_line_that_goes_on_in_lower_case_is_the_same_paragraph() -> None:
    text = "The pier was shut\non Tuesday.\nNobody was hurt."
    assert [text[s:e] for s, e in paragraphs(text)] == ["The pier was shut\non Tuesday.", "Nobody was hurt."]


def test_nothing_has_no_paragraph() -> None:
    assert list(paragraphs(" \n\n\t\n")) == []


def test_a_long_line_that_stands_alone_does_not_hide_the_wrapping() -> None:
    alone = "A line that an editor added later and that is far longer than all the others of the file, which were wrapped at a width."
    text = textwrap.fill(ONE, 31) + "\n\n" + alone + "\n\n" + textwrap.fill(TWO, 31)
    assert [" ".join(text[s:e].split()) for s, e in paragraphs(text)] == [ONE, alone, TWO]
