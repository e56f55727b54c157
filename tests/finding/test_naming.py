"""Two articles of one paper are told apart."""

from __future__ import annotations

import datetime as dt

from reconcile.model import Article
from reconcile.model.naming import article_names


def test_one_article_of_a_paper_is_called_by_the_paper() -> None:
    assert article_names([Article(id="x/echo.txt", text="", source="The Echo"), Article(id="x/wire.txt", text="")]) == {
        "x/echo.txt": "The Echo",
        "x/wire.txt": "wire",
    }


def test_two_articles_of_a_paper_are_told_apart_by_the_day_or_the_file() -> None:
    one, two = (Article(id=f"{n}.txt", text="", source="The Echo", published=dt.date(2024, 3, n)) for n in (1, 2))
    same = Article(id="late.txt", text="", source="The Echo", published=dt.date(2024, 3, 2))
    assert list(article_names([one, two]).values()) == ["The Echo (2024-03-01)", "The Echo (2024-03-02)"]
    assert list(article_names([two, same]).values()) == ["The Echo (2)", "The Echo (late)"]


def test_records_of_one_file_are_told_apart_by_their_number() -> None:
    articles = [Article("crawl.warc.gz#1", "A pier."), Article("crawl.warc.gz#2", "A pier."), Article("ledger.txt", "A pier.")]
    assert article_names(articles) == {
        "crawl.warc.gz#1": "crawl.warc (crawl.warc.gz#1)",
        "crawl.warc.gz#2": "crawl.warc (crawl.warc.gz#2)",
        "ledger.txt": "ledger",
    }
    feed = [Article("feed.xml#1", "A pier.", source="Herald"), Article("feed.xml#2", "A pier.", source="Herald")]
    assert article_names(feed) == {"feed.xml#1": "Herald (feed.xml#1)", "feed.xml#2": "Herald (feed.xml#2)"}
