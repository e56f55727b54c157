"""The index of the stories of a day, as lines and as a page, from one that is written by hand."""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

import pytest

from reconcile.report.schema import Checker
from reconcile.report.stories import LONGEST, shortened, stories_page, stories_text

SUMMARY = (
    "2024-03-04 to 2024-03-05: 3 stories of several articles: 1 with errors, 1 with warnings or notes only, 1 without a discrepancy; "
    "1,400 articles from 2024-03-01 on; 12 are alone with their story"
)


def worst(number: int, severity: str, headline: str) -> dict[str, str]:
    return {
        "id": f"d-{number:012x}",
        "severity": severity,
        "relation": "contradiction",
        "kind": "vote",
        "headline": headline,
        "question": "What was the tally?",
    }


def row(number: int, title: str, found: list[dict[str, str]], **more: Any) -> dict[str, Any]:
    counts = {f"{s}s": sum(f["severity"] == s for f in found) for s in ("error", "warning", "note")}
    base = {
        "number": number, "report": f"story-{number:07}.html", "title": title, "first": "2024-03-04", "last": "2024-03-04", "articles": 2, "texts": 2,
        "sources": ["Courier", "Ledger"], "corroborations": 3, "worst": found[:3], "cut": [],
    }  # fmt: skip
    return {**base, **counts, **more}


@pytest.fixture
def index() -> dict[str, Any]:
    """A day with a story of each sort; hostile words stand in all that articles say."""
    many = [worst(n, "error", f"Vote on the depot: {n}-1 in Courier against {n}-2 in Ledger") for n in range(2, 7)]
    stories = [
        row(1, "Harwick council backs <i>tram</i> depot", many, articles=9, texts=4, last="2024-03-05", sources=[f"Paper {n}" for n in range(9)]),
        row(5, "Storm", [worst(8, "warning", "Homes: 4,000 in Courier against 400 in Ledger"), worst(9, "note", "Rain: 12 hours")], sources=[]),
        row(7, "Averylongwordwithoutanyblanks" * 9, [], cut=["9 of 60 texts were left out"]),
    ]  # fmt: skip
    return {
        "schema_version": "1.1", "tool": {"name": "reconcile", "version": "9.9"}, "since": "2024-03-04", "until": "2024-03-05", "window": 3,
        "articles": 1400, "alone": 12, "warnings": ["3 more stories were not looked at"], "stories": stories,
    }  # fmt: skip


def test_the_index_fits_its_schema(index: dict[str, Any]) -> None:
    assert Checker("stories", {}).problem(index) == ""


def test_lines_name_the_worst_first_and_where_its_report_is(index: dict[str, Any]) -> None:
    assert stories_text(index, Path("day")).splitlines() == [
        "Harwick council backs <i>tram</i> depot",
        "  9 articles (4 texts) in 9 publications, 2024-03-04 to 2024-03-05: 5 errors",
        "  ERROR  Vote on the depot: 2-1 in Courier against 2-2 in Ledger",
        "  ERROR  Vote on the depot: 3-1 in Courier against 3-2 in Ledger",
        "  ERROR  Vote on the depot: 4-1 in Courier against 4-2 in Ledger",
        "  and 2 more",
        "  day/story-0000001.html",
        "",
        "Storm",
        "  2 articles, 2024-03-04: 1 warning, 1 note",
        "  WARNING  Homes: 4,000 in Courier against 400 in Ledger",
        "  NOTE  Rain: 12 hours",
        "  day/story-0000005.html",
        "",
        "No discrepancy",
        f"  {'Averylongwordwithoutanyblanks' * 9} - 2 articles in 2 publications, 2024-03-04",
        "    cut off: 9 of 60 texts were left out",
        "",
        "note: 3 more stories were not looked at",
        SUMMARY,
    ]  # fmt: skip


def test_the_page_leads_to_reports_and_to_each_discrepancy(index: dict[str, Any]) -> None:
    page = stories_page(index)
    assert '<a href="story-0000001.html"><bdi>Harwick council backs &lt;i&gt;tram&lt;/i&gt; depot</bdi></a>' in page
    assert '<a href="story-0000001.html#d-000000000002"><bdi>Vote on the depot: 2-1 in Courier against 2-2 in Ledger</bdi></a>' in page
    assert page.index("story-0000001.html") < page.index("story-0000005.html") < page.index("No discrepancy found")
    assert "Paper 5 and 3 more" in html.unescape(page.replace("</bdi>", ""))
    assert "9 of 60 texts were left out" in page
    assert "3 more stories were not looked at" in page


def test_reports_that_are_no_pages_have_no_places_to_go_to(index: dict[str, Any]) -> None:
    for story in index["stories"]:
        story["report"] = story["report"].replace(".html", ".json")
    assert '.json"' in stories_page(index)
    assert ".json#" not in stories_page(index)


def test_a_day_without_stories(index: dict[str, Any]) -> None:
    index |= {"stories": [], "warnings": [], "alone": 1, "articles": 1, "window": 0}
    assert "No story is told by two articles." in stories_page(index)
    assert stories_text(index) == (
        "2024-03-04 to 2024-03-05: 0 stories of several articles: 0 with errors, 0 without a discrepancy; 1 article from 2024-03-04 on; "
        "1 is alone with its story\n"
    )


def test_a_long_headline_ends_between_words() -> None:
    headline = "Votes: " + " against ".join(f"{n} in the Courier" for n in range(20))
    assert len(shortened(headline)) <= LONGEST + 2
    assert shortened(headline).endswith(" …")
    assert headline.startswith(shortened(headline).removesuffix(" …"))
    assert headline[len(shortened(headline)) - 2] == " "
    assert shortened("Votes: 7-2 in the Courier") == "Votes: 7-2 in the Courier"
