"""One act told twice, with one thing about it that cannot be both."""

from __future__ import annotations

import pytest

from tests.kinds.pairs import differing


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The robber threatened the cashier with a knife.", "The robber threatened the cashier with a shotgun."),
        ("The goalkeeper hurt his left knee in training.", "The goalkeeper hurt his right knee in training."),
        ("The layoffs triggered the strike.", "The strike triggered the layoffs."),
    ],
)
def test_what_cannot_be_both_is_a_difference_in_detail(left: str, right: str) -> None:
    (found,) = differing(left, right)
    assert found.kind == "event"
    assert found.relation.value == "detail-differs"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # two weapons in one story
        ("The robber threatened the cashier with a knife. He had a shotgun, too.", "The robber threatened the cashier with a shotgun."),
        ("The robber threatened the cashier with a knife.", "A second robber threatened the guard with a shotgun."),
        ("The flood caused the power failure.", "The flood caused the power failure in two towns."),
        ("The treasurer resigned before the audit.", "The secretary resigned after the audit."),
    ],
)
def test_two_things_of_one_sort_are_no_difference(left: str, right: str) -> None:
    assert differing(left, right) == []
