"""What a date is of: a time and the act that it dates."""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.lexis.slots import Slot
from reconcile.model import When


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

    @property
    def words(self) -> frozenset[str]:
        """All content words of the act."""
        return self.others | (self.agent.words if self.agent else frozenset()) | (self.object.words if self.object else frozenset())
