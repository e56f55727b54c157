"""Prepositions of place that exclude one another: in a tunnel is not near it."""

from __future__ import annotations

_SIDES = (
    frozenset({"in", "inside", "within"}),
    frozenset({"near", "outside", "beside", "by", "next"}),
    frozenset({"under", "underneath", "beneath", "below"}),
    frozenset({"above", "over", "atop"}),
)


def side(preposition: str) -> int | None:
    """Which of the sides a preposition puts something on; None for those that leave it open ("at")."""
    return next((n for n, group in enumerate(_SIDES) if preposition in group), None)


def exclusive(left: str, right: str) -> bool:
    """Whether something cannot be both before one landmark."""
    a, b = side(left), side(right)
    return a is not None and b is not None and a != b
