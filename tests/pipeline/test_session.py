"""A session checks a story that changes, and says what a check from the beginning would say."""

from __future__ import annotations

import datetime as dt

import pytest

from reconcile import pipeline
from reconcile.model import Article

LEDGER = "The Harbor Commission approved the ferry contract by a 7-2 vote on Monday.\n"
TRIBUNE = "The Harbor Commission voted 7 to 3 to approve the ferry contract.\n"
COURIER = "About 350 people attended the hearing on the ferry contract of the Harbor Commission, which is worth $4.5 million.\n"


def story(*texts: str, published: dt.date | None = None) -> list[Article]:
    return [Article(id=name, text=text, published=published) for name, text in zip(("ledger", "tribune", "courier"), texts, strict=False)]


def headlines(articles: list[Article], session: pipeline.Session) -> list[str]:
    report = session.check(articles)
    assert report.to_dict() == pipeline.check(articles).to_dict()
    return [f.headline for f in report.findings]


def test_only_what_changed_is_parsed_and_the_report_is_that_of_a_full_check() -> None:
    session = pipeline.Session()
    first = headlines(story(LEDGER, TRIBUNE, COURIER), session)
    assert any("7-2" in line and "7-3" in line for line in first)
    assert session.parsed == ("courier", "ledger", "tribune")
    mended = headlines(story(LEDGER, TRIBUNE.replace("7 to 3", "7 to 2"), COURIER), session)
    assert session.parsed == ("tribune",)
    assert not any("7-3" in line for line in mended)
    assert headlines(story(LEDGER, TRIBUNE, COURIER), session) == first
    assert session.parsed == (), "what was taken back is known"


def test_articles_come_and_go() -> None:
    session = pipeline.Session()
    headlines(story(LEDGER, TRIBUNE), session)
    headlines(story(LEDGER, TRIBUNE, COURIER), session)
    assert session.parsed == ("courier",)
    assert headlines(story(LEDGER), session) == []
    assert session.check([]).findings == ()


def test_another_day_of_publication_is_another_article() -> None:
    session = pipeline.Session()
    headlines(story(LEDGER, TRIBUNE, published=dt.date(2024, 3, 5)), session)
    headlines(story(LEDGER, TRIBUNE, published=dt.date(2024, 3, 12)), session)
    assert session.parsed == ("ledger", "tribune")


def test_an_article_has_the_same_facts_in_any_company() -> None:
    together = pipeline.extract(story(LEDGER, TRIBUNE, COURIER))
    alone = [fact for article in story(LEDGER, TRIBUNE, COURIER) for fact in pipeline.extract([article])]
    assert together == alone
    assert len({f.article for f in together}) == 3


def test_what_is_kept_is_bounded() -> None:
    session = pipeline.Session(spare=2)
    for n in range(5):
        session.check([Article(id="draft", text=f"Some {n + 2} people came to the hearing on the ferry.\n")])
    assert len(session._facts) == 3
    assert {f.text for f in session._memory._facts} == {"Some 6", "came"}


def test_an_interrupted_check_leaves_the_session_as_it_was() -> None:
    session = pipeline.Session()
    before = headlines(story(LEDGER, TRIBUNE), session)

    def stop(done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        session.check(story(LEDGER, TRIBUNE, COURIER), stop)
    assert headlines(story(LEDGER, TRIBUNE), session) == before
