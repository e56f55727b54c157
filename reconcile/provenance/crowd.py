"""Origins behind many pieces of evidence: what two of them can share is looked up, so that they need not be held against one another.

The same reasons as for a few (``Provenance``), each as a key that pieces of evidence have in common: a text, an agency, an owner, a credit, a quoted
word, a run of words.
"""

from __future__ import annotations

import collections
import itertools
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any

from reconcile.model import Fact

MOST_PAIRED = 60
"""Pieces of evidence up to which every two are held against one another."""
MOST_CREDITS = 200
"""Different credits of which every two are compared; the rest are one only where they are the same words."""
_NAMED = 3

Keys = Callable[[Fact[Any]], Iterable[tuple[str, Hashable]]]
"""What a piece of evidence may share with another: the words of the reason ("carry one text"), and what it is."""


def origins(facts: Sequence[Fact[Any]], text_of: Callable[[str], str], keys: Keys, names: Mapping[str, str]) -> tuple[int, str]:
    """How many origins, and why they are fewer than the articles (else ""). ``text_of`` gives the article that stands for all with one text."""
    home: dict[str, str] = {}

    def root(article: str) -> str:
        while home[article] != article:
            home[article] = home[home[article]]
            article = home[article]
        return article

    joined: dict[str, dict[str, None]] = collections.defaultdict(dict)

    def join(one: str, other: str, why: str) -> None:
        a, b = root(one), root(other)
        if a != b:
            home[max(a, b)] = min(a, b)
            joined[why].update({one: None, other: None})

    by_text: dict[str, str] = {}
    for article in sorted({f.article for f in facts}):
        home[article] = article
        join(article, by_text.setdefault(text_of(article), article), "carry one text")
    first: dict[tuple[str, Hashable], str] = {}
    seen = set()
    for fact in facts:
        # copies say the same in the same words: one of them is enough
        told = (root(fact.article), fact.sentence_text, fact.quote, fact.text, fact.frame.attribution)
        if told in seen:
            continue
        seen.add(told)
        for key in keys(fact):
            join(fact.article, first.setdefault(key, fact.article), key[0])
    reasons = [_say(sorted(articles), why, names) for why, articles in joined.items()]
    return len({root(a) for a in home}), "; ".join(reasons)


def credits_alike(given: Iterable[str], same: Callable[[str, str], bool]) -> dict[str, str]:
    """For each credit one that stands for all that name the same source."""
    often = collections.Counter(given)
    home = {c: c for c in often}

    def root(credit: str) -> str:
        while home[credit] != credit:
            credit = home[credit]
        return credit

    for a, b in itertools.combinations(sorted(often, key=lambda c: (-often[c], c))[:MOST_CREDITS], 2):
        if root(a) != root(b) and same(a, b):
            home[max(root(a), root(b))] = min(root(a), root(b))
    return {c: root(c) for c in home}


def _say(articles: Sequence[str], why: str, names: Mapping[str, str]) -> str:
    """Say "the Courier, the Echo, the Ledger and 4,997 more carry one text"."""
    told = [names[a] for a in articles[:_NAMED]]
    more = len(articles) - len(told)
    if more:
        return f"{', '.join(told)} and {more:,} more {why}"
    return f"{', '.join(told[:-1])} and {told[-1]} {why}"
