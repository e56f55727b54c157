"""The whole engine on nasty text that looks like news: always a report, never long."""

from __future__ import annotations

import random
import time

import pytest

from reconcile import pipeline
from reconcile.model import Article
from tests.fuzz import dates, numbers

NEWS = (
    "The board of Eastmere | Mayor Ann Smith | the Senate | police | three men | She | the flood | He | officials | Mr. Brown | the bill",
    "voted 7-2 | killed | said | passed | did not deny | would close | was arrested in | paid $4 million for | is now | told reporters that | elected",
    "on Tuesday | the pier | 12 people | “it is over” | last week | in Ward 5 | at 6 a.m. | by 52 per cent | aged 54 | as chairman | two-thirds of the vote",
)
NASTY = (
    "\u202e \u200b \u00ad \ufeff \u2028 ( ) [ ] \u201c \u201d \" ' \u2018 -- \u2014 \u2026 ... $ % & * # @ <b> &amp; http://x.example/ \u0301 \U0001f600 "
    "U.S. Mr. No. 1/2 \u00bd 1,000,000 0.0000001 \u0661 \u00b2 N/A --- ::: ;;; ?! e.g. O'Neill's x\u00a0y"
).split(" ")


def story(chance: random.Random) -> str:
    """Some sentences: of news, of the words of the grammars in any order, and of marks where none belong."""
    out = []
    for _ in range(chance.randrange(3, 12)):
        words = [chance.choice(part.split(" | ")) for part in NEWS for _ in range(chance.randrange(1, 3))]
        for _ in range(chance.randrange(8)):
            words.insert(chance.randrange(len(words) + 1), chance.choice(chance.choice((NASTY, numbers.WORDS, dates.WORDS))))
        out.append(" ".join(words) * chance.choice((1, 1, 1, 3)) + chance.choice((". ", ".\n", "\n", ".\u201d ", "; ", "? ", "")))
    return "".join(out)


@pytest.mark.parametrize("seed", range(4))
def test_nasty_news(seed: int) -> None:
    chance = random.Random(seed)
    articles = [Article(f"a{n}", story(chance)) for n in range(6)]
    started = time.process_time()
    report = pipeline.check(articles)
    assert time.process_time() - started < 4 * len(articles)
    texts = {a.id: a.text for a in articles}
    assert all(texts[f.article][f.span.start : f.span.end] == f.text for f in report.facts)
    for finding in report.findings:
        assert finding.headline
        assert finding.reason or finding.type == "corroboration"
