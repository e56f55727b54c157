"""Time as intervals: a month is all its days, "Tuesday" is one, "about 6 a.m." is some minutes."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from ``start`` to ``end``, both included; None on a side is open."""

    start: dt.date | None
    end: dt.date | None

    def overlaps(self, other: Interval) -> bool:
        return not (
            (self.end is not None and other.start is not None and self.end < other.start)
            or (other.end is not None and self.start is not None and other.end < self.start)
        )

    def contains(self, other: Interval) -> bool:
        return (self.start is None or (other.start is not None and self.start <= other.start)) and (
            self.end is None or (other.end is not None and other.end <= self.end)
        )


class Granularity(enum.StrEnum):
    """How fine the words are: "Tuesday" is a day, "in 2009" a year."""

    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    SPAN = "span"
    """A stated range ("from May to July"), or an unsharp stretch ("in recent weeks")."""

    @property
    def rank(self) -> int:
        """0 for the finest."""
        return _RANKS[self]


_RANKS = {g: n for n, g in enumerate(Granularity)}
"""Places in the order in which they are told above; every pair of dates asks."""


class TimeRole(enum.StrEnum):
    """What of the event the time gives."""

    POINT = "point"
    START = "start"
    """since, from … on, starting"""
    END = "end"
    """until, by, before, through"""
    RANGE = "range"
    """from … to …, between … and …"""


DAY_MINUTES = 1440


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in minutes after midnight, already widened by its hedge: "about 6 a.m." is 353 to 367.

    ``high`` may pass 1440 ("Tuesday night" ends in the small hours) and ``low`` may be negative ("around midnight").
    """

    low: int
    high: int
    stated: int | None = None
    """The minute that the text names; None for a part of the day or a range."""
    words: str = ""
    """As a reader would say it: "about 6 a.m.", "night"."""
    zone: str = ""
    """"gmt", "edt" …, lower case, where the text names one."""
    half_known: bool = True
    """False where "6.10" may be morning or evening."""
    hedged: bool = False

    def overlaps(self, other: Clock) -> bool:
        """Whether both can be one time; a time without "am" or "pm" is tried as both."""
        return any(self.low + s <= other.high and other.low <= self.high + s for s in self._shifts(other))

    def contains(self, other: Clock) -> bool:
        return any(self.low + s <= other.low and other.high <= self.high + s for s in self._shifts(other))

    def _shifts(self, other: Clock) -> tuple[int, ...]:
        if self.half_known and other.half_known:
            return (0, DAY_MINUTES, -DAY_MINUTES)
        return (0, 720, -720, DAY_MINUTES, -DAY_MINUTES)


@dataclass(frozen=True, slots=True)
class When:
    """A time as the text gives it.

    ``interval`` are the days that the words name ("since 2009": those of 2009; ``reach`` is open). It is None where the words cannot be resolved (no day of publication, "fiscal 2000"); then the parts that
    the words do give remain: ``weekday`` (Monday 0), ``month`` and ``day`` of a date without year, and ``label``.
    """

    interval: Interval | None
    granularity: Granularity
    label: str
    """The words without their preposition and with plain blanks: "last Tuesday"."""
    clock: Clock | None = None
    weekday: int | None = None
    month: int | None = None
    day: int | None = None
    role: TimeRole = TimeRole.POINT
    hedge: str = ""
    """Words that make the day unsharp, lower case: "around", "more than"."""
    loose: bool = False
    """The words name a weekday or a stretch that readers resolve in two ways ("next Friday", "two months ago")."""
    relative: bool = False
    """Resolved (or to be resolved) against the day of publication."""
    fiscal: bool = False
    """A fiscal, school or tax year: its days depend on whose year it is."""

    @property
    def reach(self) -> Interval | None:
        """The days of which the clause speaks: from the named ones on for a start, up to them for an end."""
        days = self.interval
        if days is None or self.role in (TimeRole.POINT, TimeRole.RANGE):
            return days
        one = dt.timedelta(days=1)
        if self.role is TimeRole.START:
            return Interval(days.end + one if self.hedge == "after" and days.end else days.start, None)
        return Interval(None, days.start - one if self.hedge == "before" and days.start else days.end)
