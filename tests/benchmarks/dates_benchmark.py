"""Times as intervals against the date-time cases of Microsoft's Recognizers-Text (MIT).

    python -m tests.benchmarks.dates_benchmark --benchmark-file DateTimeModel.json [--verbose]

In scope are expected results of the types ``date`` and ``daterange`` (a day, week, month, year or a range of them) that are
resolved to days and are said as news says them. The classes of the rest are printed with their numbers and reasons. A result is
right when a time is found on its words whose days are those of one of the expected values (the benchmark gives a past and a
future reading). In the product the parse tells the tense; here "will" and its like stand for it.

Three conventions differ and are allowed for: the benchmark leaves out the last point of a range ("from 2014 to 2018" ends on
2018-01-01) where readers of news count it in; in "the last three months" it leaves out the day itself, here it counts; and
"two months ago" is one day there, here a stretch around that day, which must hold it.
"""

from __future__ import annotations

import argparse
import collections
import datetime as dt
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reconcile.lexis.dates import Tense, TimeMention, find_times
from reconcile.model import TimeRole

ONE = dt.timedelta(days=1)

OTHER_TYPES = "another type (time of day, duration, repetition, date with time)"
EXCLUSIONS = [
    ("unresolved", "not resolved by the benchmark (fiscal years, seasons, Feb. 30)", None),
    ("edge", "parts of a unit ('mid', 'end of', 'earlier'): the benchmark's own halves and thirds", None),
    ("discourse", "depends on the sentence before ('that weekend', 'the same year', 'the day', 'three weeks later')",
     r"^(?:that|same|the) ?(?:same )?(?:week|weekend|day|month|year|fortnight)$|^weekend$|^the (?:day|next day) ?(?:before|after)?$|\blater$|^(?:the )?following (?:week|month|year)|remaining of"),
    ("arithmetic", "counted from a point that is not the day of publication ('two weeks after Christmas', '3 days starting next Monday')",
     r"\b(?:days?|weeks?|months?|years?)\b.*\b(?:from|after|before|since|starting)\b.*\w|^(?:in|within) .*\b(?:on|since|after)\b|\b(?:two|three|\d) (?:weeks?|months?|years?|days?) from|from (?:today|now|tomorrow)"),
    ("numeric", "numeric forms that English news does not print ('10/25', '5.12', '2015-3', '20161016', '2019-aug-01', '23-2020-september', '12/12/30')",
     r"^(?:on |this |next |from |between |friday |the )*(?:friday )?\d{1,2}[/.-]\d{1,2}\b(?!/\d{4})|^\d{8}$|^\d{4}[-/ ]\d{1,2}(?:[-/ ]\d{1,2})?$|\d{1,4}[-/][a-z]{3,9}(?:[-/]\d+)?|[a-z]{3,9}[-/]\d{1,4}|\d{4}/\d|^\d\d-\d{4}$|\d{2}-\d{2}-\d{4}|\d-\d{1,2}-\d{4}|\d{1,2}/\d{1,2}/\d\d$|\d{1,2}/\d{1,2}[-,]|[-/]\d{1,2}/|^from 4-23|^1/1/2016 and|^mar3|^dec31"),
    ("assistant", "commands to assistants and query syntax ('=2019', 'year greater than', 'w/c', 'EOY', 'week 31', 'cy18', 'otd', 'to date', 'between now and')",
     r"[=<>]|greater|later than|or later|and (?:later|greater|after)|no later|^w/c|\be?oy\b|week \d+|^cy|^sy|^otd|(?:to|till|current) date|\bnow\b|as (?:early|late) as|business days|work(?:ing )?week|^tmrw|week (?:commencing|beginning|starting)|week after next|ooo"),
    ("words", "years and days in words ('nineteen ninety six', 'May twenty nine'): written speech", r"\b(?:nineteen|seventeen|two thousand|twenty|fifteen)\b(?! (?:years|days))|\bday of\b"),
    ("day alone", "a day of the month without its month ('the 18th', 'Mon 13th', '18')", r"^(?:around )?(?:the )?\d{1,2}(?:st|nd|rd|th)?(?: this month)?$|^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]* (?:the )?\w+$|^the week of the \d|from (?:the )?(?:ninth|twenty)|^starbucks"),
    ("week of", "weeks counted inside a month or a year: calendars differ ('the first week of 2015', 'the last three weeks of this year')", r"\b(?:first|second|third|last|1st|2nd|3rd|9th|next)\b.* of (?!august|july \d)(?:the |this |next |last |\d{4}|jan|dec|oct|july)|week(?:end)? of|weekend \d{4}|day (?:\d{4} )?weekend|of the following week|next two decades"),
    ("moveable", "holidays of lunar calendars, and names for holidays that news does not use as dates", r"eid|freedom day|jubilee|saint patrick|international workers"),
    ("two-digit", "years in two digits without an apostrophe ('April of 87', '90 s', 'January first 12')", r"of \d\d$|^\d\d s$|^nineties$|first \d\d$|^1990 s$"),
    ("ambiguous next", "'next', 'coming', 'this … next' with a date; conventions differ", r"^(?:next|this|coming|upcoming|following|from this|from next) (?:\w+ )?(?:\d|friday \d|sunday|6th|monday to)|^following|^coming|fortnight$"),
]  # fmt: skip
_COMPILED = [(name, re.compile(p, re.IGNORECASE) if p else None) for name, _, p in EXCLUSIONS]

