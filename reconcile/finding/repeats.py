"""One disagreement is printed once, and what a figure already says is not said again as an event."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from reconcile.model import Fact, Finding, Span


def without_repeats(findings: Sequence[Finding], values: Collection[str]) -> list[Finding]:
    """The findings, worst first, without those that repeat an earlier one.

    A discrepancy repeats another when its positions lie on the evidence of different positions of the other. A corroboration that describes
    (its kind is not in ``values``) repeats one of a figure or date when that one's quotations have its words in every article.
    """
    kept: list[_Kept] = []
    for finding in findings:
        if not any(_repeats(finding, other, values) for other in kept):
            kept.append(_Kept(finding))
    return [other.finding for other in kept]


class _Kept:
    """A finding that repeats none, and where the evidence of its positions stands, which is worked out once, when it is asked for."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        self._places: list[_Places] = []

    @property
    def places(self) -> list[_Places]:
        if not self._places:
            self._places = [_Places(p.evidence) for p in self.finding.positions]
        return self._places


def _repeats(finding: Finding, kept: _Kept, values: Collection[str]) -> bool:
    other = kept.finding
    if finding.type != other.type:
        return False
    if finding.type == "discrepancy":
        touched = [{n for n, there in enumerate(kept.places) if any(there.overlap(f) for f in q.evidence)} for q in finding.positions]
        return all(touched) and len(set().union(*touched)) > 1
    if finding.kind in values or other.kind not in values:
        return False
    return all(any(there.tell(f) for there in kept.places) for p in finding.positions for f in p.evidence)


class _Places:
    """Where evidence stands, by article: a finding may have that of thousands of articles."""

    def __init__(self, facts: Sequence[Fact[Any]]) -> None:
        self._spans: dict[str, list[Span]] = {}
        for fact in facts:
            self._spans.setdefault(fact.article, []).append(fact.evidence)

    def overlap(self, fact: Fact[Any]) -> bool:
        return any(fact.evidence.overlaps(span) for span in self._spans.get(fact.article, ()))

    def tell(self, fact: Fact[Any]) -> bool:
        """Whether a quotation has this fact's own words."""
        return any(span.contains(fact.span) for span in self._spans.get(fact.article, ()))
