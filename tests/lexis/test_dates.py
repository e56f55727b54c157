"""Times in text: where they stand, which days they mean, what is none."""

from __future__ import annotations

import datetime as dt

import pytest

from reconcile.lexis.dates import Tense, find_times
from reconcile.model import TimeRole

THURSDAY = dt.date(2017, 5, 18)


def days(text: str, reference: dt.date | None = THURSDAY, tense: Tense = Tense.PAST) -> list[tuple[str, str | None, str | None]]:
    return [
        (
            text[m.start : m.end],
            str(m.when.interval.start) if m.when.interval else None,
            str(m.when.interval.end) if m.when.interval else None,
        )
        for m in find_times(text, reference, lambda _: tense)
    ]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("June 5, 2018", "2018-06-05", "2018-06-05"),
        ("5 June 2018", "2018-06-05", "2018-06-05"),
        ("the 5th of June, 2018", "2018-06-05", "2018-06-05"),
        ("2018-06-05", "2018-06-05", "2018-06-05"),
        ("Tuesday, June 5, 2018", "2018-06-05", "2018-06-05"),
        ("Monday (June 5)", "2017-06-05", "2017-06-05"),
        ("October 2008", "2008-10-01", "2008-10-31"),
        ("February 2012", "2012-02-01", "2012-02-29"),
        ("the 1990s", "1990-01-01", "1999-12-31"),
        ("the '80s", "1980-01-01", "1989-12-31"),
        ("the 19th century", "1800-01-01", "1899-12-31"),
        ("the summer of 2015", "2015-06-01", "2015-08-31"),
        ("the first quarter of 2016", "2016-01-01", "2016-03-31"),
        ("the first six months of 2016", "2016-01-01", "2016-06-30"),
        ("the first 3 months of 2016", "2016-01-01", "2016-03-31"),
        ("Q3 2016", "2016-07-01", "2016-09-30"),
        ("Thanksgiving 2016", "2016-11-24", "2016-11-24"),
        ("Easter 2018", "2018-04-01", "2018-04-01"),
        ("Labor Day 2017", "2017-09-04", "2017-09-04"),
        ("New Year's Eve 2016", "2016-12-31", "2016-12-31"),
        ("today", "2017-05-18", "2017-05-18"),
        ("yesterday", "2017-05-17", "2017-05-17"),
        ("last night", "2017-05-17", "2017-05-17"),
        ("this morning", "2017-05-18", "2017-05-18"),
        ("Thursday", "2017-05-18", "2017-05-18"),
        ("Friday", "2017-05-12", "2017-05-12"),
        ("last Tuesday", "2017-05-09", "2017-05-09"),
        ("earlier this week", "2017-05-15", "2017-05-18"),
        ("last month", "2017-04-01", "2017-04-30"),
        ("last November", "2016-11-01", "2016-11-30"),
        ("two weeks ago", "2017-05-01", "2017-05-07"),
        ("four years ago", "2013-01-01", "2013-12-31"),
        ("three days ago", "2017-05-15", "2017-05-15"),
        ("last summer", "2016-06-01", "2016-08-31"),
        ("June 5-7, 2016", "2016-06-05", "2016-06-07"),
        ("5-7 June 2016", "2016-06-05", "2016-06-07"),
        ("2006 to 2012", "2006-01-01", "2012-12-31"),
        ("1965-70", "1965-01-01", "1970-12-31"),
        ("from October 2008 through February 2011", "2008-10-01", "2011-02-28"),
        ("from Dec. 22 through Jan. 25", "2016-12-22", "2017-01-25"),
        ("between April 17, 2016 and March 29, 2017", "2016-04-17", "2017-03-29"),
    ],
)
def test_days_that_words_mean_for_a_reader_of_may_18_2017(text: str, start: str, end: str) -> None:
    assert days(f"It was {text}.") == [(text, start, end)]


def test_a_bare_weekday_lies_ahead_in_a_clause_about_the_future() -> None:
    assert days("Monday", tense=Tense.FUTURE) == [("Monday", "2017-05-22", "2017-05-22")]
    assert days("Monday", tense=Tense.PAST) == [("Monday", "2017-05-15", "2017-05-15")]


def test_a_day_without_its_year_is_the_nearest_that_fits_the_tense() -> None:
    assert days("on Dec. 30", dt.date(2017, 1, 3)) == [("Dec. 30", "2016-12-30", "2016-12-30")]
    assert days("on Jan. 3", dt.date(2016, 12, 20), Tense.FUTURE) == [("Jan. 3", "2017-01-03", "2017-01-03")]


def test_without_a_day_of_publication_the_parts_remain() -> None:
    (tuesday,) = find_times("It passed on Tuesday.")
    assert (tuesday.when.interval, tuesday.when.weekday) == (None, 1)
    (new_year,) = find_times("It takes effect Jan. 1.")
    assert (new_year.when.interval, new_year.when.month, new_year.when.day) == (None, 1, 1)
    (month,) = find_times("It passed last month.")
    assert (month.when.interval, month.when.label) == (None, "last month")


