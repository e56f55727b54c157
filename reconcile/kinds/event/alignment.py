"""Clauses that say the same with other predicates: what they share must be most of what the shorter one says.

Only for corroboration. A pair needs two shared items, one of them no person, and its predicates must not contradict: one of them is found
in the other clause, or is light, or is of no known family while nearly everything else is shared.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from reconcile.kinds.event.value import Event
from reconcile.lexis.content import LIGHT_ITEMS, Content, at_odds, opposed
from reconcile.lexis.relatedness import nearness
from reconcile.lexis.slots import match
from reconcile.lexis.synonyms import akin
from reconcile.model import Kinship, Verdict

MAX_ITEMS = 9
"""Items of a clause that are paired into blocking keys; a clause with more is long, and its rarer half suffices."""
_SHAPES = frozenset({"clause", "noun"})
_ENOUGH = 0.5
_MOST = 0.7
_MANY = 3
AKIN = 0.4
"""Nearness of two words from which they may tell one act."""
COMMON = 0.2
"""Similarity of two clauses' words (weighted by rarity) from which akin acts are one event; lower, and clauses of one topic pass for one event."""


def pair_keys(event: Event) -> Iterator[str]:
    """Pairs of items of a clause, so that only clauses which share two of them meet; no pair of two persons."""
    if event.shape not in _SHAPES:
        return
    items = sorted(event.content.items - LIGHT_ITEMS, key=lambda w: (w in event.content.persons, -len(w), w))[:MAX_ITEMS]
    for a, b in itertools.combinations(sorted(items), 2):
        if not (a in event.content.persons and b in event.content.persons):
            yield f"+{a}+{b}"


def alignment(left: Event, right: Event, least: int = 1, enough: float = _ENOUGH) -> Kinship | None:
    """How far two clauses say the same; None where they do not.

    ``least`` items that are no persons must be shared, and the share ``enough`` of the shorter one's.
    """
    if left.shape not in _SHAPES or right.shape not in _SHAPES or left.standing_plain != right.standing_plain:
        return None
    if left.year and right.year and left.year != right.year:
        return None
    a, b = left.content, right.content
    if opposed(a, b) or at_odds(a, b):
        return None
    shared = (a.items & b.items) - LIGHT_ITEMS
    specific = shared - a.persons - b.persons
    if len(shared) < 2 or len(specific) < least:
        return None
    mine, other = _weight(a.items), _weight(b.items)
    share = _weight(shared) / min(mine, other)
    both = _weight(shared) / (mine + other - _weight(shared))
    acts = _acts(left, right)
    if acts is None or share < enough or both < _ENOUGH / 2:
        return None
    if not acts and (len(specific) < _MANY or share < _MOST or _others_act(left, right)):
        return None
    if _strange(a, b):
        return None
    score = min(0.9, 0.3 + 0.3 * share + 0.2 * both + 0.05 * len(specific) + 0.1 * acts)
    return Kinship(score, "shared: " + ", ".join(sorted(shared)[:6]), None if score >= 0.5 else Verdict.UNSURE)


def retold(left: Event, right: Event) -> Kinship | None:
    """Akin acts ("requested", "demanded"; "exploded", "the explosion") of which the words around must say whether they are one; None where they are not akin."""
    if left.shape not in _SHAPES or right.shape not in _SHAPES or left.shape == right.shape == "noun":
        return None
    if left.standing_plain != right.standing_plain or (left.year and right.year and left.year != right.year):
        return None
    acts = [f.predicate.removeprefix("be ").partition("_")[0].partition(" ")[0] for f in (left, right)]
    if nearness(*acts) < AKIN:
        return None
    a, b = left.content, right.content
    if opposed(a, b) or at_odds(a, b) or _strange(a, b):
        return None
    return Kinship(0.4, f"“{acts[0]}” and “{acts[1]}” may be one act", words=COMMON)


def _weight(items: frozenset[str] | set[str]) -> float:
    """Light verbs weigh little, so that "held a vote" is not half strange to "voted"."""
    return sum(0.25 if w in LIGHT_ITEMS else 1.0 for w in items)


def _acts(left: Event, right: Event) -> bool | None:
    """Whether a predicate is found in the other clause; None where the two are different acts."""
    a, b = left.act, right.act
    if a == b:
        return True
    if left.shape == right.shape == "noun":
        return None
    if any(f.predicate.startswith(("be ", "have ")) for f in (left, right)):
        # what something is or has is no act: only nearly the same words tell it again
        return False
    if left.shape != right.shape:
        # "rejected the offer" says more than "the offer"
        return True if a == b or akin(a, b) else False if (a if left.shape == "clause" else b) in LIGHT_ITEMS else None
    if a == b or akin(a, b) or a in right.content.items or b in left.content.items:
        return True
    if a in LIGHT_ITEMS or b in LIGHT_ITEMS:
        return False
    return None if left.known and right.known else False


def _strange(a: Content, b: Content) -> bool:
    """Each names a person whom the other does not."""
    return bool(a.persons - b.persons and b.persons - a.persons)


def _others_act(left: Event, right: Event) -> bool:
    """Whether two different things are said to act."""
    fit = match(left.agent, right.agent)
    return fit is not None and fit < _ENOUGH
