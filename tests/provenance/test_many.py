"""Origins of a wire story in more articles than are compared in pairs: the same number as by pairs."""

from __future__ import annotations

import random

import pytest

from reconcile.model import Article
from reconcile.provenance import Provenance, copies, crowd
from tests.conftest import MakeFact

WORDS = [f"word{n}" for n in range(4000)]


def stories(articles: int, texts: int) -> list[Article]:
    rng = random.Random(5)
    bodies = [" ".join(rng.sample(WORDS, 60)) for _ in range(texts)]
    return [Article(f"a{n:03}", f"{bodies[n % texts]} {' '.join(rng.sample(WORDS, 8))}", source=f"Paper {n}") for n in range(articles)]


def test_texts_are_told_apart_as_by_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = stories(70, 9)
    star = copies.Copies({a.id: a.text for a in articles})
    monkeypatch.setattr(copies, "MOST_PAIRED", 1000)
    pairs = copies.Copies({a.id: a.text for a in articles})
    assert all(star.same(a.id, b.id) == pairs.same(a.id, b.id) for a in articles for b in articles if a.id < b.id)
    assert star.of("a000") == pairs.of("a000") == tuple(f"a{n:03}" for n in range(9, 70, 9))
    assert len(star.distinct()) == 9


@pytest.mark.parametrize("share", ["nothing", "credit", "agency"])
def test_origins_are_as_many_as_by_pairs(make_fact: MakeFact, monkeypatch: pytest.MonkeyPatch, share: str) -> None:
    articles = stories(70, 9)
    credit = {"nothing": (), "credit": ("Police Chief Orrin Vale",)}
    facts = [make_fact(a.id, 12, attribution=credit.get(share, ()) if n in (1, 2, 3) else ()) for n, a in enumerate(articles)]
    settings = None
    if share == "agency":
        from reconcile.model.settings import Settings, Source

        settings = Settings(source=(Source(name="Paper 1", carries=("City Wire",)), Source(name="Paper 2", carries=("City Wire",))))
    many = Provenance(articles, settings).origins(facts)[0]
    monkeypatch.setattr(crowd, "MOST_PAIRED", 1000)
    few = Provenance(articles, settings).origins(facts)[0]
    assert many == few == {"nothing": 9, "credit": 7, "agency": 8}[share]


def test_the_reason_names_a_few_and_counts_the_rest(make_fact: MakeFact) -> None:
    articles = stories(70, 1)
    facts = [make_fact(a.id, 12) for a in articles]
    assert Provenance(articles).origins(facts) == (1, "Paper 0, Paper 1, Paper 2 and 67 more carry one text")
