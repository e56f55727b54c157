"""Looking into the engine: how far a pair of facts came on its way to a finding."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from reconcile.clustering import Gate, Rarity
from reconcile.clustering.blocking import candidates
from reconcile.evaluation.story import Place
from reconcile.kinds import discover
from reconcile.model import Fact, Finding, Link, Report, Verdict


class Stage(enum.IntEnum):
    """Where a pair of facts that belongs together stopped, the earliest first."""

    NOT_PAIRED = 1
    GATE = 2
    GROUPING = 3
    COMPARISON = 4
    PRINTING = 5


@dataclass(frozen=True, slots=True)
class Journey:
    """One pair, where it stopped and what the engine thought of it."""

    left: Fact[Any]
    right: Fact[Any]
    stage: Stage
    link: Link | None
    printed: Finding | None = None
    """The finding that holds both, where there is one."""


class Inside:
    """The intermediate results of one report, with the pairs that the report does not keep judged again."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._kinds = discover()
        self._gate = Gate(Rarity(report.facts), self._kinds)
        pairs, _ = candidates(report.facts, self._kinds)
        self._candidates = {frozenset({a.id, b.id}) for a, b in pairs}
        self._home = {f.id: c.id for c in report.clusters for f in c.facts}
        self._links = {frozenset({x.left, x.right}): x for c in report.clusters for x in c.links}
        self._links |= {frozenset({x.left, x.right}): x for x in report.undecided}
        self._findings = {
            i: [x for x in report.findings if i in {f.id for f in x.facts}] for i in {f.id for x in report.findings for f in x.facts}
        }

    def facts_at(self, places: Iterable[Place], kind: str | None = None) -> list[Fact[Any]]:
        """Facts whose value stands in one of the places, in text order; where none is of ``kind``, also those of that kind whose clause touches one."""
        where = list(places)
        found = [f for f in self.report.facts if any(f.article == a and f.span.overlaps(s) for a, s in where)]
        if kind is None or any(f.kind == kind for f in found):
            return found
        near = [f for f in self.report.facts if f.kind == kind and any(f.article == a and f.evidence.overlaps(s) for a, s in where)]
        return [*found, *near]

    def known_kind(self, kind: str) -> bool:
        """Whether facts of a kind are extracted at all (sums and polarity are findings over facts of other kinds)."""
        return kind in self._kinds

    def competes(self, fact: Fact[Any]) -> bool:
        """Whether a fact's kind reads values, and not whole clauses."""
        return self._kinds[fact.kind].precedence is not None

    def link(self, left: Fact[Any], right: Fact[Any]) -> Link:
        """What the gate says of a pair of one kind, judged again if the report does not keep it."""
        known = self._links.get(frozenset({left.id, right.id}))
        return known or self._gate.judge(left, right)

    def journey(self, left: Fact[Any], right: Fact[Any], type_: str) -> Journey:
        """How far a pair of facts of one kind came toward a finding of a type."""
        pair = frozenset({left.id, right.id})
        link = self.link(left, right)
        if pair not in self._candidates:
            return Journey(left, right, Stage.NOT_PAIRED, link)
        together = self._home.get(left.id, left.id) == self._home.get(right.id, right.id)
        if link.verdict is not Verdict.SAME:
            return Journey(left, right, Stage.GATE, link, self._printed(left, right, type_))
        if not together:
            return Journey(left, right, Stage.GROUPING, link)
        relation = link.comparison.relation if link.comparison else None
        wanted = relation is not None and (relation.agrees if type_ == "corroboration" else relation.differs)
        return Journey(left, right, Stage.PRINTING if wanted else Stage.COMPARISON, link, self._printed(left, right, type_))

    def _printed(self, left: Fact[Any], right: Fact[Any], type_: str) -> Finding | None:
        both = [x for x in self._findings.get(left.id, []) if right.id in {f.id for f in x.facts}]
        return next((x for x in both if x.type == type_), both[0] if both else None)
