"""How two tellings of one event relate."""

from __future__ import annotations

import datetime as dt

from reconcile.kinds.event.kinship import ATTITUDES, meant
from reconcile.kinds.event.value import Event
from reconcile.lexis.content import at_odds, numbers_differ, opposed
from reconcile.lexis.families import reversible
from reconcile.lexis.modality import hedged
from reconcile.lexis.similarity import near_miss
from reconcile.lexis.whereabouts import exclusive
from reconcile.model import Comparison, Fact, Modality, Relation

_TOLD = frozenset({"clause", "noun"})
_PROMISED = frozenset({"offer", "promise", "threaten", "urge", "investigate"})
"""Acts that one article may tell as begun and the other as to come without meaning another stage."""
_NOTHING = Comparison(Relation.INCOMPARABLE, "The two need not speak of the same moment or be meant alike.")


def compare(left: Fact[Event], right: Fact[Event]) -> Comparison:
    """Relation of two events; symmetric."""
    a, b = sorted((left, right), key=lambda f: f.id)
    e, f = a.value, b.value
    if a.id == b.id:
        return Comparison(Relation.AGREE, "It is the same telling.")
    if (e.shape == "contrast") != (f.shape == "contrast"):
        return _contrast(e, f) if e.shape == "contrast" else _contrast(f, e)
    if any(x.denied is not None and y.object is not None and x.denied.names & y.object.names for x, y in ((e, f), (f, e))):
        return _NOTHING
    if _same_stance(e, f):
        return Comparison(Relation.REFINES, "Both tell the same attitude or offer.")
    if (e.standing in f.also or f.standing in e.also) and e.standing != f.standing:
        return Comparison(Relation.INCOMPARABLE, "An article tells of both, and which is which.")
    if e.shape == f.shape == "where":
        return _landmark(e, f)
    if e.quoted and f.quoted and e.shape in _TOLD and f.shape in _TOLD:
        return Comparison(Relation.INCOMPARABLE, "Both are words of a quotation, which is compared word by word.")
    if e.family != f.family:
        return _aligned(e, f)
    if e.polarity != f.polarity:
        return _polarity(a, b)
    if e.modality != f.modality or e.conditional != f.conditional:
        return _modality(a, b)
    if e.sign != f.sign and not e.strict:
        return Comparison(Relation.REFINES, "One denies it, the other tells of the opposite.")
    place = _place(e, f)
    if place is not None and e.shape == f.shape == "clause":
        return place
    if numbers_differ(e.content, f.content) or near_miss(e.names, f.names):
        return Comparison(Relation.INCOMPARABLE, "They differ in a number, a place or the spelling of a name.")
    whole = e.words == f.words
    return Comparison(Relation.AGREE if whole or e.predicate == f.predicate else Relation.REFINES, "Both tell of the same.")


def _same_stance(e: Event, f: Event) -> bool:
    """Who would support it supports it; what would be offered is offered; what will be investigated is under investigation."""
    if e.family != f.family or e.polarity != f.polarity or e.conditional or f.conditional or e.modality == f.modality:
        return False
    return e.family in ATTITUDES or (e.family in _PROMISED and Modality.PLANNED in (e.modality, f.modality))


def _aligned(e: Event, f: Event) -> Comparison:
    """Two predicates of no common family: an agreement or nothing."""
    if (
        e.standing_plain != f.standing_plain
        or opposed(e.content, f.content)
        or at_odds(e.content, f.content)
        or near_miss(e.names, f.names)
    ):
        return _NOTHING
    return Comparison(Relation.REFINES if e.content.items != f.content.items else Relation.AGREE, "Both tell of the same in other words.")


def _contrast(apart: Event, told: Event) -> Comparison:
    """ "supports bills, not the Ohio bill" against "supports the Ohio bill"."""
    if not meant(apart, told) or apart.polarity != told.polarity or apart.object is None or told.object is None:
        return _NOTHING
    return Comparison(
        Relation.DETAIL_DIFFERS,
        f"One says it of “{told.object.text}”, the other sets exactly that apart: “{apart.object.text}”.",
        f"Does it concern {told.object.text} or not?",
    )


