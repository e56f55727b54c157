"""Times of day: "6.10am", "10:08 p.m.", "just after 06:00 GMT", "shortly before midnight", "around 6 a.m."."""

from __future__ import annotations

import re

from reconcile.lexis.dates_lexicon import words as lexicon
from reconcile.lexis.dates_words import Word, said
from reconcile.model import Clock

_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s?([ap])?", re.IGNORECASE)
_AT = frozenset({"at", "around", "about", "by", "before", "after", "until", "from", "between", "since", "and", "to", "past"})
_NOT_AFTER_DOTTED = frozenset(
    {"percent", "per", "million", "billion", "trillion", "points", "point", "miles", "inches", "feet", "seconds", "metres", "meters", "on"}
)
ROUNDED_HOUR = 7
"""Minutes on each side of "6 a.m." and of "around 6.30": people round to the quarter of an hour."""
ROUNDED_FIVE = 2
"""Minutes on each side of "about 6.10": people round to five minutes."""


def clock(words: list[Word], i: int) -> tuple[Clock, int] | None:
    """A time of day with its hedge at word ``i``, and the index of the word after it."""
    start = i
    hedge, reach, i = _hedge(words, i)
    dotted_ok = bool(hedge) or (start > 0 and words[start - 1].lower in _AT)
    found = _plain(words, i, dotted_ok=dotted_ok)
    if found is None:
        return None
    minute, exact, known, i = found
    # "between 5 and 6 p.m.", "5-6 p.m." are read by the grammar of ranges, which asks for plain times
    zone = ""
    if i < len(words) and words[i].lower == "local" and i + 1 < len(words) and words[i + 1].lower == "time":
        i += 2
    elif i < len(words) and words[i].lower in lexicon().zones and words[i].raw[:1].isupper():
        zone = words[i].lower
        i += 2 if i + 1 < len(words) and words[i + 1].lower == "time" else 1
    if reach is not None:
        low, high = minute + reach[0], minute + reach[1]
    else:
        wide = 0 if exact and not hedge else ROUNDED_HOUR if minute % 15 == 0 else ROUNDED_FIVE
        low, high = minute - wide, minute + wide
    return Clock(low, high, minute % 1440, said(words[start:i]), zone, known, bool(hedge)), i


def _hedge(words: list[Word], i: int) -> tuple[str, tuple[int, int] | None, int]:
    two = " ".join(w.lower for w in words[i : i + 2])
    if two in lexicon().clock_hedges:
        return two, lexicon().clock_hedges[two], i + 2
    if i < len(words) and words[i].lower in lexicon().hedges["about"]:
        return words[i].lower, None, i + 1
    return "", None, i


def _plain(words: list[Word], i: int, *, dotted_ok: bool) -> tuple[int, bool, bool, int] | None:
    """Minute of the day, whether it is given to the minute, whether morning or evening is known, and the next index."""
    if i >= len(words):
        return None
    w = words[i]
    if w.lower in lexicon().clock_words:
        return lexicon().clock_words[w.lower], False, True, i + 1
    if w.lower == "half" and i + 2 < len(words) and words[i + 1].lower == "past":
        hour = lexicon().numbers.get(words[i + 2].lower, words[i + 2].number)
        return (hour * 60 + 30, False, False, i + 3) if 1 <= hour <= 12 else None
    hour = lexicon().numbers.get(w.lower, w.number) if w.lower not in ("a", "an") else -1
    if 1 <= hour <= 12 and i + 1 < len(words) and words[i + 1].lower == "o'clock":
        return _with_part(words, hour * 60, i + 2)
    if 1 <= hour <= 12 and w.sort == "word" and i + 1 < len(words) and re.fullmatch(r"[ap]\.?m", words[i + 1].lower):
        return hour % 12 * 60 + (720 if words[i + 1].lower[0] == "p" else 0), False, True, i + 2
    if w.sort == "dotted":
        if not dotted_ok or (i + 1 < len(words) and words[i + 1].lower in _NOT_AFTER_DOTTED) or int(w.raw[-2:]) > 59:
            return None
        hour = int(w.raw.split(".")[0])
        return (hour * 60 + int(w.raw[-2:]), True, hour > 12 or w.raw.startswith("0"), i + 1) if hour < 24 else None
    if w.sort != "clock":
        return None
    m = _CLOCK.match(w.raw)
    assert m is not None
    hour, minute = int(m[1]), int(m[2] or 0)
    if minute > 59 or hour > 24 or (m[3] and hour > 12):
        return None
    if m[3]:
        return hour % 12 * 60 + minute + (720 if m[3].lower() == "p" else 0), bool(m[2]), True, i + 1
    # "06:00", "21:00" are of the day of 24 hours; "6:10" may be morning or evening
    return hour * 60 + minute, True, hour > 12 or m[1].startswith("0") or hour == 0, i + 1


def _with_part(words: list[Word], minute: int, i: int) -> tuple[int, bool, bool, int]:
    """As in "6 o'clock in the morning"."""
    if (
        i + 2 < len(words)
        and words[i].lower == "in"
        and words[i + 1].lower == "the"
        and words[i + 2].lower in ("morning", "afternoon", "evening")
    ):
        return minute % 720 + (0 if words[i + 2].lower == "morning" else 720), False, True, i + 3
    return minute, False, False, i
