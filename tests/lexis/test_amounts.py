"""How two stated numbers relate."""

from __future__ import annotations

import pytest

from reconcile.lexis.amounts import Match, match
from reconcile.lexis.numbers_expressions import expressions
from reconcile.model import Amount


def amount(text: str) -> Amount:
    return expressions(text)[0].amount


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("12 hens", "12 hens", Match.EQUAL),
        ("$139.1 million", "$139 million", Match.ROUNDED),
        ("nearly 70 percent", "69.6 percent", Match.ROUNDED),
        ("at least seven hens", "7 hens", Match.ROUNDED),
        ("more than 200,000 hens", "209,000 hens", Match.ROUNDED),
        ("more than 50 hens", "51 hens", Match.ROUNDED),
        ("about 145 million hens", "143 million hens", Match.APART),
        ("about $3.6 billion", "$3.5 billion", Match.APART),
        ("$3.5 billion", "$3.6 billion", Match.APART),
        ("more than 50 hens", "at least 40 hens", Match.WEAKER),
        ("more than 30 percent", "nearly 70 percent", Match.WEAKER),
        ("fewer than five hens", "seven hens", Match.APART),
        ("hundreds of hens", "more than 500 hens", Match.CONTAINED),
        ("20 to 30 hens", "25 hens", Match.CONTAINED),
        ("20 to 30 hens", "45 hens", Match.APART),
        ("rose 5 percent", "fell 5 percent", Match.APART),
        ("rose 5 percent", "stood at 7 percent", Match.UNCLEAR),
        ("17 miles", "27 kilometers", Match.ROUNDED),
        ("17 miles", "27 hours", Match.UNCLEAR),
    ],
)
def test_match_both_ways(left: str, right: str, expected: Match) -> None:
    assert match(amount(left), amount(right)) is expected
    assert match(amount(right), amount(left)) is expected
