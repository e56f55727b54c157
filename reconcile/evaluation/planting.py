"""Errors to plant: each operator changes exactly one fact of a passage into one that is wrong.

The number, vote, year, weekday, month and number-word operators are those of the published mutation score; the others (a misspelt name, a
negation, a status turned round, a wrong word inside a quotation) are planted only where the passage is of a kind that says so.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reconcile.errors import LexiconError

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_STEP = 3
"""Places by which a weekday, a month or a number word is off."""
_TALLY = re.compile(r"\b(\d{1,3})(\s{0,3}(?:-|–|to)\s{0,3})(\d{1,3})\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER = re.compile(r"(?<![\w.,-])\d[\d,]{0,15}(?:\.\d{1,6})?(?![\w-])")
_NAME = re.compile(r"(?<![\w'’])(?:[A-Z][\w.-]{0,30} ){1,4}([A-Z][a-z]{2,30})(?![\w-])")
_VERB = re.compile(r"\b(?:was|were|is|are|has|have|had|will|would|can|could|did|does|do)\b(?!\s+(?:not|never|no)\b|n['’]t)", re.IGNORECASE)
_NOT = re.compile(r"\s(?:not|never)\b")
_VOWELS = {"a": "o", "e": "a", "i": "a", "o": "a", "u": "o"}
_CALENDAR = frozenset(DAYS + MONTHS)


OPERATORS = ("vote", "year", "number", "weekday", "month", "number word", "name", "negation", "status", "quoted word")
"""Names of all operators."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of a passage: ``passage[start:end]`` becomes ``new``."""

    operator: str
    start: int
    end: int
    new: str

    def apply(self, passage: str) -> str:
        """The passage with the error in it."""
        return passage[: self.start] + self.new + passage[self.end :]


Operator = Callable[[str], Iterator[Edit]]


def edits(passage: str, kind: str) -> list[Edit]:
    """Every error that can be planted in a passage that carries a fact of a kind."""
    return [edit for plant in _BY_KIND.get(kind, (values,)) for edit in plant(passage)]


def values(passage: str) -> Iterator[Edit]:
    """Wrong numbers and days. A passage with a vote gives nothing else: its other numbers are the vote's."""
    tally = _TALLY.search(passage)
    if tally:
        ayes, noes = int(tally[1]), int(tally[3])
        moved = max(1, ayes // 10)
        yield Edit("vote", tally.start(), tally.end(), f"{ayes - moved}{tally[2]}{noes + moved}")
        return
    year = _YEAR.search(passage)
    if year:
        yield Edit("year", year.start(), year.end(), str(int(year[0]) - 2))
    number = next((m for m in _NUMBER.finditer(passage) if not _YEAR.fullmatch(m[0])), None)
    if number:
        raw = number[0].rstrip(",")
        yield Edit("number", number.start(), number.start() + len(raw), _other_number(raw))
    for names, operator in ((DAYS, "weekday"), (MONTHS, "month"), (NUMBERS, "number word")):
        m = re.search(rf"\b(?:{'|'.join(names)})\b", passage, re.IGNORECASE if names is NUMBERS else 0)
        if m:
            index = [n.lower() for n in names].index(m[0].lower())
            new = names[(index + _STEP) % len(names)]
            yield Edit(operator, m.start(), m.end(), new.capitalize() if m[0][0].isupper() else new)


def _other_number(raw: str) -> str:
    number = float(raw.replace(",", ""))
    new = number + max(1, round(number * 0.4))
    if "." in raw:
        return f"{new:.1f}"
    return f"{int(new):,}" if "," in raw else str(int(new))


def name(passage: str) -> Iterator[Edit]:
    """The last word of the first name of two words or more, with one wrong vowel."""
    word = next(((m.start(1), m[1]) for m in _NAME.finditer(passage) if m[1] not in _CALENDAR), None)
    at = next((i for i in range(1, len(word[1]) - 1) if word[1][i] in _VOWELS), None) if word else None
    if word and at is not None:
        start = word[0] + at
        yield Edit("name", start, start + 1, _VOWELS[passage[start]])


def negation(passage: str) -> Iterator[Edit]:
    """ "not" put in after the first auxiliary, or taken out where it stands."""
    there = _NOT.search(passage)
    if there:
        yield Edit("negation", there.start(), there.end(), "")
        return
    verb = _VERB.search(passage)
    if verb:
        yield Edit("negation", verb.end(), verb.end(), " not")


def status(passage: str) -> Iterator[Edit]:
    """A status turned into its opposite."""
    yield from _exchange("status", passage)


def quoted(passage: str) -> Iterator[Edit]:
    """A wrong word inside a quotation."""
    yield from _exchange("quoted", passage)


def _exchange(table: str, passage: str) -> Iterator[Edit]:
    pairs = _tables()[table]
    m = re.search(rf"\b(?:{'|'.join(pairs)})\b", passage)
    if m:
        yield Edit("quoted word" if table == "quoted" else table, m.start(), m.end(), pairs[m[0]])


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    """The exchanged words.

    Raises:
        LexiconError: a row that is no pair of two different words.
    """
    data = tomllib.loads(files(__package__).joinpath("planted.toml").read_text("utf-8"))
    for table, rows in data.items():
        for old, new in rows.items():
            if not re.fullmatch(r"[a-z]+", old) or not isinstance(new, str) or not new.strip() or new == old:
                raise LexiconError(f"planted.toml: [{table}] {old!r}: needs a lower-case word and another one for it")
    return data


_BY_KIND: Mapping[str, tuple[Operator, ...]] = {
    "name": (name,), "role": (name,), "status": (status, negation), "event": (status, negation), "polarity": (negation,), "quote": (quoted,),
    "place": (), "sum": (),
}  # fmt: skip
"""Operators of kinds that are told in words; every other kind holds a value."""
