"""One ruling for every checkable fact of a draft."""

from __future__ import annotations

import collections
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reconcile.draft.answer import Answer, answer
from reconcile.draft.wording import headline, tally
from reconcile.lexis.headlines import clip, sentence
from reconcile.model import (
    Cluster,
    Comparison,
    DraftCheck,
    Fact,
    Finding,
    Kinds,
    Link,
    Position,
    Relation,
    Ruling,
    Severity,
    Standing,
    Verdict,
)
from reconcile.model.settings import NO_SETTINGS, Settings

Origins = Callable[[Sequence[Fact[Any]]], tuple[int, str]]
"""Counts the independent origins behind pieces of evidence and says why."""
NOBODY = "No source has it."


@dataclass(frozen=True, slots=True)
class Story:
    """What the stages before have found. ``names`` maps article ids to what readers call the outlets."""

    facts: Sequence[Fact[Any]]
    clusters: Sequence[Cluster]
    findings: Sequence[Finding]
    undecided: Sequence[Link]
    kinds: Kinds
    origins: Origins
    names: Mapping[str, str]
    settings: Settings = NO_SETTINGS


def rule(draft: str, story: Story) -> DraftCheck:
    """Rule on every fact of the article ``draft``.

    Whatever differs is told only where the findings tell it, so that a draft hears the same as a check of all articles; a fact that repeats
    what another one tells of the same words is left out, and so is one that nobody else has and that is no figure, day, name, office or quotation.
    """
    bench = _Bench(draft, story)
    own = [f for f in story.facts if f.article == draft]
    rulings = [r for f in own if (r := bench.ruling(f)) is not None]
    inside = [f for f in story.findings if f.type == "discrepancy" and {x.article for x in f.facts} == {draft}]
    told = {x.id for f in inside for x in f.facts}
    kept = [r for r in _without_repeats(rulings, story.kinds) if r.finding or r.fact.id not in told]
    kept.sort(key=lambda r: (r.standing.rank, r.severity.rank, r.fact.evidence.start, r.fact.span, r.fact.id))
    return DraftCheck(draft, tuple(kept), tuple(f.id for f in inside))


def _without_repeats(rulings: Sequence[Ruling], kinds: Kinds) -> list[Ruling]:
    """Every clause once: what differs stays, a value inside a longer one that is ruled on goes, and so does an act told with a value that is."""
    kept = [r for r in rulings if not r.standing.agrees and r.finding]
    words = [r.fact for r in rulings]
    values = [r for r in rulings if r not in kept and kinds[r.fact.kind].checkable]
    kept += [
        r
        for r in values
        if not any(o.span.contains(r.fact.span) and len(o.span) > len(r.fact.span) for o in words if kinds[o.kind].checkable)
    ]
    for r in rulings:
        if not kinds[r.fact.kind].checkable and r not in kept and not any(o.fact.evidence.overlaps(r.fact.evidence) for o in kept):
            kept.append(r)
    return kept


