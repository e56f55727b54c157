from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from reconcile import pipeline
from reconcile.model import Article
from reconcile.model.settings import Bill, Ignore, Lexicon, Settings
from reconcile.workers import Lost, extract
from tests.cli.conftest import Command, command, story

__all__ = ["command", "story"]

TEXTS = [
    "The Harbor Commission approved the ferry contract by a 7-2 vote on Monday.\n\nWeather: 40 percent of the boats stayed in port.",
    "The council voted 7 to 3 to pass the Clean Harbors Act. Mayor Ida Lund signed the Clean Harbors Act on Friday.",
    "Some 400 people marched across the bridge, police said.",
    "“We will not move the pier,” Lund said. About 30 percent of the boats are leased.",
]
ARTICLES = [Article(f"a{n}", text, dt.date(2024, 3, 5)) for n, text in enumerate(TEXTS)]
SETTINGS = Settings(ignore=Ignore(paragraphs=("Weather:*",)), lexicon=Lexicon(bill=(Bill("Clean Harbors Act"),)))


@pytest.mark.slow
def test_two_jobs_and_any_order_give_the_same_facts_and_settings_reach_the_workers() -> None:
    wanted = {a.id: f for a, f in extract(ARTICLES, settings=SETTINGS, jobs=1)}
    assert len(wanted["a0"]) < len(pipeline.extract(ARTICLES[:1]))  # the weather is ignored
    shuffled = random.Random(3).sample(ARTICLES, len(ARTICLES))
    done: list[int] = []
    found = list(extract(shuffled, settings=SETTINGS, jobs=2, pays=1, progress=done.append))
    assert [a.id for a, _ in found] == [a.id for a in shuffled]
    assert {a.id: facts for a, facts in found} == wanted
    assert done == [1, 2, 3, 4]


@pytest.mark.slow
def test_three_jobs_print_the_same_bytes(story: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    (story / "post.txt").write_text("The Harbor Commission voted 7 to 2 on Monday, and Ida Lund resigned.\n", "utf-8")
    one = command("check", story, "--format", "json", "--jobs", "1", "--no-cache")
    monkeypatch.setattr("reconcile.workers.extraction.WORKER_PAYS", 1)
    names = [story / name for name in ("tribune.txt", "post.txt", "ledger.txt")]
    three = command("check", *names, "--format", "json", "--jobs", "3")
    assert (three.status, json.loads(three.out)) == (0, json.loads(one.out))
    assert three.out == one.out
    # what the workers found is kept
    assert command("check", story, "--format", "json", "--jobs", "3").out == one.out


def test_an_article_that_cannot_be_read_is_named_and_the_rest_goes_on(
    story: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(items: list[Article], *args: object, **how: object) -> Iterator[tuple[Article, object]]:
        for item in items:
            yield item, Lost("took longer than 60 s") if item.id == "tribune.txt" else ()

    monkeypatch.setattr("reconcile.workers.extraction.each", lost)
    line = f"reconcile: warning: {story / 'tribune.txt'}: took longer than 60 s, 3 times over; it is left out\n"
    for name in ("check", "extract"):
        done = command(name, story, "--no-cache")
        assert (done.status, done.err) == (0, line)
    report = command("check", story, "--no-cache", "--format", "json")
    assert json.loads(report.out)["warnings"] == [line.removeprefix("reconcile: warning: ").rstrip()]
    with pytest.warns(RuntimeWarning, match="it is left out"):
        assert pipeline.extract([Article("tribune.txt", "")]) == []


def test_a_session_says_so_at_every_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reconcile.workers.extraction.each", lambda items, *_, **__: ((i, Lost("is gone")) for i in items))
    session = pipeline.Session()
    assert session.check(ARTICLES[:1]).warnings == session.check(ARTICLES[:1]).warnings == ("a0: is gone, 3 times over; it is left out",)
