"""One row of the table of measurements: what every part of ``tests.benchmarks.performance`` gives back."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A measured figure, with what was wanted of it ("at most 0.7") and whether that holds (None: nothing was asked)."""

    what: str
    figure: float
    unit: str = ""
    wanted: str = ""
    holds: bool | None = None


def at_most(what: str, figure: float, limit: float, unit: str = "") -> Row:
    """A figure that must not be above a limit."""
    return Row(what, figure, unit, f"at most {limit:g}", figure <= limit)


def at_least(what: str, figure: float, limit: float, unit: str = "") -> Row:
    """A figure that must not be below a limit."""
    return Row(what, figure, unit, f"at least {limit:g}", figure >= limit)
