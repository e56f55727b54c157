"""How the slots of two dated acts fit together."""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.kinds.date.value import Dated
from reconcile.lexis.dates_lexicon import words as lexicon
from reconcile.lexis.slots import Slot, match
from reconcile.lexis.synonyms import generic

SAME_BAR = 0.75
"""Fit of a slot from which two phrases are taken as the same thing (the scale of ``slots.match``)."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How two acts fit together."""

    same: bool
    """One family, or families that mark one moment."""
    agent: float | None
    object: float | None
    shared: frozenset[str]
    """Content words that both have, general ones left out."""
    crossed: bool
    """A noun against a verb, or an object that stands in the other's place of the subject: roles are loose."""

    @property
    def best(self) -> float:
        return max(self.agent or 0.0, self.object or 0.0)

    @property
    def clash(self) -> bool:
        return (self.agent == 0.0 or self.object == 0.0) and not self.crossed


def related(left: str, right: str) -> bool:
    """Acts that mark one moment: creating something and its beginning, a crash and the derailment."""
    return left == right or any(left in group and right in group for group in lexicon().siblings.values())


def fit(left: Dated, right: Dated) -> Fit:
    """The slots side by side."""
    agent, patient = match(left.agent, right.agent), _objects(left.object, right.object)
    crossed = left.nominal or right.nominal or (left.object is None) != (right.object is None)
    if crossed:
        for a, b in ((left.agent, right.object), (left.object, right.agent)):
            other = match(a, b)
            if other is not None and other > max(agent or 0.0, patient or 0.0):
                patient = other
    if names(left.agent) & right.names and names(right.agent) & left.names:
        # "the mayor met with Ms. Lee", "Ms. Lee met with the mayor"
        agent = 1.0
    shared = {w for w in left.words & right.words if not generic(w)}
    inner = {a for a, b in ((left.act, right), (right.act, left)) if a in b.words}
    return Fit(related(left.act, right.act) or bool(inner), agent, patient, frozenset(shared | inner), crossed)


def _objects(left: Slot | None, right: Slot | None) -> float | None:
    """Fit of two objects; "an emergency at the U.S. border" and "an emergency on the border with Mexico" have other names, but are one thing."""
    found = match(left, right)
    if found == 0.0 and left is not None and right is not None and left.head == right.head and left.head not in left.names:
        return 0.6 if len((left.words & right.words) - left.names - right.names) > 1 else found
    return found


def names(slot: Slot | None) -> frozenset[str]:
    """Names in a slot, none where it is missing."""
    return slot.names if slot is not None else frozenset()