@pytest.mark.parametrize(
    ("text", "role", "start", "end"),
    [
        ("since 2009", TimeRole.START, "2009-01-01", None),
        ("until June 3, 2018", TimeRole.END, None, "2018-06-03"),
        ("before June 3, 2018", TimeRole.END, None, "2018-06-02"),
        ("after June 3, 2018", TimeRole.START, "2018-06-04", None),
        ("from 2010 onward", TimeRole.START, "2010-01-01", None),
        ("in 2010", TimeRole.POINT, "2010-01-01", "2010-12-31"),
    ],
)
def test_a_start_is_open_to_the_future_and_an_end_to_the_past(text: str, role: TimeRole, start: str | None, end: str | None) -> None:
    (found,) = find_times(f"It ran {text}.", THURSDAY)
    reach = found.when.reach
    assert reach is not None
    assert found.when.role is role
    assert (str(reach.start) if reach.start else None, str(reach.end) if reach.end else None) == (start, end)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("at 6.10am", "06:10", "06:10"),
        ("at about 6.10am", "06:08", "06:12"),
        ("at 10:08 p.m.", "22:08", "22:08"),
        ("just after 06:00 GMT", "06:00", "06:05"),
        ("shortly before midnight", "23:51", "24:00"),
        ("around 6 a.m.", "05:53", "06:07"),
        ("at noon", "11:53", "12:07"),
        ("at 21:00", "21:00", "21:00"),
        ("between 5pm and 9pm", "17:00", "21:00"),
        ("from 5 to 7 p.m.", "17:00", "19:00"),
        ("at 6 o'clock in the evening", "17:53", "18:07"),
    ],
)
def test_times_of_day_are_as_wide_as_their_hedge(text: str, low: str, high: str) -> None:
    (found,) = find_times(f"It broke down {text}.")
    clock = found.when.clock
    assert clock is not None
    assert (f"{clock.low // 60:02}:{clock.low % 60:02}", f"{clock.high // 60:02}:{clock.high % 60:02}") == (low, high)


def test_day_and_time_of_day_are_one_expression_in_either_order() -> None:
    for text in ("6.10am on Wednesday", "Wednesday at 6.10am", "Wednesday morning", "9 p.m. Wednesday"):
        (found,) = find_times(f"It broke down {text}.", THURSDAY)
        assert found.when.interval is not None
        assert str(found.when.interval.start) == "2017-05-17"
        assert found.when.clock is not None


@pytest.mark.parametrize(
    "text",
    [
        "He may march on.", "Theresa May spoke.", "It ran for 35 days.", "A 43-year-old man.", "They are in their 80s.", "Room 2010 was shut.",
        "Over 2010 people came.", "It cost $2010.", "The Sept. 11 attacks.", "Black Friday sales.", "The Sunday Times.", "On USA Today.", "It grew 3.25 percent.",
        "The 10th Circuit.", "A score of 21-14.", "Visit securityhole2017.com now.", "They won 2,008 votes.", "Special Order 40.", "Three weeks of rain.",
    ],
)  # fmt: skip
def test_what_is_no_time(text: str) -> None:
    assert days(text) == []


def test_may_and_march_are_months_beside_the_words_of_time() -> None:
    assert [d[0] for d in days("In May it fell. It rose in March 2016.")] == ["May", "March 2016"]


def test_odd_blanks_dashes_and_quotes_do_not_move_offsets() -> None:
    text = "It ran June\u00a05\u20137, 2016, and on New Year\u2019s Eve\u00a02016."
    assert [d[0] for d in days(text)] == ["June\u00a05\u20137, 2016", "New Year\u2019s Eve\u00a02016"]


def test_a_very_long_line_takes_no_longer_than_its_length() -> None:
    assert len(find_times("on June 5 or 2008 to " * 2000, THURSDAY)) >= 2000


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("New Year's Day", "2016-01-01"),
        ("Martin Luther King Jr. Day", "2016-01-18"),
        ("Valentine's Day", "2016-02-14"),
        ("Presidents' Day", "2016-02-15"),
        ("St. Patrick's Day", "2016-03-17"),
        ("Good Friday", "2016-03-25"),
        ("Mother's Day", "2016-05-08"),
        ("Memorial Day", "2016-05-30"),
        ("Fourth of July", "2016-07-04"),
        ("Columbus Day", "2016-10-10"),
        ("Halloween", "2016-10-31"),
        ("Christmas Eve", "2016-12-24"),
    ],
)
def test_holidays_of_2016(name: str, day: str) -> None:
    assert days(f"It was {name}, 2016.") == [(f"{name}, 2016", day, day)]
