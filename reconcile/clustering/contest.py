"""Two facts that differ are the same fact only if neither has a better partner in the other's article.

If the Echo's "five dead" stands in the Courier too, the Courier's "two dead" is about something else: the five are explained. So it is when a
third article has both. And where the
Courier has three numbers that could answer the Echo's, only the most alike one can be its partner.
"""

from __future__ import annotations

import collections
import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reconcile.clustering.twins import Twins
from reconcile.model import Fact, Link, Relation, Verdict

SURE = 0.85
SURE_SLOTS = 0.3
"""Score of a pair, and what the kind's slots say of it (a feature of the gate), from which not even an article that has both values tells them apart."""


def contest(links: Sequence[Link], facts: Mapping[str, Fact[Any]], twins: Twins | None = None) -> list[Link]:
    """The links, with those that differ and have a better partner judged ``different`` or ``unsure``; same order.

    A link of a fact that stands for its ``twins`` is one for each of their articles, and holds as long as it would hold for one of them.
    """
    agreeing = [x for x in links if x.verdict is Verdict.SAME and x.comparison is not None and x.comparison.relation.agrees]
    board = _Board(facts, twins or Twins(tuple(facts.values())))
    for x in agreeing:
        board.explain(x.left, x.right)
    for x in links:
        if _contestable(x) and not board.explained(x.left, x.right):
            board.offer(x.left, x.right, x.score)
            board.offer(x.right, x.left, x.score)
    return [_settle(x, facts, board) if _contestable(x) else x for x in links]


class _Board:
    """For each fact, or group of twins, in which articles its value stands, and the best partner that it has in each."""

    def __init__(self, facts: Mapping[str, Fact[Any]], twins: Twins) -> None:
        self._twins = twins
        self._articles = {i: f.article for i, f in facts.items()}
        self._has: dict[str, set[str]] = {}
        # the articles of groups of twins are thousands, and are never copied
        self._crowds: dict[str, list[frozenset[str]]] = {}
        self._best: dict[tuple[str, str], float] = collections.defaultdict(float)
        self._crowded: dict[str, list[tuple[float, frozenset[str]]]] = collections.defaultdict(list)

    def explain(self, left: str, right: str) -> None:
        """Both say the same: each stands in the other's articles, too."""
        for mine, other in ((left, right), (right, left)):
            crowd = self._twins.crowd(other)
            if crowd:
                self._groups_of(mine).append(crowd)
            else:
                self._stands_in(mine).add(self._articles[other])

    def explained(self, left: str, right: str) -> bool:
        """Whether an article has both."""
        mine, others = self._stands_in(left), self._stands_in(right)
        if not mine.isdisjoint(others):
            return True
        ours, theirs = self._groups_of(left), self._groups_of(right)
        return any(not c.isdisjoint(x) for c in ours for x in (others, *theirs)) or any(not c.isdisjoint(mine) for c in theirs)

    def offer(self, mine: str, other: str, score: float) -> None:
        """Another fact is a partner of this one, as good as the score says."""
        key, crowd = self._twins.stands_for(mine), self._twins.crowd(other)
        if crowd:
            self._crowded[key].append((score, crowd))
        else:
            there = (key, self._articles[other])
            self._best[there] = max(self._best[there], score)

    def outdone(self, mine: str, other: str, score: float) -> bool:
        """Whether in every article of the other there is a better partner."""
        key = self._twins.stands_for(mine)
        better = [crowd for best, crowd in self._crowded.get(key, ()) if best > score]
        there: Iterable[str] = self._twins.crowd(other) or (self._articles[other],)
        return all(self._best.get((key, a), 0.0) > score or any(a in crowd for crowd in better) for a in there)

    def _stands_in(self, identity: str) -> set[str]:
        key = self._twins.stands_for(identity)
        if key not in self._has:
            self._has[key] = set() if self._twins.crowd(key) else {self._articles[key]}
        return self._has[key]

    def _groups_of(self, identity: str) -> list[frozenset[str]]:
        key = self._twins.stands_for(identity)
        if key not in self._crowds:
            crowd = self._twins.crowd(key)
            self._crowds[key] = [crowd] if crowd else []
        return self._crowds[key]


def _contestable(link: Link) -> bool:
    """Pairs that differ and that the kind has not decided by itself (a quotation's words, a person's office)."""
    return (
        link.verdict is not Verdict.DIFFERENT  # most are, and a story has very many pairs
        and link.comparison is not None
        and link.comparison.relation.differs
        and not {"decided", "copied", "shares"} & link.features.keys()
    )


def _sure(link: Link) -> bool:
    """Whether the slots of both and the words around them leave no doubt: then an article that has both values contradicts itself."""
    return link.score >= SURE and link.features.get("kinship", 0.0) >= SURE_SLOTS


def _settle(link: Link, facts: Mapping[str, Fact[Any]], board: _Board) -> Link:
    a, b = facts[link.left], facts[link.right]
    if a.article == b.article:
        return link
    later = link.comparison is not None and link.comparison.relation is Relation.SUPERSEDED
    # a report that tells the old count beside the new one explains neither away
    if not later and board.explained(a.id, b.id) and not _sure(link):
        return dataclasses.replace(link, verdict=Verdict.DIFFERENT, reason=f"{link.reason}; one article has both")
    if board.outdone(a.id, b.id, link.score) or board.outdone(b.id, a.id, link.score):
        return dataclasses.replace(link, verdict=Verdict.UNSURE, reason=f"{link.reason}; another fact of the article is more alike")
    return link
