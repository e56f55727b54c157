"""How much a shared word says in this story: a word that every article uses says little."""

from __future__ import annotations

import collections
import math
from collections.abc import Sequence
from typing import Any

from reconcile.model import Fact

BACKGROUND = 20
"""Sentences without the word that are assumed beside the story's own."""


class Rarity:
    """Inverse frequency of words over the sentences of the story that carry facts.

    The weight is ``log(1 + (N + 20) / (n + 1))`` with N sentences and n sentences that hold the word (IDF, Spärck Jones 1972, smoothed: in a
    story of two sentences a word that both have is not common, it is shared).
    """

    def __init__(self, facts: Sequence[Fact[Any]]) -> None:
        seen: dict[tuple[str, int], frozenset[str]] = {}
        for f in facts:
            key = (f.article, f.sentence.start)
            seen[key] = seen.get(key, frozenset()) | f.frame.terms | f.frame.context
        counts: collections.Counter[str] = collections.Counter(w for words in seen.values() for w in words)
        total = len(seen) + BACKGROUND
        self._weights = {w: math.log(1 + total / (n + 1)) for w, n in counts.items()}
        self._unseen = math.log(1 + total)

    def __call__(self, word: str) -> float:
        """Weight of a lemma; above 0."""
        return self._weights.get(word, self._unseen)
