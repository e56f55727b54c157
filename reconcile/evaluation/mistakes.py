"""Why something was missed or made up: each mistake is put down to the stage of the engine that made it."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reconcile.errors import UsageError
from reconcile.evaluation.gold import GoldFinding, Passage
from reconcile.evaluation.inside import Inside, Journey, Stage
from reconcile.evaluation.scoring import FalseAlarm, Score, touched_articles, touched_positions
from reconcile.evaluation.story import Place, Story
from reconcile.model import Fact, Finding, Report


class MistakeClass(enum.StrEnum):
    """The stage to blame. The first eight are of missed findings, the others of printed ones."""

    NOT_EXTRACTED = "not-extracted"
    OTHER_KIND = "other-kind"
    NOT_PAIRED = "not-paired"
    GATE = "gate"
    GROUPING = "grouping"
    COMPARISON = "comparison"
    PRINTING = "printing"
    NOT_DERIVED = "not-derived"
    FALSE_ON_AGREEMENT = "false-on-agreement"
    FALSE_OTHER_FACT = "false-other-fact"
    FALSE_UNLISTED = "false-unlisted"
    DUPLICATE = "duplicate"
    RELATION = "relation"
    AGREEMENT_ON_DISCREPANCY = "agreement-on-discrepancy"
    TRAP = "trap"


MEANING: Mapping[MistakeClass, str] = {
    MistakeClass.NOT_EXTRACTED: "no fact on one side or on both",
    MistakeClass.OTHER_KIND: "facts on both sides, but only of another kind",
    MistakeClass.NOT_PAIRED: "facts on both sides that share no blocking key, so that nobody looked at the pair",
    MistakeClass.GATE: "the gate judged the pair different, or was unsure",
    MistakeClass.GROUPING: "judged the same, but grouping kept them apart",
    MistakeClass.COMPARISON: "in one group, but the comparison says otherwise",
    MistakeClass.PRINTING: "right pair and comparison, but no finding, or one whose quotes miss",
    MistakeClass.NOT_DERIVED: "numbers on both sides, but the sum or share that follows from them was not drawn",
    MistakeClass.FALSE_ON_AGREEMENT: "a discrepancy printed where the gold says that the articles agree",
    MistakeClass.FALSE_OTHER_FACT: "a discrepancy that joins a listed fact with another fact",
    MistakeClass.FALSE_UNLISTED: "a discrepancy about nothing that the gold lists",
    MistakeClass.DUPLICATE: "a second finding for one disagreement",
    MistakeClass.RELATION: "a right discrepancy with the wrong relation",
    MistakeClass.AGREEMENT_ON_DISCREPANCY: "agreement printed where the gold says that the articles differ",
    MistakeClass.TRAP: "two different facts of a listed trap in one finding",
}  # fmt: skip
_OF_STAGE = {
    Stage.NOT_PAIRED: MistakeClass.NOT_PAIRED, Stage.GATE: MistakeClass.GATE, Stage.GROUPING: MistakeClass.GROUPING,
    Stage.COMPARISON: MistakeClass.COMPARISON, Stage.PRINTING: MistakeClass.PRINTING,
}  # fmt: skip


def mistake_class(name: str) -> MistakeClass:
    """The class of a name.

    Raises:
        UsageError: no such class.
    """
    try:
        return MistakeClass(name)
    except ValueError:
        raise UsageError(f"--class {name}: no such class; known are {', '.join(MistakeClass)}") from None


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that went wrong. ``kind`` is the gold's for what was missed, the finding's for what was printed."""

    story: str
    what: str
    """``missed discrepancy``, ``missed corroboration`` or ``printed discrepancy``, ``printed corroboration``."""
    cause: MistakeClass
    kind: str
    id: str
    """The gold's id, or the finding's."""
    title: str
    details: tuple[str, ...]
    """Lines for the reader, plain text."""

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "story": self.story, "what": self.what, "class": self.cause.value, "kind": self.kind, "id": self.id, "title": self.title,
            "details": list(self.details),
        }  # fmt: skip


def mistakes(story: Story, report: Report, scored: Score) -> list[Mistake]:
    """Every mistake of a story: what was missed in the order of the gold, then what was printed wrongly."""
    inside = Inside(report)
    out = [_missed(story, inside, gold) for gold in scored.missed]
    out += [_false(story, inside, alarm) for alarm in scored.false_alarms]
    for m in scored.matched:
        if not m.relation_right:
            title = f"gold {m.gold.relation.value}, printed {m.finding.relation.value}: {_values(m.gold)}"
            out.append(_printed(story, inside, m.finding, MistakeClass.RELATION, title, m.gold.kind))
    for finding, gold in scored.agreements_on_discrepancies:
        out.append(_printed(story, inside, finding, MistakeClass.AGREEMENT_ON_DISCREPANCY, f"gold {gold} differs: {finding.headline}"))
    for finding, trap in scored.traps_hit:
        out.append(_printed(story, inside, finding, MistakeClass.TRAP, f"trap {trap}: {finding.headline}"))
    return out


def _missed(story: Story, inside: Inside, gold: GoldFinding) -> Mistake:
    units = list(_units(gold))
    facts = [inside.facts_at(story.places_of(passages), gold.kind) for _, passages in units]
    derived = not inside.known_kind(gold.kind)
    numeric = any(c.isdigit() for e in gold.evidence for c in e.quote)
    own = [[f for f in group if f.kind == gold.kind or (derived and (inside.competes(f) or not numeric))] for group in facts]
    best = _furthest(inside, own, gold.type)
    other = None if best or derived else _furthest(inside, [[f for f in group if inside.competes(f)] for group in facts], gold.type)
    if derived and numeric and sum(map(bool, own)) > 1:
        cause = MistakeClass.NOT_DERIVED
    elif best:
        cause = _OF_STAGE[best.stage]
    else:
        cause = MistakeClass.OTHER_KIND if other else MistakeClass.NOT_EXTRACTED
    lines = [line for (name, passages), group in zip(units, facts, strict=True) for line in _side(name, passages, group, gold.kind)]
    shown = best or other
    if shown:
        lines += list(_journey(shown))
    return Mistake(story.name, f"missed {gold.type}", cause, gold.kind, gold.id, _values(gold), tuple(lines))


