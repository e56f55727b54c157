"""Votes are found as objects, and compared as objects."""

from __future__ import annotations

import pytest

import reconcile


def votes(text: str) -> list[tuple[int | None, int | None, str | None]]:
    facts = reconcile.extract(reconcile.Article(id="a", text=text))
    return [(f.normalized["for"], f.normalized["against"], f.normalized["body"]) for f in facts if f.kind == "vote"]


def test_a_tally_in_two_articles_is_one_corroboration() -> None:
    left = reconcile.Article(id="a", text="The Harbor Commission approved the ferry contract by a 7-2 vote on Monday.")
    right = reconcile.Article(id="b", text="Commissioners voted 7 to 2 to approve the ferry contract.")
    report = reconcile.check([left, right]).to_dict()
    found = [f for f in report["findings"] if f["kind"] == "vote"]
    assert [(f["relation"], f["positions"][0]["value"]) for f in found] == [("agree", "7-2")]
    assert {e["article"] for e in found[0]["positions"][0]["evidence"]} == {"a", "b"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Senate Judiciary Committee voted 11 to 9 to advance the bill.", (11, 9, "senate judiciary committee")),
        ("Senators rejected the measure 45-55.", (45, 55, "senate")),
        ("The House passed it, with 201 voting for it and 180 against.", (201, 180, "house")),
        ("The court ruled 5-4 that the fence may stay.", (5, 4, "court")),
    ],
)
def test_tallies(text: str, expected: tuple[int, int, str]) -> None:
    assert votes(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Voters aged 18-24 voted early.", "The Rovers beat the Harriers 3-1.", "Polls close at 6-7 p.m., the board said.", "It takes 10-15 minutes to vote.",
        "The House sits 4 to 5 days a week to pass bills.",
    ],
)  # fmt: skip
def test_no_votes(text: str) -> None:
    assert votes(text) == []


def test_a_vote_is_of_the_body_that_votes() -> None:
    (fact,) = (
        f
        for f in reconcile.extract(reconcile.Article(id="a", text="The Port Ellery Harbor Council voted 11 to 1 today to back the plan."))
        if f.kind == "vote"
    )
    assert fact.frame.subject == "vote of the Port Ellery Harbor Council"
