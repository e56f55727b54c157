"""Expressions of time: points with their role ("since", "until") and ranges of two points."""

from __future__ import annotations

import dataclasses

from reconcile.lexis import dates_calendar as cal
from reconcile.lexis.dates_atom import Atom, resolve
from reconcile.lexis.dates_calendar import Tense
from reconcile.lexis.dates_lexicon import words as lexicon
from reconcile.lexis.dates_signs import Found, at, counted, day_number, lower, month_word, year_number
from reconcile.lexis.dates_timed import Timed
from reconcile.lexis.dates_words import said
from reconcile.model import Clock, Granularity, Interval, TimeRole, When

_START = frozenset({"since", "starting", "beginning", "effective", "commencing"})
_END = frozenset({"until", "till", "through", "thru", "by", "before"})
_AFTER = frozenset({"after"})
_JOIN = frozenset({"to", "through", "thru", "until", "till", "-", "—", "into"})

Read = tuple[When, int]


class Grammar(Timed):
    """Reads expressions at a word."""

    def expression(self, i: int) -> Read | None:
        """The longest expression that begins at word ``i``."""
        found = [f for f in (self._range(i), self._with_role(i), self._clock_range(i)) if f is not None]
        return max(found, key=lambda f: f[1]) if found else None

    def _with_role(self, i: int) -> Read | None:
        words = self._words
        head, j, role = lower(words, i), i, TimeRole.POINT
        if head in _START:
            role, j = TimeRole.START, i + 1
            j = j + 1 if lower(words, j) in ("in", "on", "at", "from") else j
        elif head in _END:
            role, j = TimeRole.END, i + 1
        elif head == "up" and lower(words, i + 1) in ("to", "until"):
            role, j = TimeRole.END, i + 2
        elif head == "from":
            found = self._timed(i + 1)
            after = lower(words, found[1]) if found is not None else ""
            onward = after in ("on", "onward", "onwards", "forward")
            if found is None or not onward:
                return None
            return self._when(found[0], TimeRole.START, i, found[1] + 1)
        elif head in _AFTER:
            found = self._timed(i + 1)
            return None if found is None else self._after(found, i)
        found = self._timed(j)
        if found is None:
            return None
        atom, end = found
        if role is TimeRole.POINT and lower(words, end) in ("onward", "onwards"):
            role, end = TimeRole.START, end + 1
        if not self._allowed(end, atom):
            return None
        read = self._when(atom, role, j if role is TimeRole.POINT else i, end)
        return (dataclasses.replace(read[0], hedge="before"), end) if read is not None and head == "before" else read

    def _after(self, found: Found, i: int) -> Read | None:
        """As in "after June 5", "after 2010": only calendar points ("after 6 p.m." is a time of day)."""
        atom, end = found
        if atom.clock is not None and atom.weekday is None and atom.month is None and not atom.relative:
            return None
        when = self._when(atom, TimeRole.START, i, end)
        return (dataclasses.replace(when[0], hedge="after"), end) if when is not None else None

    def _when(self, atom: Atom, role: TimeRole, start: int, end: int) -> Read | None:
        words = self._words
        tense = self._tense(words[start].start)
        if role is TimeRole.END and lower(words, start) in ("until", "till", "by") and tense is Tense.UNKNOWN:
            tense = Tense.FUTURE
        days = resolve(atom, self._reference, tense)
        if atom.month == 9 and atom.day == 11 and atom.open and not self._in_season(days):
            return None
        if (
            days is None
            and atom.clock is None
            and not (atom.weekday is not None or atom.month is not None or atom.relative or atom.fiscal or atom.holiday)
        ):
            return None
        first = start + 1 if role is not TimeRole.POINT else start
        return When(
            days, atom.granularity, said(words[first:end]), atom.clock, atom.weekday, atom.month if atom.holiday is None else atom.holiday.month or None,
            atom.day if atom.holiday is None else atom.holiday.day or None, role, atom.hedge, atom.loose, atom.relative or (atom.open and _calendar(atom)), atom.fiscal,
        ), end  # fmt: skip

    def _in_season(self, days: Interval | None) -> bool:
        """Whether a bare "Sept. 11" is likely of this year: the article is of the weeks around it, and not of 2001's memory."""
        if self._reference is None or days is None or days.start is None:
            return False
        return abs((days.start - self._reference).days) <= 21 and self._reference.month in (8, 9)

    def _allowed(self, end: int, atom: Atom) -> bool:
        """Not a part of a name ("the Sept. 11 attacks"), not a bare clock word in a phrase."""
        words = self._words
        after = at(words, end)
        if after is not None and after.lower in lexicon().names["after_date"] and atom.month is not None and atom.year is None:
            return False
        return not (
            after is not None and after.lower == "-" and at(words, end + 1) is not None and lower(words, end + 1) in ("year", "old")
        )

    def _range(self, i: int) -> Read | None:
        words = self._words
        head = lower(words, i)
        if head == "from":
            return self._pair(i + 1, _JOIN, i)
        if head == "between":
            return self._pair(i + 1, frozenset({"and", "to", "-", "through"}), i)
        return self._pair(i, _JOIN, i)

    def _pair(self, i: int, joins: frozenset[str], start: int) -> Read | None:
        """Two points with a joint; what one leaves out is taken from the other."""
        words = self._words
        short = self._days_of_month(i, joins) or self._years(i, joins) or self._months(i, joins)
        if short is not None:
            low, high, end, granularity = short
        else:
            left = self._point(i)
            if left is None or lower(words, left[1]) not in joins:
                return None
            if (
                start == i
                and lower(words, left[1]) in ("-", "—", "into", "until", "till", "to")
                and left[0].granularity is Granularity.DAY
                and left[0].month is None
            ):
                return None
            j = left[1] + 1
            j = j + 1 if lower(words, j) == "the" and lower(words, j + 1) not in ("end", "beginning", "start", "middle") else j
            right = self._point(j)
            if right is None:
                return None
            low, high, end, granularity = left[0], right[0], right[1], Granularity.SPAN
        return self._span_of(low, high, start, end, granularity)

    def _span_of(self, low: Atom, high: Atom, start: int, end: int, granularity: Granularity) -> Read | None:
        words = self._words
        tense = self._tense(words[start].start)
        if high.year is None and low.year is not None and high.month is not None and high.interval is None:
            high = dataclasses.replace(high, year=low.year + (low.month is not None and high.month < low.month))
        last = resolve(high, self._reference, tense)
        if low.open and last is not None and last.end is not None and (low.month is not None or low.season is not None):
            year = last.end.year
            low = dataclasses.replace(low, year=year - (low.month is not None and high.month is not None and low.month > high.month))
        elif low.open and low.weekday is not None and last is not None and last.start is not None:
            back = (last.start.weekday() - low.weekday) % 7
            low = dataclasses.replace(low, interval=cal.one(last.start - back * cal.ONE_DAY))
        first = resolve(low, self._reference, tense)
        days: Interval | None = None
        if first is not None and last is not None and first.start is not None and last.end is not None:
            if first.start > last.end:
                return None
            days = Interval(first.start, last.end)
        elif not (low.month or low.weekday is not None or low.relative or low.holiday) or not (
            high.month or high.weekday is not None or high.relative or high.holiday
        ):
            return None
        head = start + 1 if lower(words, start) in ("from", "between") else start
        label = said(words[head:end])
        relative = (low.open or low.relative or high.open or high.relative) and (low.year is None or high.year is None)
        return When(
            days,
            granularity,
            label,
            None,
            None,
            low.month,
            low.day,
            TimeRole.RANGE,
            low.hedge or high.hedge,
            low.loose or high.loose,
            relative,
        ), end

    def _days_of_month(self, i: int, joins: frozenset[str]) -> tuple[Atom, Atom, int, Granularity] | None:
        """As in "June 5-7[, 2018]", "5 to 7 June 2018", "June 5 through 7"."""
        words = self._words
        named = month_word(words, i)
        if named is not None:
            first = day_number(words, named[1] + 1 if lower(words, named[1]) == "the" else named[1])
            if first is None or lower(words, first[1]) not in joins:
                return None
            j = first[1] + 1
            second = day_number(words, j + 1 if lower(words, j) == "the" else j)
            if second is None or second[0] <= first[0] or month_word(words, second[1]) is not None:
                return None
            month, end = named[0], second[1]
        else:
            first = day_number(words, i + 1 if lower(words, i) == "the" else i)
            if first is None or lower(words, first[1]) not in joins:
                return None
            j = first[1] + 1
            second = day_number(words, j + 1 if lower(words, j) == "the" else j)
            if second is None or second[0] <= first[0]:
                return None
            named = month_word(words, second[1] + 1 if lower(words, second[1]) == "of" else second[1])
            if named is None or (named[0] == 5 and words[named[1] - 1].raw[:1].islower()):
                return None
            month, end = named
        year: int | None = None
        j = end + 1 if lower(words, end) in (",", "of") else end
        if (number := year_number(words, j)) is not None:
            year, end = number, j + 1
        if counted(words, end - 1):
            return None
        return Atom(Granularity.DAY, year, month, first[0]), Atom(Granularity.DAY, year, month, second[0]), end, Granularity.SPAN

    def _years(self, i: int, joins: frozenset[str]) -> tuple[Atom, Atom, int, Granularity] | None:
        """As in "1989-2013", "2006 to 2012", "1965-70", "2013/14"; the first must be a likely year."""
        words = self._words
        first = year_number(words, i)
        slash = lower(words, i + 1) == "/"
        if first is None or (lower(words, i + 1) not in joins and not slash):
            return None
        second = year_number(words, i + 2)
        w = at(words, i + 2)
        if (
            second is None
            and w is not None
            and w.sort == "number"
            and len(w.raw) == 2
            and lower(words, i + 1) in ("-", "/")
            and w.number > first % 100
        ):
            second = first // 100 * 100 + w.number
        if second is None or not 1000 <= first < second < (first + 10 if slash else 2200) or second >= 2200 or counted(words, i + 2):
            return None
        if at(words, i - 1) is not None and lower(words, i - 1) in ("$", "£", "€", "#"):
            return None
        return Atom(Granularity.YEAR, first), Atom(Granularity.YEAR, second), i + 3, Granularity.SPAN

    def _months(self, i: int, joins: frozenset[str]) -> tuple[Atom, Atom, int, Granularity] | None:
        """As in "May to July", "June-August 1992": months alone need no guard where two stand together."""
        words = self._words
        first = month_word(words, i)
        if first is None or lower(words, first[1]) not in joins:
            return None
        second = month_word(words, first[1] + 1)
        if second is None or day_number(words, second[1]) is not None:
            return None
        year: int | None = None
        end = second[1]
        j = end + 1 if lower(words, end) in (",", "of", "in") else end
        if (number := year_number(words, j)) is not None and not counted(words, j):
            year, end = number, j + 1
        low = Atom(Granularity.MONTH, year - (first[0] > second[0]) if year else None, first[0])
        return low, Atom(Granularity.MONTH, year, second[0]), end, Granularity.SPAN

    def _clock_range(self, i: int) -> Read | None:
        """As in "between 5pm and 9pm", "from 5 to 7 p.m.", "5-7 p.m."."""
        words = self._words
        j = i + 1 if lower(words, i) in ("from", "between") else i
        left = self._clock(j)
        w = at(words, j)
        bare = w is not None and w.sort == "number" and 1 <= w.number <= 12
        k = left[1] if left is not None else j + 1
        if (left is None and not bare) or lower(words, k) not in ("-", "to", "and", "until", "till"):
            return None
        if lower(words, k) == "and" and j == i:
            return None
        right = self._clock(k + 1)
        if right is None or right[0].stated is None or (left is not None and left[0].stated is None):
            return None
        assert w is not None
        end = right[0].stated
        begin = left[0].stated if left is not None else w.number % 12 * 60 + (720 if end >= 720 else 0)
        assert begin is not None
        if left is not None and not left[0].half_known and right[0].half_known and begin < 720 <= end and begin + 720 < end:
            begin += 720
        if end <= begin:
            end += 1440
        label = said(words[j : right[1]])
        found = Clock(begin, end, None, label, right[0].zone, right[0].half_known)
        return When(None, Granularity.DAY, label, found, role=TimeRole.RANGE), right[1]


def _calendar(atom: Atom) -> bool:
    """Whether the words name more than a time of day."""
    return any(x is not None for x in (atom.year, atom.month, atom.weekday, atom.season, atom.holiday, atom.day))
