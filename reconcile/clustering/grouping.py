"""Pairs → clusters: the surest links first, and no link that would put two different facts together."""

from __future__ import annotations

import collections
import hashlib
from collections.abc import Sequence
from typing import Any

from reconcile.model import Cluster, Fact, Link, Verdict


def group(facts: Sequence[Fact[Any]], links: Sequence[Link]) -> tuple[Cluster, ...]:
    """Constrained agglomerative grouping.

    Links judged the same are taken by falling score; a merge is refused when any pair across the two groups was judged
    different (cannot-link), so that one loose link does not chain two facts together.
    """
    by_id = {f.id: f for f in facts}
    home = {f.id: f.id for f in facts}
    members: dict[str, list[str]] = {f.id: [f.id] for f in facts}
    apart = collections.defaultdict(set)
    for link in links:
        if link.verdict is Verdict.DIFFERENT:
            apart[link.left].add(link.right)
            apart[link.right].add(link.left)
    same = sorted((x for x in links if x.verdict is Verdict.SAME), key=lambda x: (-x.score, x.left, x.right))
    for link in same:
        a, b = home[link.left], home[link.right]
        if a == b:
            continue
        if len(members[a]) < len(members[b]):
            a, b = b, a
        if any(apart[m] & set(members[a]) for m in members[b]):
            continue
        for m in members[b]:
            home[m] = a
        members[a].extend(members.pop(b))
    judged = collections.defaultdict(list)
    for link in links:
        if home[link.left] == home[link.right] and link.verdict is not Verdict.DIFFERENT:
            judged[home[link.left]].append(link)
    order = {f.id: i for i, f in enumerate(facts)}
    out = []
    for root, ids in members.items():
        if len(ids) > 1:
            ordered = sorted(ids, key=order.__getitem__)
            digest = hashlib.sha256("\0".join(sorted(ids)).encode()).hexdigest()[:12]
            out.append(
                Cluster(
                    f"c-{digest}",
                    by_id[root].kind,
                    tuple(by_id[i] for i in ordered),
                    tuple(sorted(judged[root], key=lambda x: (x.left, x.right))),
                )
            )
    return tuple(sorted(out, key=lambda c: order[c.facts[0].id]))
