"""Single words of times: a day's number, a month's name, a year, a weekday, and whether a number counts something."""

from __future__ import annotations

from reconcile.lexis.dates_atom import Atom
from reconcile.lexis.dates_lexicon import words as lexicon
from reconcile.lexis.dates_words import Word

Found = tuple[Atom, int]
"""An atom and the index of the word after it."""

_COUNTABLE_BEFORE = frozenset(
    {"of", "for", "to", "and", "about", "around", "by", "from", "or", "between", "the", "than", "after", "before"}
)
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


def at(words: list[Word], i: int) -> Word | None:
    """The word at an index, or None outside the text."""
    return words[i] if 0 <= i < len(words) else None


def lower(words: list[Word], i: int) -> str:
    """The folded word at an index, or "" outside the text."""
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


def year_after(words: list[Word], i: int) -> tuple[int, int] | None:
    """The year in ", 2016", "of 2016", "in 2016", "'16" behind a day or a month."""
    j = i + 1 if lower(words, i) in (",", "of", "in", "-", "/") else i
    year = year_number(words, j)
    if year is not None and not (lower(words, i) == "in" and counted(words, j)):
        return year, j + 1
    return None


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
