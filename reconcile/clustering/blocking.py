"""Which pairs are looked at: facts of one kind that share a blocking key."""

from __future__ import annotations

import collections
from collections.abc import Collection, Sequence
from typing import Any

from reconcile.model import Fact, Kinds

BLOCK_LIMIT = 400
"""Facts of one block that are paired; what is cut off is said in the report."""


Pair = tuple[Fact[Any], Fact[Any]]


def candidates(facts: Sequence[Fact[Any]], kinds: Kinds) -> tuple[list[Pair], list[str]]:
    """Pairs in the order of the facts, each once, and a line for every block that was cut."""
    blocks = _blocks(facts, kinds)
    # a pair as one number, which sorts as the pair does and takes a third of the time
    pairs: set[int] = set()
    size = len(facts)
    warnings = []
    for (kind, key), members in sorted(blocks.items()):
        if len(members) > BLOCK_LIMIT:
            warnings.append(f"{len(members)} facts of kind {kind} share the key {key!r}; only the first {BLOCK_LIMIT} were compared")
        kept = members[:BLOCK_LIMIT]
        for n, a in enumerate(kept):
            base = a * size
            pairs.update([base + b for b in kept[n + 1 :]])
    return [(facts[p // size], facts[p % size]) for p in sorted(pairs)], warnings


class Neighbours:
    """The same pairs, but only those of some facts: what one article's facts may be compared with."""

    def __init__(self, facts: Sequence[Fact[Any]], kinds: Kinds) -> None:
        self._facts = facts
        self._blocks = _blocks(facts, kinds)

    def of(self, chosen: Collection[str]) -> list[Pair]:
        """Pairs in the order of the facts, each once, of which at least one has its id in ``chosen``; no block is cut."""
        pairs: set[tuple[int, int]] = set()
        for members in self._blocks.values():
            mine = [i for i in members if self._facts[i].id in chosen]
            pairs.update((min(a, b), max(a, b)) for a in mine for b in members if a != b)
        return [(self._facts[a], self._facts[b]) for a, b in sorted(pairs)]


def _blocks(facts: Sequence[Fact[Any]], kinds: Kinds) -> dict[tuple[str, str], list[int]]:
    """Places of facts by kind and blocking key."""
    blocks: dict[tuple[str, str], list[int]] = collections.defaultdict(list)
    for i, fact in enumerate(facts):
        for key in sorted(set(kinds[fact.kind].blocks(fact))):
            blocks[fact.kind, key].append(i)
    return blocks
