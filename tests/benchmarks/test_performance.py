"""The table of measurements, and the invented articles that are measured on."""

from __future__ import annotations

import itertools

import pytest

from reconcile import check
from tests.benchmarks import synthetic
from tests.benchmarks.performance import BEGIN, END, HEAD, table, written
from tests.benchmarks.table import Row, at_least, at_most


def test_a_table_says_what_was_wanted_and_whether_it_holds() -> None:
    rows = [at_most("ratio", 0.8, 0.7, "times"), at_least("load", 61234.5, 50000, "facts/s"), Row("articles", 12)]
    assert table([("part", rows)], "small") == [
        "| part | ratio | 0.8 times | at most 0.7 | **no** | small |",
        "| part | load | 61,234 facts/s | at least 50000 | yes | small |",
        "| part | articles | 12 |  |  | small |",
    ]


def test_a_page_keeps_what_is_around_the_table_and_the_parts_that_did_not_run() -> None:
    page = written(f"Before\n{BEGIN}\n{END}\nAfter\n", ["| b | old | 1 |", "| a | stays | 2 |"])
    again = written(page, ["| b | z | 3 |", "| b | y | 4 |"])
    assert again == "\n".join(["Before", BEGIN, *HEAD, "| a | stays | 2 |", "| b | z | 3 |", "| b | y | 4 |", END, "After", ""])
    with pytest.raises(ValueError, match="table: performance"):
        written("no marks", ["| a |"])


def test_synthetic_articles_are_the_same_however_many_are_asked_for() -> None:
    few, many = list(synthetic.articles(40)), list(itertools.islice(synthetic.articles(500), 40))
    assert few == many
    assert len({t.article.id for t in few}) == 40
    assert list(synthetic.articles(40, seed=8)) != few


def test_synthetic_articles_are_as_long_as_news_and_come_in_stories() -> None:
    told = list(synthetic.articles(600))
    words = sorted(len(t.article.text.split()) for t in told)
    assert 250 < words[len(words) // 2] < 450
    sizes = sorted(len(list(group)) for _, group in itertools.groupby(told, key=lambda t: t.story))
    assert sizes[len(sizes) // 2] == 1
    assert sizes[-1] >= 8


def test_copies_differ_in_the_tally_of_every_so_many() -> None:
    texts = [a.text.rsplit("\n\n", 1)[0] for a in synthetic.copies(20, every=10)]
    assert len(set(texts)) == 2
    assert [n for n, t in enumerate(texts) if t != texts[0]] == [9, 19]


def test_the_figure_that_was_planted_is_found() -> None:
    odd = next(t for t in synthetic.articles(9000) if t.planted and t.planted[0] == "tally")
    story = [t.article for t in synthetic.articles(9000) if t.story == odd.story]
    report = check(story[:4] if odd.article in story[:4] else [*story[:3], odd.article])
    assert odd.planted
    values = {frozenset(p.value for p in f.positions) for f in report.findings if f.type == "discrepancy" and f.kind == "vote"}
    assert values == {frozenset(odd.planted[1:])}
