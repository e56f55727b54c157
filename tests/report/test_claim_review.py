"""ClaimReview: only what is honest, read by a JSON-LD processor and out of a page."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

import pytest
from pyld import jsonld

from reconcile.report import View, render
from tests.report.forms import HOSTILE, decided, drafted, hidden, hostile, with_places

SCHEMA = "https://schema.org/"


def loader(url: str, _: object = None) -> dict[str, Any]:
    """A context of our own in place of schema.org's: all terms are of its vocabulary."""
    assert url == "https://schema.org"
    links = {name: {"@type": "@id"} for name in ("url", "firstAppearance")}
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": {"@vocab": SCHEMA, **links}}}


def reviews(report: dict[str, Any], **view: Any) -> list[dict[str, Any]]:
    feed = json.loads(render(report, "claim-review", View(**view)))
    assert feed["@type"] == "DataFeed"
    found: list[dict[str, Any]] = feed["dataFeedElement"]
    assert len({r["@id"] for r in found}) == len(found)
    return found


def said(report: dict[str, Any], **view: Any) -> list[str]:
    return [r["reviewRating"]["alternateName"] for r in reviews(report, **view)]


def test_each_side_is_a_claim_with_its_articles(report: dict[str, Any]) -> None:
    first = reviews(with_places(report))[0]
    assert first["@type"] == "ClaimReview"
    assert first["claimReviewed"] == "boats that sank: 12 boats"
    assert first["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "supported by 1 independent origin; contradicted by 1 other origin",
        "ratingExplanation": "One harbour has one count.",
    }
    claim = first["itemReviewed"]
    assert (claim["@type"], claim["name"], claim["text"]) == ("Claim", "12 boats", "12 boats sank")
    assert claim["author"] == {"name": "the harbour master"}
    assert claim["appearance"] == [
        {
            "@type": "NewsArticle", "@id": f"urn:sha256:{0:064x}", "datePublished": "2024-03-02", "publisher": {"@type": "Organization", "name": "Harbor Ledger"},
            "hasPart": [{"@type": "Quotation", "text": "12 boats sank"}],
        }
    ]  # fmt: skip


def test_ratings_count_origins_and_rate_nothing(report: dict[str, Any]) -> None:
    assert said(with_places(report), single_source=True) == [
        "supported by 1 independent origin; contradicted by 1 other origin",
        "supported by 1 independent origin; contradicted by 1 other origin",
        "supported by 2 independent origins",
        *["stated by one origin only, repeated in 2 articles; not confirmed and not contradicted"] * 5,
        "stated by one origin only; not confirmed and not contradicted",
    ]
    text = render(report, "claim-review", View())
    assert not any(word in text for word in ("ratingValue", "bestRating", "worstRating", '"true"', '"false"'))
    assert not any("author" in r for r in reviews(report))


@pytest.mark.parametrize(
    ("relation", "words"),
    [
        ("superseded", "told at another stage by 2 other origins"),
        ("scope-differs", "counted differently by 2 other origins"),
        ("detail-differs", "told differently by 2 other origins"),
        ("quote-altered", "quoted in other words by 2 other origins"),
        ("attribution-differs", "credited to somebody else by 2 other origins"),
    ],
)
def test_what_is_no_conflict_is_not_called_one(report: dict[str, Any], relation: str, words: str) -> None:
    report["findings"] = [{**report["findings"][0], "relation": relation}]
    report["findings"][0]["positions"][1]["origins"] = 2
    assert said(report)[0] == f"supported by 1 independent origin; {words}"


def test_a_value_that_names_its_subject_is_not_told_twice(report: dict[str, Any]) -> None:
    report["findings"][0] |= {"subject": "the Pier Act"}
    report["findings"][0]["positions"][0]["value"] = "The Pier Act: pending"
    assert [r["claimReviewed"] for r in reviews(report)[:2]] == ["The Pier Act: pending", "the Pier Act: 15 boats"]


def test_one_origin_against_itself_supports_nothing(report: dict[str, Any]) -> None:
    report["findings"][0]["origins"] = 1
    assert said(report)[:2] == ["stated by one origin only, which also says otherwise"] * 2


def test_the_first_appearance_is_named_where_days_tell(report: dict[str, Any]) -> None:
    assert "firstAppearance" not in reviews(with_places(report))[2]["itemReviewed"]
    report["articles"][1]["published"] = "2024-03-01"
    assert reviews(report)[2]["itemReviewed"]["firstAppearance"] == {"@id": f"urn:sha256:{1:064x}"}
    report["articles"][0]["published"] = None
    assert "firstAppearance" not in reviews(report)[2]["itemReviewed"]


def test_what_was_dismissed_is_not_published(report: dict[str, Any]) -> None:
    report["findings"][0]["decision"] = decided("dismissed")
    assert "12 boats" not in render(report, "claim-review", View())


def test_of_a_draft_only_its_own_words_are_rated(report: dict[str, Any]) -> None:
    found = reviews(drafted(with_places(report)))
    assert [(r["itemReviewed"]["text"], r["reviewRating"]["alternateName"]) for r in found[:3]] == [
        ("14 boats", "contradicted by 2 independent origins"),
        ("7-2", "supported by 2 independent origins"),
        ("90 sailors", "stated by one origin only; not confirmed and not contradicted"),
    ]


def test_a_processor_reads_all_of_it(report: dict[str, Any]) -> None:
    report["articles"][0]["url"] = "https://ledger.example/boats"
    (feed,) = jsonld.expand(
        json.loads(render(with_places(report), "claim-review", View())), {"documentLoader": loader, "base": "https://desk.example/"}
    )
    first = feed[f"{SCHEMA}dataFeedElement"][0]
    assert first["@type"] == [f"{SCHEMA}ClaimReview"]
    (claim,) = first[f"{SCHEMA}itemReviewed"]
    (article,) = claim[f"{SCHEMA}appearance"]
    assert article["@id"] == "https://ledger.example/boats"
    assert article[f"{SCHEMA}url"] == [{"@id": "https://ledger.example/boats"}]
    assert article[f"{SCHEMA}publisher"][0][f"{SCHEMA}name"] == [{"@value": "Harbor Ledger"}]
    assert len(feed[f"{SCHEMA}dataFeedElement"]) == 8


class Page(HTMLParser):
    """Tags of a page, and what its script elements hold."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_it_can_stand_in_a_page_whatever_an_article_holds() -> None:
    report = hostile()
    report["findings"][0]["subject"] = "</script><script>alert(1)</script><!--"
    text = render(report, "claim-review", View())
    page = Page()
    page.feed(f'<script type="application/ld+json">{text}</script>')
    assert page.tags == ["script"]
    assert {r["itemReviewed"]["text"] for r in json.loads(page.text)["dataFeedElement"]} == set(HOSTILE)
    assert not hidden(text)
    assert not any("javascript" in a.get("url", "") + a["@id"] for r in reviews(report) for a in r["itemReviewed"]["appearance"])
