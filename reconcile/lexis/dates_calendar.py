"""Arithmetic of the calendar: units as intervals, and which year or week a partial date means for a reader of that day."""

from __future__ import annotations

import calendar
import datetime as dt
import enum

from reconcile.lexis.dates_lexicon import Holiday
from reconcile.model import Granularity, Interval

ONE_DAY = dt.timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 1000, 2999


class Tense(enum.StrEnum):
    """Where the clause puts its event, seen from the day of publication."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


def one(day: dt.date) -> Interval:
    """The day as an interval."""
    return Interval(day, day)


def date(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None where the calendar has no such day ("Feb. 30") or the year is out of reach."""
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return dt.date(year, month, day)


def impossible(month: int | None, day: int | None) -> bool:
    """Whether no year has such a day ("Feb. 30", "Dec. 43")."""
    return month is not None and day is not None and 1 <= month <= 12 and not 1 <= day <= calendar.monthrange(2000, month)[1]


def months(year: int, month: int, count: int = 1) -> Interval | None:
    """``count`` whole months from ``month``; ``month`` may lie outside 1..12 and is carried over."""
    first = _month_start(year, month)
    after = _month_start(year, month + count)
    return Interval(first, after - ONE_DAY) if first and after else None


def _month_start(year: int, month: int) -> dt.date | None:
    carried, index = divmod(month - 1, 12)
    return date(year + carried, index + 1, 1)


def years(first: int, count: int = 1) -> Interval | None:
    """``count`` whole years, or None where they are out of reach."""
    start, end = date(first, 1, 1), date(first + count - 1, 12, 31)
    return Interval(start, end) if start and end else None


def week(day: dt.date, shift: int = 0) -> Interval:
    """Monday to Sunday of the week that holds the day, ``shift`` weeks on."""
    monday = day - dt.timedelta(days=day.weekday()) + dt.timedelta(days=7 * shift)
    return Interval(monday, monday + dt.timedelta(days=6))


def add_months(day: dt.date, count: int) -> dt.date | None:
    """The same day ``count`` months on, or the last of that month where it has none."""
    first = _month_start(day.year, day.month + count)
    return first and first.replace(day=min(day.day, calendar.monthrange(first.year, first.month)[1]))


def shifted(day: dt.date, count: int, unit: str) -> dt.date | None:
    """The day ``count`` units on (back where negative), or None where that leaves the calendar."""
    try:
        if unit in ("day", "week", "fortnight"):
            return day + dt.timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit])
        return add_months(day, count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit])
    except (OverflowError, ValueError):
        return None


def unit_interval(day: dt.date, unit: str, shift: int) -> Interval | None:
    """The whole unit that holds the day, ``shift`` units on ("last month" is -1)."""
    if unit == "day":
        return one(day + shift * ONE_DAY)
    if unit == "week":
        return week(day, shift)
    if unit == "fortnight":
        return Interval(week(day, 2 * shift).start, week(day, 2 * shift + 1).end)
    if unit == "weekend":
        return weekend(week(day, shift))
    if unit == "month":
        return months(day.year, day.month + shift)
    if unit == "quarter":
        return months(day.year, (day.month - 1) // 3 * 3 + 1 + 3 * shift, 3)
    if unit == "year":
        return years(day.year + shift)
    if unit == "decade":
        return years(day.year // 10 * 10 + 10 * shift, 10)
    return years(day.year // 100 * 100 + 100 * shift, 100)


def weekend(of: Interval) -> Interval:
    """Saturday and Sunday of a week."""
    assert of.end is not None
    return Interval(of.end - ONE_DAY, of.end)


UNIT_GRANULARITY = {
    "day": Granularity.DAY, "week": Granularity.WEEK, "fortnight": Granularity.SPAN, "weekend": Granularity.WEEKEND, "month": Granularity.MONTH,
    "quarter": Granularity.QUARTER, "year": Granularity.YEAR, "decade": Granularity.DECADE, "century": Granularity.CENTURY,
}  # fmt: skip


def weekday_of(reference: dt.date, weekday: int, tense: Tense) -> dt.date:
    """News convention: a bare weekday is the last one on or before publication, in a clause about the future the next on or after it."""
    if tense is Tense.FUTURE:
        return reference + dt.timedelta(days=(weekday - reference.weekday()) % 7)
    return reference - dt.timedelta(days=(reference.weekday() - weekday) % 7)


def nearest(candidates: list[Interval], reference: dt.date, tense: Tense) -> Interval | None:
    """The candidate (one a year) that a reader of that day takes: the nearest, distances against the tense counted two and a half fold."""

    def cost(i: Interval) -> tuple[float, dt.date]:
        assert i.start
        assert i.end
        if i.start <= reference <= i.end:
            return (0, i.start)
        ahead = i.start > reference
        distance = (i.start - reference).days if ahead else (reference - i.end).days
        against = (ahead and tense is not Tense.FUTURE) or (not ahead and tense is Tense.FUTURE)
        # without a tense what has happened is only a little likelier in news
        return (distance * ((2.5 if tense is not Tense.UNKNOWN else 1.1) if against else 1.0), i.start)

    return min(candidates, key=cost) if candidates else None


def easter(year: int) -> dt.date:
    """Easter Sunday of the western churches (Meeus/Jones/Butcher algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)


def holiday_day(holiday: Holiday, year: int) -> dt.date | None:
    """The day of a holiday in a year."""
    if holiday.easter is not None:
        return easter(year) + dt.timedelta(days=holiday.easter)
    if not holiday.nth:
        return date(year, holiday.month, holiday.day)
    return nth_weekday(year, holiday.month, holiday.weekday, holiday.nth)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date | None:
    """The nth (-1: the last) weekday of a month."""
    whole = months(year, month)
    if whole is None or whole.start is None or whole.end is None:
        return None
    if nth > 0:
        day = whole.start + dt.timedelta(days=(weekday - whole.start.weekday()) % 7 + 7 * (nth - 1))
    else:
        day = whole.end - dt.timedelta(days=(whole.end.weekday() - weekday) % 7)
    return day if whole.start <= day <= whole.end else None


def part_of(i: Interval, edge: str) -> Interval:
    """The early, middle or late third of an interval, as days."""
    if i.start is None or i.end is None:
        return i
    days = (i.end - i.start).days + 1
    third = max(1, -(-days // 3))
    if edge == "early":
        return Interval(i.start, i.start + dt.timedelta(days=third - 1))
    if edge == "late":
        return Interval(i.end - dt.timedelta(days=third - 1), i.end)
    return Interval(i.start + dt.timedelta(days=third), i.end - dt.timedelta(days=third)) if days >= 3 else i
