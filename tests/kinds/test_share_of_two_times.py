"""Two shares of two times: polls move on, but words that count another group tell why two shares differ at any time."""

from __future__ import annotations

import datetime as dt

import pytest

import reconcile


def _found(first: str, second: str) -> list[str]:
    articles = [
        reconcile.Article(id="ledger", text=first, published=dt.date(2024, 3, 2)),
        reconcile.Article(id="tribune", text=second, published=dt.date(2024, 5, 20)),
    ]
    return [f["relation"] for f in reconcile.check(articles).to_dict()["findings"] if f["kind"] == "percentage"]


def test_a_share_of_another_group_is_told_weeks_later_too() -> None:
    assert _found(
        "Nearly 70 percent of the boats inspected in the harbor had faults or lacked papers, the auditor found.",
        "More than 30 percent of the boats inspected in the harbor lacked papers, the harbor master wrote.",
    ) == ["scope-differs"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "About 42 percent of the voters in Selwick approve of the mayor.",
            "About 47 percent of the voters in Selwick approve of the mayor.",
        ),
        ("Some 40 percent of the beach had been reopened.", "Some 60 percent of the beach had been reopened."),
    ],
)
def test_polls_and_progress_move_on(first: str, second: str) -> None:
    assert _found(first, second) == []