def _units(gold: GoldFinding) -> Iterator[tuple[str, list[Passage]]]:
    """What must be joined: the positions of a discrepancy, the articles of a corroboration."""
    if gold.type == "discrepancy":
        yield from ((p.value, list(p.evidence)) for p in gold.positions)
    else:
        for name in sorted(gold.articles):
            yield name, [e for e in gold.evidence if e.article == name]


def _furthest(inside: Inside, groups: Sequence[Sequence[Fact[Any]]], type_: str) -> Journey | None:
    """The pair of one kind across two groups that came furthest; with equal stages, the one with the best score."""
    journeys = [
        inside.journey(a, b, type_)
        for n, left in enumerate(groups)
        for right in groups[n + 1 :]
        for a in left
        for b in right
        if a.kind == b.kind and a.id != b.id
    ]
    if type_ == "corroboration":
        journeys = [j for j in journeys if j.left.article != j.right.article]
    return max(journeys, key=lambda j: (j.stage, j.link.score if j.link else 0.0), default=None)


def _false(story: Story, inside: Inside, alarm: FalseAlarm) -> Mistake:
    finding = alarm.finding
    if alarm.duplicate_of:
        return _printed(story, inside, finding, MistakeClass.DUPLICATE, f"again {alarm.duplicate_of}: {finding.headline}")
    if alarm.agreeing:
        return _printed(story, inside, finding, MistakeClass.FALSE_ON_AGREEMENT, f"gold {alarm.agreeing} agrees: {finding.headline}")
    printed: list[Place] = story.places_of(Passage(f.article, f.quote) for f in finding.facts)
    near = [g.id for g in story.gold.findings if touched_positions(story, g, printed) or touched_articles(story, g, printed)]
    if near:
        return _printed(story, inside, finding, MistakeClass.FALSE_OTHER_FACT, f"one side is of {', '.join(near[:3])}: {finding.headline}")
    return _printed(story, inside, finding, MistakeClass.FALSE_UNLISTED, finding.headline)


def _printed(story: Story, inside: Inside, finding: Finding, cause: MistakeClass, title: str, kind: str | None = None) -> Mistake:
    lines = [f"{finding.kind}/{finding.relation.value}: {finding.reason}".rstrip(": ")]
    lines += [f"{p.value}: {_where(f)}" for p in finding.positions for f in p.evidence]
    pairs = [(a, b) for n, p in enumerate(finding.positions) for q in finding.positions[n + 1 :] for a in p.evidence for b in q.evidence]
    if finding.type == "corroboration":
        facts = finding.facts
        pairs = [(a, b) for n, a in enumerate(facts) for b in facts[n + 1 :] if a.article != b.article]
    journeys = [inside.journey(a, b, finding.type) for a, b in pairs if a.kind == b.kind]
    if journeys:
        lines += list(_journey(max(journeys, key=lambda j: (j.stage, j.link.score if j.link else 0.0))))
    return Mistake(story.name, f"printed {finding.type}", cause, kind or finding.kind, finding.id, title, tuple(lines))


def _side(name: str, passages: Sequence[Passage], facts: Sequence[Fact[Any]], kind: str) -> Iterator[str]:
    quotes = " / ".join(f"{p.article}: “{_short(p.quote)}”" for p in passages)
    yield f"side {name}: {quotes}"
    own = [f for f in facts if f.kind == kind]
    for f in own:
        yield f"  {_where(f)}"
    if not own:
        others = dict.fromkeys(f"{f.kind} “{_short(f.text, 60)}”" for f in facts)
        yield f"  no {kind} here" + (f"; extracted as {', '.join(others)}" if others else "; no fact of any kind")


def _journey(j: Journey) -> Iterator[str]:
    for side, f in (("left", j.left), ("right", j.right)):
        frame = f.frame
        slots = {
            "head": frame.head,
            "predicate": frame.predicate,
            "agent": frame.agent,
            "object": frame.object,
            "modality": frame.modality.value,
        }
        said = " ".join(f"{k}={v}" for k, v in slots.items() if v and v != "asserted")
        when = f" when={frame.when.start}..{frame.when.end}" if frame.when else ""
        yield f"{side} {f.kind} {f.label} | subject “{_short(frame.subject, 80)}” | {said}{' negated' if frame.negated else ''}{when}"
        yield f"  terms {' '.join(sorted(frame.terms))} | names {' '.join(sorted(frame.names)) or '-'} | rule {f.rule}"
    if j.link is None:
        return
    features = " ".join(f"{k}={v:.2f}" for k, v in j.link.features.items() if v)
    paired = "" if j.stage is not Stage.NOT_PAIRED else " (if it had been looked at)"
    yield f"gate {j.link.verdict.value} {j.link.score:.2f}{paired}: {j.link.reason} | {features}"
    if j.link.comparison:
        yield f"comparison {j.link.comparison.relation.value}: {j.link.comparison.reason}"
    if j.printed:
        yield f"printed {j.printed.type} {j.printed.id}: {j.printed.headline}"


def _where(f: Fact[Any]) -> str:
    return f"{f.kind} {f.label} in {f.article} “{_short(f.quote)}”"


def _values(gold: GoldFinding) -> str:
    return " | ".join(p.value for p in gold.positions)


def _short(text: str, limit: int = 160) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"
