"""Two checks at the same time say what each says alone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from reconcile import Article, pipeline

TEXTS = [
    f"The {town} council voted {7 + n}-{n} on Tuesday to close the {thing}. Mayor Ines {name} signed the order. "
    f"The {thing} will cost ${n + 2}.5 million, {name} said. No one was injured. She resigned in {1990 + n}."
    for n, (town, thing, name) in enumerate(
        [("Ellery", "pier", "Calder"), ("Marlow", "mill", "Osgood"), ("Lowland", "ferry", "Pryce"), ("Kingsway", "bridge", "Tarrant")], 1
    )
]


def test_facts_found_in_threads_are_those_found_alone() -> None:
    articles = [Article(f"a{n}", text) for n, text in enumerate(TEXTS)] * 2
    alone = [pipeline.extract([article]) for article in articles]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda article: pipeline.extract([article]), articles))
    assert together == alone
    assert {f.kind for facts in alone for f in facts} >= {"status", "event", "vote", "money"}
