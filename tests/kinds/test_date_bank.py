"""A bank of invented pairs of sentences: one dated act told in other words, and acts that look alike and are two."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest

import reconcile

BANK = tomllib.loads(Path(__file__).with_name("bank_date.toml").read_text("utf-8"))
DAY = dt.date(2016, 11, 9)
AGREE = {"agree", "agree-rounded", "refines"}


def relations(pair: list[str]) -> set[str]:
    articles = [reconcile.Article(id=f"a{n}", text=t, published=DAY) for n, t in enumerate(pair)]
    return {f["relation"] for f in reconcile.check(articles).to_dict()["findings"] if f["kind"] == "date"}


@pytest.mark.parametrize("pair", BANK["conflict"]["pairs"], ids=lambda p: p[0][:40])
def test_one_act_told_in_other_words_at_two_times_is_a_conflict(pair: list[str]) -> None:
    assert "conflict" in relations(pair)


@pytest.mark.parametrize("pair", BANK["silent"]["pairs"], ids=lambda p: p[0][:40])
def test_two_acts_at_two_times_stay_silent(pair: list[str]) -> None:
    assert relations(pair) <= AGREE


@pytest.mark.parametrize("pair", BANK["agree"]["pairs"], ids=lambda p: p[0][:40])
def test_one_act_told_in_other_words_at_one_time_agrees(pair: list[str]) -> None:
    found = relations(pair)
    assert found & AGREE
    assert "conflict" not in found


def positions(left: str, right: str) -> list[list[str]]:
    articles = [reconcile.Article(id=f"a{n}", text=t, published=DAY) for n, t in enumerate((left, right))]
    findings = reconcile.check(articles).to_dict()["findings"]
    return [sorted(p["value"] for p in f["positions"]) for f in findings if f["kind"] == "date" and f["relation"] == "conflict"]


def test_a_day_that_does_not_exist_answers_the_day_of_that_month_and_no_weekday() -> None:
    left = "A barge burned at Milton Beach on Oct. 43, and two men were hurt."
    right = "Two men were hurt at a beach party in Milton on Oct. 31. A crowd had gathered at Milton Beach on Monday night."
    assert positions(left, right) == [["Oct. 31", "Oct. 43"]]


def test_years_of_an_office_meet_although_the_articles_date_other_acts_of_the_holder() -> None:
    left = "Ms. Ortiz, who was governor from 1998 to 2006, spoke on Monday. Ms. Ortiz praised the ferry treaty in 2011."
    right = "Ms. Ortiz, who was governor from 2000 to 2006, was cheered. Ms. Ortiz sold the ferry company in 2014."
    assert positions(left, right) == [["1998 to 2006", "2000 to 2006"]]
