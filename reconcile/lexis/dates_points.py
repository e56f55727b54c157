"""Stretches that the calendar names: months, years, decades, centuries, seasons, quarters."""

from __future__ import annotations

import re

from reconcile.lexis import dates_calendar as cal
from reconcile.lexis.dates_atom import Atom
from reconcile.lexis.dates_lexicon import words as lexicon
from reconcile.lexis.dates_signs import Found, at, counted, lower, month_word, year_after, year_number
from reconcile.lexis.dates_words import Word
from reconcile.model import Granularity, Interval

_BARE_MONTH_BEFORE = frozenset({
    "in", "since", "until", "till", "last", "next", "this", "early", "late", "mid", "through", "during", "throughout", "of", "from", "between", "after",
    "before", "and", "to", "by", "-", "the", "a", "each", "every", "for", "that", "his", "her", "its", "their", "our", "previous", "following", "or", "/",
    "earlier", "later",
})  # fmt: skip
_BARE_MAY_BEFORE = frozenset(
    {"in", "since", "until", "till", "last", "next", "this", "early", "late", "mid", "through", "during", "throughout"}
)
_YEAR_BEFORE = frozenset({
    "in", "since", "until", "till", "through", "during", "throughout", "after", "before", "by", "of", "from", "between", "early", "late", "mid", "around",
    "about", "circa", "year", "for", "to", "and", "-", "into", "the", "or",
})  # fmt: skip


def month(words: list[Word], i: int) -> Found | None:
    """As in "October 2008", "2008 October", "October of 2008", and a month alone where the words around it allow no other reading."""
    year_first = year_number(words, i)
    if year_first is not None:
        j = i + 1 if lower(words, i + 1) in ("-", "/") else i
        named = month_word(words, j + 1)
        return (Atom(Granularity.MONTH, year_first, named[0]), named[1]) if named and named[1] != i + 1 else None
    named = month_word(words, i)
    if named is None:
        return None
    year = year_after(words, named[1])
    if year is not None:
        return Atom(Granularity.MONTH, year[0], named[0]), year[1]
    w, before, after = words[i], at(words, i - 1), at(words, named[1])
    if w.lower in ("may", "march", "august", "april", "june", "jan", "mar"):
        if w.lower in ("may", "march") and w.raw[:1].islower():
            return None
        if w.lower == "august" and w.raw[:1].islower() and (before is None or before.lower not in _BARE_MAY_BEFORE):
            return None
        allowed = _BARE_MAY_BEFORE if w.lower == "may" else _BARE_MONTH_BEFORE
        if before is None or not (before.lower in allowed or before.possessive):
            return None
        if after is not None and after.raw[:1].isupper() and before.lower not in _BARE_MAY_BEFORE:
            return None
    if (
        before is not None
        and before.sort == "word"
        and before.raw[:1].isupper()
        and before.lower not in _BARE_MONTH_BEFORE
        and not before.possessive
        and lexicon().weekdays.get(before.lower) is None
        and i > 1
    ):
        return None
    return Atom(Granularity.MONTH, None, named[0]), named[1]


def year(words: list[Word], i: int) -> Found | None:
    """A year in digits that is no count, "the year 2008", "fiscal 2008", "FY 2008"."""
    w = words[i]
    if w.lower in ("fiscal", "fy", "school", "academic", "tax"):
        j = i + 1 if lower(words, i + 1) == "year" else i
        if w.lower in ("school", "academic", "tax") and j == i:
            return None
        number = year_number(words, j + 1)
        return (Atom(Granularity.YEAR, number, fiscal=True), j + 2) if number is not None else None
    if w.lower in ("calendar", "year"):
        j = i + 1 if w.lower == "calendar" and lower(words, i + 1) == "year" else i
        j = j + 1 if lower(words, j + 1) == "of" else j
        number = year_number(words, j + 1)
        return (Atom(Granularity.YEAR, number), j + 2) if number is not None else None
    number = year_number(words, i)
    if number is None or not _is_year(words, i, number):
        return None
    return Atom(Granularity.YEAR, number), i + 1


