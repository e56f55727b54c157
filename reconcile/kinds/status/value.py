"""What a status is: something at a stage of a ladder."""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.lexis.slots import Slot
from reconcile.model import Modality


@dataclass(frozen=True, slots=True)
class Status:
    """``object`` is at ``stage`` (of ``ladder``, at ``rung``), before ``body`` where the text names one."""

    ladder: str
    stage: str
    rung: int
    state: bool
    """Ends when a later stage begins."""
    excludes: frozenset[str]
    object: Slot
    description: frozenset[str]
    """Words that the article uses where it introduces the object ("the bill" → a bill that would …)."""
    sole: bool
    """Whether the article speaks of one object of this sort only."""
    body: str
    """Key of the body ("assembly"), or ""."""
    actor: Slot | None
    modality: Modality
    negated: bool
    conditional: bool
    ongoing: bool = False
    """"is currently testifying": under way as the article is written."""
    also: frozenset[str] = frozenset()
    """Other realities in which the same article tells this stage of this object."""
    compatible: bool = False
    """A plan of the past or a mere possibility, which the deed does not contradict."""
    noun: bool = False
    """Told by a noun or an adjective: it does not say when."""
    about: frozenset[str] = frozenset()
    """The topic of the article."""
    known: frozenset[str] = frozenset()
    """Stages that the same article tells as reached by this object."""
    phase: int = 0
    """How far the act that reaches the stage has come (a ``Phase``), or 0."""
    told: str = ""
    """The clause as written, where the stage is the phase of an act (ladder ``act``)."""

    @property
    def standing(self) -> str:
        """Modality and polarity in one word."""
        return f"{'not ' if self.negated else ''}{self.modality.value}"

    @property
    def words(self) -> frozenset[str]:
        """All words that tell the object."""
        return self.object.words | self.description
