"""Which pairs are looked at: facts of one kind that share a blocking key."""

from __future__ import annotations

import collections
from collections.abc import Collection, Sequence
from typing import Any

from reconcile.clustering.twins import Twins
from reconcile.model import Fact, Kinds

BLOCK_LIMIT = 400
"""Facts of one block that are paired with one another; what is cut off is said in the report."""
MOST_PAIRS = 4_000_000
"""Pairs of one story; where there would be more, the largest blocks are cut further."""
OWN_VALUE = 3
"""Facts of its own value that a fact beyond the limit is held against: agreement is membership of a value."""
_NAMED = 5
"""Blocks that are named where they were cut."""


Pair = tuple[Fact[Any], Fact[Any]]


def candidates(facts: Sequence[Fact[Any]], kinds: Kinds, twins: Twins | None = None) -> tuple[list[Pair], list[str]]:
    """Pairs in the order of the facts, each once, and lines on the blocks that were cut.

    A block that is too large keeps as many values as it can, of each first what most articles say (``twins``): what is cut are further
    tellings of a value, never the one copy in which a digit is another. They are held against a few facts of their own value.
    """
    blocks = _blocks(facts, kinds)
    # a pair as one number, which sorts as the pair does and takes a third of the time
    pairs: set[int] = set()
    size = len(facts)
    limit = _limit([len(m) for m in blocks.values()])
    cut = []
    for (kind, key), members in sorted(blocks.items()):
        kept = members
        if len(members) > limit:
            kept, beside, left = _cut(facts, members, limit, twins)
            pairs.update(min(a, b) * size + max(a, b) for a, b in beside)
            cut.append((len(members), kind, key, len(kept), left))
        for n, a in enumerate(kept):
            base = a * size
            pairs.update([base + b for b in kept[n + 1 :]])
    return [(facts[p // size], facts[p % size]) for p in sorted(pairs)], _told(cut)


def _limit(sizes: Sequence[int]) -> int:
    """Facts of a block that are paired, so that all blocks together keep to ``MOST_PAIRS``."""
    limit = BLOCK_LIMIT
    while limit > 2 and sum(min(n, limit) * (min(n, limit) - 1) // 2 for n in sizes) > MOST_PAIRS:
        limit = limit * 9 // 10
    return limit


def _cut(
    facts: Sequence[Fact[Any]], members: Sequence[int], limit: int, twins: Twins | None
) -> tuple[list[int], list[tuple[int, int]], int]:
    """The places that are paired with one another, the pairs of the others with a few of their own value, and how many are left."""
    tellers = {i: len(twins.group(facts[i])) if twins else 1 for i in members}
    by_value: dict[tuple[str, str], list[int]] = collections.defaultdict(list)
    for i in sorted(members, key=lambda i: (-tellers[i], i)):
        by_value[facts[i].label, repr(sorted(facts[i].normalized.items()))].append(i)
    # values by how many say them, and from each in turn
    values = sorted(by_value.values(), key=lambda v: (-sum(tellers[i] for i in v), v[0]))
    turns = sorted(((turn, n, i) for n, value in enumerate(values) for turn, i in enumerate(value)))
    kept = {i for _, _, i in turns[:limit]}
    beside, left = [], 0
    for value in values:
        first = [i for i in value[:OWN_VALUE] if i in kept]
        for i in value:
            if i not in kept:
                beside += [(i, other) for other in first]
                left += not first
    return sorted(kept), beside, left


def _told(cut: Sequence[tuple[int, str, str, int, int]]) -> list[str]:
    lines = [
        f"{members:,} facts of kind {kind} share the key {key!r}; {kept} of them, of as many values as there are, were compared with one another, "
        + (
            f"{left:,} of other values with none, and the rest only with facts of their own value"
            if left
            else "the others only with facts of their own value"
        )
        for members, kind, key, kept, left in sorted(cut, key=lambda c: (-c[0], c[1:]))
    ]
    more = len(lines) - _NAMED
    return [*lines[:_NAMED], f"and so with {more:,} more keys that many facts share"] if more > 1 else lines


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
