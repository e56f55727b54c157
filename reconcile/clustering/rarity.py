"""How much a shared word says in this story: a word that every article uses says little."""

from __future__ import annotations

import collections
import math
from collections.abc import Sequence
from typing import Any

from reconcile.model import Fact


class Rarity:
    """Inverse frequency of words over the sentences of the story that carry facts.

    The weight is ``log(1 + N/n)`` with N sentences and n sentences that hold the word (IDF, Spärck Jones 1972).
    """

    def __init__(self, facts: Sequence[Fact[Any]]) -> None:
        seen: dict[tuple[str, int], frozenset[str]] = {}
        for f in facts:
            key = (f.article, f.sentence.start)
            seen[key] = seen.get(key, frozenset()) | f.frame.terms | f.frame.context
        counts: collections.Counter[str] = collections.Counter(w for words in seen.values() for w in words)
        total = max(1, len(seen))
        self._weights = {w: math.log(1 + total / n) for w, n in counts.items()}
        self._unseen = math.log(1 + total)

    def __call__(self, word: str) -> float:
        """Weight of a lemma; above 0."""
        return self._weights.get(word, self._unseen)
