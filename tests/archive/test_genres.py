"""Articles of one genre and one day, as the engine reads them, grouped into the events that they tell."""

from __future__ import annotations

import datetime as dt
from functools import cache

from reconcile import pipeline
from reconcile.archive.stories import Item, group, item
from reconcile.model import Article
from tests.archive.genres import GENRES

DAY = dt.date(2023, 2, 8)


@cache
def _items(genre: str) -> tuple[tuple[Item, Item], ...]:
    """Both articles of every event, numbered in a row."""
    return tuple((_item(genre, 2 * n, *one), _item(genre, 2 * n + 1, *other)) for n, (one, other) in enumerate(GENRES[genre]))


def _item(genre: str, number: int, title: str, text: str) -> Item:
    article = Article(f"{genre}-{number}", text, DAY, "Paper", title)
    place = list(GENRES).index(genre) * 100
    return item(place + number, DAY, title, pipeline.extract([article]))


def test_events_of_four_genres_on_one_day_are_each_a_story() -> None:
    told = [pair for genre in GENRES for pair in _items(genre)]
    assert group(i for pair in told for i in pair).stories == tuple((a.number, b.number) for a, b in told)


def test_events_of_one_genre_are_each_a_story_whether_two_papers_tell_them_or_one() -> None:
    for genre in GENRES:
        told = _items(genre)
        assert group(i for pair in told for i in pair).stories == tuple((a.number, b.number) for a, b in told)
        assert group(a for a, _ in told).stories == tuple((a.number,) for a, _ in told)
        assert group(b for _, b in told).stories == tuple((b.number,) for _, b in told)
