"""Articles round a circle, with a line for each pair that agrees or disagrees: laid out here, drawn by the template as SVG.

Nodes carry the numbers of the articles; names stand in the legend beside it, where they can be as long as they are.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

SIZE = 360
"""Width and height of the drawing in its own units."""
_CENTRE = SIZE / 2
_RADIUS = SIZE / 2 - 32
NODE = 17
"""Radius of a node."""
BADGE = 10.5
"""Radius of a number on a line."""
_CLEAR = 4.0
"""Least distance between the rims of two numbers."""
_APART = 5.0
"""Distance of the two lines of one pair from the line between the nodes."""
_WIDEST = 7.0
MOST_DRAWN = 16
"""Articles for which there is room on the circle."""
_FEW = 6
"""Up to so many articles, agreements have their numbers on the line; beyond, only disagreements (the table has them all)."""
_TRIED = (0.5, 0.42, 0.58, 0.35, 0.65, 0.29, 0.71, 0.24, 0.76)
"""Places along a line where its number may stand, best first."""


@dataclass(frozen=True, slots=True)
class Pair:
    """How often two articles (their numbers, lower first) agree on their own, repeat one origin, and differ."""

    left: int
    right: int
    agree: int = 0
    repeat: int = 0
    differ: int = 0


@dataclass(frozen=True, slots=True)
class Node:
    """An article by its number."""

    number: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one sort (``agree``, ``repeat``, ``differ``) with its count; the badge is None where there is no room for a number."""

    sort: str
    count: int
    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    badge: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Picture:
    """The drawing: lines first, so that nodes lie on them."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]


def picture(numbers: Sequence[int], pairs: Sequence[Pair]) -> Picture:
    """Lay it out: the first article on top, the others clockwise."""
    places = {
        number: (
            _CENTRE + _RADIUS * math.sin(2 * math.pi * n / len(numbers)),
            _CENTRE - _RADIUS * math.cos(2 * math.pi * n / len(numbers)),
        )
        for n, number in enumerate(numbers)
    }
    most = max((getattr(p, sort) for p in pairs for sort in ("agree", "repeat", "differ")), default=1)
    taken: list[tuple[float, float]] = list(places.values())
    lines: list[Line] = []
    # disagreements find their places first: they are what the picture is for
    for sort, offset in (("differ", _APART), ("agree", -_APART), ("repeat", -_APART)):
        for pair in pairs:
            count: int = getattr(pair, sort)
            if not count or (sort == "repeat" and pair.agree):
                continue
            shift = offset if pair.differ and (pair.agree or pair.repeat) else 0.0
            start, end = _beside(places[pair.left], places[pair.right], shift)
            badge = _free(start, end, taken) if sort == "differ" or len(numbers) <= _FEW else None
            if badge:
                taken.append(badge)
            width = 1.5 + (_WIDEST - 1.5) * (count - 1) / max(1, most - 1)
            lines.append(Line(sort, count, *_rounded(*start), *_rounded(*end), round(width, 1), badge and _rounded(*badge)))
    order = ("repeat", "agree", "differ")
    nodes = tuple(Node(number, *_rounded(*place)) for number, place in places.items())
    return Picture(nodes, tuple(sorted(lines, key=lambda line: order.index(line.sort))))


def _beside(start: tuple[float, float], end: tuple[float, float], shift: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """The line between two places, moved to its side."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy) or 1.0
    across = (-dy / length * shift, dx / length * shift)
    return (start[0] + across[0], start[1] + across[1]), (end[0] + across[0], end[1] + across[1])


def _free(start: tuple[float, float], end: tuple[float, float], taken: Sequence[tuple[float, float]]) -> tuple[float, float] | None:
    """A place on the line that keeps clear of all that stand already, or None."""
    for share in _TRIED:
        place = (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
        if all(math.dist(place, other) >= 2 * BADGE + _CLEAR for other in taken):
            return place
    return None


def _rounded(x: float, y: float) -> tuple[float, float]:
    # one digit is finer than a screen, and the same on every machine
    return round(x, 1), round(y, 1)
