"""Facts → clusters of facts about the same thing: blocking, the same-fact gate, grouping."""

from __future__ import annotations

from collections.abc import Sequence
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
    pairs, warnings = candidates(facts, kinds)
    judged = [gate.judge(left, right) for left, right in pairs]
    if memory is not None:
        memory.end()
    by_id = {f.id: f for f in facts}
    links = contest(align(judged, by_id, kinds), by_id)
    undecided = tuple(x for x in links if x.verdict is Verdict.UNSURE)
    return Clustering(group(facts, links), undecided, tuple(warnings))


def cluster_about(facts: Sequence[Fact[Any]], kinds: Kinds, article: str) -> Clustering:
    """The clusters that hold facts of one article, as ``cluster`` makes them, without judging every pair of the others.

    The others' facts are judged among themselves only where one may be the same as a fact of the article, or is the same as one of those:
    whether a pair is contested, and whether two groups may be joined, depends on who else has the value.
    """
    gate = Gate(Rarity(facts), kinds, Figures(facts, kinds))
    neighbours, by_id = Neighbours(facts, kinds), {f.id: f for f in facts}
    own = {f.id for f in facts if f.article == article}
    links = [gate.judge(left, right) for left, right in neighbours.of(own)]
    done, touched = set(own), {i for x in links if x.verdict is not Verdict.DIFFERENT for i in (x.left, x.right)} - own
    while touched:
        more = [gate.judge(left, right) for left, right in neighbours.of(touched) if not done & {left.id, right.id}]
        links += more
        done |= touched
        touched = {i for x in more if x.verdict is Verdict.SAME for i in (x.left, x.right)} - done
    links = contest(align(links, by_id, kinds), by_id)
    undecided = tuple(x for x in links if x.verdict is Verdict.UNSURE and own & {x.left, x.right})
    return Clustering(tuple(c for c in group(facts, links) if any(f.id in own for f in c.facts)), undecided)
