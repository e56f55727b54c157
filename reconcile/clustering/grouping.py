"""Pairs → clusters: the surest links first, and no link that would put two different facts together."""

from __future__ import annotations

import collections
import dataclasses
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reconcile.clustering.twins import Twins
from reconcile.model import Cluster, Comparison, Fact, Link, Relation, Verdict


def group(
    facts: Sequence[Fact[Any]], links: Sequence[Link], twins: Twins | None = None, stars: Mapping[str, Link] | None = None
) -> tuple[Cluster, ...]:
    """Constrained agglomerative grouping.

    Links judged the same are taken by falling score; a merge is refused when any pair across the two groups was judged
    different (cannot-link), so that one loose link does not chain two facts together. ``twins`` come and go together, each linked to the
    one that stands for them; ``stars`` says by its id how that one and one of its twins were judged.
    """
    twins = twins or Twins(tuple(facts))
    by_id = {f.id: f for f in facts}
    stands = twins.stands_for
    home = {f.id: f.id for f in twins.first}
    members: dict[str, set[str]] = {f.id: {f.id} for f in twins.first}
    apart = collections.defaultdict(set)
    same = sorted((x for x in links if x.verdict is Verdict.SAME), key=lambda x: (-x.score, x.left, x.right))
    # an article that contradicts itself is one thing to look at, in however many papers it stands
    held = {frozenset((stands(x.left), stands(x.right))) for x in same} if stars else set()
    for link in links:
        if link.verdict is Verdict.DIFFERENT:
            left, right = stands(link.left), stands(link.right)
            if not held or frozenset((left, right)) not in held:
                apart[left].add(right)
                apart[right].add(left)
    for link in same:
        a, b = home[stands(link.left)], home[stands(link.right)]
        if a == b:
            continue
        if len(members[a]) < len(members[b]):
            a, b = b, a
        if any(not apart[m].isdisjoint(members[a]) for m in members[b] if m in apart):
            continue
        for m in members[b]:
            home[m] = a
        members[a] |= members.pop(b)
    judged = collections.defaultdict(list)
    for link in links:
        if link.verdict is not Verdict.DIFFERENT and (root := home[stands(link.left)]) == home[stands(link.right)]:
            judged[root].append(link)
    order = {f.id: i for i, f in enumerate(facts)}
    out = []
    for root, firsts in members.items():
        alone = len(firsts) == 1
        star = (stars or {}).get(root)
        if alone and (star is None or star.verdict is not Verdict.SAME):
            continue
        ids = [f.id for i in firsts for f in twins.group(by_id[i])]
        rays = [x for i in sorted(firsts) if stars and i in stars for x in _rays(twins.group(by_id[i]), stars[i])]
        ordered = sorted(ids, key=order.__getitem__)
        digest = hashlib.sha256("\0".join(sorted(ids)).encode()).hexdigest()[:12]
        out.append(
            Cluster(
                f"c-{digest}",
                by_id[root].kind,
                tuple(by_id[i] for i in ordered),
                tuple(sorted((*judged[root], *rays), key=lambda x: (x.left, x.right))),
            )
        )
    return tuple(sorted(out, key=lambda c: order[c.facts[0].id]))


def _rays(group: Sequence[Fact[Any]], judged: Link) -> Iterator[Link]:
    """Links of the twins to the one that stands for them; what is the same word for word agrees, however little the gate makes of it."""
    if judged.verdict is not Verdict.SAME or judged.comparison is None or not judged.comparison.relation.agrees:
        agrees = Comparison(Relation.AGREE, "The same sentence, word for word.")
        judged = dataclasses.replace(judged, verdict=Verdict.SAME, comparison=agrees)
    first = group[0].id
    for fact in group[1:]:
        yield dataclasses.replace(judged, left=min(first, fact.id), right=max(first, fact.id))
