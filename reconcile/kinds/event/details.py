"""One act told twice, with one thing about it that cannot be both: "shot in the left leg", "shot in the right leg".

The rest of the two tellings must be the same act of the same participants, and neither article may speak of the other's choice at all:
a story with a rifle and a handgun in it has two weapons, not a disagreement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reconcile.kinds.event.value import Event
from reconcile.lexis.exclusives import Choice, choice, key
from reconcile.lexis.slots import Slot, match
from reconcile.lexis.synonyms import generic
from reconcile.model import Comparison, Fact, Modality, Relation

_SAME = 0.75
_OTHER = 0.5
_WORD = re.compile(r"[a-z][a-z-]*|\d+(?:st|nd|rd|th)")
_CUT = re.compile(r"[ ](?:of|in|on|from|with|for|at|near|who|that|which|to|by)[ ]|,[ ]")
_THIN = frozenset({"be", "have", "do", "get", "go", "come", "see", "know", "take", "make", "use", "say", "include", "tell"})
"""Acts that need more than one participant in common to be one act."""
_SOLE = frozenset({"discover", "introduce", "establish", "call-911", "call", "write", "design", "invent", "identify", "build", "buy"})
"""Acts that are done once to one thing, so that two agents are a disagreement."""
_TURNED = frozenset({"cause", "strike-hit", "replace", "buy", "shoot", "kill", "stab", "chase", "defeat"})
"""Acts of one thing upon another that are hardly ever mutual."""
_FROM_EFFECT = frozenset({"stem_from", "blame_on", "result_from", "follow"})
"""Predicates whose subject is what others have as their object."""
_TRAVEL = frozenset({"travel", "fly", "sail", "return", "march", "head", "drive", "walk"})
_MORE = frozenset({"second", "third", "fourth", "another", "other", "others", "also"})


@dataclass(frozen=True, slots=True)
class Detail:
    """What differs: the two phrases, and what kind of thing they tell."""

    left: str
    right: str
    what: str
    sure: bool = True
    """False where an article speaks of both, so that nothing is printed, an agreement neither."""


def detail(left: Fact[Event], right: Fact[Event]) -> Detail | None:
    """The one thing in which two tellings of an act exclude one another; None where they do not, or where it is not surely one act."""
    e, f = left.value, right.value
    if left.article == right.article or not _one_act(left, right):
        return None
    return next(_turned(e, f), None) or next(_choices(e, f), None) or next(_way(e, f), None)


def compared(left: Fact[Event], right: Fact[Event]) -> Comparison | None:
    """The comparison of two tellings of which one detail differs; None where none does."""
    found = detail(left, right)
    if found is None:
        return None
    if not found.sure:
        return Comparison(Relation.INCOMPARABLE, "They differ in a detail of which an article tells both.")
    reason = f"“{found.left}” is not “{found.right}”; the rest of the two tellings is the same."
    return Comparison(Relation.DETAIL_DIFFERS, reason, f"Which is right: “{found.left}” or “{found.right}”?")


def _one_act(left: Fact[Event], right: Fact[Event]) -> bool:
    e, f = left.value, right.value
    a, b = left.frame.when, right.frame.when
    return (
        e.family == f.family
        and e.shape == f.shape == "clause"
        and e.standing == f.standing
        and e.sign == f.sign
        and e.modality is Modality.ASSERTED
        and not e.negated
        and not (e.conditional or f.conditional)
        and (e.year == f.year or not (e.year and f.year))
        and (a is None or b is None or a.overlaps(b))
    )


def _choices(e: Event, f: Event) -> Iterator[Detail]:
    """Words that exclude one another in the same slot."""
    for role, a, b, rest in _pairs(e, f):
        for x, y in _contrasts(a, b):
            if role == "agent" and not x.marks and not (e.family in _SOLE and (match(e.object, f.object) or 0) >= 0.85):
                continue
            if x.set != "place in order" and _another(e, f):
                continue
            if not _anchored(e, rest, a, b, marks=x.marks):
                continue
            sure = key(y) not in e.choices and key(x) not in f.choices
            yield Detail(a.text, b.text, x.set, sure)


def _another(e: Event, f: Event) -> bool:
    """ "the officer", "a second officer": whether only one of them is one more of a sort."""
    marks = [frozenset(w for s in (x.agent, x.object) if s is not None for w in s.text.lower().split() if w in _MORE) for x in (e, f)]
    return marks[0] != marks[1]


def _pairs(e: Event, f: Event) -> Iterator[tuple[str, Slot, Slot, tuple[float, ...]]]:
    """Slots that stand in the same place of both, each with how well the other places fit."""
    agent, patient = match(e.agent, f.agent), match(e.object, f.object)
    around = [(p, a, b) for p, a in e.others for q, b in f.others if p == q]
    fits = [match(a, b) for _, a, b in around]
    if e.agent is not None and f.agent is not None:
        yield "agent", e.agent, f.agent, _known(patient, *fits)
    if e.object is not None and f.object is not None:
        yield "object", e.object, f.object, _known(agent, *fits)
    for n, (p, a, b) in enumerate(around):
        rest = [x for i, x in enumerate(fits) if i != n and around[i][0] != p]
        yield p, a, b, _known(agent, patient, *rest)


def _known(*fits: float | None) -> tuple[float, ...]:
    return tuple(f for f in fits if f is not None)


def _anchored(e: Event, rest: tuple[float, ...], a: Slot, b: Slot, *, marks: bool) -> bool:
    """Whether the other slots, or what the two phrases share, leave no doubt that it is one act."""
    if any(x < _OTHER for x in rest):
        return False
    same = sum(x >= _SAME for x in rest)
    shared = {w for w in a.words & b.words if not generic(w)}
    if marks:
        return bool(shared) and (same >= 1 or len(shared) >= 2)
    return same >= (2 if e.family in _THIN and not shared else 1)


def _contrasts(a: Slot, b: Slot) -> Iterator[tuple[Choice, Choice]]:
    """Choices of one set that differ, of which neither phrase has the other's."""
    mine, other = _made(a), _made(b)
    for x in mine:
        for y in other:
            if x.set == y.set and x.group != y.group and y not in mine and x not in other:
                yield x, y


