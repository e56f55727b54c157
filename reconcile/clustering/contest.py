"""Two facts that differ are the same fact only if neither has a better partner in the other's article.

If the Echo's "five dead" stands in the Courier too, the Courier's "two dead" is about something else: the five are explained. So it is when a
third article has both. And where the
Courier has three numbers that could answer the Echo's, only the most alike one can be its partner.
"""

from __future__ import annotations

import collections
import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from reconcile.model import Fact, Link, Relation, Verdict

SURE = 0.85
SURE_SLOTS = 0.3
"""Score of a pair, and what the kind's slots say of it (a feature of the gate), from which not even an article that has both values tells them apart."""


def contest(links: Sequence[Link], facts: Mapping[str, Fact[Any]]) -> list[Link]:
    """The links, with those that differ and have a better partner judged ``different`` or ``unsure``; same order."""
    agreeing = [x for x in links if x.verdict is Verdict.SAME and x.comparison is not None and x.comparison.relation.agrees]
    explained = {f.id: {f.article} for f in facts.values()}
    for x in agreeing:
        explained[x.left].add(facts[x.right].article)
        explained[x.right].add(facts[x.left].article)
    best: dict[tuple[str, str], float] = collections.defaultdict(float)
    for x in links:
        if _contestable(x):
            for mine, other in ((x.left, x.right), (x.right, x.left)):
                if not explained[mine] & explained[other]:
                    key = (mine, facts[other].article)
                    best[key] = max(best[key], x.score)
    return [_settle(x, facts, explained, best) if _contestable(x) else x for x in links]


def _contestable(link: Link) -> bool:
    """Pairs that differ and that the kind has not decided by itself (a quotation's words, a person's office)."""
    return (
        link.comparison is not None
        and link.comparison.relation.differs
        and link.verdict is not Verdict.DIFFERENT
        and not {"decided", "copied"} & link.features.keys()
    )


def _sure(link: Link) -> bool:
    """Whether the slots of both and the words around them leave no doubt: then an article that has both values contradicts itself."""
    return link.score >= SURE and link.features.get("kinship", 0.0) >= SURE_SLOTS


def _settle(link: Link, facts: Mapping[str, Fact[Any]], explained: Mapping[str, set[str]], best: Mapping[tuple[str, str], float]) -> Link:
    a, b = facts[link.left], facts[link.right]
    if a.article == b.article:
        return link
    later = link.comparison is not None and link.comparison.relation is Relation.SUPERSEDED
    # a report that tells the old count beside the new one explains neither away
    if not later and explained[a.id] & explained[b.id] and not _sure(link):
        return dataclasses.replace(link, verdict=Verdict.DIFFERENT, reason=f"{link.reason}; one article has both")
    if link.score < best[a.id, b.article] or link.score < best[b.id, a.article]:
        return dataclasses.replace(link, verdict=Verdict.UNSURE, reason=f"{link.reason}; another fact of the article is more alike")
    return link