def _is_year(words: list[Word], i: int, number: int) -> bool:
    before, after = lower(words, i - 1), lower(words, i + 1)
    if before in lexicon().names["before_year"] or before in ("$", "£", "€", "#", "°", "№", "/", ":", "=", "@"):
        return False
    if before == "." and lower(words, i - 2) in ("no", "nos"):
        return False  # "paper no. 2014"
    if after in ("/", "%", "°", "@", "+") or (
        after == "." and at(words, i + 2) is not None and words[i + 2].sort == "number" and words[i + 2].start == words[i + 1].end
    ):
        return False
    if counted(words, i):
        return False
    if before in _YEAR_BEFORE or (before in (",", "(") and 1900 <= number < 2100):
        return True
    return 1900 <= number < 2100


def decade_or_century(words: list[Word], i: int) -> Found | None:
    """As in "the 1990s", "the '80s", "the 19th century"."""
    w = words[i]
    if w.sort == "decade":
        digits = int(re.sub(r"\D", "", w.raw))
        if digits < 100:
            if "'" not in w.raw[:1] and lower(words, i - 1) != "the" and lower(words, i - 2) != "the":
                return None
            if lower(words, i - 1) in ("their", "his", "her", "my", "your", "our", "its") or (
                lower(words, i - 1) in ("mid", "early", "late", "-") and lower(words, i - 3) != "the"
            ):
                return None
            digits += 1900 if digits >= 20 else 2000
        found = cal.years(digits, 10)
        return (Atom(Granularity.DECADE, interval=found), i + 1) if found else None
    number = w.number if w.sort == "ordinal" else lexicon().ordinals.get(w.lower, -1)
    j = i + 2 if lower(words, i + 1) == "-" else i + 1
    if 11 <= number <= 22 and lower(words, j) == "century":
        found = cal.years((number - 1) * 100, 100)
        return (Atom(Granularity.CENTURY, interval=found), j + 1) if found else None
    return None


def season(words: list[Word], i: int) -> Found | None:
    """As in "summer 2008", "the summer of 2008", "this summer" is relative and read elsewhere."""
    first = lexicon().seasons.get(lower(words, i))
    if first is None:
        return None
    following = year_after(words, i + 1)
    if following is None:
        return None
    return Atom(Granularity.SEASON, following[0], season=first), following[1]


def quarter(words: list[Word], i: int) -> Found | None:
    """As in "the first quarter of 2008", "Q1 2008", "2008 Q1", "the second half of 2008", "the first nine months of 2008"."""
    number = year_number(words, i)
    if number is not None:
        j = i + 2 if lower(words, i + 1) == "-" else i + 1
        short = re.fullmatch(r"([qh])([1-4])", lower(words, j) + (lower(words, j + 1) if len(lower(words, j)) == 1 else ""))
        width = 1 if len(lower(words, j)) == 2 else 2
        return _nth_part(number, short[1], int(short[2]), j + width) if short else None
    short = re.fullmatch(r"([qh])([1-4])", lower(words, i) + (lower(words, i + 1) if len(lower(words, i)) == 1 else ""))
    if short is not None:
        j = i + (1 if len(lower(words, i)) == 2 else 2)
        following = year_after(words, j)
        return _nth_part(following[0], short[1], int(short[2]), following[1]) if following else None
    nth = lexicon().ordinals.get(lower(words, i)) or (words[i].number if words[i].sort == "ordinal" else 0)
    unit = lower(words, i + 1)
    if 1 <= nth <= 4 and unit in ("quarter", "half"):
        following = year_after(words, i + 2)
        return _nth_part(following[0], unit[0], nth, following[1]) if following else None
    if nth == 1 and lower(words, i + 2) == "months":
        count = words[i + 1].number if words[i + 1].sort == "number" else lexicon().numbers.get(unit, 0)
        following = year_after(words, i + 3)
        if 2 <= count <= 11 and following is not None:
            part = cal.months(following[0], 1, count)
            return (Atom(Granularity.QUARTER if count == 3 else Granularity.SPAN, interval=part), following[1]) if part else None
    return None


def _nth_part(number: int, unit: str, nth: int, end: int) -> Found | None:
    count = 3 if unit == "q" else 6
    if (nth - 1) * count >= 12:
        return None
    found: Interval | None = cal.months(number, 1 + (nth - 1) * count, count)
    return (Atom(Granularity.QUARTER if unit == "q" else Granularity.SPAN, interval=found), end) if found else None
