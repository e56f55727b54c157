"""The publication day: which lines state it, and which only hold a date."""

from __future__ import annotations

import datetime as dt

import pytest

from reconcile.ingest.day import day_from_text, parse_day

BODY = "The harbour board voted to close the pier.\nIt will be shut for nine months, the board said in a long statement.\n"
DAY = dt.date(2011, 6, 7)


@pytest.mark.parametrize(
    "value",
    [
        "2011-06-07", "2011-06-07T23:59:00Z", "2011-06-07 08:00", "20110607", "June 7, 2011", "Jun. 7, 2011", "7 June 2011",
        "7th of June, 2011", "Tue, 07 Jun 2011 12:00:00 GMT", "2011/6/7", "07-Jun-2011", " June\u00a07,\u00a02011 ", "06/07/2011 (Tuesday)",
    ],
)  # fmt: skip
def test_metadata_days(value: str) -> None:
    assert parse_day(value) == DAY


@pytest.mark.parametrize(
    "value",
    [
        "",
        "soon",
        "2011",
        "2011-06",
        "June 2011",
        "2011-13-01",
        "2011-02-29",
        "February 30, 2011",
        "10/03/2017",
        "0000-01-01",
        "0011-06-07",
    ],
)
def test_values_that_are_no_one_day(value: str) -> None:
    assert parse_day(value) is None


@pytest.mark.parametrize(
    "line",
    [
        "June 7, 2011",
        "Tuesday, June 7, 2011",
        "Published: 7 June 2011",
        "Published 7 June 2011, updated 9 June 2011",
        "Posted on June 7, 2011 at 4:30 p.m.",
        "By Ann Lee | June 7, 2011 | 10:15 AM EST",
        "By Ann Lee, Eastmere Herald, June 7, 2011",
        "By Ann Lee, Tuesday, June 7, 2011",
        "Jun 7th, 2011 by Ann Lee",
        "Eastmere Herald • 07 June 2011 • 09:12 BST",
        "2011-06-07",
        "2011-06-07T10:00:00+01:00",
        "Last updated on June 7, 2011",
        "EASTMERE, June 7, 2011 (Coast Wire) — The harbour board voted on Tuesday to close the old ferry pier for repairs of nine months.",
        "June 7, 2011 — The harbour board voted to close the pier.",
        "EASTMERE, Kent, June 7, 2011 /Coast Wire/ -- The board voted.",
    ],
)
def test_publication_lines_at_the_top(line: str) -> None:
    assert day_from_text(f"Board closes pier\n\n{line}\n{BODY}") == DAY
    assert day_from_text(f"{line}\r\n{BODY}".replace("\n", "\r\n")) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "A man who was seen on June 7, 2011 is wanted.",
        "June 7, 2011 was a sunny day at the pier",
        "Remembering June 7, 2011",
        "The plan must be ready by June 7, 2011.",
        "Pier opens June 7, 2011",
        "Board Meets Tuesday, June 7, 2011",
        "Crowds At The Pier, June 7, 2011",
        "Copyright June 7, 2011",
        "Born June 7, 2011",
        "This article was amended on 7 June 2011",
        "Published: June 2011",
        "Published: 07/06/11",
        "10/03/2017",
        "Herald 13/13/2017",
        "On June 7, 2011, the board voted to close the pier - it was the third vote",
        "The storm of June 7, 2011 (the worst in years) shut the pier",
    ],
)
def test_lines_that_state_no_publication_day(line: str) -> None:
    assert day_from_text(f"{line}\n{BODY}") is None


def test_the_last_line_counts() -> None:
    assert day_from_text(f"{BODY}(Harbour Times 06/17/2011 page4)") == dt.date(2011, 6, 17)
    assert day_from_text(f"{BODY}(China Daily 06/07/2011 page4)") == DAY
    assert day_from_text(f"{BODY}A version of this article appeared in print on June 7, 2011") == DAY


def test_a_line_in_the_middle_counts_only_when_it_is_nothing_but_a_date() -> None:
    long = BODY * 5
    assert day_from_text(f"{long}Updated: June 7, 2011\n{long}") == DAY
    assert day_from_text(f"{long}7 June 2011\n{long}") == DAY
    assert day_from_text(f"{long}Ann Lee, June 7, 2011\n{long}") is None


def test_published_wins_over_updated_and_over_a_bare_date() -> None:
    assert day_from_text(f"Updated June 9, 2011\nPublished June 7, 2011\n{BODY}") == DAY
    assert day_from_text(f"June 12, 2011\nPublished June 7, 2011\n{BODY}") == DAY


def test_two_days_of_one_rank_cancel_each_other() -> None:
    assert day_from_text(f"June 7, 2011\nJune 8, 2011\n{BODY}") is None


def test_what_settles_a_numeric_date() -> None:
    assert day_from_text(f"Published: 07/06/2011\n{BODY}", "herald.co.uk") == DAY
    assert day_from_text(f"Published: Tue 07/06/2011\n{BODY}") == DAY
    assert day_from_text(f"Published: Tue 06/07/2011\n{BODY}") == DAY
    assert day_from_text(f"Published: 06/07/2011\n{BODY}The vote of June 6 was the first.") == DAY
    assert day_from_text(f"Published: 06/07/2011\n{BODY}It may close on June 6 or July 9.") is None
    assert day_from_text(f"Published: 17/06/2011\n{BODY}") == dt.date(2011, 6, 17)


def test_without_a_date_there_is_none() -> None:
    assert day_from_text(BODY) is None
    assert day_from_text("") is None
