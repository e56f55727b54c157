"""How a finding came about, compact enough to travel in the report; ``reconcile explain`` prints it."""

from __future__ import annotations

import collections
from typing import TYPE_CHECKING, Any

from reconcile.model.plain import to_plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reconcile.model.fact import Fact
    from reconcile.model.finding import Finding, Link, Report

MAX_PAIRS = 40
"""Judged pairs of one finding that are kept; a finding of ten articles has 45."""
_LEFT_OUT = frozenset({"terms", "context", "attribution"})
"""Fields of a frame that the trace does without: long, or said by the evidence."""


class Traces:
    """Looks up the judged pairs behind findings of one report."""

    def __init__(self, report: Report) -> None:
        self._links: dict[str, list[Link]] = collections.defaultdict(list)
        for cluster in report.clusters:
            for link in cluster.links:
                self._links[link.left].append(link)

    def of(self, finding: Finding) -> dict[str, Any]:
        """The facts as they were resolved, and every judged pair among them, surest first."""
        ids = {f.id for f in finding.facts}
        pairs = [x for i in sorted(ids) for x in self._links[i] if x.right in ids]
        pairs.sort(key=lambda x: (x.comparison is None or not x.comparison.relation.differs, -x.score, x.left, x.right))
        return {
            "facts": [fact_trace(f) for f in _once(finding.facts)],
            "pairs": [link_document(x) for x in pairs[:MAX_PAIRS]],
            "pairs_left_out": max(0, len(pairs) - MAX_PAIRS),
        }


def fact_trace(fact: Fact[Any]) -> dict[str, Any]:
    """What the engine understood a fact to say: value, rule and everything of its frame that is not empty."""
    frame = {k: v for k, v in to_plain(fact.frame).items() if k not in _LEFT_OUT and v not in (None, "", [], {}, False)}
    return {"fact": fact.id, "article": fact.article, "text": fact.text, "value": fact.label, "rule": fact.rule, "frame": frame}


def link_document(link: Link) -> dict[str, Any]:
    """One judged pair."""
    return {
        "left": link.left,
        "right": link.right,
        "verdict": link.verdict.value,
        "score": round(link.score, 4),
        "reason": link.reason,
        "features": {k: round(v, 3) for k, v in link.features.items() if v},
        "relation": link.comparison.relation.value if link.comparison else None,
        "comparison": link.comparison.reason if link.comparison else None,
    }


def _once(facts: Iterable[Fact[Any]]) -> list[Fact[Any]]:
    return list({f.id: f for f in facts}.values())
