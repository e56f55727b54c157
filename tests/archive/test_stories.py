"""Articles grouped into stories by what is known of them without their text."""

from __future__ import annotations

import collections
import dataclasses
import datetime as dt
import random
import time

import pytest

from reconcile.archive.stories import Grouping, Item, group, item
from tests.conftest import MakeFact

DAY = dt.date(2024, 3, 4)
FLOOD = (
    "river flood bridge rescue boat mayor harwick dam evacuate sandbag levee rain crest shelter gauge pump basement school ferryman county"
)
TRIAL = "court judge jury fraud verdict mayor harwick prosecutor sentence bank ledger witness appeal lawyer audit trustee bail invoice shell clerk"
FERRY = "ferry collision harbour captain fog passenger lifeboat pier crew hull"


def told(number: int, words: str, *, day: dt.date | None = DAY, title: str = "", own: int = 6) -> Item:
    """An article with the words of its story, and some of its own."""
    private = [f"own{number}x{k}" for k in range(own)]
    return Item(number, day, collections.Counter([*words.split(), *words.split(), *private]), frozenset(title.split()))


def test_articles_of_one_event_are_a_story_and_others_stay_alone() -> None:
    items = [told(1, FLOOD), told(2, FERRY), told(3, FLOOD, day=DAY + dt.timedelta(1)), told(4, TRIAL)]
    assert group(items) == Grouping(((1, 3), (2,), (4,)))


def test_two_events_of_one_mayor_are_not_chained_by_an_article_between_them() -> None:
    floods = [told(n, FLOOD) for n in range(4)]
    trials = [told(n, TRIAL) for n in range(10, 14)]
    between = told(20, "mayor harwick resign speech flood verdict budget council", own=14)
    assert group([*floods, *trials, between]).stories == ((0, 1, 2, 3), (10, 11, 12, 13), (20,))


def test_among_a_few_articles_of_one_genre_names_tell_the_stories_apart() -> None:
    genre = "fire warehouse blaze smoke engine crew roof alarm insurer damage street night owner cause witness ladder"
    items = []
    for event in range(4):
        names = [f"name{event}x{k}" for k in range(4)]
        for paper in range(2):
            article = told(event * 10 + paper, genre + " " + " ".join(names))
            items.append(dataclasses.replace(article, names=frozenset(names)))
    assert group(items).stories == ((0, 1), (10, 11), (20, 21), (30, 31))


MEETING = (
    "council vote mayor approve meeting resident minute budget agenda hall petition plan cost million councilman councilwoman contractor survey "
    "oppose support street parking school library water rate tax session motion amendment chamber clerk hearing notice zoning permit sidewalk "
    "overtime grant ordinance".split()
)


def meeting(number: int, town: str, mayor: str, figure: str, words: list[str] = MEETING) -> Item:
    """An article on a council meeting: all words are those of its genre but where it was, who presided, and what it is to cost."""
    article = told(number, f"{' '.join(words)} {town} {mayor} {figure}", title=f"{town} council backs plan", own=2)
    return dataclasses.replace(article, names=frozenset({f"{town} city council", town, mayor, *mayor.split()}))


def test_ten_meetings_of_ten_councils_are_ten_stories() -> None:
    towns = "ollerby tamsford wexcombe pellinore garrick hartle yarrowfield brackwater dunsmere kilverton".split()
    # each with four in ten of the words of its genre, so that none of them is common
    meetings = [
        meeting(n, town, f"ada {town}son", f"{n + 2},{n}75", [w for k, w in enumerate(MEETING) if (k // 4 + n) % 5 < 2])
        for n, town in enumerate(towns)
    ]
    assert group(meetings).stories == tuple((n,) for n in range(10))
    again = [dataclasses.replace(m, number=m.number + 20, words={**m.words, f"more{m.number}": 3, f"then{m.number}": 3}) for m in meetings]
    assert group([*meetings, *again]).stories == tuple((n, n + 20) for n in range(10))


def test_two_mayors_who_share_a_given_name_are_not_of_one_story_and_no_copies() -> None:
    one, other = meeting(1, "ollerby", "denise okafor", "5"), meeting(2, "tamsford", "denise lund", "5")
    assert group([one, other]).stories == ((1,), (2,))


def test_the_names_of_a_large_story_are_not_common_words_for_it() -> None:
    large = [meeting(n, "ollerby", "denise okafor", "7,543") for n in range(14)]
    others = [told(n, f"w{n} x{n} y{n}") for n in range(100, 130)]
    assert group([*large, *others]).stories[0] == tuple(range(14))


def test_a_story_is_closed_when_nothing_came_for_longer_than_the_window() -> None:
    items = [told(1, FLOOD), told(2, FLOOD, day=DAY + dt.timedelta(9))]
    assert group(items, 3).stories == ((1,), (2,))
    assert group(items, 9).stories == ((1, 2),)


def test_an_article_without_a_day_may_belong_to_any() -> None:
    assert group([told(1, FLOOD), told(2, FLOOD, day=None), told(3, FERRY)]).stories == ((1, 2), (3,))


def test_the_order_of_the_items_does_not_matter() -> None:
    rng = random.Random(3)
    events = [" ".join(f"w{rng.randrange(900)}" for _ in range(12)) for _ in range(40)]
    items = [told(n, rng.choice(events), day=DAY + dt.timedelta(rng.randrange(6))) for n in range(200)]
    shuffled = rng.sample(items, len(items))
    assert group(shuffled) == group(items)
    assert 30 < len(group(items).stories) < 80


def test_five_thousand_copies_are_one_story_in_a_moment() -> None:
    words = " ".join(f"wire{n}" for n in range(60))
    items = [told(n, words, own=2) for n in range(5000)] + [told(9001, FLOOD), told(9002, FLOOD)]
    started = time.process_time()
    found = group(items)
    assert time.process_time() - started < 5
    assert [len(s) for s in found.stories] == [5000, 2]
    assert found.warnings == ()


def test_copies_do_not_make_their_words_common() -> None:
    words = " ".join(f"wire{n}" for n in range(60))
    items = [told(n, words, own=0) for n in range(500)]
    rewritten = told(900, words, own=60)
    assert group([*items, rewritten, told(901, FLOOD)]).stories == ((*range(500), 900), (901,))


def test_what_is_cut_off_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reconcile.archive.stories.MOST_LISTED", 5)
    items = [told(n, "mayor" if n % 20 == 0 else f"w{n}", own=30) for n in range(200)]
    found = group(items)
    assert len(found.stories) == 200
    assert found.warnings == ("only the latest 5 stories were looked up by each of these words, which more have within 3 days: mayor",)


def test_the_words_of_an_article_are_those_of_the_sentences_with_facts_and_of_its_title(make_fact: MakeFact) -> None:
    facts = [make_fact("a", 4, "dam breach"), make_fact("a", 5, "dam night"), make_fact("a", 6, "the dam boat", start=90)]
    known = item(7, DAY, "Harwick dam: the breach", facts)
    assert (known.number, known.day, known.title) == (7, DAY, frozenset({"harwick", "dam", "breach"}))
    # two facts of one sentence count once
    assert known.words == {"dam": 2, "breach": 1, "night": 1, "boat": 1}


def test_an_article_without_facts_is_placed_by_its_title() -> None:
    bare = item(3, DAY, "Ferry collision in harbour fog: lifeboat and crew at pier", [])
    assert group([told(1, FERRY), told(2, FLOOD), bare]).stories == ((1, 3), (2,))