class _Bench:
    def __init__(self, draft: str, story: Story) -> None:
        self._draft, self._story = draft, story
        self._facts = {f.id: f for f in story.facts}
        self._links: dict[str, list[tuple[str, Comparison, float]]] = collections.defaultdict(list)
        for cluster in story.clusters:
            for x in cluster.links:
                if x.verdict is Verdict.SAME and x.comparison is not None:
                    self._links[x.left].append((x.right, x.comparison, x.score))
                    self._links[x.right].append((x.left, x.comparison, x.score))
        self._findings: dict[str, list[Finding]] = collections.defaultdict(list)
        for finding in story.findings:
            if {f.article for f in finding.facts} - {draft}:
                for i in {f.id for f in finding.facts}:
                    self._findings[i].append(finding)
        self._near: dict[str, Link] = {}
        for x in sorted(story.undecided, key=lambda x: (-x.score, x.left, x.right)):
            for mine, other in ((x.left, x.right), (x.right, x.left)):
                if mine in self._facts and other in self._facts and self._facts[other].article != draft:
                    self._near.setdefault(mine, x)

    def ruling(self, own: Fact[Any]) -> Ruling | None:
        """The ruling on one fact, or None where there is nothing to say."""
        answers = self._answers(own)
        differing = [a for a in answers if a.standing.rank < Standing.UNCONFIRMED.rank]
        agreeing = [a for a in answers if a.standing.agrees]
        if differing:
            return self._ruling(own, differing, agreeing)
        if agreeing:
            exact = [a for a in agreeing if a.standing is Standing.SUPPORTED]
            return self._ruling(own, exact or agreeing, [])
        if answers:
            return self._ruling(own, answers, [])
        if not self._story.kinds[own.kind].checkable or self._linked(own):
            return None
        told = headline(own, Standing.UNCONFIRMED, (), self._story.names, clausal=self._story.kinds[own.kind].clausal)
        return Ruling(own, Standing.UNCONFIRMED, Severity.NOTE, told, self._nobody(own), _who(own), 0)

    def _linked(self, own: Fact[Any]) -> bool:
        """Whether a source speaks of it, which is then told by a finding on the same words."""
        return any(self._facts[i].article != self._draft and c.relation is not Relation.INCOMPARABLE for i, c, _ in self._links[own.id])

    def _answers(self, own: Fact[Any]) -> list[Answer]:
        """What each source's fact says, as far as the findings tell it; one that stands on the other side of a finding says what the finding says."""
        direct = {i: (c, score) for i, c, score in self._links[own.id]}
        out: dict[str, Answer] = {}
        for finding in self._findings[own.id]:
            mine = {n for n, p in enumerate(finding.positions) if any(f.id == own.id for f in p.evidence)}
            for n, position in enumerate(finding.positions):
                for other in position.evidence:
                    if other.article == self._draft or other.id in out:
                        continue
                    if other.id in direct:
                        if direct[other.id][0].relation is Relation.INCOMPARABLE:
                            continue
                        out[other.id] = answer(own, other, *direct[other.id])
                    elif n in mine or other.label == own.label:
                        standing = Standing.SUPPORTED if other.label == own.label else Standing.ROUNDED
                        out[other.id] = Answer(other, Comparison(finding.relation, ""), 0.0, standing, Severity.NOTE, "")
                    else:
                        out[other.id] = answer(own, other, Comparison(finding.relation, finding.reason, finding.question), 0.0)
        return list(out.values())

    def _ruling(self, own: Fact[Any], deciding: Sequence[Answer], agreeing: Sequence[Answer]) -> Ruling:
        worst = min(deciding, key=_weight)
        standing = worst.standing
        told = self._findings[own.id]
        finding = next((f for f in told if (f.type == "corroboration") == standing.agrees), told[0])
        first = [a for a in deciding if a.standing is standing]
        rest = [a for a in deciding if a.standing is not standing]
        one_value = standing is Standing.SUPPORTED
        positions = [*self._positions(own, first, finding, one=one_value), *self._positions(own, rest, finding)]
        same = self._positions(own, agreeing, finding)
        count, why = self._story.origins([a.fact for a in first])
        together = count == 1 and len({a.fact.article for a in first}) > 1
        reasons = [
            "" if standing is Standing.SUPPORTED else sentence(worst.reason),
            tally([*positions, *same], len(same)) if standing.rank < Standing.UNCONFIRMED.rank else "",
            f"One origin: {why}." if together else "",
        ]
        question = "" if standing.agrees else worst.comparison.question or self._story.kinds[own.kind].question(own, worst.fact)
        headed = headline(own, standing, positions, self._story.names, clausal=self._story.kinds[own.kind].clausal)
        return Ruling(
            own, standing, self._severity(own, worst), headed, " ".join(filter(None, reasons)), question, count,
            (*positions, *same), len(same), finding.id,
        )  # fmt: skip

    def _severity(self, own: Fact[Any], worst: Answer) -> Severity:
        """What the newsroom gives to such a discrepancy, else the verdict's own."""
        if worst.standing.agrees or worst.standing is Standing.UNCONFIRMED:
            return worst.severity
        kind, relation = worst.comparison.kind or own.kind, worst.comparison.relation.value
        return Severity(self._story.settings.severity_of(kind, relation, worst.severity.value))

    def _positions(self, own: Fact[Any], answers: Sequence[Answer], finding: Finding, *, one: bool = False) -> list[Position]:
        """The sources' values as the finding groups them; with ``one`` they are all one value, the draft's."""
        home = {f.id: n for n, p in enumerate(finding.positions) for f in p.evidence}
        groups: dict[str, list[Fact[Any]]] = collections.defaultdict(list)
        named_first = min(answers, key=_weight).fact.id if answers else ""
        # a position of the finding is one value, and so are equal labels wherever they stand
        label_of = {home[a.fact.id]: a.fact.label for a in reversed(answers) if a.fact.id in home and not a.standing.agrees}
        for a in answers:
            groups["" if one else label_of.get(home.get(a.fact.id, -1), a.fact.label)].append(a.fact)
        values: dict[str, list[Fact[Any]]] = {}
        for group in groups.values():
            # a value is named as the draft has it, or as in the fact that the reason speaks of
            ordered = sorted(group, key=lambda f: (f.label != own.label, f.id != named_first, f.article, f.evidence, f.id))
            values.setdefault(ordered[0].label, []).extend(ordered)
        out = []
        for label, facts in values.items():
            told = tuple(sorted(facts, key=lambda f: (f.article, f.evidence, f.id)))
            out.append(Position(label, facts[0].normalized, told, self._story.origins(told)[0]))
        return sorted(out, key=lambda p: (-len({f.article for f in p.evidence}), p.evidence[0].article, p.evidence[0].span))

    def _nobody(self, own: Fact[Any]) -> str:
        near = self._near.get(own.id)
        if near is None:
            return NOBODY
        other = self._facts[near.right if near.left == own.id else near.left]
        name = self._story.names.get(other.article, other.article)
        return f"{NOBODY} “{clip(other.label, 60)}” in {name} may or may not be of the same thing."


def _who(own: Fact[Any]) -> str:
    credited = own.frame.attribution
    return f"Can {credited[-1]} confirm it?" if credited else "Who can confirm it?"


def _weight(a: Answer) -> tuple[Any, ...]:
    """The worst first, and among equals the surest."""
    return a.standing.rank, a.severity.rank, -a.score, a.fact.article, a.fact.span
