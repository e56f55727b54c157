"""What was judged in the last run, so that a run after a small change judges only what is new.

How two facts compare depends on them alone; the gate's score depends also on how rare their words are in the story, and that moves a little
with every sentence that comes or goes. So the comparison is kept as long as both facts are there, and the link as long as no weight of its
words moved; where a pair was judged different (most are), as long as the weights did not move so far that it could be judged otherwise.
Facts are known by identity: whoever uses a memory hands in the very objects of the last run for what did not change.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from reconcile.clustering.rarity import Rarity
from reconcile.model import Comparison, Fact, Kinship, Link, Verdict

LEAP = 0.01
"""Change of a weight, as a logarithm, from which the pairs with that word are weighed anew whatever their leeway."""


class Judge(Protocol):
    """What the memory asks for where it does not know: the gate."""

    def compared(self, a: Fact[Any], b: Fact[Any]) -> tuple[Kinship, Comparison | None]:
        """What depends on the two facts alone."""

    def weighed(self, a: Fact[Any], b: Fact[Any], kinship: Kinship, comparison: Comparison | None, before: Link | None = None) -> Link:
        """What depends on the words of the story, too; ``before`` is the link of the pair among other words."""

    def leeway(self, link: Link, kind: str) -> float:
        """How far the weights of words may move, as a logarithm, before the link could become another."""


@dataclass(frozen=True, slots=True)
class _Judged:
    kinship: Kinship
    comparison: Comparison | None
    link: Link
    until: float
    """The drift of the weights up to which the link holds."""


class Memory:
    """Judged pairs of the last run, and of no run before it.

    With ``exact=False`` the score of a pair that its kind leaves open whatever the score (nothing but ``--verbose`` shows it) may be that of an
    earlier run.
    """

    def __init__(self, *, exact: bool = True) -> None:
        self._exact = exact
        # the facts are held so that no new one can come to lie at the address of an old one
        self._facts: tuple[Fact[Any], ...] = ()
        self._rarity: Rarity | None = None
        self._drift = 0.0
        self._before: dict[tuple[int, int], _Judged] = {}
        self._next: tuple[tuple[Fact[Any], ...], Rarity | None, float] = ((), None, 0.0)
        self._now: dict[tuple[int, int], _Judged] = {}
        self._touched: frozenset[int] = frozenset()
        self._stirred: frozenset[int] = frozenset()

    def begin(self, facts: Sequence[Fact[Any]], rarity: Rarity) -> None:
        """A run over these facts with these weights."""
        moved = {} if self._rarity is None else rarity.moved(self._rarity)
        leapt = {w for w, by in moved.items() if by > LEAP}
        self._touched = frozenset(id(f) for f in facts if not leapt.isdisjoint(rarity.around(f)))
        self._stirred = frozenset(id(f) for f in facts if not moved.keys().isdisjoint(rarity.around(f)))
        # what all weights move when a sentence comes or goes
        self._next = (tuple(facts), rarity, self._drift + max((by for by in moved.values() if by <= LEAP), default=0.0))
        self._now = {}

    def link(self, a: Fact[Any], b: Fact[Any], judge: Judge) -> Link:
        """The link of a pair: the one of the last run, or weighed anew, or new."""
        key, drift = (id(a), id(b)), self._next[2]
        known = self._before.get(key)
        if known is None:
            kinship, comparison = judge.compared(a, b)
        elif known.comparison is None or self._holds(known, key, drift):
            self._now[key] = known
            return known.link
        else:
            kinship, comparison = known.kinship, known.comparison
        link = judge.weighed(a, b, kinship, comparison, known.link if known else None)
        open_anyway = not self._exact and kinship.verdict is Verdict.UNSURE
        self._now[key] = _Judged(kinship, comparison, link, math.inf if open_anyway else drift + judge.leeway(link, a.kind))
        return link

    def _holds(self, known: _Judged, key: tuple[int, int], drift: float) -> bool:
        """Whether the link is what it would be now: none of its words moved, or it has leeway enough for what did."""
        if known.until == math.inf or (key[0] not in self._stirred and key[1] not in self._stirred):
            return True
        return drift < known.until and key[0] not in self._touched and key[1] not in self._touched

    def end(self) -> None:
        """Forget the last run; the run that ends now takes its place."""
        self._before, self._now = self._now, {}
        self._facts, self._rarity, self._drift = self._next
