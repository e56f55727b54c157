"""Statuses in more words: deaths by one's own hand, bills taken up, first appearances, pressure and indecision."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.kinds import pairs

LEAD = (
    "A gunman opened fire in the ferry terminal of Velta, and the ferry line stopped. Police closed the terminal and the harbor. "
    "The ferry terminal is the busiest of the harbor. Passengers of the ferry hid in the terminal while police searched the harbor."
)


def differing(left: str, right: str, *, later: int = 0) -> list[tuple[str, str]]:
    found = pairs.differing(f"{LEAD} {left}", f"{LEAD} {right}", published=dt.date(2019, 5, 3), later=later)
    return [(f.kind, f.relation.value) for f in found]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("The gunman was killed by police.", "The gunman shot himself.", ("status", "conflict")),
        ("Police shot and killed the gunman.", "The gunman killed himself.", ("status", "conflict")),
    ],
)
def test_killed_by_others_or_by_his_own_hand(left: str, right: str, expected: tuple[str, str]) -> None:
    assert expected in differing(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The gunman was killed.", "The gunman shot himself."),
        ("Two clerks were killed by the gunman.", "The gunman shot himself."),
        ("The gunman killed a clerk.", "The gunman killed himself."),
    ],
)
def test_who_was_killed_without_a_hand_or_is_another_is_no_conflict(left: str, right: str) -> None:
    assert ("status", "conflict") not in differing(left, right)


def test_a_council_that_has_not_decided_and_then_does_it() -> None:
    assert differing("The ferry line has not decided whether to sell the terminal.", "The ferry line sold the terminal.", later=5)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The port chief will not sell the terminal unless the city pays.", "The port chief will sell the terminal."),
        ("The port chief will not sell the terminal, the union said.", "The port chief will sell the terminal, the ministry said."),
        ("The port chief must sell the terminal.", "The port chief will not sell the terminal."),
    ],
)
def test_conditions_duties_and_two_forecasts_are_no_contradiction(left: str, right: str) -> None:
    assert differing(left, right) == []


def test_one_hand_that_will_and_will_not() -> None:
    found = differing("The port chief will not sell the terminal.", "The port chief will sell the terminal.")
    assert ("polarity", "conflict") in found


def test_what_was_not_and_then_is_has_changed() -> None:
    left, right = "The ferry line has not sold the terminal.", "The ferry line has sold the terminal."
    assert ("polarity", "conflict") in differing(left, right)
    assert ("polarity", "conflict") not in differing(left, right, later=9)


def test_plans_of_two_days_or_of_no_known_day_contradict_nothing() -> None:
    texts = ("The port chief will sell the terminal.", "The port chief will not sell the terminal.")
    assert ("polarity", "conflict") in differing(*texts)
    assert not [f for f in pairs.differing(*(f"{LEAD} {t}" for t in texts)) if f.kind == "polarity"]
