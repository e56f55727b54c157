"""Values that stand nowhere else in the story, beside values that do: a slip stands alone, what is so is told again.

The kind says what a value can be found again by, and whether two facts are of one thing if that much is known.
"""

from __future__ import annotations

import collections
import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from reconcile.model import Fact, Kinds, Link, Relation, Telling, Verdict


def strays(links: Sequence[Link], facts: Mapping[str, Fact[Any]], kinds: Kinds) -> list[Link]:
    """The links in the same order; of those of which the gate is unsure, some are judged the same because one of the values stands alone."""
    tellings = {name: kind for name, kind in kinds.items() if isinstance(kind, Telling)}
    doubtful = [x for x in links if _doubtful(x) and facts[x.left].kind in tellings]
    if not doubtful:
        return list(links)
    where: dict[tuple[str, str], set[tuple[str, int]]] = collections.defaultdict(set)
    for f in facts.values():
        if f.kind in tellings:
            for key in tellings[f.kind].told(f):
                where[f.kind, key].add((f.article, f.span.start))
    out = []
    for x in links:
        why = _why(facts[x.left], facts[x.right], tellings, where) if _doubtful(x) else ""
        out.append(dataclasses.replace(x, verdict=Verdict.SAME, reason=why, features={**x.features, "decided": 1.0}) if why else x)
    return out


def _doubtful(link: Link) -> bool:
    return link.verdict is Verdict.UNSURE and link.comparison is not None and link.comparison.relation is Relation.CONFLICT


def _why(
    left: Fact[Any], right: Fact[Any], tellings: Mapping[str, Telling[Any]], where: Mapping[tuple[str, str], set[tuple[str, int]]]
) -> str:
    kind = tellings.get(left.kind)
    if kind is None or left.article == right.article:
        return ""
    for stray, other in ((left, right), (right, left)):
        alone, common = (where[f.kind, next(iter(kind.told(f)), "")] for f in (stray, other))
        if len(alone) != 1 or not any(article != other.article for article, _ in common):
            continue
        why = kind.retold(stray, other)
        if why:
            return why
    return ""
