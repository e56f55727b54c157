"""What is reported: findings with their positions and evidence, and the report as a whole."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reconcile.model.comparison import Comparison, Relation, Verdict
from reconcile.model.document import report_document
from reconcile.model.draft import DraftCheck
from reconcile.model.fact import Fact
from reconcile.model.text import Article


class Severity(enum.StrEnum):
    """How much a finding matters; ``ERROR`` only where precision is highest."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Link:
    """One judged pair of facts: the gate's verdict with its score, and the comparison where it was made."""

    left: str
    right: str
    """Fact ids, ``left < right``."""
    verdict: Verdict
    score: float
    """The gate's score in 0..1 (not a probability)."""
    reason: str
    features: Mapping[str, float]
    comparison: Comparison | None = None


@dataclass(frozen=True, slots=True)
class Cluster:
    """Facts of one kind that speak of the same thing, with the judged pairs among them."""

    id: str
    kind: str
    facts: tuple[Fact[Any], ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """One value with everybody who states it."""

    value: str
    normalized: Mapping[str, Any]
    evidence: tuple[Fact[Any], ...]
    origins: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """A corroboration (one position) or a discrepancy (two or more)."""

    id: str
    relation: Relation
    kind: str
    severity: Severity
    subject: str
    headline: str
    reason: str
    question: str
    positions: tuple[Position, ...]
    origins: int
    origins_reason: str = ""

    @property
    def type(self) -> str:
        return "corroboration" if self.relation.agrees else "discrepancy"

    @property
    def facts(self) -> tuple[Fact[Any], ...]:
        return tuple(f for p in self.positions for f in p.evidence)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that ``check`` found."""

    articles: tuple[Article, ...]
    facts: tuple[Fact[Any], ...]
    clusters: tuple[Cluster, ...]
    findings: tuple[Finding, ...]
    single_source: tuple[Fact[Any], ...]
    warnings: tuple[str, ...] = ()
    undecided: tuple[Link, ...] = ()
    """Pairs that the gate was unsure of, for ``--verbose``."""
    tool_version: str = "0"
    draft: DraftCheck | None = None
    """The rulings on a draft, where one was held against the other articles."""

    def to_dict(self, *, verbose: bool = False) -> dict[str, Any]:
        """The public document, see ``schemas/report.schema.json``; ``verbose`` adds the pairs that were not compared."""
        return report_document(self, self.tool_version, verbose=verbose)
