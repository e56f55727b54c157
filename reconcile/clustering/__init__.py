"""Facts → clusters of facts about the same thing: blocking, the same-fact gate, grouping."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reconcile.clustering.blocking import candidates
from reconcile.clustering.contest import contest
from reconcile.clustering.figures import Figures
from reconcile.clustering.gate import Gate
from reconcile.clustering.grouping import group
from reconcile.clustering.rarity import Rarity
from reconcile.model import Cluster, Fact, Kinds, Link, Verdict

__all__ = ["Clustering", "Gate", "Rarity", "cluster"]


@dataclass(frozen=True, slots=True)
class Clustering:
    """Clusters, the pairs that the gate left undecided, and what a cap cut off (lines for the report)."""

    clusters: tuple[Cluster, ...]
    undecided: tuple[Link, ...]
    warnings: tuple[str, ...] = ()


def cluster(facts: Sequence[Fact[Any]], kinds: Kinds) -> Clustering:
    """Judge candidate pairs and group facts whose pairs were judged the same."""
    gate = Gate(Rarity(facts), kinds, Figures(facts, kinds))
    pairs, warnings = candidates(facts, kinds)
    links = contest([gate.judge(left, right) for left, right in pairs], {f.id: f for f in facts})
    undecided = tuple(x for x in links if x.verdict is Verdict.UNSURE)
    return Clustering(group(facts, links), undecided, tuple(warnings))
