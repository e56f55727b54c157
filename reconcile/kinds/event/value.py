"""What an event is: who did what to whom, with slots that can be compared word by word."""

from __future__ import annotations

from dataclasses import dataclass, field

from reconcile.lexis.content import Content
from reconcile.lexis.slots import Slot
from reconcile.model import Modality


@dataclass(frozen=True, slots=True)
class Event:
    """One act, state or described thing.

    ``family`` names the act; ``sign`` is +1 when the predicate asserts it and -1 when it is its opposite; ``strict``
    says whether denying the one is asserting the other.
    """

    predicate: str
    family: str
    sign: int
    strict: bool
    patient: bool
    modality: Modality
    negated: bool
    conditional: bool
    shape: str
    """``clause``, ``noun``, ``superlative``, ``item``, ``lack``, ``where`` (a landmark), or ``contrast`` (the object is what "not Y" sets apart)."""
    agent: Slot | None = None
    object: Slot | None = None
    others: tuple[tuple[str, Slot], ...] = ()
    denied: Slot | None = None
    """What this telling itself sets apart, in the object's place."""
    staged: bool = False
    """A stage that the kind ``status`` compares: this kind reports no discrepancy of it."""
    compatible: bool = False
    """A plan of the past or a mere possibility, which the deed does not contradict."""
    year: str = ""
    """The year that the clause names ("when seven died" after "since 2004"), or ""."""
    also: frozenset[str] = frozenset()
    """Other realities ("planned+1") in which the same article tells of it: then the text itself says which is which."""
    choices: frozenset[str] = frozenset()
    """What the whole article chooses among the words that exclude one another of which this telling has one ("weapon 3")."""
    content: Content = field(default_factory=Content)
    """Everything the clause says as items that do not care for its construction."""
    quoted: bool = False
    """Whether it stands between quotation marks."""
    known: bool = True
    """Whether the predicate is of a listed family (and not a family of its own)."""
    text: str = field(default="", compare=False)

    @property
    def polarity(self) -> int:
        """+1 if the family's act is told, -1 if it is denied or its opposite told."""
        return -self.sign if self.negated else self.sign

    @property
    def standing(self) -> str:
        """Modality and polarity in one word."""
        return f"{self.modality.value}{self.polarity:+d}"

    @property
    def standing_plain(self) -> tuple[str, bool, bool]:
        """Modality and negation as told, whatever side of its family the predicate is on."""
        return self.modality.value, self.negated, self.conditional

    @property
    def act(self) -> str:
        """The item of the predicate in ``content``."""
        name = self.family.split(":")[-1]
        return name if self.sign > 0 else f"-{name}"

    @property
    def slots(self) -> tuple[Slot, ...]:
        """All participants."""
        return tuple(s for s in (self.agent, self.object) if s is not None) + tuple(s for _, s in self.others)

    @property
    def words(self) -> frozenset[str]:
        """Content words of all participants."""
        return frozenset(w for s in self.slots for w in s.words)

    @property
    def names(self) -> frozenset[str]:
        """Words of names among all participants."""
        return frozenset(w for s in self.slots for w in s.names)
