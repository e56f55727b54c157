"""Facts → clusters of facts about the same thing: blocking, the same-fact gate, grouping."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from reconcile.clustering.alignment import align
from reconcile.clustering.blocking import Neighbours, candidates
from reconcile.clustering.contest import contest
from reconcile.clustering.figures import Figures
from reconcile.clustering.gate import Gate
from reconcile.clustering.grouping import group
from reconcile.clustering.memory import Memory
from reconcile.clustering.rarity import Rarity
from reconcile.clustering.strays import strays
from reconcile.clustering.twins import Twins, together
from reconcile.model import Cluster, Fact, Kinds, Link, Verdict

__all__ = ["Clustering", "Gate", "Memory", "Rarity", "cluster", "cluster_about"]


@dataclass(frozen=True, slots=True)
class Clustering:
    """Clusters, the pairs that the gate left undecided, and what a cap cut off (lines for the report)."""

    clusters: tuple[Cluster, ...]
    undecided: tuple[Link, ...]
    warnings: tuple[str, ...] = ()


def cluster(facts: Sequence[Fact[Any]], kinds: Kinds, memory: Memory | None = None) -> Clustering:
    """Judge candidate pairs and group facts whose pairs were judged the same.

    With a ``memory``, pairs of facts that it has seen (the same objects) are not compared again; the outcome is the same.
    """
    rarity = Rarity(facts)
    if memory is not None:
        memory.begin(facts, rarity)
    gate = Gate(rarity, kinds, Figures(facts, kinds), memory)
    alike = together(facts)
    pairs, warnings = candidates(alike.first, kinds, alike)
    judged = [gate.judge(f, g) for left, right in pairs for f, g in alike.pairs(left, right)]
    stars = _stars(alike, gate)
    if memory is not None:
        memory.end()
    by_id = {f.id: f for f in facts}
    links = contest(strays(align(judged, by_id, kinds), by_id, kinds), by_id, alike)
    undecided = tuple(x for x in links if x.verdict is Verdict.UNSURE)
    return Clustering(group(facts, links, alike, stars), undecided, tuple(warnings))


def _stars(alike: Twins, gate: Gate) -> dict[str, Link]:
    """How each group of twins is judged among itself, by the id of the fact that stands for it."""
    return {g[0].id: gate.judge(g[0], g[1]) for g in alike.groups}


def cluster_about(facts: Sequence[Fact[Any]], kinds: Kinds, article: str) -> Clustering:
    """The clusters that hold facts of one article, as ``cluster`` makes them, without judging every pair of the others.

    The others' facts are judged among themselves only where one may be the same as a fact of the article, or is the same as one of those:
    whether a pair is contested, and whether two groups may be joined, depends on who else has the value.
    """
    gate = Gate(Rarity(facts), kinds, Figures(facts, kinds))
    alike = together(facts, article)
    neighbours, by_id = Neighbours(alike.first, kinds), {f.id: f for f in facts}

    def judged(chosen: Collection[str], done: Collection[str]) -> list[Link]:
        pairs = [(a, b) for a, b in neighbours.of(chosen) if a.id not in done and b.id not in done]
        return [gate.judge(f, g) for a, b in pairs for f, g in alike.pairs(a, b)]

    own = {f.id for f in facts if f.article == article}
    links = judged(own, ())
    done, touched = set(own), {alike.stands_for(i) for x in links if x.verdict is not Verdict.DIFFERENT for i in (x.left, x.right)} - own
    while touched:
        more = judged(touched, done)
        links += more
        done |= touched
        touched = {alike.stands_for(i) for x in more if x.verdict is Verdict.SAME for i in (x.left, x.right)} - done
    links = contest(strays(align(links, by_id, kinds), by_id, kinds), by_id, alike)
    undecided = tuple(x for x in links if x.verdict is Verdict.UNSURE and own & {x.left, x.right})
    clusters = group(facts, links, alike, _stars(alike, gate))
    return Clustering(tuple(c for c in clusters if any(f.id in own for f in c.facts)), undecided)
