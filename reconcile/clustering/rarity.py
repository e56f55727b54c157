"""How much a shared word says in this story: a word that every article uses says little."""

from __future__ import annotations

import collections
import math
from collections.abc import Sequence
from typing import Any

from reconcile.model import Fact

BACKGROUND = 20
"""Sentences without the word that are assumed beside the story's own."""


class _Weights(dict[str, float]):
    """Weights by word; summing them is the inner loop of the gate."""

    unseen: float

    def __missing__(self, word: str) -> float:
        return self.unseen


STEP = 16
"""The number of sentences is rounded up to a multiple of this, so that one more sentence does not change the weight of every word."""


class Rarity:
    """Inverse frequency of words over the sentences of the story that carry facts.

    The weight is ``log(1 + (N + 20) / (n + 1))`` with N sentences (rounded up) and n sentences that hold the word (IDF, Spärck Jones 1972, smoothed: in a
    story of two sentences a word that both have is not common, it is shared).
    """

    def __init__(self, facts: Sequence[Fact[Any]]) -> None:
        self._sums: dict[frozenset[str], float] = {}
        seen: dict[tuple[str, int], frozenset[str]] = {}
        self._around: dict[str, frozenset[str]] = {}
        # copies of a sentence by the thousand share one set
        known: dict[tuple[frozenset[str], frozenset[str]], frozenset[str]] = {}
        for f in facts:
            both = (f.frame.terms, f.frame.context)
            around = known.get(both)
            if around is None:
                around = known[both] = both[0] | both[1]
            self._around[f.id] = around
            place = (f.article, f.sentence.start)
            told = seen.get(place)
            if told is not around:
                seen[place] = around if told is None else told if around <= told else told | around
        counts: collections.Counter[str] = collections.Counter()
        for words, times in collections.Counter(seen.values()).items():
            for word in words:
                counts[word] += times
        total = -(-(len(seen) + BACKGROUND) // STEP) * STEP
        self._weights = _Weights({w: math.log(1 + total / (n + 1)) for w, n in counts.items()})
        self._weights.unseen = math.log(1 + total)

    def __call__(self, word: str) -> float:
        """Weight of a lemma; above 0."""
        return self._weights[word]

    def around(self, fact: Fact[Any]) -> frozenset[str]:
        """The words of a fact's clause and of the rest of its sentence."""
        return self._around.get(fact.id) or fact.frame.terms | fact.frame.context

    def total(self, words: frozenset[str]) -> float:
        """Weight of all words together; every fact's words are summed once, for all its pairs."""
        known = self._sums.get(words)
        if known is None:
            known = self._sums[words] = math.fsum(map(self._weights.__getitem__, words))
        return known

    def overlap(self, left: frozenset[str], right: frozenset[str]) -> float:
        """Weight of the shared words over the weight of the lighter side (overlap coefficient), 0..1."""
        if not left or not right:
            return 0.0
        return self.shared(left, right) / min(self.total(left), self.total(right))

    def jaccard(self, left: frozenset[str], right: frozenset[str]) -> float:
        """Weight of the shared words over the weight of all words, 0..1."""
        if not left or not right:
            return 0.0
        shared = self.shared(left, right)
        return shared / (self.total(left) + self.total(right) - shared)

    def shared(self, left: frozenset[str], right: frozenset[str]) -> float:
        """Weight of the words that both have, at least 0."""
        # a plain sum of floats would depend on the order of the set
        return math.fsum(map(self._weights.__getitem__, left & right))

    def moved(self, before: Rarity) -> dict[str, float]:
        """By how much (as a logarithm) the weights of words moved since an earlier state of the story; words that did not are left out."""
        now, then = self._weights, before._weights
        return {w: abs(math.log(now[w] / then[w])) for w in now.keys() | then.keys() if now[w] != then[w]}
