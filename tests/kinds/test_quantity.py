"""Counts: what is counted decides whether two numbers are compared at all."""

from __future__ import annotations

import datetime as dt

import reconcile


def findings(left: str, right: str, days: tuple[dt.date | None, dt.date | None] = (None, None)) -> list[tuple[str, str]]:
    report = reconcile.check(
        [reconcile.Article(id="a", text=left, published=days[0]), reconcile.Article(id="b", text=right, published=days[1])]
    ).to_dict()
    return [(f["relation"], f["positions"][0]["value"]) for f in report["findings"] if f["kind"] == "quantity"]


def test_a_toll_that_rose() -> None:
    found = findings(
        "At least five people died when a ferry sank off Port Ellery.",
        "Seven people died when a ferry sank off Port Ellery.",
        (dt.date(2020, 3, 1), dt.date(2020, 3, 2)),
    )
    assert [relation for relation, _ in found] == ["superseded"]


def test_dead_are_not_injured() -> None:
    assert findings("Five people died when a ferry sank.", "Seven people were injured when a ferry sank.") == []


def test_an_odd_figure_is_one_figure_under_two_names() -> None:
    found = findings("The leak hit 14.3 million customers of the bank.", "Data of 14.3 million people were taken from the bank.")
    assert [relation for relation, _ in found] == ["agree"]


def test_toll_of_another_year_is_another_toll() -> None:
    assert (
        findings(
            "Seven people were killed in the ferry fire.", "In 2004, seven people were killed in a ferry fire.", (dt.date(2020, 3, 1),) * 2
        )
        == []
    )


def test_evidence_holds_no_other_number() -> None:
    report = reconcile.extract(reconcile.Article(id="a", text="She spent six months at sea and nine years ashore."))
    assert [f.quote.rstrip(".") for f in report if f.kind == "quantity"] == ["She spent six months at sea", "nine years ashore"]
