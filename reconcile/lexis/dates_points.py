"""Points that the calendar names: days, months, years, decades, seasons, quarters, holidays."""

from __future__ import annotations

import re

from reconcile.lexis import dates_calendar as cal
from reconcile.lexis.dates_atom import Atom
from reconcile.lexis.dates_lexicon import words as lexicon
from reconcile.lexis.dates_words import Word
from reconcile.model import Granularity, Interval

Found = tuple[Atom, int]
"""An atom and the index of the word after it."""

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
_COUNTABLE_BEFORE = frozenset(
    {"of", "for", "to", "and", "about", "around", "by", "from", "or", "between", "the", "than", "after", "before"}
)


def at(words: list[Word], i: int) -> Word | None:
    """The word at an index, or None outside the text."""
    return words[i] if 0 <= i < len(words) else None


def lower(words: list[Word], i: int) -> str:
    return words[i].lower if 0 <= i < len(words) else ""


def day_number(words: list[Word], i: int) -> tuple[int, int] | None:
    """A day of the month at ``i`` ("5", "5th", "fifth", "twenty-first") and the index after it."""
    w = at(words, i)
    if w is None:
        return None
    if w.number >= 0 and w.sort in ("number", "ordinal"):
        return (w.number, i + 1) if 1 <= w.number <= 31 and len(w.raw) <= 4 and not (w.sort == "number" and len(w.raw) > 2) else None
    known = lexicon().ordinals
    if w.lower in known:
        return known[w.lower], i + 1
    if w.lower in ("twenty", "thirty"):
        j = i + 2 if lower(words, i + 1) == "-" else i + 1
        unit = known.get(lower(words, j), 0)
        if 1 <= unit <= 9 and lexicon().numbers[w.lower] + unit <= 31:
            return lexicon().numbers[w.lower] + unit, j + 1
    return None


def month_word(words: list[Word], i: int) -> tuple[int, int] | None:
    """A month's name at ``i`` (its dot included) and the index after it; in lower case only full names that are no other words."""
    w = at(words, i)
    if w is None or w.sort != "word" or w.lower not in lexicon().months:
        return None
    full = len(w.lower) > 4 or w.lower in ("june", "july")
    if w.raw[:1].islower() and (not full or w.lower in ("march", "august")):
        return None
    dotted = not full and w.lower != "may" and lower(words, i + 1) == "." and words[i + 1].start == w.end
    return lexicon().months[w.lower], i + 2 if dotted else i + 1


def year_number(words: list[Word], i: int) -> int | None:
    """A year in four digits, 1000 to 2199."""
    w = at(words, i)
    return w.number if w is not None and w.sort == "number" and len(w.raw) == 4 and 1000 <= w.number < 2200 else None


def _year_after(words: list[Word], i: int) -> tuple[int, int] | None:
    """ ", 2016", "of 2016", "in 2016", "'16" behind a day or a month."""
    j = i + 1 if lower(words, i) in (",", "of", "in", "-", "/") else i
    year = year_number(words, j)
    if year is not None and not (lower(words, i) == "in" and counted(words, j)):
        return year, j + 1
    return None


def full_date(words: list[Word], i: int) -> Found | None:
    """ "[Tuesday,] June 5[, 2018]", "5 June 2018", "the 5th of June", ISO and numeric dates."""
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
        day = day_number(words, j)
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


def _with_year(words: list[Word], month: int, day: int, weekday: int | None, i: int) -> Found | None:
    year = _year_after(words, i)
    return _dated(year[0] if year else None, month, day, weekday, year[1] if year else i)


def _dated(year: int | None, month: int, day: int, weekday: int | None, end: int) -> Found | None:
    if cal.date(year or 2000, month, day) is None:
        return None
    return Atom(Granularity.DAY, year, month, day, weekday), end


def _slash(w: Word, i: int) -> Found | None:
    """ "10/31/2016" and "31/10/2016"; where both orders are days, the American one."""
    first, second, year = (int(x) for x in w.raw.split("/"))
    if year < 100:
        year += 2000 if year < 50 else 1900
    return _dated(year, first, second, None, i + 1) or _dated(year, second, first, None, i + 1)


def weekday_word(words: list[Word], i: int) -> tuple[int, int] | None:
    """A weekday's name at ``i`` and the index after it; short forms only with a capital and before a date or with a dot."""
    w = at(words, i)
    if w is None or w.sort != "word":
        return None
    name = w.lower[:-1] if w.lower.endswith("days") else w.lower
    number = lexicon().weekdays.get(name)
    if number is None or w.lower.endswith("days"):
        return None
    if len(w.lower) > 5:
        return number, i + 1
    if w.raw[:1].islower():
        return None
    dotted = lower(words, i + 1) == "." and words[i + 1].start == w.end
    j = i + 2 if dotted else i + 1
    k = j + 1 if lower(words, j) == "," else j
    dated = month_word(words, k) is not None or (day_number(words, k) is not None and month_word(words, k + 1) is not None)
    led = lower(words, i - 1) in ("on", "last", "next", "this", "by", "until", "since", "late", "early") and dotted
    return (number, j) if dated or led else None


