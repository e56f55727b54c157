"""A point of the calendar as the words give it, and its days for a reader of a given day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from reconcile.lexis import dates_calendar as cal
from reconcile.lexis.dates_calendar import Tense
from reconcile.lexis.dates_lexicon import Holiday
from reconcile.model import Clock, Granularity, Interval

HALF_YEAR = 190
"""Days from publication within which a date without its year is looked for when its weekday does not fit the nearest one."""


@dataclass(frozen=True, slots=True)
class Atom:
    """Parts of a point in time; whatever the words leave open is None.

    ``interval`` is set where the words alone, or the words with the day of publication, give the days.
    """

    granularity: Granularity
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    interval: Interval | None = None
    season: int | None = None
    """First month of a season or quarter without its year."""
    holiday: Holiday | None = None
    edge: str = ""
    """early, mid, late"""
    clock: Clock | None = None
    hedge: str = ""
    loose: bool = False
    relative: bool = False
    fiscal: bool = False

    @property
    def open(self) -> bool:
        """Whether a year (or the day of publication) is still needed."""
        return self.interval is None and self.year is None and not self.fiscal


def resolve(atom: Atom, reference: dt.date | None, tense: Tense) -> Interval | None:
    """The days of an atom, or None where they cannot be told."""
    found = _resolve(atom, reference, tense)
    return cal.part_of(found, atom.edge) if found is not None and atom.edge else found


def _resolve(atom: Atom, reference: dt.date | None, tense: Tense) -> Interval | None:
    if atom.interval is not None or atom.fiscal:
        return atom.interval
    if atom.year is not None:
        return in_year(atom, atom.year)
    if reference is None:
        return None
    if atom.month is None and atom.season is None and atom.holiday is None:
        if atom.weekday is not None and atom.day is not None:
            return _weekday_the(reference, atom.weekday, atom.day, tense)
        return cal.one(cal.weekday_of(reference, atom.weekday, tense)) if atom.weekday is not None else None
    reach = 8 if atom.month == 2 and atom.day == 29 else 1
    found = [i for y in range(reference.year - reach, reference.year + reach + 1) if (i := in_year(atom, y)) is not None]
    near = cal.nearest(found, reference, tense)
    if atom.weekday is not None and near is not None and near.start is not None and near.start.weekday() != atom.weekday:
        # "Tuesday, June 5": the year in which the two agree, where that is near; else the weekday is a slip
        for other in found:
            if other.start is not None and other.start.weekday() == atom.weekday and abs((other.start - reference).days) <= HALF_YEAR:
                return other
    return near


def in_year(atom: Atom, year: int) -> Interval | None:
    """The days of an atom when its year is known."""
    if atom.holiday is not None:
        day = cal.holiday_day(atom.holiday, year)
        return cal.one(day) if day else None
    if atom.season is not None:
        return cal.months(year, atom.season, 3)
    if atom.month is None:
        return cal.years(year)
    if atom.day is None:
        return cal.months(year, atom.month)
    day = cal.date(year, atom.month, atom.day)
    return cal.one(day) if day else None


def _weekday_the(reference: dt.date, weekday: int, day: int, tense: Tense) -> Interval | None:
    """As in "Tuesday the 12th": the nearest such day within a year."""
    found = []
    for shift in range(-12, 13):
        whole = cal.months(reference.year, reference.month + shift)
        candidate = cal.date(whole.start.year, whole.start.month, day) if whole and whole.start else None
        if candidate is not None and candidate.weekday() == weekday:
            found.append(cal.one(candidate))
    return cal.nearest(found, reference, tense)
