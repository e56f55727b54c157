"""Each operator makes exactly one fact wrong, and leaves alone what it cannot change."""

from __future__ import annotations

import pytest

from reconcile.evaluation.planting import edits


@pytest.mark.parametrize(
    ("kind", "passage", "operator", "planted"),
    [
        ("vote", "approved it 38-2 on Monday", "vote", "approved it 35-5 on Monday"),
        ("vote", "by a vote of 9 to 1", "vote", "by a vote of 8 to 2"),
        ("date", "since 2008", "year", "since 2006"),
        ("quantity", "1,200 tons of gravel", "number", "1,680 tons of gravel"),
        ("percentage", "rose by 3.5 percent", "number", "rose by 4.5 percent"),
        ("money", "about $10 million", "number", "about $14 million"),
        ("quantity", "Eleven people were hurt", "number word", "Two people were hurt"),
        ("date", "late on Friday", "weekday", "late on Monday"),
        ("date", "in November", "month", "in February"),
        ("role", "Superintendent Joan Petrie of the harbor police", "name", "Superintendent Joan Patrie of the harbor police"),
        ("name", "Hugh Tarrant, who leads the Marine Accident Board", "name", "Hugh Torrant, who leads the Marine Accident Board"),
        ("event", "The ferry was towed into port", "negation", "The ferry was not towed into port"),
        ("event", "The ferry has not sailed", "negation", "The ferry has sailed"),
        ("status", "the board approved the contract", "status", "the board rejected the contract"),
        ("quote", "we will always come back", "quoted word", "we may always come back"),
    ],
)
def test_a_planted_error(kind: str, passage: str, operator: str, planted: str) -> None:
    assert (operator, planted) in [(e.operator, e.apply(passage)) for e in edits(passage, kind)]


@pytest.mark.parametrize(
    ("kind", "passage"),
    [
        ("quantity", "several people were hurt"),
        ("date", "earlier this week"),
        ("name", "the superintendent"),
        ("name", "on Good Friday"),
        ("event", "the ferry sank"),
        ("status", "pending in committee"),
        ("quote", "no comment"),
        ("place", "in Room 12 of the town hall"),
    ],
)
def test_nothing_to_plant(kind: str, passage: str) -> None:
    assert edits(passage, kind) == []


def test_numbers_of_a_vote_are_changed_together_and_alone() -> None:
    assert [e.operator for e in edits("voted 7-2 on Monday for 30 berths", "vote")] == ["vote"]


def test_a_kind_that_nobody_told_us_of_holds_a_value() -> None:
    assert [(e.operator, e.apply("won by 3 goals")) for e in edits("won by 3 goals", "score")] == [("number", "won by 4 goals")]
