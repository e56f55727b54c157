"""Which pairs are looked at: facts of one kind that share a blocking key."""

from __future__ import annotations

import collections
from collections.abc import Sequence
from typing import Any

from reconcile.model import Fact, Kinds

BLOCK_LIMIT = 400
"""Facts of one block that are paired; what is cut off is said in the report."""


def candidates(facts: Sequence[Fact[Any]], kinds: Kinds) -> tuple[list[tuple[Fact[Any], Fact[Any]]], list[str]]:
    """Pairs in the order of the facts, each once, and a line for every block that was cut."""
    blocks: dict[tuple[str, str], list[int]] = collections.defaultdict(list)
    for i, fact in enumerate(facts):
        for key in sorted(set(kinds[fact.kind].blocks(fact))):
            blocks[fact.kind, key].append(i)
    pairs: set[tuple[int, int]] = set()
    warnings = []
    for (kind, key), members in sorted(blocks.items()):
        if len(members) > BLOCK_LIMIT:
            warnings.append(f"{len(members)} facts of kind {kind} share the key {key!r}; only the first {BLOCK_LIMIT} were compared")
        kept = members[:BLOCK_LIMIT]
        pairs.update((a, b) for n, a in enumerate(kept) for b in kept[n + 1 :])
    return [(facts[a], facts[b]) for a, b in sorted(pairs)], warnings
