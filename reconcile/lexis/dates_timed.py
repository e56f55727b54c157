"""Points of time with their time of day on either side: "6.10am on Wednesday", "Tuesday night", "the end of June"."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
from collections.abc import Callable
from typing import Any, TypeVar

from reconcile.lexis import dates_days as days
from reconcile.lexis import dates_points as points
from reconcile.lexis.dates_atom import Atom
from reconcile.lexis.dates_calendar import Tense
from reconcile.lexis.dates_clock import clock
from reconcile.lexis.dates_lexicon import words as lexicon
from reconcile.lexis.dates_relative import Relative
from reconcile.lexis.dates_signs import Found, at, day_number, lower, weekday_word
from reconcile.lexis.dates_words import Word
from reconcile.model import Clock, Granularity

_EDGES = {
    "early": "early",
    "late": "late",
    "mid": "mid",
    "middle": "mid",
    "beginning": "early",
    "start": "early",
    "end": "late",
    "midway": "mid",
}
_CLOCK_GLUE = frozenset({"on", ",", "at", "(", "of"})
_DAY_GLUE = frozenset({"at", ",", "@", "around", "about", "from"})


R = TypeVar("R")


def _once(read: Callable[[Timed, int], R]) -> Callable[[Timed, int], R]:
    """A reader that looks at each word once: ranges, roles and times of day all ask for the same points."""

    @functools.wraps(read)
    def at_word(self: Timed, i: int) -> R:
        known = self._read.setdefault(read.__name__, {})
        if i not in known:
            known[i] = read(self, i)
        found: R = known[i]
        return found

    return at_word


class Timed:
    """Reads points at a word; ``tense`` tells the tense of the clause around an offset."""

    def __init__(self, words: list[Word], reference: dt.date | None, tense: Callable[[int], Tense]) -> None:
        self._words = words
        self._reference = reference
        self._tense = tense
        self._relative = Relative(reference)
        self._read: dict[str, dict[int, Any]] = {}

    @_once
    def _point(self, i: int) -> Found | None:
        """A point without its time of day."""
        words = self._words
        if i >= len(words):
            return None
        hedge, edge, j = self._modifier(i)
        readers = (
            days.full_date, points.month, points.year, points.decade_or_century, points.season, points.quarter, days.holiday, self._weekday,
        )  # fmt: skip
        found = [f for f in (reader(words, j) for reader in readers if j < len(words)) if f is not None]
        if j < len(words) and (relative := self._relative_point(j)) is not None:
            found.append(relative)
        if not found and i != j:
            return self._relative_point(i)
        if not found:
            return None
        atom, end = max(found, key=lambda f: f[1])
        if edge and atom.granularity is Granularity.DAY:
            edge = "" if atom.clock or edge != "mid" else edge
        if i != j:
            own = self._relative_point(i)
            if own is not None and own[1] >= end:
                return own
        atom = dataclasses.replace(atom, edge=edge or atom.edge, hedge=hedge or atom.hedge, loose=atom.loose or bool(hedge))
        return atom, end

    @_once
    def _relative_point(self, i: int) -> Found | None:
        """A point that only the day of publication gives; the tense decides only what "in" leads to."""
        tense = self._tense(self._words[i].start) if self._words[i].lower == "in" else Tense.UNKNOWN
        return self._relative.read(self._words, i, tense)

    def _modifier(self, i: int) -> tuple[str, str, int]:
        """As in "around", "early", "mid-", "the end of" before a point."""
        words = self._words
        hedge, edge, j = "", "", i
        if lower(words, j) in lexicon().hedges["about"] and j + 1 < len(words):
            hedge, j = words[j].lower, j + 1
        k = j + 1 if lower(words, j) == "the" else j
        if lower(words, k) in _EDGES and k + 1 < len(words):
            edge, k = _EDGES[lower(words, k)], k + 1
            if lower(words, k) == "-" or lower(words, k) == "of":
                k += 1
            elif lower(words, k - 1) in ("beginning", "start", "end", "middle"):
                return hedge, "", j
            if lower(words, k) == "the" and k + 1 < len(words):
                k += 1
            elif lower(words, k) == "in":
                k = k + 2 if lower(words, k + 1) == "the" else k + 1
            j = k
        elif (
            lower(words, j) == "the"
            and j + 1 < len(words)
            and (words[j + 1].sort in ("decade", "ordinal") or lower(words, j + 1) in (*lexicon().seasons, "year", *lexicon().ordinals))
        ):
            j += 1
        return hedge, edge, j

    def _weekday(self, words: list[Word], i: int) -> Found | None:
        named = weekday_word(words, i)
        if named is None:
            return None
        before, after = lower(words, i - 1), at(words, named[1])
        if before in lexicon().names["before_weekday"] and words[i - 1].raw[:1].isupper():
            return None
        if after is not None and after.raw[:1].isupper() and after.lower in lexicon().names["after_weekday"]:
            return None
        if after is not None and after.lower == "night" and lower(words, named[1] + 1) in ("football", "live", "lights"):
            return None
        j = named[1]
        nth = (
            day_number(words, j + 1)
            if lower(words, j) == "the"
            else day_number(words, j)
            if after is not None and after.sort == "ordinal"
            else None
        )
        if nth is not None:
            return Atom(Granularity.DAY, day=nth[0], weekday=named[0]), nth[1]
        return Atom(Granularity.DAY, weekday=named[0]), j

    @_once
    def _timed(self, i: int) -> Found | None:
        """A point with its time of day on either side: "6.10am on Wednesday", "Tuesday night", "June 5 at noon"."""
        words = self._words
        own = self._clock(i)
        if own is not None:
            j = own[1]
            k = j + 1 if lower(words, j) in _CLOCK_GLUE else j
            k = k + 1 if k > j and lower(words, k) == "on" else k
            day = self._point(k)
            if day is not None and day[0].granularity is Granularity.DAY:
                atom, end = day
                if lower(words, end) in lexicon().parts and atom.clock is None:
                    end += 1
                return dataclasses.replace(atom, clock=own[0]), end
            if lower(words, k) == "the" or not own[0].stated:
                return Atom(Granularity.DAY, clock=own[0]), j
            return Atom(Granularity.DAY, clock=own[0]), j
        day = self._point(i)
        if day is None or day[0].granularity is not Granularity.DAY:
            return day
        atom, j = day
        hedged = lower(words, j) in ("early", "late") and lower(words, j + 1) in lexicon().parts
        j = j + 1 if hedged else j
        if lower(words, j) in lexicon().parts and atom.clock is None:
            part = lower(words, j)
            low, high = lexicon().parts[part]
            atom, j = dataclasses.replace(atom, clock=Clock(low, high, None, part)), j + 1
        elif hedged:
            j -= 1
        k = j + 1 if lower(words, j) in _DAY_GLUE and lower(words, j) not in lexicon().hedges["about"] else j
        k = k + 1 if lower(words, k) == "at" else k
        late = self._clock(k)
        if late is not None and (k > j or words[k].sort == "clock" or late[0].hedged):
            return dataclasses.replace(atom, clock=late[0]), late[1]
        return atom, j

    @_once
    def _clock(self, i: int) -> tuple[Clock, int] | None:
        found = clock(self._words, i) if i < len(self._words) else None
        if found is None:
            return None
        # "just after the midnight hour" and names such as "High Noon"
        before = at(self._words, i - 1)
        if (
            self._words[i].lower in lexicon().clock_words
            and before is not None
            and before.raw[:1].isupper()
            and before.sort == "word"
            and i > 1
        ):
            return None
        return found
