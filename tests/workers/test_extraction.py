from __future__ import annotations

import datetime as dt
import random

import pytest

from reconcile import pipeline
from reconcile.model import Article
from reconcile.model.settings import Bill, Ignore, Lexicon, Settings
from reconcile.workers import extract

TEXTS = [
    "The Harbor Commission approved the ferry contract by a 7-2 vote on Monday.\n\nWeather: 40 percent of the boats stayed in port.",
    "The council voted 7 to 3 to pass the Clean Harbors Act. Mayor Ida Lund signed the Clean Harbors Act on Friday.",
    "Some 400 people marched across the bridge, police said.",
    "“We will not move the pier,” Lund said. About 30 percent of the boats are leased.",
]
ARTICLES = [Article(f"a{n}", text, dt.date(2024, 3, 5)) for n, text in enumerate(TEXTS)]
SETTINGS = Settings(ignore=Ignore(paragraphs=("Weather:*",)), lexicon=Lexicon(bill=(Bill("Clean Harbors Act"),)))


@pytest.mark.slow
def test_any_number_of_jobs_and_any_order_gives_the_same_facts_and_settings_reach_the_workers() -> None:
    wanted = {a.id: f for a, f in extract(ARTICLES, settings=SETTINGS, jobs=1)}
    assert len(wanted["a0"]) < len(pipeline.extract(ARTICLES[:1]))  # the weather is ignored
    shuffled = random.Random(3).sample(ARTICLES, len(ARTICLES))
    done: list[int] = []
    for jobs in (2, 3):
        found = list(extract(shuffled, settings=SETTINGS, jobs=jobs, pays=1, progress=done.append))
        assert [a.id for a, _ in found] == [a.id for a in shuffled]
        assert {a.id: facts for a, facts in found} == wanted
    assert done == [1, 2, 3, 4] * 2
