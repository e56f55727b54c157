"""Points that only the day of publication gives: "yesterday", "last month", "two weeks ago", "earlier this week", "in recent weeks"."""

from __future__ import annotations

import datetime as dt
from functools import cache

from reconcile.lexis import dates_calendar as cal
from reconcile.lexis.dates_atom import Atom
from reconcile.lexis.dates_calendar import Tense
from reconcile.lexis.dates_days import holiday
from reconcile.lexis.dates_lexicon import words as lexicon
from reconcile.lexis.dates_signs import Found, at, day_number, lower, month_word, weekday_word
from reconcile.lexis.dates_words import Word
from reconcile.model import Clock, Granularity, Interval

_SHIFT = {
    "last": -1,
    "previous": -1,
    "past": -1,
    "this": 0,
    "current": 0,
    "present": 0,
    "next": 1,
    "following": 1,
    "coming": 1,
    "upcoming": 1,
    "the": 0,
}
_SPANS = frozenset({"day", "week", "fortnight", "month", "quarter", "year", "decade", "century", "weekend"})
_FEW = {"couple": 2, "few": 3, "several": 4, "dozen": 12}
_PAST_DAY = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}


class Relative:
    """Readers of relative points; ``reference`` may be None, then the atoms stay without days."""

    def __init__(self, reference: dt.date | None) -> None:
        self._day = reference

    def read(self, words: list[Word], i: int, tense: Tense) -> Found | None:
        """The longest relative point at ``i``."""
        found = [
            f
            for f in (
                self._named_day(words, i), self._ago(words, i, tense), self._stretch(words, i), self._unit(words, i), self._weekday(words, i),
                self._month(words, i), self._season(words, i), self._recent(words, i), self._from_point(words, i), self._year_back(words, i),
            )
            if f is not None
        ]  # fmt: skip
        return max(found, key=lambda f: f[1]) if found else None

    def _interval(self, unit: str, shift: int) -> Interval | None:
        return cal.unit_interval(self._day, unit, shift) if self._day is not None else None

    def _named_day(self, words: list[Word], i: int) -> Found | None:
        w = words[i]
        j, shift = i + 1, _PAST_DAY.get(w.lower)
        clock: Clock | None = None
        if w.lower in ("earlier", "later", "late", "early") and lower(words, i + 1) in ("today", "tonight", "yesterday", "tomorrow"):
            w, j, shift = words[i + 1], i + 2, _PAST_DAY[words[i + 1].lower]
        elif w.lower == "the" and lower(words, i + 1) == "day":
            near = (lower(words, i + 2), lower(words, i + 3))
            shift = {("before", "yesterday"): -2, ("after", "tomorrow"): 2}.get(near)
            j = i + 4
        elif w.lower in ("this", "last", "yesterday", "tomorrow") and lower(words, i + 1) in lexicon().parts:
            part = lower(words, i + 1)
            if w.lower == "last" and part != "night":
                return None
            shift = {"this": 0, "last": -1}.get(w.lower, shift or 0)
            low, high = lexicon().parts[part]
            clock, j = Clock(low, high, None, part), i + 2
        if shift is None:
            return None
        if w.lower == "tonight":
            low, high = lexicon().parts["night"]
            clock = Clock(low - 60, high, None, "night")
        names = lexicon().names
        if w.lower == "today" and (
            lower(words, i - 1) in names["before_today"] or lower(words, j) in names["after_today"] or _titled(words, i)
        ):
            return None
        return Atom(Granularity.DAY, interval=self._interval("day", shift), clock=clock, relative=True), j

    def _count(self, words: list[Word], i: int) -> tuple[int, int, bool] | None:
        """A count, the index after it, and whether it is exact: "two", "14", "a couple of", "a few"."""
        w = at(words, i)
        if w is None:
            return None
        if w.lower in ("a", "the") and lower(words, i + 1) in _FEW:
            j = i + 3 if lower(words, i + 2) == "of" else i + 2
            return _FEW[lower(words, i + 1)], j, False
        if w.lower in _FEW:
            return _FEW[w.lower], i + 1, False
        if w.number > 0 and w.sort == "number":
            return w.number, i + 1, True
        if w.lower in lexicon().numbers:
            n, j = lexicon().numbers[w.lower], i + 1
            if n in (20, 30, 40, 50) and lower(words, j) == "-" and 1 <= lexicon().numbers.get(lower(words, j + 1), 0) <= 9:
                return n + lexicon().numbers[lower(words, j + 1)], j + 2, True
            return n, j, True
        return None

    def _amount(self, words: list[Word], i: int) -> tuple[int, str, int, str, bool] | None:
        """As in "more than two weeks": count, unit, next index, hedge, whether exact."""
        hedge, j = "", i
        for phrase, parts in _hedges().get(lower(words, i), ()):
            if len(phrase) > len(hedge) and all(lower(words, i + n) == part for n, part in enumerate(parts)):
                hedge, j = phrase, i + len(parts)
        count = self._count(words, j)
        if count is None:
            return None
        n, j, exact = count
        unit = lower(words, j)
        unit = unit[:-1] if unit.endswith("s") and unit != "centuries" else {"centuries": "century"}.get(unit, unit)
        if unit not in _SPANS or unit == "weekend" or not 1 <= n <= 400:
            return None
        return n, unit, j + 1, hedge, exact

    def _ago(self, words: list[Word], i: int, tense: Tense) -> Found | None:
        """As in "two weeks ago", "less than a fortnight ago"; "in two weeks" in a clause about the future."""
        if lower(words, i) == "in" and tense is Tense.FUTURE:
            amount = self._amount(words, i + 1)
            return (self._away(amount, 1), amount[2]) if amount is not None else None
        amount = self._amount(words, i)
        if amount is None:
            return None
        after = lower(words, amount[2])
        if after == "ago":
            return self._away(amount, -1), amount[2] + 1
        if after in ("from", "before", "after") and lower(words, amount[2] + 1) in ("today", "now", "tomorrow", "yesterday"):
            base = _PAST_DAY.get(lower(words, amount[2] + 1), 0)
            return self._away(amount, -1 if after == "before" else 1, base), amount[2] + 2
        return None

    def _away(self, amount: tuple[int, str, int, str, bool], sign: int, base: int = 0) -> Atom:
        """A point so far from the day of publication, as wide as the unit and the hedge make it."""
        n, unit, _, hedge, exact = amount
        granularity = cal.UNIT_GRANULARITY[unit]
        day = self._day + base * cal.ONE_DAY if self._day is not None else None
        loose = unit != "day" or not exact or bool(hedge) or n > 6
        interval: Interval | None = None
        if day is not None:
            interval = _around(day, n, unit, sign, hedge, exact=exact)
        return Atom(granularity, interval=interval, hedge=hedge or ("" if exact else "few"), loose=loose, relative=True)

    def _stretch(self, words: list[Word], i: int) -> Found | None:
        """As in "earlier this week", "later this month", "earlier in the year": the part before or after the day of publication."""
        if lower(words, i) not in ("earlier", "later", "early", "late", "sometime"):
            return None
        side, j = lower(words, i), i + 1
        if lower(words, j) == "in":
            j += 1
        shift, unit = _SHIFT.get(lower(words, j)), lower(words, j + 1)
        if shift is None or unit not in _SPANS or unit == "day" or (lower(words, j) == "the" and j == i + 1):
            return None
        whole = self._interval(unit, shift)
        if whole is not None and self._day is not None and whole.start is not None and whole.end is not None:
            if shift == 0 and side == "earlier":
                whole = Interval(whole.start, self._day)
            elif shift == 0 and side == "later":
                whole = Interval(self._day, whole.end)
            elif side != "sometime":
                whole = cal.part_of(whole, "early" if side in ("early", "earlier") else "late")
        return Atom(cal.UNIT_GRANULARITY[unit], interval=whole, loose=True, relative=True), j + 2

    def _unit(self, words: list[Word], i: int) -> Found | None:
        """As in "last month", "this past weekend", "next year", "the previous week", "the week of June 5"."""
        w = words[i]
        j = i + 1
        shift = _SHIFT.get(w.lower)
        if w.lower == "the" and lower(words, j) in ("previous", "following", "coming", "next", "current"):
            shift, j = _SHIFT[lower(words, j)], j + 1
        elif w.lower == "the" or shift is None:
            return None
        if lower(words, j) in ("past", "coming", "upcoming") and w.lower == "this":
            shift, j = (-1 if lower(words, j) == "past" else 1), j + 1
        unit = lower(words, j)
        fiscal = unit in ("fiscal", "school", "calendar", "academic") and lower(words, j + 1) == "year"
        if unit == "calendar":
            fiscal, unit, j = False, "year", j + 1
        if fiscal:
            return Atom(Granularity.YEAR, relative=True, fiscal=True), j + 2
        if unit not in _SPANS or unit == "day":
            return None
        if at(words, j) is not None and words[j].possessive:
            unit = unit.removesuffix("s")
        # "this past week" said on a Friday is this week; the two weeks are both meant
        if w.lower == "this" and shift == -1 and unit in ("week", "weekend") and self._day is not None:
            found = Interval(self._day - 7 * cal.ONE_DAY, self._day)
            return Atom(Granularity.WEEK, interval=found, loose=True, relative=True), j + 1
        if unit == "weekend" and shift == 0 and self._day is not None and self._day.weekday() < 2:
            return Atom(Granularity.WEEKEND, interval=self._interval(unit, 0), loose=True, relative=True), j + 1
        return Atom(cal.UNIT_GRANULARITY[unit], interval=self._interval(unit, shift), loose=unit == "weekend", relative=True), j + 1

    def _weekday(self, words: list[Word], i: int) -> Found | None:
        """As in "last Tuesday", "next Friday", "this past Monday", "Tuesday of last week", "last week Tuesday"."""
        j, shift = i + 1, _SHIFT.get(lower(words, i))
        near = False
        if lower(words, i) == "this" and lower(words, j) in ("past", "coming", "upcoming"):
            shift, j, near = (-1 if lower(words, j) == "past" else 1), j + 1, True
        elif lower(words, i) == "past":
            near = True
        if shift is not None and lower(words, i) != "the":
            named = weekday_word(words, j)
            if named is not None:
                return self._weekday_atom(named[0], shift, near=near), named[1]
        named = weekday_word(words, i)
        if named is not None:
            j = named[1] + 1 if lower(words, named[1]) == "of" else named[1]
            shift = _SHIFT.get(lower(words, j + 1)) if lower(words, j) == "the" else _SHIFT.get(lower(words, j))
            j = j + 1 if lower(words, j) == "the" else j
            if shift is not None and lower(words, j) != "the" and lower(words, j + 1) == "week" and j > i:
                return self._in_week(named[0], shift), j + 2
            return None
        if shift is not None and lower(words, i + 1) == "week":
            j = i + 3 if lower(words, i + 2) in ("on", "-", ",") else i + 2
            named = weekday_word(words, j)
            if named is not None:
                return self._in_week(named[0], shift), named[1]
        return None

    def _in_week(self, weekday: int, shift: int) -> Atom:
        whole = self._interval("week", shift)
        found = cal.one(whole.start + weekday * cal.ONE_DAY) if whole is not None and whole.start is not None else None
        return Atom(Granularity.DAY, weekday=weekday, interval=found, relative=True)

    def _weekday_atom(self, weekday: int, shift: int, *, near: bool) -> Atom:
        """As in "last Friday" and "next Friday" of the week before and after; readers differ where the nearest one is in this week."""
        if self._day is None:
            return Atom(Granularity.DAY, weekday=weekday, loose=True, relative=True)
        if near:
            ahead = (weekday - self._day.weekday() - 1) % 7 + 1
            back = (self._day.weekday() - weekday - 1) % 7 + 1
            day = self._day + (ahead if shift > 0 else -back) * cal.ONE_DAY
            return Atom(Granularity.DAY, weekday=weekday, interval=cal.one(day), relative=True)
        atom = self._in_week(weekday, shift)
        same_week = (shift < 0 and weekday < self._day.weekday()) or (shift > 0 and weekday > self._day.weekday())
        return Atom(Granularity.DAY, weekday=weekday, interval=atom.interval, loose=same_week, relative=True)

    def _month(self, words: list[Word], i: int) -> Found | None:
        """As in "last November", "this May", "next June", "June of last year", "last year in June"."""
        shift = _SHIFT.get(lower(words, i))
        if lower(words, i) == "this" and lower(words, i + 1) in ("past", "coming"):
            i, shift = i + 1, (-1 if lower(words, i + 1) == "past" else 1)
        named = month_word(words, i + 1) if shift is not None and lower(words, i) != "the" else None
        if named is not None and day_number(words, named[1]) is None and shift is not None:
            if self._day is None:
                return Atom(Granularity.MONTH, month=named[0], relative=True, loose=True), named[1]
            year = self._day.year
            if shift < 0 and named[0] >= self._day.month:
                year -= 1
            elif shift > 0 and named[0] <= self._day.month:
                year += 1
            return Atom(Granularity.MONTH, month=named[0], interval=cal.months(year, named[0]), loose=True, relative=True), named[1]
        named = month_word(words, i)
        if named is None:
            return None
        j = named[1] + 1 if lower(words, named[1]) in ("of", "in") else named[1]
        shift = _SHIFT.get(lower(words, j))
        if shift is None or lower(words, j) == "the" or lower(words, j + 1) != "year":
            return None
        found = cal.months(self._day.year + shift, named[0]) if self._day is not None else None
        return Atom(Granularity.MONTH, month=named[0], interval=found, relative=True), j + 2

    def _season(self, words: list[Word], i: int) -> Found | None:
        """As in "last summer", "this fall", "next spring", "this past winter"; "over the summer"."""
        j, shift = i + 1, _SHIFT.get(lower(words, i))
        if lower(words, i) == "this" and lower(words, j) in ("past", "coming"):
            shift, j = (-1 if lower(words, j) == "past" else 1), j + 1
        first = lexicon().seasons.get(lower(words, j))
        if first is None or shift is None or (lower(words, i) == "the" and lower(words, j) in ("fall", "spring", "winter")):
            return None
        if lower(words, i) == "the" and lower(words, i - 1) not in ("over", "during", "in", "throughout", "of"):
            return None
        after = at(words, j + 1)
        if after is not None and after.sort == "word" and after.lower in ("olympics", "olympic", "games"):
            return None
        found: Interval | None = None
        if self._day is not None:
            year = self._day.year
            begun = first <= self._day.month
            if shift < 0 and (not begun or self._day.month < first + 3):
                year -= 1
            elif shift > 0 and begun:
                year += 1
            elif shift == 0 and first == 12 and self._day.month < 3:
                year -= 1
            found = cal.months(year, first, 3)
        return Atom(Granularity.SEASON, interval=found, season=None, loose=True, relative=True), j + 1

    def _recent(self, words: list[Word], i: int) -> Found | None:
        """As in "in recent weeks", "over the past six years", "the last two months", "the next few days"."""
        j = i
        if lower(words, j) in ("recent", "coming") and lower(words, j + 1) in ("days", "weeks", "months", "years", "decades"):
            return self._span(4, lower(words, j + 1)[:-1], 1 if lower(words, j) == "coming" else -1, "recent"), j + 2
        if lower(words, j) == "the" or lower(words, j) in ("last", "past", "next", "previous"):
            j = j + 1 if lower(words, j) == "the" else j
            shift = _SHIFT.get(lower(words, j), 0)
            if shift == 0 or lower(words, i - 1) == "for":
                return None
            amount = self._amount(words, j + 1)
            single = (
                lower(words, j + 1) in _SPANS
                and lower(words, j) in ("past", "last")
                and lower(words, i) == "the"
                and lower(words, i - 1) in ("over", "in", "during", "within", "of", "than", "about")
            )
            if single:
                return self._span(1, lower(words, j + 1), -1, ""), j + 2
            if amount is None or lower(words, j + 1) in ("a", "an"):
                return None
            n, unit, end, hedge, exact = amount
            return self._span(n, unit, shift, hedge or ("" if exact else "few")), end
        return None

    def _span(self, n: int, unit: str, sign: int, hedge: str) -> Atom:
        """The stretch of ``n`` units that ends (or begins) at the day of publication."""
        found: Interval | None = None
        if self._day is not None:
            far = cal.shifted(self._day, sign * n, unit)
            if unit in ("quarter", "decade"):
                # whole ones: "the last two quarters" are not counted back from the day
                ends = [cal.unit_interval(self._day, unit, sign * k) for k in (1, n)]
                first, last = (ends[0], ends[1]) if sign > 0 else (ends[1], ends[0])
                found = Interval(first.start, last.end) if first is not None and last is not None else None
            elif far is not None:
                found = Interval(far, self._day) if sign < 0 else Interval(self._day + cal.ONE_DAY, far)
        return Atom(Granularity.SPAN, interval=found, hedge=hedge, loose=True, relative=True)

    def _from_point(self, words: list[Word], i: int) -> Found | None:
        """As in "two days after Christmas" stays with its holiday only where both words stand; "the week of June 5"."""
        if lower(words, i) != "the" or lower(words, i + 1) != "week":
            return None
        j = i + 2
        if lower(words, j) in ("of", "beginning", "starting"):
            j = j + 1
            j = j + 1 if lower(words, j) in ("on", "the") else j
            named = month_word(words, j)
            day = day_number(words, named[1]) if named is not None else None
            if named is None or day is None:
                return None
            atom = Atom(Granularity.WEEK, None, named[0], day[0])
            return atom, day[1]
        return None

    def _year_back(self, words: list[Word], i: int) -> Found | None:
        """As in "last Christmas", "next Labor Day"."""
        shift = {"last": -1, "this": 0, "next": 1}.get(lower(words, i))
        found = holiday(words, i + 1) if shift is not None and i + 1 < len(words) else None
        if found is None or shift is None or found[0].year is not None or found[0].holiday is None:
            return None
        if self._day is None:
            return Atom(Granularity.DAY, holiday=found[0].holiday, relative=True, loose=True), found[1]
        days = [d for y in range(self._day.year - 1, self._day.year + 2) if (d := cal.holiday_day(found[0].holiday, y))]
        fitting = [
            d for d in days if (shift < 0 and d < self._day) or (shift > 0 and d > self._day) or (shift == 0 and d.year == self._day.year)
        ]
        day = (max(fitting) if shift < 0 else min(fitting)) if fitting else None
        return Atom(Granularity.DAY, interval=cal.one(day) if day else None, relative=True), found[1]


