"""Cutting a text where marks begin and end, so that marks which overlap become pieces that do not."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import TypeVar

M = TypeVar("M")


def cut(start: int, end: int, marks: Sequence[tuple[int, int, M]]) -> Iterator[tuple[int, int, list[M]]]:
    """Pieces from ``start`` to ``end`` in order, each with the marks that cover it, in the order given.

    Marks may overlap, nest, repeat and stick out; empty ones are left out.
    """
    inside = [(max(a, start), min(b, end), m) for a, b, m in marks if a < end and b > start and a < b]
    edges = sorted({start, end, *(a for a, _, _ in inside), *(b for _, b, _ in inside)})
    for a, b in itertools.pairwise(edges):
        yield a, b, [m for first, last, m in inside if first <= a and b <= last]
