"""A stated number with everything that makes it less than exact."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Bound(enum.StrEnum):
    """How the words around a number bound it."""

    EXACT = "="
    ABOUT = "~"
    MORE = ">"
    LESS = "<"
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Amount:
    """``low`` and ``high`` are the stated number, or the ends of a stated range.

    ``step`` is the unit of the last stated digit: 1e6 for "139 million", 1e5 for "139.1 million",
    1 for "12", 0.1 for "3.2"; two amounts that are equal after rounding to the coarser step agree.
    """

    low: float
    high: float
    bound: Bound
    unit: str
    """Singular and lower case: ``percent``, ``dollar``, ``year``, ``person``, or the counted noun."""
    step: float = 1.0
    hedge: str = ""
    """The hedging words as written, lower case: "nearly", "more than", "at least"."""
    change: str = ""
    """``up`` or ``down`` where the number is a change by that much, also beside a hedge ("up about 5 percent")."""
    vague: bool = False
    """The ends are read out of a word such as "dozens" or "hundreds"."""

    @property
    def stated(self) -> float | list[float]:
        """The number, or the two ends of a range, whole numbers without a fraction."""
        low, high = (int(v) if v == int(v) else v for v in (self.low, self.high))
        return low if low == high else [low, high]
