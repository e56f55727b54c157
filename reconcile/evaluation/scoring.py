"""Findings against gold: what was found, what was missed, what was made up.

A printed discrepancy matches a gold one when its evidence overlaps the evidence of two or more of the gold's positions;
a corroboration matches when its evidence overlaps the gold's in two or more articles. A printed discrepancy that matches
nothing is a false alarm; a second match of one gold discrepancy is a duplicate; both count against precision.
"""

from __future__ import annotations

import collections
from collections.abc import Sequence
from dataclasses import dataclass, field

from reconcile.evaluation.gold import GoldFinding, Passage
from reconcile.evaluation.story import Place, Story, overlap
from reconcile.model import Finding, Relation

SOFT = frozenset({
    frozenset({Relation.CONFLICT, Relation.DETAIL_DIFFERS}),
    frozenset({Relation.SUPERSEDED, Relation.MODALITY_DIFFERS}),
    frozenset({Relation.SCOPE_DIFFERS, Relation.DETAIL_DIFFERS}),
    frozenset({Relation.SUM_MISMATCH, Relation.CONFLICT}),
})  # fmt: skip
"""Pairs of relations that two careful readers draw differently: either counts as right."""
MATCHES_OF_ONE = 3
"""Gold discrepancies that one printed finding can find at most."""


@dataclass(frozen=True, slots=True)
class FalseAlarm:
    """A printed discrepancy that should not be there. ``agreeing``: the gold corroboration it disputes; ``duplicate_of``: the gold one already found."""

    finding: Finding
    agreeing: str | None = None
    duplicate_of: str | None = None


@dataclass(frozen=True, slots=True)
class Matched:
    """A printed discrepancy that is right, with its relation judged."""

    finding: Finding
    gold: GoldFinding
    relation_right: bool


@dataclass(slots=True)
class Score:
    """What came of one story. ``counts`` add up over stories; names are those of the published figures."""

    counts: collections.Counter[str] = field(default_factory=collections.Counter)
    found: dict[str, Finding] = field(default_factory=dict)
    missed: list[GoldFinding] = field(default_factory=list)
    """Gold findings with ``must`` that nothing matched."""
    matched: list[Matched] = field(default_factory=list)
    false_alarms: list[FalseAlarm] = field(default_factory=list)
    agreements_on_discrepancies: list[tuple[Finding, str]] = field(default_factory=list)
    unlisted: list[Finding] = field(default_factory=list)
    """Corroborations that the gold does not list: neither right nor wrong."""
    traps_hit: list[tuple[Finding, str]] = field(default_factory=list)


def score(story: Story, findings: Sequence[Finding]) -> Score:
    """Judge all printed findings of a story, in the order in which they are printed."""
    out = Score()
    claimed: set[str] = set()
    covered: list[float] = []
    for finding in findings:
        quotes = [Passage(f.article, f.quote) for f in finding.facts]
        out.counts["evidence"] += len(quotes)
        for _ in (q for q in quotes if not story.places(q)):
            out.counts["evidence_unresolved"] += 1
        printed = story.places_of(quotes)
        for trap in story.gold.traps:
            if all(overlap(story.places(p), printed) for p in trap.pair):
                out.counts["trap_hits"] += 1
                out.traps_hit.append((finding, trap.id))
        if finding.type == "discrepancy":
            _discrepancy(story, finding, printed, claimed, out)
        else:
            _corroboration(story, finding, printed, covered, out)
    for gold in story.gold.findings:
        _tally(gold, out)
    out.counts["traps"] += len(story.gold.traps)
    out.counts["coverage_sum_pct"] += round(100 * sum(covered))
    out.counts["coverage_n"] += len(covered)
    return out


def touched_positions(story: Story, gold: GoldFinding, printed: Sequence[Place]) -> int:
    """How many positions of a gold finding printed evidence overlaps."""
    return sum(overlap(story.places_of(p.evidence), printed) for p in gold.positions)


def touched_articles(story: Story, gold: GoldFinding, printed: Sequence[Place]) -> frozenset[str]:
    """The articles in which printed evidence overlaps that of a gold finding."""
    return frozenset(e.article for e in gold.evidence if overlap(story.places(e), printed))


def right_relation(gold: GoldFinding, printed: Relation) -> bool:
    """Whether a relation is the gold's, one that it accepts, or beyond a soft boundary of it."""
    return printed in (gold.relation, *gold.accept) or frozenset({printed, gold.relation}) in SOFT


def matching(story: Story, type_: str, printed: Sequence[Place]) -> list[GoldFinding]:
    """Gold findings of a type that printed evidence matches, in the order of the gold."""
    touched = touched_positions if type_ == "discrepancy" else lambda *a: len(touched_articles(*a))
    return [g for g in story.gold.findings if g.type == type_ and touched(story, g, printed) >= 2]


def _discrepancy(story: Story, finding: Finding, printed: Sequence[Place], claimed: set[str], out: Score) -> None:
    out.counts["disc_predicted"] += 1
    hits = matching(story, "discrepancy", printed)
    if not hits:
        agreeing = next((g.id for g in matching(story, "corroboration", printed)), None)
        out.counts["disc_false"] += 1
        if agreeing is not None:
            out.counts["disc_false_on_agreement"] += 1
        out.false_alarms.append(FalseAlarm(finding, agreeing))
        return
    for gold in hits[:MATCHES_OF_ONE]:
        out.found.setdefault(gold.id, finding)
    fresh = [g for g in hits if g.id not in claimed]
    if not fresh:
        out.counts["disc_duplicate"] += 1
        out.false_alarms.append(FalseAlarm(finding, duplicate_of=hits[0].id))
        return
    best = max(fresh, key=lambda g: (touched_positions(story, g, printed) / len(g.positions), finding.relation in (g.relation, *g.accept)))
    claimed.add(best.id)
    right = right_relation(best, finding.relation)
    out.counts["disc_true"] += 1
    if right:
        out.counts["relation_right"] += 1
    out.matched.append(Matched(finding, best, right))


def _corroboration(story: Story, finding: Finding, printed: Sequence[Place], covered: list[float], out: Score) -> None:
    out.counts["corr_predicted"] += 1
    hits = matching(story, "corroboration", printed)
    if not hits:
        disputed = matching(story, "discrepancy", printed)
        if disputed:
            out.counts["corr_on_discrepancy"] += 1
            out.agreements_on_discrepancies.append((finding, disputed[0].id))
        else:
            out.counts["corr_unlisted"] += 1
            out.unlisted.append(finding)
    for gold in hits:
        if gold.id in out.found:
            continue
        out.found[gold.id] = finding
        covered.append(len(touched_articles(story, gold, printed)) / len(gold.articles))
        if gold.origins is not None:
            out.counts["origins_listed"] += 1
            out.counts["origins_right"] += finding.origins == gold.origins


def _tally(gold: GoldFinding, out: Score) -> None:
    short = "disc" if gold.type == "discrepancy" else "corr"
    found = gold.id in out.found
    weight = "must" if gold.must else "optional"
    out.counts[f"{short}_{weight}"] += 1
    if found:
        out.counts[f"{short}_{weight}_found"] += 1
    if gold.must:
        out.counts[f"kind:{short}:{gold.kind}:all"] += 1
        out.counts[f"kind:{short}:{gold.kind}:found"] += found
        if not found:
            out.missed.append(gold)
