"""Stretches of text that no sentence can be."""

from __future__ import annotations

from reconcile.lexis.sentence_size import MOST, break_before, stretches, unread


def test_ordinary_text_has_none() -> None:
    text = ("The board voted 7-2 on Tuesday to close the pier. " * 40 + "\n") * 30
    assert unread(text) == ()
    assert list(stretches(text, 0, len(text))) == []


def test_a_list_without_end_is_read_at_its_beginning() -> None:
    before = "The board met on Tuesday. "
    text = before + "The clerk counted " + ", ".join(str(n) for n in range(5_000)) + " ballots. The board left."
    (left,) = unread(text)
    assert len(before) + MOST - 10 < left.start <= len(before) + MOST
    assert text[left.start - 1] == ","
    assert text[left.end :] == "The board left."


def test_a_list_of_lines_is_no_stretch() -> None:
    assert unread("\n".join(f"Ward {n} cast {n * 7} ballots" for n in range(2_000))) == ()


def test_where_a_stretch_is_cut() -> None:
    assert break_before("one, two, three four", 0, 12) == 9
    assert break_before("one two three four", 0, 10) == 7
    assert break_before("x" * 20, 0, 10) == 10