def month(words: list[Word], i: int) -> Found | None:
    """ "October 2008", "2008 October", "October of 2008", and a month alone where the words around it allow no other reading."""
    year_first = year_number(words, i)
    if year_first is not None:
        j = i + 1 if lower(words, i + 1) in ("-", "/") else i
        named = month_word(words, j + 1)
        return (Atom(Granularity.MONTH, year_first, named[0]), named[1]) if named and named[1] != i + 1 else None
    named = month_word(words, i)
    if named is None:
        return None
    year = _year_after(words, named[1])
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
    ):
        if lexicon().weekdays.get(before.lower) is None and i > 1:
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
    if after in ("/", "%", "°", "@", "+") or (
        after == "." and at(words, i + 2) is not None and words[i + 2].sort == "number" and words[i + 2].start == words[i + 1].end
    ):
        return False
    if counted(words, i):
        return False
    if before in _YEAR_BEFORE or (before in (",", "(") and 1900 <= number < 2100):
        return True
    return 1900 <= number < 2100


def counted(words: list[Word], i: int) -> bool:
    """Whether the number at ``i`` counts what follows ("2010 people", "May 12 people")."""
    after = lower(words, i + 1)
    if after in lexicon().names["after_year"]:
        return lower(words, i - 1) not in ("in", "since", "during") or after not in (
            "people",
            "more",
            "other",
            "others",
            "men",
            "women",
            "students",
            "members",
        )
    if after == "-" and lower(words, i + 2) in (
        "year",
        "mile",
        "foot",
        "page",
        "seat",
        "acre",
        "square",
        "meter",
        "metre",
        "day",
        "hour",
        "minute",
        "strong",
        "pound",
        "point",
    ):
        return True
    w = at(words, i + 1)
    plural = (
        w is not None
        and w.sort == "word"
        and w.raw.islower()
        and w.lower.endswith("s")
        and not w.lower.endswith(("ss", "us", "is"))
        and w.lower not in _VERBS_IN_S
    )
    return plural and lower(words, i - 1) in _COUNTABLE_BEFORE and not w.possessive if w is not None else False


_VERBS_IN_S = frozenset(
    {
        "was",
        "has",
        "does",
        "as",
        "its",
        "his",
        "always",
        "perhaps",
        "sales",
        "elections",
        "midterms",
        "primaries",
        "talks",
        "hearings",
        "riots",
        "attacks",
    }
)


def decade_or_century(words: list[Word], i: int) -> Found | None:
    """ "the 1990s", "the '80s", "the 19th century"."""
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
    """ "summer 2008", "the summer of 2008", "this summer" is relative and read elsewhere."""
    first = lexicon().seasons.get(lower(words, i))
    if first is None:
        return None
    following = _year_after(words, i + 1)
    if following is None:
        return None
    return Atom(Granularity.SEASON, following[0], season=first), following[1]


def quarter(words: list[Word], i: int) -> Found | None:
    """ "the first quarter of 2008", "Q1 2008", "2008 Q1", "the second half of 2008"."""
    number = year_number(words, i)
    if number is not None:
        j = i + 2 if lower(words, i + 1) == "-" else i + 1
        short = re.fullmatch(r"([qh])([1-4])", lower(words, j) + (lower(words, j + 1) if len(lower(words, j)) == 1 else ""))
        width = 1 if len(lower(words, j)) == 2 else 2
        return _nth_part(number, short[1], int(short[2]), j + width) if short else None
    short = re.fullmatch(r"([qh])([1-4])", lower(words, i) + (lower(words, i + 1) if len(lower(words, i)) == 1 else ""))
    if short is not None:
        j = i + (1 if len(lower(words, i)) == 2 else 2)
        following = _year_after(words, j)
        return _nth_part(following[0], short[1], int(short[2]), following[1]) if following else None
    nth = lexicon().ordinals.get(lower(words, i)) or (words[i].number if words[i].sort == "ordinal" else 0)
    unit = lower(words, i + 1)
    if 1 <= nth <= 4 and unit in ("quarter", "half"):
        following = _year_after(words, i + 2)
        return _nth_part(following[0], unit[0], nth, following[1]) if following else None
    return None


def _nth_part(number: int, unit: str, nth: int, end: int) -> Found | None:
    count = 3 if unit == "q" else 6
    if (nth - 1) * count >= 12:
        return None
    found: Interval | None = cal.months(number, 1 + (nth - 1) * count, count)
    return (Atom(Granularity.QUARTER if unit == "q" else Granularity.SPAN, interval=found), end) if found else None


def holiday(words: list[Word], i: int) -> Found | None:
    """A holiday's name, with its year where it is given: "Christmas Day 2016", "Labor Day"."""
    w = words[i]
    if w.sort not in ("word", "ordinal"):
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
    following = _year_after(words, best[1])
    if lower(words, best[1]) == "(" and (inner := _month_day(words, best[1] + 1, None)) is not None and lower(words, inner[1]) == ")":
        return inner[0], inner[1] + 1
    return Atom(Granularity.DAY, following[0] if following else None, holiday=best[0]), following[1] if following else best[1]