def _made(held: Slot) -> list[Choice]:
    """The choices that the words of a phrase make, in its order."""
    text = held.text.lower().replace("’", "'")
    heads = {words[-1] for part in _CUT.split(text) if (words := _WORD.findall(part))} | {held.head}
    out = []
    for word in _WORD.findall(text):
        found = choice(word)
        if found is not None and word not in held.names and (not found.heads or word in heads) and found not in out:
            out.append(found)
    return out


def _turned(e: Event, f: Event) -> Iterator[Detail]:
    """ "The fire caused the explosion", "the explosion sparked the fire"."""
    if e.family not in _TURNED or {e.predicate, f.predicate} & _FROM_EFFECT:
        return
    crossed = [match(e.agent, f.object), match(e.object, f.agent)]
    straight = [match(e.agent, f.agent), match(e.object, f.object)]
    if all((x or 0) >= _SAME for x in crossed) and all((x or 0) < _OTHER for x in straight):
        yield Detail(e.text, f.text, "what did what")


def _way(e: Event, f: Event) -> Iterator[Detail]:
    """ "was flying from Oslo", "was flying to Oslo"."""
    rest = _known(match(e.agent, f.agent), match(e.object, f.object))
    if not rest or any(x < _SAME for x in rest):
        return
    for p, a in e.others:
        for q, b in f.others:
            if p == q or not a.words or a.words != b.words:
                continue
            if {p, q} == {"to", "from"} and e.family in _TRAVEL:
                yield Detail(f"{p} {a.text}", f"{q} {b.text}", "way")
