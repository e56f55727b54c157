""" "No one was hurt" against "two were hurt": that there was none of something, and that there was some.

A quantity of none has no number, so the comparison of numbers never sees it. One story tells of one mishap, so two such clauses need
nothing in common but the act; but a denial that is limited ("no one on the ground", "no officers") speaks of others than the whole.
"""

from __future__ import annotations

from reconcile.kinds.event.value import Event
from reconcile.lexis.slots import Slot
from reconcile.lexis.synonyms import generic
from reconcile.model import Comparison, Fact, Kinship, Modality, Relation, Verdict

ACTS = frozenset({"injure", "die"})
"""Acts whose victims a story counts."""
_NOBODY = frozenset(
    {"one", "nobody", "anyone", "anybody", "none", "no-one", "soul", "injury", "death", "fatality", "casualty", "police", "authority"}
)
_CAUSES = frozenset(
    {"fire", "blaze", "crash", "accident", "explosion", "storm", "shooting", "attack", "quake", "collapse", "incident", "blast", "flood"}
)
_RECENT = 3
"""Days between a dated toll and its article from which it may be another mishap's."""


def toll(event: Event) -> str | None:
    """``none`` or ``some`` where a clause tells a toll of an act, else None."""
    if (
        event.family not in ACTS
        or event.shape != "clause"
        or event.sign < 0
        or event.modality is not Modality.ASSERTED
        or event.conditional
        or event.year
    ):
        return None
    if not event.negated:
        return "some" if event.object is not None or event.agent is not None else None
    told = [s for s in (event.agent, event.object, *(s for _, s in event.others)) if s is not None]
    return "none" if all(_says_nothing(s) for s in told) else None


def _says_nothing(held: Slot) -> bool:
    return all(generic(w) or w in _NOBODY or w in _CAUSES for w in held.words)


def toll_kinship(left: Fact[Event], right: Fact[Event]) -> Kinship | None:
    """One toll told in two ways; None where it is no such pair."""
    a, b = toll(left.value), toll(right.value)
    if left.value.family != right.value.family or {a, b} != {"none", "some"} or left.article == right.article:
        return None
    if any(_of_another_day(f) for f in (left, right)):
        return Kinship(0.2, "a toll of another day", Verdict.UNSURE)
    none, some = (left, right) if a == "none" else (right, left)
    claimed = none.value.quoted or bool(none.frame.attribution)
    if none.value.standing in some.value.also or (some.value.standing in none.value.also and not claimed):
        # what somebody only claims is not taken back by the article that reports it
        return Kinship(0.2, "an article tells of both", Verdict.UNSURE)
    causes = [{w for w in f.value.words if w in _CAUSES} for f in (left, right)]
    if all(causes) and not causes[0] & causes[1]:
        return Kinship(0.2, "tolls of two mishaps", Verdict.UNSURE)
    return Kinship(0.9, "none in one, some in the other", Verdict.SAME)


def toll_comparison(left: Fact[Event], right: Fact[Event]) -> Comparison | None:
    """The disagreement of two tolls; None where it is no such pair."""
    if toll_kinship(left, right) is None:
        return None
    return Comparison(
        Relation.CONFLICT, "One says that there was none, the other that there was.", "Was there any, or none?", kind="polarity"
    )


def _of_another_day(fact: Fact[Event]) -> bool:
    when, said = fact.frame.when, fact.as_of
    if when is None or said is None or when.end is None:
        return False
    return abs((said - when.end).days) > _RECENT
