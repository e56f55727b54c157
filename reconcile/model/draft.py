"""A draft held against its sources: one ruling for every fact of it that can be checked."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reconcile.model.fact import Fact
    from reconcile.model.finding import Position, Severity


class Standing(enum.StrEnum):
    """What the sources say to a fact of the draft, in the order in which a desk reads it: the worst first."""

    CONTRADICTED = "contradicted"
    """A source says what cannot be right at the same time (error), or tells who, what, where or how surely in other terms (warning)."""
    OUTDATED = "outdated"
    """A source has the later stage or count."""
    QUOTE_ALTERED = "quote-altered"
    MISATTRIBUTED = "misattributed"
    SCOPE_DIFFERS = "scope-differs"
    UNCONFIRMED = "unconfirmed"
    """No source has it, or none surely speaks of the same."""
    ROUNDED = "rounded"
    """The same once rounding and hedges are read, or one of both is more precise."""
    SUPPORTED = "supported"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Standing).index(self)

    @property
    def agrees(self) -> bool:
        return self in (Standing.ROUNDED, Standing.SUPPORTED)


@dataclass(frozen=True, slots=True)
class Ruling:
    """One fact of the draft with what the sources say to it.

    ``against`` are the values of the sources, each with everybody who states it: first those that decide the standing, then the
    ``agreeing`` last ones, which have the draft's own value. ``origins`` are the independent origins behind those that decide.
    """

    fact: Fact[Any]
    standing: Standing
    severity: Severity
    headline: str
    reason: str
    question: str
    origins: int
    against: tuple[Position, ...] = ()
    agreeing: int = 0
    finding: str | None = None
    """Id of the finding of the report that it is part of."""


@dataclass(frozen=True, slots=True)
class DraftCheck:
    """The rulings, worst first and then in the order of the draft's text.

    ``inside`` are ids of findings within the draft alone; ``copies`` those of sources that carry the draft's own text.
    """

    article: str
    rulings: tuple[Ruling, ...]
    inside: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()

    @property
    def counts(self) -> Mapping[str, int]:
        """How many facts have which standing, worst first; only those that occur."""
        said = [r.standing for r in self.rulings]
        return {s.value: said.count(s) for s in Standing if s in said}
