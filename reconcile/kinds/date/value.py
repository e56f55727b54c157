"""What a date is of: a time and the act that it dates."""

from __future__ import annotations

from dataclasses import dataclass, field

from reconcile.lexis.slots import Slot
from reconcile.model import When


@dataclass(frozen=True, slots=True)
class Telling:
    """The words around an act: items of ``lexis.content``, in which a verb and the noun of its act are one."""

    near: frozenset[str] = frozenset()
    """Of the clause."""
    far: frozenset[str] = frozenset()
    """Of the rest of the sentence."""
    persons: frozenset[str] = frozenset()
    """Those of them that are persons."""
    common: frozenset[str] = frozenset()
    """Those of them that stand all over the article."""
    names: frozenset[str] = frozenset()
    """Those of the clause that are parts of names, persons left out."""
    numbers: frozenset[str] = frozenset()
    """Figures of the clause."""
    quoted: frozenset[str] = frozenset()
    """Runs of five quoted words of the sentence."""

    @property
    def all(self) -> frozenset[str]:
        return self.near | self.far


@dataclass(frozen=True, slots=True)
class Dated:
    """A time with the act it dates, so far as the parse tells of it."""

    when: When
    act: str
    """Family of predicates, or the lemma where it is of none; "not …" for the opposite side of a family."""
    agent: Slot | None = None
    object: Slot | None = None
    others: frozenset[str] = frozenset()
    """Content words of the other circumstances, and of what is said."""
    names: frozenset[str] = frozenset()
    """Parts of names in any slot."""
    apart: bool = False
    """Set apart from others of its sort: "the second fire", "the worst since 1959"."""
    alarm: bool = False
    """The call for help after a mishap."""
    nominal: bool = False
    """Whether a noun tells of the act ("Tuesday's vote")."""
    saying: bool = False
    """Whether the act is an utterance, and the time that of its being said."""
    sole: bool = True
    """Whether the article dates this act by this time only, as far as the slots tell."""

    clocked: bool = False
    """Whether the article gives the time of day of this act elsewhere: then that is its witness for it."""

    also: frozenset[str] = frozenset()
    """Acts that the same time dates: of the verb that governs a noun, of the clause behind a fronted time ("In 2010, when …")."""
    office: str = ""
    """The office that somebody holds ("was governor"), "lead" for "led the museum", "" for other acts."""
    telling: Telling = Telling()
    diary: tuple[Dated, ...] = field(default=(), compare=False, repr=False)
    """All dated acts of the article (of a very long one those around), for the question whether another of them fits better."""

    @property
    def words(self) -> frozenset[str]:
        """All content words of the act."""
        return self.others | (self.agent.words if self.agent else frozenset()) | (self.object.words if self.object else frozenset())
