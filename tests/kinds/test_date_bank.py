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
