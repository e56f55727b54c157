"""What brought about what, and what came first."""

from __future__ import annotations

import pytest

from tests.kinds.pairs import differing


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The fire caused an explosion on the tanker.", "An explosion sparked the fire on the tanker."),
        ("The tanker caught fire and caused an explosion.", "An explosion sparked the fire on the tanker."),
        ("The boiler exploded, setting off a fire in the mill.", "The fire in the mill caused the boiler explosion."),
        ("A collapse of the wall triggered the flood.", "The flood caused the collapse of the wall."),
        ("The minister resigned after the vote.", "The minister resigned before the vote."),
    ],
)
def test_two_happenings_the_other_way_round(left: str, right: str) -> None:
    (found,) = differing(left, right)
    assert (found.kind, found.relation.value) == ("event", "detail-differs")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The explosion caused a fire on the tanker.", "A fire broke out after the explosion on the tanker."),
        ("The secretary resigned before the vote.", "The minister resigned after the vote."),
        ("The fire may have caused the explosion.", "The explosion sparked the fire."),
        ("The fire spread after the explosion.", "The explosion did not cause the fire."),
        ("The fire caused an explosion, which set off another fire.", "An explosion sparked the fire."),
        ("The crash led to a search.", "The search began after the crash."),
    ],
)
def test_the_same_order_and_orders_that_an_article_tells_both_ways_are_silent(left: str, right: str) -> None:
    assert differing(left, right) == []