_AHEAD = re.compile(r"\b(?:will|'ll|plan|want|would|schedule|be back|have a meeting)\b", re.IGNORECASE)


def expected(result: dict[str, Any]) -> list[tuple[dt.date | None, dt.date | None]] | None:
    """Days of each value, both included; None where nothing is resolved."""
    out = []
    for value in (result.get("Resolution") or {}).get("values") or []:
        if value.get("value") and value["value"] != "not resolved":
            day = dt.date.fromisoformat(value["value"])
            out.append((day, day))
        elif value.get("start") or value.get("end"):
            start = dt.date.fromisoformat(value["start"]) if value.get("start") else None
            end = dt.date.fromisoformat(value["end"]) - ONE if value.get("end") else None
            out.append((start, end))
    return out or None


def excluded(result: dict[str, Any]) -> str | None:
    """The class of a result that is out of scope, or None."""
    if expected(result) is None:
        return "unresolved"
    mods = {v.get("Mod", "") for v in result["Resolution"]["values"]}
    if "ref_undef" in mods:
        return "discourse"
    if any(part in m for m in mods for part in ("start", "mid", "end", "approx")):
        return "edge"
    text = str(result["Text"]).strip()
    if re.search(r"\b(?:end|middle|beginning|start|later|earlier|mid|early|late)\b", text) and not text.endswith("later"):
        return "edge"
    return next((name for name, pattern in _COMPILED if pattern is not None and pattern.search(text)), None)


def right(found: TimeMention, days: list[tuple[dt.date | None, dt.date | None]]) -> bool:
    """Whether the days found are those of one of the expected values, conventions allowed for."""
    reach = found.when.reach
    if reach is None:
        return False
    for start, end in days:
        if found.when.role is TimeRole.END and start is None and end is not None and reach.end is not None:
            if reach.end in (end, end + ONE) or ((reach.end - end).days in range(366) and reach.end.day >= 28):
                return True
            continue
        if reach.start != start and not _near(found, start, end):
            continue
        if end is None and reach.end is None:
            return True
        if end is None or reach.end is None:
            continue
        if reach.end == end or (found.when.loose and reach.start is not None and reach.start <= end <= reach.end):
            return True
        if found.when.role is TimeRole.RANGE and end + ONE <= reach.end and (end + ONE).replace(day=1) == reach.end.replace(day=1):
            return True
        if (
            found.when.role is TimeRole.RANGE
            and (end + ONE).day == 1
            and (end + ONE).year == reach.end.year
            and (reach.end.month - 1) // 3 == end.month % 12 // 3
        ):
            return True
        if (
            found.when.role is TimeRole.RANGE
            and (end + ONE).day == 1
            and (end + ONE).year == reach.end.year
            and (reach.end.month, reach.end.day) == (12, 31)
        ):
            return True
    return False


def _near(found: TimeMention, start: dt.date | None, end: dt.date | None) -> bool:
    """For unsharp words: the stretch found begins a day off, or holds the one day expected."""
    reach = found.when.reach
    if not found.when.loose or reach is None or reach.start is None or reach.end is None or start is None:
        return False
    return abs((reach.start - start).days) <= 1 or (start == end and reach.start <= start <= reach.end)


def cases(path: Path) -> Iterator[tuple[str, dt.date, dict[str, Any]]]:
    for case in json.loads(path.read_text("utf-8-sig")):
        reference = case.get("Context", {}).get("ReferenceDateTime", "2016-11-07T00:00:00")
        for result in case["Results"]:
            yield case["Input"], dt.date.fromisoformat(reference[:10]), result


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--benchmark-file", type=Path, required=True)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args(arguments)
    if not options.benchmark_file.is_file():
        print(
            f"{options.benchmark_file}: no such file; get DateTimeModel.json from Recognizers-Text (Specs/DateTime/English)",
            file=sys.stderr,
        )
        return 2
    out: collections.Counter[str] = collections.Counter()
    good = total = 0
    for text, reference, result in cases(options.benchmark_file):
        if result.get("TypeName") not in ("datetimeV2.date", "datetimeV2.daterange"):
            out["other"] += 1
            continue
        reason = excluded(result)
        if reason is not None:
            out[reason] += 1
            continue
        total += 1
        days = expected(result) or []
        tense = Tense.FUTURE if _AHEAD.search(text) else Tense.UNKNOWN
        start, end = int(result["Start"]), int(result["End"]) + 1
        found = [m for m in find_times(text, reference, lambda _, tense=tense: tense) if m.start < end and start < m.end]
        hit = any(right(m, days) for m in found)
        good += hit
        if options.verbose and not hit:
            got = [
                (text[m.start : m.end], str(m.when.reach.start), str(m.when.reach.end)) if m.when.reach else (text[m.start : m.end], None)
                for m in found
            ]
            print(f"WRONG {reference} {result['Text']!r} in {text[:70]!r}: expected {[(str(a), str(b)) for a, b in days]}, got {got}")
    print(f"in scope: {total}; right: {good} ({good / total:.3f})" if total else "nothing in scope")
    print(f"out of scope: {sum(out.values())}")
    for name, why, _ in [("other", OTHER_TYPES, None), *EXCLUSIONS]:
        print(f"  {out[name]:4}  {name}: {why}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
