"""Money: what a sum is for."""

from __future__ import annotations

import pytest

import reconcile
from reconcile.kinds.money import KIND


def facts(*texts: str) -> list[reconcile.Fact]:
    return [f for n, t in enumerate(texts) for f in reconcile.extract(reconcile.Article(id=f"a{n}", text=t)) if f.kind == "money"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Dorn puts the price tag at around $8 billion.", "The dam would cost about $11 billion."),
        ("The dam is worth $8 million.", "The dam was bought for $9 million."),
        ("The firm paid a fine of $8 million.", "The firm was fined $9 million."),
        ("She donated $800 to the shelter.", "Her gift of $900 went to the shelter."),
    ],
)
def test_sums_for_one_purpose_are_nearer_than_for_two(left: str, right: str) -> None:
    other = "The firm owes the bank $9 million in debt."
    one, two, three = facts(left, right, other)
    assert KIND.kinship(one, two).score > KIND.kinship(one, three).score
