"""The day an article was published, from metadata or from the lines of the article that look like a publication line.

Only full dates count (day, month and year). A wrong day would move every "Tuesday" of the article, so a line that reads
like a sentence is never taken, an ambiguous ``10/03/2017`` only where something settles it, and two candidates of the
same rank that differ cancel each other.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DATE = re.compile(
    rf"""(?<![\w/.-])(?:
        (?P<m1>{_MONTH})\s{{1,2}}(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s?,?\s{{1,2}}(?P<y1>\d{{4}})
      | (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s{{1,2}}|-)(?:of\s)?(?P<m2>{_MONTH}),?(?:\s{{1,2}}|-)(?P<y2>\d{{4}})
      | (?P<y3>\d{{4}})(?P<sep>[-/])(?P<m3>\d{{1,2}})(?P=sep)(?P<d3>\d{{1,2}})(?=T\d\d:|\b)
      | (?P<a4>\d{{1,2}})/(?P<b4>\d{{1,2}})/(?P<y4>\d{{4}})
    )(?![\d/])""",
    re.IGNORECASE | re.VERBOSE,
)
_DAY_FIRST: Final = (".uk", ".au", ".ie", ".nz", ".in", ".za", ".eu", ".sg")
"""Ends of host names of countries whose English-language press writes day/month/year."""
_MONTH_FIRST_PAPERS: Final = ("china daily",)
"""Papers outside the United States whose print references are month/day/year."""
_TIME = re.compile(
    r"(?:\bT)?\b\d{1,2}[:.]\d\d(?::\d\d(?:\.\d{1,6})?)?\s?(?:[ap]\.?m\b\.?|hrs|Z\b)?|\b\d{1,2}\s?[ap]\.?m\b\.?|"
    r"\b\d{4}\s?(?:GMT|BST|hrs)\b|[+-]\d\d:?\d\d\b",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"\b(?:published|posted|printed|publication\s+date|date|dated|filed|issued|released|in\s+print)\b", re.IGNORECASE)
_UPDATED = re.compile(r"\b(?:updated?|modified|revised)\b", re.IGNORECASE)
_REFUSED = re.compile(
    r"\b(?:amended|correct(?:ed|ion)|accessed|retrieved|copyright|born|died|expires?|archived|deadline|until|since|before|after|between|"
    r"due|coming|opens?|starts?|begins?|ends?)\b|©",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?\b\.?", re.IGNORECASE)
_WEEKDAY_COMMA = re.compile(_WEEKDAY.pattern + r"\s?,?", re.IGNORECASE)
_FURNITURE: Final = frozenset({
    "a", "an", "and", "am", "article", "appeared", "appears", "at", "by", "edition", "est", "first", "for", "from", "gmt", "in", "last",
    "of", "on", "online", "originally", "page", "pm", "print", "s", "story", "the", "this", "to", "utc", "version", "was", "web",
})  # fmt: skip
"""Lower-case words that a publication line may hold beside names; any other makes it a sentence."""
_WORD = re.compile(r"[^\W\d_]+")
_BEFORE = re.compile(
    r"(?:^|[|•·:;(\[—―\u2013\-/]|\b(?:on|at|of|date|dated|published|posted|updated|modified|printed|filed|issued|released))\s*$",
    re.IGNORECASE,
)
"""What must stand right before a bare date: nothing, a mark, or a word that leads to it."""
_AFTER_DATELINE = re.compile(r"\s{0,2}(?:\([^()]{1,40}\)|/[^/]{1,40}/)?\s{0,2}(?:[—\u2013―]|--?)\s|\s{0,2}\([A-Z][^()]{1,40}\)\s")
_SHORT: Final = 120
"""Code points of a line that may still be a publication line."""
_MOST_LINES: Final = 2_000
"""Lines of an article in which a line that is nothing but a date is looked for."""
_HEAD: Final = 5
"""Lines at the top, blank ones not counted, in which a publication line is looked for."""


def parse_day(value: str) -> dt.date | None:
    """The one day that a metadata value states (``2016-09-28T12:00:00Z``, ``28 Sep 2016``, ``Wed, 28 Sep 2016 …``), or None."""
    value = value.strip()
    if re.fullmatch(r"\d{8}", value):
        value = f"{value[:4]}-{value[4:6]}-{value[6:]}"
    days = {day for _, day in _days(value[:200], value[:200], None)}
    return days.pop() if len(days) == 1 else None


def states(page: str, day: dt.date) -> bool:
    """Whether a page's source writes this day so that it can only be read one way (not as ``10/03/2017``)."""
    forms = (day.isoformat(), f"{day:%Y/%m/%d}", f"{day.year}/{day.month}/{day.day}/", f"{day:%Y%m%d}")
    return any(form in page for form in forms) or any(found == day and match["y4"] is None for match, found in _days(page, page, None))


def day_from_text(text: str, source: str | None = None) -> dt.date | None:
    """The publication day that the article's own lines state, or None.

    Looked at: the first five lines, the last line, and any line that is nothing but a date with its label.
    ``source`` (a host name) settles which way round ``10/03/2017`` is.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    ranks: dict[int, set[dt.date]] = {}
    for number, line in enumerate(lines):
        head, tail = number < _HEAD, number == len(lines) - 1
        if head:
            dateline = _dateline(line, text, source)
            if dateline:
                ranks.setdefault(2, set()).add(dateline)
                continue
        if len(line) > _SHORT or (number >= _MOST_LINES and not tail):
            continue
        for rank, day in _line(line, text, source):
            place = rank if head else rank + 3 if tail else rank + 6
            if head or tail or rank in {0, 5} or _only_a_date(line):
                ranks.setdefault(place, set()).add(day)
    for _, days in sorted(ranks.items()):
        return next(iter(days)) if len(days) == 1 else None
    return None


def _line(line: str, text: str, source: str | None) -> Iterator[tuple[int, dt.date]]:
    """Days of a short line that looks like a publication line, with their rank: 0 published, 1 bare, 5 updated."""
    found = list(_days(line, text, source))
    if not found or _REFUSED.search(line):
        return
    rest = _TIME.sub(" ", _DATE.sub(" ", line))
    bare = _PUBLISHED.sub(" ", _UPDATED.sub(" ", _WEEKDAY.sub(" ", rest)))
    words = _WORD.findall(bare)
    if len(words) > 12 or any(not w[0].isupper() and w.lower() not in _FURNITURE for w in words):
        return
    previous = 0
    for match, day in found:
        before = line[previous : match.start()]
        previous = match.end()
        if _UPDATED.search(before):
            yield 5, day
        elif _PUBLISHED.search(before):
            yield 0, day
        elif _leads_to_date(_TIME.sub("", _WEEKDAY_COMMA.sub("", before)).strip()) or _paper(before):
            yield 1, day


def _leads_to_date(before: str) -> bool:
    """Whether what stands before a bare date leads to it; a comma does after a byline only, as captions have commas too."""
    return _BEFORE.search(before) is not None or (before.endswith(",") and before.lower().startswith("by "))


def _paper(before: str) -> bool:
    """Whether the date follows the name of a paper in brackets: ``(Harbour Times 10/13/2017 page4)``."""
    return re.fullmatch(r"[(\[][A-Z][\w.& ]{2,40}", before.strip()) is not None


def _only_a_date(line: str) -> bool:
    return not _WORD.findall(_TIME.sub(" ", _WEEKDAY.sub(" ", _DATE.sub(" ", line))))


def _dateline(line: str, text: str, source: str | None) -> dt.date | None:
    """The day of ``PORTSMITH, June 7, 2011 (Wire) — The council …`` or ``June 7, 2011 — The council …``."""
    for match, day in _days(line[:160], text, source):
        before = line[: match.start()]
        words = _WORD.findall(_WEEKDAY.sub(" ", before))
        place = not words or (all(w[0].isupper() for w in words) and any(len(w) > 2 and w.isupper() for w in words) and len(words) <= 8)
        if place and _AFTER_DATELINE.match(line, match.end()):
            return day
        return None
    return None


def _days(line: str, text: str, source: str | None) -> Iterator[tuple[re.Match[str], dt.date]]:
    """Every full date of a line that names a day of the calendar without doubt."""
    for match in _DATE.finditer(line):
        day = _day(match, line, text, source)
        if day:
            yield match, day


def _day(match: re.Match[str], line: str, text: str, source: str | None) -> dt.date | None:
    group = match.groupdict()
    if group["m1"]:
        return _date(group["y1"], _month(group["m1"]), group["d1"])
    if group["m2"]:
        return _date(group["y2"], _month(group["m2"]), group["d2"])
    if group["m3"]:
        return _date(group["y3"], group["m3"], group["d3"])
    month_first = _date(group["y4"], group["a4"], group["b4"])
    day_first = _date(group["y4"], group["b4"], group["a4"])
    if month_first is None or day_first is None or month_first == day_first:
        return month_first or day_first
    return _settle(month_first, day_first, line, text, source)


def _settle(month_first: dt.date, day_first: dt.date, line: str, text: str, source: str | None) -> dt.date | None:
    """Which of the two readings of ``10/03/2017`` is meant: by its weekday, by the paper, by the one month that the text names."""
    weekday = _WEEKDAY.search(line)
    if weekday:
        wanted = _WEEKDAYS.index(weekday[1].lower())
        fits = [day for day in (month_first, day_first) if day.weekday() == wanted]
        if len(fits) == 1:
            return fits[0]
    if any(paper in line.lower() for paper in _MONTH_FIRST_PAPERS):
        return month_first
    if source and source.lower().endswith(_DAY_FIRST):
        return day_first
    named = [day for day in (month_first, day_first) if _names_month(text[:50_000], _MONTHS[day.month - 1])]
    return named[0] if len(named) == 1 else None


def _names_month(text: str, month: str) -> bool:
    """Whether a day of the month is named ("Oct. 1", "1 October"); the digit keeps out "may" and "march"."""
    return re.search(rf"\b{month}[a-z]{{0,6}}\.?\s\d|\d\s{month}[a-z]{{0,6}}\b", text, re.IGNORECASE) is not None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _date(year: str, month: int | str, day: str) -> dt.date | None:
    """A day of the years that newspapers cover, or None."""
    if not 1600 <= int(year) < 2200:
        return None
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
