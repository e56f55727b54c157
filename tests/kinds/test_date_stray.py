"""Days that stand nowhere else in the story: the slip of one sentence, and days of other acts."""

from __future__ import annotations

import datetime as dt

import pytest

import reconcile
from reconcile.kinds.date.stray import days_told
from reconcile.model import Granularity, Interval, When

FRIDAY = dt.date(2019, 3, 15)
THIRD = "Lawmakers in the town of Milton left for the weekend. The council chamber was empty after a long session on Thursday."


def conflicts(*texts: str, days: tuple[dt.date, ...] = ()) -> list[list[str]]:
    published = days or (FRIDAY,) * len(texts)
    articles = [reconcile.Article(id=f"a{n}", text=t, published=d) for n, (t, d) in enumerate(zip(texts, published, strict=True))]
    findings = reconcile.check(articles).to_dict()["findings"]
    return [sorted(p["value"] for p in f["positions"]) for f in findings if f["kind"] == "date" and f["type"] == "discrepancy"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The passage Sunday of the dredging measure ended a long fight.",
            "The council passed the dredging bill on Thursday.",
        ),
        (
            "The county passed a harbor dredging bill Sunday evening.",
            "The compromise bill on dredging, which was fought over for weeks, passed on Thursday night.",
        ),
    ],
)
def test_a_day_that_no_other_sentence_has_is_a_slip_where_all_date_the_act_by_another(left: str, right: str) -> None:
    assert ["Sunday", "Thursday"] in [[v.split()[0] for v in values] for values in conflicts(left, right, THIRD)]


def test_a_day_that_others_have_too_may_be_of_another_act() -> None:
    left = "The passage Sunday of the dredging measure ended a long fight. A parade had been held on Sunday."
    right = "The council passed the dredging bill on Thursday."
    assert not conflicts(left, right, THIRD)


@pytest.mark.parametrize(
    "left",
    [
        "Mayor Dana Orr said on Sunday that the harbor was safe.",
        "The compromise measure was buried by the auditors on Sunday.",
        "The second dredging package passed Sunday.",
        "The council passed the library levy on Sunday.",
        "The passage Sunday of the library levy ended a long fight. The council passed the dredging package on Thursday.",
    ],
)
def test_a_lone_day_of_another_act_stays_silent(left: str) -> None:
    assert not conflicts(left, "The council passed the dredging bill on Thursday.", THIRD)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Mr. Hale urged the Norfolk council on Sunday to buy the ferry.",
            "Mr. Hale urged the Norfolk mayor on Thursday to keep the tram.",
        ),
        ("The Norfolk council approved the ferry contract on Sunday.", "The Norfolk council approved the tram budget on Thursday."),
        ("Police arrested a baker on Sunday.", "Police arrested the harbor master on Thursday."),
        ("Mr. Hale met Governor Kim Lund on Sunday.", "Mr. Hale met Ms. Dana Orr on Thursday."),
        ("Mr. Hale won the Norfolk primary on Sunday.", "Mr. Hale won the Milton primary on Thursday."),
    ],
)
def test_the_same_act_done_to_something_else_stays_silent(left: str, right: str) -> None:
    assert not conflicts(left, right, THIRD)


def test_what_was_printed_days_before_tells_of_other_days() -> None:
    left = "The passage Sunday of the dredging measure ended a long fight."
    right = "The council passed the dredging bill on Thursday."
    assert conflicts(left, right, THIRD)
    assert not conflicts(left, right, THIRD, days=(dt.date(2019, 3, 11), FRIDAY, FRIDAY))


def test_nothing_since_a_year_is_the_first_since_that_year() -> None:
    left = "It was the first ferry sinking involving passenger deaths on board since 1957."
    right = "There had been no sinking involving passenger deaths on board a ferry in the province since 1959."
    third = "It is thought to be the first ferry sinking involving passenger deaths on board since 1959."
    assert ["since 1957", "since 1959"] in conflicts(left, right, third)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (When(Interval(FRIDAY, FRIDAY), Granularity.DAY, "Friday", weekday=4, relative=True), ("weekday 4",)),
        (When(Interval(FRIDAY, FRIDAY), Granularity.DAY, "today", relative=True), ("weekday 4",)),
        (
            When(Interval(FRIDAY, FRIDAY), Granularity.DAY, "March 15, 2019", month=3, day=15),
            ("2019-03-15", "2019-03", "2019"),
        ),
        (When(Interval(dt.date(2019, 1, 1), dt.date(2019, 12, 31)), Granularity.YEAR, "2019"), ("2019",)),
        (When(Interval(FRIDAY, None), Granularity.SPAN, "in recent weeks"), ()),
        (When(None, Granularity.YEAR, "fiscal 2000"), ()),
    ],
)
def test_a_day_is_told_by_its_name_and_a_date_by_all_it_lies_in(when: When, expected: tuple[str, ...]) -> None:
    assert days_told(when) == expected