def _polarity(a: Fact[Event], b: Fact[Event]) -> Comparison:
    e, f = a.value, b.value
    if e.conditional or f.conditional or e.modality != f.modality or e.modality not in (Modality.ASSERTED, Modality.PLANNED):
        return _NOTHING
    if (e.staged or f.staged) and not (e.sign != f.sign and not (e.negated or f.negated) and _one_time(a, b)):
        return _NOTHING
    if e.sign != f.sign and not e.strict and (e.negated or f.negated):
        return _NOTHING
    if two_voices(a, b) or (e.modality is Modality.PLANNED and (hedged(a.sentence_text) or hedged(b.sentence_text))):
        return _NOTHING
    if e.sign != f.sign and reversible(e.family) and not _one_time(a, b):
        return _NOTHING
    if e.modality is Modality.PLANNED and (a.as_of is None or a.as_of != b.as_of):
        # plans change from day to day
        return _NOTHING
    if e.sign == f.sign:
        return _changed(a, b) or Comparison(Relation.CONFLICT, "One says that it is so, the other that it is not.", kind="polarity")
    return Comparison(Relation.CONFLICT, f"“{e.predicate}” and “{f.predicate}” are opposites.")


def _changed(a: Fact[Event], b: Fact[Event]) -> Comparison | None:
    """What was not so in an article and is so in one of a later day, or the other way round, where neither gives a time of its own."""
    if a.as_of is None or b.as_of is None or a.as_of == b.as_of or (a.frame.when is not None and b.frame.when is not None):
        return None
    newer = max(a, b, key=lambda f: (f.as_of or dt.date.min, f.id))
    return Comparison(
        Relation.SUPERSEDED, "It is so in one article and not in one of another day.", "Is it so by now?", kind="polarity", ahead=newer.id
    )


def two_voices(a: Fact[Event], b: Fact[Event]) -> bool:
    """Whether both are credited, and to nobody whom the two have in common."""
    said, other = ({w for name in f.frame.attribution for w in name.lower().split()} for f in (a, b))
    return bool(said and other and not said & other)


def _one_time(a: Fact[Event], b: Fact[Event]) -> bool:
    one, other = a.frame.when, b.frame.when
    if one is None and other is None:
        return a.as_of == b.as_of
    return one is not None and other is not None and one.overlaps(other)


def _modality(a: Fact[Event], b: Fact[Event]) -> Comparison:
    e, f = a.value, b.value
    if e.conditional or f.conditional or e.staged or f.staged or ((e.negated or f.negated) and not e.strict):
        return _NOTHING
    kinds = {e.modality, f.modality}
    if Modality.ASSERTED not in kinds:
        return _NOTHING
    weak, strong = (f, a.id) if e.modality is Modality.ASSERTED else (e, b.id)
    plan, deed = (b, a) if weak is f else (a, b)
    older = plan.as_of is not None and deed.as_of is not None and plan.as_of < deed.as_of
    if weak.compatible and not (older and weak.modality is Modality.PLANNED):
        return _NOTHING
    if weak.modality is Modality.PLANNED:
        return Comparison(
            Relation.MODALITY_DIFFERS, "One tells it as done, the other as planned or expected.", "Has it happened yet?", ahead=strong
        )
    if weak.modality is Modality.ALLEGED:
        return Comparison(
            Relation.MODALITY_DIFFERS,
            "One states it, the other only reports a belief or an allegation.",
            "Is it established?",
            ahead=strong,
        )
    reason = "One states it, the other says that it may be so."
    return Comparison(Relation.MODALITY_DIFFERS, reason, "Is it established?", ahead=strong)


def _place(e: Event, f: Event) -> Comparison | None:
    """ "in a tunnel" against "near a tunnel"."""
    for p, a in e.others:
        for q, b in f.others:
            if p == q or not a.head or a.head != b.head:
                continue
            if exclusive(p, q):
                return Comparison(Relation.DETAIL_DIFFERS, f"“{p} {a.text}” is not “{q} {b.text}”.", "Where exactly was it?")
    return None


def _landmark(e: Event, f: Event) -> Comparison:
    """The same landmark in both: on the same side of it, or not."""
    if e.object is None or f.object is None or not exclusive(e.predicate, f.predicate):
        return Comparison(Relation.AGREE if e.predicate == f.predicate else Relation.REFINES, "Both name the same landmark.")
    return Comparison(
        Relation.DETAIL_DIFFERS,
        f"“{e.predicate} {e.object.text}” is not “{f.predicate} {f.object.text}”.",
        f"Was it {e.predicate} {e.object.text} or {f.predicate} {f.object.text}?",
        kind="place",
    )
