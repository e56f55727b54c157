"""Dates across articles: what is the same act, what relates how, what stays silent."""

from __future__ import annotations

import datetime as dt

import pytest

import reconcile

WEDNESDAY = dt.date(2016, 11, 9)


def findings(*texts: str, days: tuple[dt.date | None, ...] = ()) -> list[tuple[str, list[str]]]:
    published = days or (WEDNESDAY,) * len(texts)
    articles = [reconcile.Article(id=f"a{n}", text=t, published=d) for n, (t, d) in enumerate(zip(texts, published, strict=True))]
    report = reconcile.check(articles).to_dict()
    return [(f["relation"], sorted(p["value"] for p in f["positions"])) for f in report["findings"] if f["kind"] == "date"]


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("The city council approved the harbor plan on Monday.", "The city council passed the harbor plan earlier this week.", "refines"),
        ("The city council approved the harbor plan on Monday.", "The harbor plan was approved by the city council on Monday.", "agree"),
        ("The ferry program was created in 2008.", "The ferry program, which began rolling out in 2008, has grown.", "agree"),
        ("Ms. Ortiz led the museum from 1998 to 2004.", "Ms. Ortiz, who was director of the museum from 1998 until 2004, spoke.", "agree"),
        ("The accident happened at 6.10am on Wednesday.", "The tram crashed on Wednesday morning.", "refines"),
        ("The barge caught fire at around 9 p.m. local time.", "Crowds fled when the barge caught fire at 9pm.", "agree-rounded"),
        (
            "Mayor Dana Lee said Thursday the bridge was safe.",
            "On Thursday, Mayor Dana Lee told reporters that the bridge was safe.",
            "agree",
        ),
    ],
)
def test_one_act_at_one_time_is_a_corroboration(left: str, right: str, relation: str) -> None:
    found = findings(left, right)
    assert [r for r, _ in found][:1] in ([relation], ["agree"] if relation == "agree-rounded" else [relation])


@pytest.mark.parametrize(
    ("left", "right", "values"),
    [
        (
            "The city council approved the harbor plan on Monday.",
            "The city council approved the harbor plan on Tuesday.",
            ["Monday", "Tuesday"],
        ),
        ("Ms. Ortiz has led the museum since 2002.", "Ms. Ortiz has led the museum since 2003.", ["since 2002", "since 2003"]),
        ("The derailment in Milton happened just after 06:00.", "The tram derailed at about 6.20am.", ["about 6.20am", "just after 06:00"]),
        ("The ferry program was created in 2008.", "The ferry program, which began rolling out in 2006, has grown.", ["2006", "2008"]),
        (
            "Ms. Ortiz obtained five deferments from 1965 to 1970.",
            "Ms. Ortiz obtained five deferments from 1963 to 1970.",
            ["1963 to 1970", "1965 to 1970"],
        ),
        ("The ferry hit the barge at 7:40 a.m.", "The ferry struck the barge shortly after 7 a.m.", ["7:40 a.m.", "shortly after 7 a.m."]),
        ("The fire brigade was called at 6.04am to the overturned tram.", "The tram crashed at 6.10am.", ["6.04am", "6.10am"]),
    ],
)
def test_one_act_at_two_times_is_a_conflict(left: str, right: str, values: list[str]) -> None:
    assert findings(left, right) == [("conflict", values)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The ferry program was created in 2008.", "Twenty counties have joined the ferry program since 2009."),
        ("The order was issued in 1979.", "The ferry program was created in 2008."),
        ("Mayor Dana Lee said Thursday the bridge was safe.", "Governor Paul Cole said Friday the bridge was safe."),
        ("Ms. Ortiz met Wednesday with Paul Cole.", "Ms. Ortiz met Tuesday with Dana Lee."),
        ("The House passed the ferry bill on Monday.", "The Senate passed the ferry bill on Tuesday."),
        (
            "Ms. Ortiz signed a short-term lease at the end of last month. She signed the lease on Friday.",
            "Ms. Ortiz signed the lease on Friday.",
        ),
        ("The first fire broke out at 6.10am.", "A second fire broke out at 6.40am."),
        ("The weekly fish auction was held on May 3, 2016.", "The weekly fish auction was held on May 10, 2016."),
        ("The port's daily loss for 2/13/2013: $23.3 million", "The port's daily loss for 2/14/2013: $6.2 million"),
        ("The bridge was shut on Monday night.", "The bridge was shut early Tuesday morning."),
    ],
)
def test_other_acts_make_no_conflict(left: str, right: str) -> None:
    assert [r for r, _ in findings(left, right) if r == "conflict"] == []


def test_an_undated_article_makes_no_conflict_of_relative_days() -> None:
    left = "The city council approved the harbor plan yesterday."
    right = "The city council approved the harbor plan on Tuesday."
    assert findings(left, right, days=(None, WEDNESDAY)) == []
    assert findings(left, right, days=(WEDNESDAY, None)) == []
    assert findings("The city council approved the harbor plan last month.", right, days=(None, None)) == []


def test_weekdays_agree_without_days_of_publication() -> None:
    text = "The city council approved the harbor plan on Tuesday."
    assert findings(text, text, days=(None, None)) == [("agree", ["Tuesday"])]


def test_a_guessed_year_is_no_contradiction() -> None:
    left = "The mayor spoke at the 2008 ceremony in Milton."
    right = "The mayor spoke at the March 2 ceremony in Milton."
    assert [r for r, _ in findings(left, right, days=(dt.date(2010, 5, 18),) * 2)] in ([], ["refines"])


def test_one_issue_of_what_comes_again_has_one_day() -> None:
    left = "The annual fish auction of the harbor was held on May 3, 2016."
    right = "The annual fish auction of the harbor was held on May 4, 2016."
    assert [r for r, _ in findings(left, right)] == ["conflict"]
