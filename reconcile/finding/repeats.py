"""One disagreement is printed once, and what a figure already says is not said again as an event."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from reconcile.model import Fact, Finding


def without_repeats(findings: Sequence[Finding], values: Collection[str]) -> list[Finding]:
    """The findings, worst first, without those that repeat an earlier one.

    A discrepancy repeats another when its positions lie on the evidence of different positions of the other. A corroboration that describes
    (its kind is not in ``values``) repeats one of a figure or date when that one's quotations have its words in every article.
    """
    kept: list[Finding] = []
    for finding in findings:
        if not any(_repeats(finding, other, values) for other in kept):
            kept.append(finding)
    return kept


def _repeats(finding: Finding, other: Finding, values: Collection[str]) -> bool:
    if finding.type != other.type:
        return False
    if finding.type == "discrepancy":
        touched = [{n for n, p in enumerate(other.positions) if _touch(q.evidence, p.evidence)} for q in finding.positions]
        return all(touched) and len(set().union(*touched)) > 1
    if finding.kind in values or other.kind not in values:
        return False
    return all(any(_told(f, g) for g in other.facts) for f in finding.facts)


def _told(fact: Fact[Any], other: Fact[Any]) -> bool:
    """Whether the quotation of another fact has this fact's own words."""
    return fact.article == other.article and other.evidence.start <= fact.span.start and fact.span.end <= other.evidence.end


def _touch(left: Sequence[Fact[Any]], right: Sequence[Fact[Any]]) -> bool:
    return any(_overlap(f, g) for f in left for g in right)


def _overlap(left: Fact[Any], right: Fact[Any]) -> bool:
    return left.article == right.article and left.evidence.overlaps(right.evidence)