@cache
def _hedges() -> dict[str, list[tuple[str, list[str]]]]:
    """Phrases that make an amount unsharp, with their words, by the first of them."""
    found: dict[str, list[tuple[str, list[str]]]] = {}
    for phrase in (p for kinds in lexicon().hedges.values() for p in kinds):
        found.setdefault(phrase.split()[0], []).append((phrase, phrase.split()))
    return found


def _titled(words: list[Word], i: int) -> bool:
    """As in "NBC's Today", "on Today": with a capital inside a sentence."""
    before = at(words, i - 1)
    return words[i].raw[:1].isupper() and before is not None and before.sort == "word" and before.lower != "and"


def _around(day: dt.date, n: int, unit: str, sign: int, hedge: str, *, exact: bool) -> Interval | None:
    """Days meant by "n units ago": years are calendar years, months and weeks half a unit to each side, days one day from seven on."""
    point = cal.shifted(day, sign * n, unit)
    if point is None:
        return None
    if unit in ("year", "decade", "century"):
        size = {"year": 1, "decade": 10, "century": 100}[unit]
        whole = cal.years(point.year if unit == "year" else point.year - size // 2, size)
        if whole is None or whole.start is None or whole.end is None:
            return whole
        extra = 0 if exact and unit == "year" else size
        if hedge in lexicon().hedges["more"]:
            return cal.years(point.year - size, size + 1) if sign < 0 else cal.years(point.year, size + 1)
        if hedge in lexicon().hedges["less"]:
            return Interval(point, day) if sign < 0 else Interval(day, point)
        return cal.years(whole.start.year - extra, (whole.end.year - whole.start.year + 1) + 2 * extra) if extra else whole
    reach = {"day": 0 if n < 7 else 1, "week": 3, "fortnight": 4, "month": 15, "quarter": 45}[unit] * (1 if exact else 2)
    near, far = point - sign * reach * cal.ONE_DAY, point + sign * reach * cal.ONE_DAY
    if hedge in lexicon().hedges["less"]:
        near, far = day, point
    elif hedge in lexicon().hedges["more"]:
        near, far = point, cal.shifted(point, sign, unit) or far
    return Interval(min(near, far), max(near, far))
