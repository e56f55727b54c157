"""Days that no calendar has, and years in pairs."""

from __future__ import annotations

import datetime as dt

import pytest

from reconcile.lexis.dates import find_times


@pytest.mark.parametrize(
    ("text", "label", "month", "day"),
    [
        ("The storm came on Dec. 43.", "Dec. 43", 12, 43),
        ("The mill reopened on Jan. 35, the owners said.", "Jan. 35", 1, 35),
        ("They met on Feb. 30 in Milton.", "Feb. 30", 2, 30),
        ("The fair was held on New Year's Eve (Dec 43).", "New Year's Eve (Dec 43)", 12, 43),
    ],
)
def test_a_day_that_does_not_exist_is_found_and_has_no_interval(text: str, label: str, month: int, day: int) -> None:
    found = [t.when for t in find_times(text, dt.date(2017, 2, 1))]
    assert [(w.label, w.month, w.day, w.interval) for w in found] == [(label, month, day, None)]


@pytest.mark.parametrize("text", ["In April 40 percent came by boat.", "In December 50 boats came.", "May 65 be enough?"])
def test_a_count_behind_a_month_is_no_day(text: str) -> None:
    assert [t.when.day for t in find_times(text, dt.date(2017, 2, 1)) if t.when.day is not None] == []


@pytest.mark.parametrize(("text", "start", "end"), [("in 2013/14", 2013, 2014), ("in 2015-16", 2015, 2016)])
def test_years_in_pairs(text: str, start: int, end: int) -> None:
    interval = find_times(f"The ferry carried more {text}.", dt.date(2017, 2, 1))[0].when.interval
    assert interval is not None
    assert (interval.start, interval.end) == (dt.date(start, 1, 1), dt.date(end, 12, 31))
