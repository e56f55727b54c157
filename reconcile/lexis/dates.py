"""Times in English news: where they stand in a text and which days they mean for a reader of a given day.

Durations ("for 35 days") are quantities and ages are ages: neither is found here.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from reconcile.lexis.dates_calendar import Tense
from reconcile.lexis.dates_grammar import Grammar
from reconcile.lexis.dates_lexicon import words as lexicon
from reconcile.lexis.dates_words import split
from reconcile.model import When

__all__ = ["Tense", "TimeMention", "find_times"]

_WORTH = re.compile(
    r"\d|days?\b|night|morning|evening|afternoon|midnight|noon|dawn|weeks?\b|month|year|decade|century|fortnight|weekend|quarter|tomorrow|holiday"
    r"|january|february|march|april|\bmay\b|june|july|august|september|october|november|december"
    r"|\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thurs?|fri|sat|sun)\b"
    r"|spring|summer|autumn|fall|winter|christmas|easter|thanksgiving|halloween|juneteenth|midday|o.clock|eve\b"
)
"""A sentence without any of these holds no time; asked first because most sentences hold none. For text in lower case."""
_WORTH_ANY_CASE = re.compile(_WORTH.pattern, re.IGNORECASE)
"""The same for text that may be longer in lower case than it is."""

_LEAD = 60
"""Code points from the beginning of a time to the first of these, at most ("at the beginning of the previous …")."""

_OPENERS = frozenset(
    """the this last next past previous current present following coming upcoming recent earlier later early late mid middle beginning start end midway sometime
    since starting effective commencing until till through thru by before after up from between in a an couple few several dozen today yesterday tomorrow tonight
    fiscal fy school academic tax calendar year half q h""".split()
)
"""Words that may begin a time and stand in no table of the lexicon."""


@cache
def openers() -> frozenset[str]:
    """All words with which a time may begin; most words of a text are none of them."""
    w = lexicon()
    tables = (w.months, w.weekdays, w.numbers, w.ordinals, w.seasons, w.clock_words)
    phrases = [*w.clock_hedges, *(h for kind in w.hedges.values() for h in kind)]
    short = [f"{sort}{n}" for sort in "qh" for n in range(1, 5)]
    return _OPENERS.union(
        *tables, (p.split()[0] for p in phrases), (name[0].removesuffix("'s").removesuffix("'") for name in w.holidays), short
    )


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time with its place in the text that was searched (half open)."""

    when: When
    start: int
    end: int


def find_times(text: str, reference: dt.date | None = None, tense: Callable[[int], Tense] | None = None) -> list[TimeMention]:
    """All times in a text, in order, none overlapping.

    ``reference`` is the day of publication, ``tense`` tells the tense of the clause around an offset; without it every
    clause counts as one of unknown tense. Linear in the length of the text.
    """
    # in lower case a list of words is told apart by first letters, several times as fast
    hints = _WORTH.finditer(text.lower()) if text.isascii() else _WORTH_ANY_CASE.finditer(text)
    worth = [m.start() for m in hints]
    if not worth:
        return []
    words = split(text)
    grammar = Grammar(words, reference, tense or _unknown)
    out = []
    i = 0
    ahead = 0
    while i < len(words):
        word = words[i]
        while ahead < len(worth) and worth[ahead] < word.start:
            ahead += 1
        if ahead == len(worth):
            break
        if worth[ahead] - word.start > _LEAD:
            i += 1
            continue
        found = grammar.expression(i) if word.sort != "other" and (word.sort != "word" or word.lower in openers()) else None
        if found is None:
            i += 1
            continue
        when, end = found
        out.append(TimeMention(when, words[i].start, words[end - 1].bare_end))
        i = end
    return out


def _unknown(_offset: int) -> Tense:
    return Tense.UNKNOWN
