"""What one source's fact says to one fact of the draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reconcile.model import Comparison, Fact, Modality, Relation, Severity, Standing

_PLAIN = {
    Relation.CONFLICT: (Standing.CONTRADICTED, Severity.ERROR),
    Relation.SUM_MISMATCH: (Standing.CONTRADICTED, Severity.ERROR),
    # who, what or where in other terms: one of both is wrong, but a spelling is no figure
    Relation.DETAIL_DIFFERS: (Standing.CONTRADICTED, Severity.WARNING),
    Relation.QUOTE_ALTERED: (Standing.QUOTE_ALTERED, Severity.WARNING),
    Relation.ATTRIBUTION_DIFFERS: (Standing.MISATTRIBUTED, Severity.WARNING),
    Relation.SCOPE_DIFFERS: (Standing.SCOPE_DIFFERS, Severity.WARNING),
    Relation.AGREE: (Standing.SUPPORTED, Severity.NOTE),
    Relation.AGREE_ROUNDED: (Standing.ROUNDED, Severity.NOTE),
    Relation.REFINES: (Standing.ROUNDED, Severity.NOTE),
}
_NEITHER = (Standing.UNCONFIRMED, Severity.NOTE)
_BELIEFS = (Modality.ALLEGED, Modality.POSSIBLE)


@dataclass(frozen=True, slots=True)
class Answer:
    """A source's fact that speaks of the same thing, and the standing that it alone would give the draft's fact."""

    fact: Fact[Any]
    comparison: Comparison
    score: float
    standing: Standing
    severity: Severity
    reason: str


def answer(own: Fact[Any], other: Fact[Any], comparison: Comparison, score: float) -> Answer:
    """The standing of the draft's fact ``own`` as far as ``other`` goes."""
    standing, severity = _PLAIN.get(comparison.relation, _NEITHER)
    reason = comparison.reason
    if comparison.relation is Relation.SUPERSEDED:
        standing, severity = _superseded(own, other, comparison)
        if standing is Standing.UNCONFIRMED:
            reason = f"The draft goes further than its source. {reason}"
    elif comparison.relation is Relation.CONFLICT and comparison.ahead == other.id:
        # a stage or a count that only grows, told by a newer draft as it was before
        standing = Standing.OUTDATED
    elif comparison.relation is Relation.MODALITY_DIFFERS:
        standing, severity, reason = _modality(own, other, comparison)
    return Answer(other, comparison, score, standing, severity, reason)


def _superseded(own: Fact[Any], other: Fact[Any], comparison: Comparison) -> tuple[Standing, Severity]:
    """Only a later stage or count in the source makes the draft old; that a source is old says nothing against the draft."""
    later = comparison.ahead
    if not later and own.as_of and other.as_of and own.as_of != other.as_of:
        later = max((own, other), key=lambda f: f.as_of or 0).id
    return (Standing.OUTDATED, Severity.WARNING) if later == other.id else _NEITHER


def _modality(own: Fact[Any], other: Fact[Any], comparison: Comparison) -> tuple[Standing, Severity, str]:
    """A plan beside its deed, or a belief beside a statement.

    The draft that has a plan where the source has the deed is late. One that has the deed where the source has the plan is ahead, and nobody
    confirms it. One that keeps a belief a belief says less than its source, which covers it. But one that states what the source only alleges
    contradicts it: the source says that it is not established.
    """
    if comparison.ahead not in (own.id, other.id):
        return (*_NEITHER, comparison.reason)
    behind = own if comparison.ahead == other.id else other
    if behind.frame.modality in _BELIEFS:
        if behind is own:
            return Standing.ROUNDED, Severity.NOTE, "The draft has as a belief or an allegation what the source states."
        return (
            Standing.CONTRADICTED,
            Severity.WARNING,
            "The draft states what the source gives as a belief, an allegation or a possibility.",
        )
    if behind is own:
        # no more than a note, as in a check: the days do not say that the source is the later one
        return Standing.OUTDATED, Severity.NOTE, f"The source has it as done. {comparison.reason}"
    return (*_NEITHER, f"The draft goes further than its source. {comparison.reason}")
