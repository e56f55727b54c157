"""The report as a flat list, for forms of other programs: one item for each finding, verdict on a draft, or single fact."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reconcile.report import wording

VERDICTS: Mapping[str, tuple[str, str]] = {
    "supported": ("Other articles have the same.", "Look at the number of origins."),
    "rounded": ("Other articles have the precise figure.", "Keep the hedge if you print the round one."),
    "outdated": ("A later stage or count is known.", "Update it, or say of which day it is."),
    "contradicted": ("Another article says what cannot be right at the same time.", "Make the call before you print it."),
    "scope-differs": ("Others count other people, places or times.", "Say which one you mean."),
    "quote-altered": ("Others print the quotation in other words.", "Go back to the recording or the transcript."),
    "misattributed": ("Others credit somebody else with it.", "Find out who said it first."),
    "unconfirmed": ("Nobody else has it.", "Name your source, or find a second one."),
}
"""A verdict on a fact of a draft in a sentence, and what to do about it."""
_AGREED = frozenset({"supported", "rounded"})
SINGLE = "single-source"


class State(enum.Enum):
    """What is left to do about an item."""

    FAIL = "fail"
    """Something differs, and nobody has settled it."""
    SETTLED = "settled"
    """Something differs, and it was dismissed, resolved or known before."""
    PASS = "pass"  # noqa: S105 - not a password
    """All say the same."""
    OPEN = "open"
    """Only one origin says it."""


@dataclass(frozen=True, slots=True)
class Side:
    """One position: its value, the number of origins, and where it stands; ``agrees`` if it is a source's and the draft's own."""

    value: str
    origins: int
    evidence: Sequence[Mapping[str, Any]]
    agrees: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A finding, a verdict on a draft's fact, or a fact that only one origin states; ``draft`` is true for verdicts."""

    id: str
    kind: str
    relation: str
    severity: str
    agrees: bool
    subject: str
    headline: str
    reason: str
    question: str
    origins: int
    sides: tuple[Side, ...]
    fingerprint: str | None
    decision: Mapping[str, Any] | None
    baseline: str | None
    draft: bool = False
    key: str = ""
    """Tells two verdicts on one finding apart."""

    @property
    def name(self) -> str:
        """A name that no other item of the report has."""
        return f"{self.id}:{self.key}" if self.key else self.id

    @property
    def rule(self) -> str:
        """What was broken: ``date/conflict``, or ``draft/contradicted`` for a verdict."""
        return f"draft/{self.relation}" if self.draft else f"{self.kind}/{self.relation}"

    @property
    def state(self) -> State:
        if self.relation in (SINGLE, "unconfirmed"):
            return State.OPEN
        if self.agrees:
            return State.PASS
        if self.baseline == "known" or self.settled:
            return State.SETTLED
        return State.FAIL

    @property
    def settled(self) -> bool:
        """Whether somebody decided that nothing is left to do."""
        return wording.settled({"decision": self.decision})

    @property
    def why_settled(self) -> str:
        """Who settled it, when and why, or that it is known; empty for what is not settled."""
        if self.settled:
            return wording.decided({"decision": self.decision})
        return "known, accepted in the baseline" if self.baseline == "known" else ""

    @property
    def evidence(self) -> list[Mapping[str, Any]]:
        """All places, in the order of the positions."""
        return [e for side in self.sides for e in side.evidence]

    @property
    def articles(self) -> int:
        return len({e["article"] for e in self.evidence})


def items(document: Mapping[str, Any], *, single_source: bool = False) -> list[Item]:
    """Verdicts on the draft first, then findings that no verdict tells already, then single facts where they are wanted."""
    by_id = {f["id"]: f for f in document["findings"]}
    draft = document.get("draft") or {"article": None, "facts": []}
    told = {fact.get("finding") for fact in draft["facts"]}
    out = [_verdict(fact, by_id.get(fact.get("finding") or "", {})) for fact in draft["facts"]]
    for item in (_finding(f) for f in document["findings"] if f["id"] not in told):
        # what the draft and its sources say of one another is told by the verdicts
        own = any(e["article"] == draft["article"] for e in item.evidence)
        if not own or item.settled or item.id in draft.get("inside", ()):
            out.append(item)
    if single_source:
        out += [_single(fact) for fact in document["single_source"]]
    return out


def meaning(item: Item) -> tuple[str, str]:
    """What the item's relation or verdict means, and what to do about it."""
    if item.draft:
        return VERDICTS.get(item.relation, (item.relation, ""))
    return wording.MEANINGS.get(item.relation, (item.relation, ""))


def places(found: Sequence[Item]) -> Iterator[tuple[Item, int, Side, Mapping[str, Any]]]:
    """Every place of every item with the number of its position, from 0."""
    for item in found:
        for number, side in enumerate(item.sides):
            for evidence in side.evidence:
                yield item, number, side, evidence


def _finding(f: Mapping[str, Any]) -> Item:
    return Item(
        id=f["id"],
        kind=f["kind"],
        relation=f["relation"],
        severity=f["severity"],
        agrees=f["type"] == "corroboration",
        subject=f["subject"],
        headline=f["headline"],
        reason=f["reason"],
        question=f["question"],
        origins=f["origins"],
        sides=tuple(_side(p) for p in f["positions"]),
        fingerprint=f.get("fingerprint"),
        decision=f.get("decision"),
        baseline=f.get("baseline"),
    )


def _verdict(fact: Mapping[str, Any], finding: Mapping[str, Any]) -> Item:
    alike = len(fact["against"]) - (len(fact["against"]) if fact["verdict"] in _AGREED else fact.get("agreeing", 0))
    return Item(
        id=fact.get("finding") or fact["fact"],
        kind=fact["kind"],
        relation=fact["verdict"],
        severity=fact["severity"],
        agrees=fact["verdict"] in _AGREED,
        subject=fact["subject"],
        headline=fact["headline"],
        reason=fact["reason"],
        question=fact["question"],
        origins=fact["origins"],
        sides=(Side(fact["value"], 1, [fact]), *(replace(_side(p), agrees=n >= alike) for n, p in enumerate(fact["against"]))),
        fingerprint=finding.get("fingerprint"),
        decision=finding.get("decision"),
        baseline=finding.get("baseline"),
        draft=True,
        key=fact["fact"] if fact.get("finding") else "",
    )


def _single(fact: Mapping[str, Any]) -> Item:
    return Item(
        id=fact["fact"],
        kind=fact["kind"],
        relation=SINGLE,
        severity="note",
        agrees=False,
        subject=fact["subject"],
        headline=f"{fact['value']}: stated by one origin only",
        reason="",
        question="",
        origins=1,
        sides=(Side(fact["value"], 1, [fact]),),
        fingerprint=None,
        decision=None,
        baseline=None,
    )


def _side(position: Mapping[str, Any]) -> Side:
    return Side(position["value"], position["origins"], position["evidence"])
