"""Days that the calendar names: full dates in all usual orders, and holidays."""

from __future__ import annotations

from functools import cache

from reconcile.lexis import dates_calendar as cal
from reconcile.lexis.dates_atom import Atom
from reconcile.lexis.dates_lexicon import words as lexicon
from reconcile.lexis.dates_signs import Found, at, counted, day_number, lower, month_word, weekday_word, year_after, year_number
from reconcile.lexis.dates_words import Word
from reconcile.model import Granularity

_UNITS = frozenset({"-", ":", "/", "%", "'", "°", "$"})
_BEHIND = frozenset(
    "in at on of for that as when while after before and but with by from last this next was were is it he she they the".split()
)
"""Words that may follow a day of the month and do not follow a count."""


def full_date(words: list[Word], i: int) -> Found | None:
    """As in "[Tuesday,] June 5[, 2018]", "5 June 2018", "the 5th of June", ISO and numeric dates."""
    w = words[i]
    if w.sort == "iso":
        year, month, day = (int(x) for x in w.raw.split("-"))
        return _dated(year, month, day, None, i + 1)
    if w.sort == "slash":
        return _slash(w, i)
    weekday: int | None = None
    named = weekday_word(words, i)
    if named is not None:
        weekday, i = named
        if lower(words, i) == "(" and at(words, i + 1) is not None:
            inner = _month_day(words, i + 1, weekday)
            return (inner[0], inner[1] + 1) if inner is not None and lower(words, inner[1]) == ")" else None
        i = i + 1 if lower(words, i) in (",", "-") else i
        if at(words, i) is None:
            return None
        if words[i].sort in ("iso", "slash"):
            return full_date(words, i)
    return _month_day(words, i, weekday)


def _month_day(words: list[Word], i: int, weekday: int | None) -> Found | None:
    start = i
    if lower(words, i) == "the":
        i += 1
    month = month_word(words, i)
    if month is not None and i == start:
        j = month[1] + 1 if lower(words, month[1]) in ("the", "-", ",", "/") else month[1]
        day = day_number(words, j) or _impossible(words, i, j)
        if day is None or year_number(words, j) is not None:
            return None
        # "May 12 people", "March 50 miles": a count, not a day
        if counted(words, j) and words[j].sort == "number":
            return None
        return _with_year(words, month[0], day[0], weekday, day[1])
    day = day_number(words, i)
    if day is None:
        return None
    j = day[1]
    j = j + 2 if lower(words, j) == "day" and lower(words, j + 1) == "of" else j + 1 if lower(words, j) in ("of", "-", "/") else j
    month = month_word(words, j)
    if month is None:
        return None
    if lower(words, j) == "may" and words[j].raw[:1].islower():
        return None
    return _with_year(words, month[0], day[0], weekday, month[1])


def _impossible(words: list[Word], i: int, j: int) -> tuple[int, int] | None:
    """A number behind a month that no month reaches ("Dec. 43"), where it can be nothing but a slip of the day."""
    w, after = at(words, j), at(words, j + 1)
    if w is None or w.sort != "number" or len(w.raw) != 2 or w.number < 32 or lower(words, i) in ("may", "march", "mar"):
        return None
    if after is not None and (after.lower not in _BEHIND if after.sort == "word" else after.lower in _UNITS):
        return None
    return w.number, j + 1


def _with_year(words: list[Word], month: int, day: int, weekday: int | None, i: int) -> Found | None:
    year = year_after(words, i)
    end = year[1] if year else i
    if cal.date(2000, month, day) is None:
        # "Feb. 30": a day, though none of the calendar
        return Atom(Granularity.DAY, year[0] if year else None, month, day, weekday), end
    return _dated(year[0] if year else None, month, day, weekday, end)


def _dated(year: int | None, month: int, day: int, weekday: int | None, end: int) -> Found | None:
    if cal.date(year or 2000, month, day) is None:
        return None
    return Atom(Granularity.DAY, year, month, day, weekday), end


def _slash(w: Word, i: int) -> Found | None:
    """As in "10/31/2016" and "31/10/2016"; where both orders are days, the American one."""
    first, second, year = (int(x) for x in w.raw.split("/"))
    if year < 100:
        year += 2000 if year < 50 else 1900
    return _dated(year, first, second, None, i + 1) or _dated(year, second, first, None, i + 1)


@cache
def _holiday_leads() -> frozenset[str]:
    """First words of holidays, without a possessive ending."""
    return frozenset(name[0].removesuffix("'s").removesuffix("'") for name in lexicon().holidays)


def holiday(words: list[Word], i: int) -> Found | None:
    """A holiday's name, with its year where it is given: "Christmas Day 2016", "Labor Day"."""
    w = words[i]
    if w.sort not in ("word", "ordinal") or w.lower not in _holiday_leads():
        return None
    plain: list[str] = []
    ends: list[int] = []
    j = i
    while j < len(words) and len(plain) < 6:
        if words[j].lower != ".":
            plain.append(
                words[j].lower
                + ("'s" if words[j].possessive and words[j].raw.lower().endswith("'s") else "'" if words[j].possessive else "")
            )
            ends.append(j + 1)
        elif not plain:
            return None
        j += 1
    best = None
    for n in range(1, len(plain) + 1):
        known = lexicon().holidays.get(tuple(plain[:n]))
        if known is not None:
            best = (known, ends[n - 1])
    if best is None:
        return None
    following = year_after(words, best[1])
    if lower(words, best[1]) == "(" and (inner := _month_day(words, best[1] + 1, None)) is not None and lower(words, inner[1]) == ")":
        return inner[0], inner[1] + 1
    return Atom(Granularity.DAY, following[0] if following else None, holiday=best[0]), following[1] if following else best[1]
