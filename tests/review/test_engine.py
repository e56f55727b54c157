"""Decisions on findings of the engine: what an editor does to articles between two checks."""

from __future__ import annotations

import datetime as dt
import textwrap
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reconcile
from reconcile.review import apply, decide

NOON = dt.datetime(2024, 3, 2, 12, tzinfo=dt.UTC)
ECHO = reconcile.Article(
    id="echo",
    text="Rain fell all day on the old town. The harbor council voted 11-1 on Tuesday to close the ferry pier. The pier is 40 years old.",
)
STAR = reconcile.Article(id="star", text="The harbor council voted 10-2 on Tuesday to close the ferry pier, its clerk said.")
MORE = "Streets around the market were empty. Shopkeepers had put up boards, and the last tram left before dusk with nobody in it."


def votes(*articles: reconcile.Article) -> dict[str, Any]:
    report = reconcile.check(list(articles)).to_dict()
    return {**report, "findings": [f for f in report["findings"] if f["kind"] == "vote" and f["type"] == "discrepancy"]}


@pytest.fixture(scope="module")
def decision() -> Any:
    (found,) = votes(ECHO, STAR)["findings"]
    return decide(found, "dismissed", "the clerk read out the wrong line", at=NOON)


def holds(decision: Any, *articles: reconcile.Article) -> list[bool]:
    return [f["decision"] is not None for f in apply(votes(*articles), [decision], NOON.date())["findings"]]


@pytest.mark.parametrize(
    "edited",
    [
        replace(ECHO, text=f"{MORE}\n\n{ECHO.text}"),
        replace(ECHO, text=ECHO.text.replace("Rain fell", "Snow fell").replace("40 years", "41 years")),
        replace(ECHO, text=textwrap.fill(ECHO.text, 38)),
        replace(ECHO, text=textwrap.fill(ECHO.text, 52).replace("\n", "\r\n")),
        replace(ECHO, id="zulu-final-2"),
        replace(ECHO, id="zulu", text=f"{textwrap.fill(ECHO.text, 44)}\n\n{MORE}"),
    ],
    ids=["paragraph before", "words elsewhere", "re-wrapped", "re-wrapped for Windows", "renamed", "all at once"],
)
def test_it_survives(decision: Any, edited: reconcile.Article) -> None:
    assert holds(decision, edited, STAR) == [True]


SENTENCES = st.lists(st.sampled_from(MORE.split(". ")).map(lambda s: f"{s.rstrip('.')}."), max_size=3).map(" ".join)


@settings(max_examples=12, deadline=None, derandomize=True)
@given(SENTENCES, SENTENCES, st.integers(45, 90), st.sampled_from(["a", "echo", "z/new name"]))
def test_it_survives_whatever_is_done_around_the_clause(decision: Any, before: str, after: str, width: int, name: str) -> None:
    text = "\n\n".join(textwrap.fill(part, width) for part in (before, ECHO.text, after))
    assert holds(decision, replace(ECHO, id=name, text=text), STAR) == [True]


@settings(max_examples=12, deadline=None, derandomize=True)
@given(st.integers(7, 30).filter(lambda n: n != 11), st.integers(0, 6))
def test_another_tally_lapses(decision: Any, ayes: int, noes: int) -> None:
    changed = replace(ECHO, text=ECHO.text.replace("11-1", f"{ayes}-{noes}"))
    assert not any(holds(decision, changed, STAR))


@pytest.mark.parametrize("name", ["aaa", "zzz"])
def test_it_survives_a_further_article_on_a_side(decision: Any, name: str) -> None:
    third = reconcile.Article(id=name, text="The council of the harbor voted 10 to 2 on Tuesday to close the ferry pier.")
    (found,) = votes(ECHO, STAR, third)["findings"]
    assert len([e for p in found["positions"] for e in p["evidence"]]) == 3
    assert holds(decision, ECHO, STAR, third) == [True]


@pytest.mark.parametrize("edit", [("11-1", "12-0"), ("voted 11-1", "voted 9-3"), ("to close", "to shut and demolish")])
def test_it_lapses_when_the_value_or_its_clause_changes(decision: Any, edit: tuple[str, str]) -> None:
    changed = replace(ECHO, text=ECHO.text.replace(*edit))
    assert holds(decision, changed, STAR) == [False]
