"""Two phases of one act: whether it is one act, and how the phases relate."""

from __future__ import annotations

import datetime as dt

from reconcile.kinds.status.compare import later
from reconcile.kinds.status.value import Status
from reconcile.lexis.modality import hedged
from reconcile.lexis.phases import LATER, Phase, recurrent
from reconcile.lexis.slots import Slot, match
from reconcile.lexis.synonyms import generic
from reconcile.lexis.topic import one_story
from reconcile.model import Comparison, Fact, Kinship, Relation, Verdict

_FITS = 0.8
_NOTHING = Comparison(Relation.INCOMPARABLE, "One phase does not rule the other out.")
_SLACK = dt.timedelta(days=1)
"""An article may be dated a day off the moment at which it was written."""


def phases_agree(left: Fact[Status], right: Fact[Status]) -> Comparison:
    """Relation of two phases of one act; symmetric."""
    a, b = sorted((left, right), key=lambda f: (f.value.rung == Phase.DONE, f.value.rung == Phase.PLANNED, f.value.rung, f.id))
    early, late = Phase(a.value.rung), Phase(b.value.rung)
    if early is late:
        return _NOTHING
    if a.article != b.article and (a.value.standing in b.value.also or b.value.standing in a.value.also):
        return Comparison(Relation.INCOMPARABLE, "An article tells of both, and which is which.")
    if {early, late} == {Phase.REFUSED, Phase.PLANNED}:
        return _unlike_plans(a, b)
    if (late is Phase.PLANNED and early is not Phase.WEIGHED) or late not in (Phase.PLANNED, Phase.DONE):
        return _NOTHING
    newer = a.as_of is not None and b.as_of is not None and a.as_of > b.as_of
    if newer:
        return _NOTHING
    if (early is Phase.URGED or late is Phase.PLANNED or (a.value.compatible and early is Phase.PLANNED)) and later(
        a, b
    ) is not Relation.SUPERSEDED:
        return _NOTHING
    reason = f"It is told as {LATER[early]} in one and as {LATER[late]} in the other."
    question = "Has it happened yet?" if late is Phase.DONE else "Is it decided?"
    if early is Phase.REFUSED and (a.as_of is None or a.as_of == b.as_of):
        return Comparison(Relation.CONFLICT, reason, question, kind="polarity")
    relation = later(a, b)
    if early is Phase.PENDING and relation is not Relation.SUPERSEDED:
        # "no arrests have been made" leaves no room for one
        return Comparison(
            Relation.CONFLICT if a.value.noun else Relation.SUPERSEDED,
            reason,
            question,
            kind="polarity" if a.value.noun else "",
            ahead=b.id,
        )
    return Comparison(relation, reason, question, ahead=b.id)


def _unlike_plans(refused: Fact[Status], planned: Fact[Status]) -> Comparison:
    """ "will not appeal", "will appeal": on one day a contradiction, later a change of mind."""
    said, other = ({w for name in f.frame.attribution for w in name.lower().split()} for f in (refused, planned))
    if (said and other and not said & other) or hedged(refused.sentence_text) or hedged(planned.sentence_text):
        # "will not sign without the money", "will sign": not one thing; two who foresee otherwise do not contradict themselves
        return _NOTHING
    if refused.as_of is None or planned.as_of is None:
        # plans change from day to day
        return _NOTHING
    question = "Will it be done or not?"
    if refused.as_of == planned.as_of:
        return Comparison(Relation.CONFLICT, "One says that it will be done, the other that it will not.", question, kind="polarity")
    newer = max(refused, planned, key=lambda f: (f.as_of or dt.date.min, f.id))
    return Comparison(Relation.SUPERSEDED, "What one says will be done, the other rules out.", question, ahead=newer.id)


def one_act(left: Fact[Status], right: Fact[Status]) -> Kinship:
    """Whether two tellings are of one act: the same act by the same hand upon the same thing, at a time that allows it."""
    a, b = left.value, right.value
    if a.stage != b.stage:
        return Kinship(0.0, "other acts", Verdict.DIFFERENT)
    if a.rung == b.rung:
        return Kinship(0.0, "the same phase, which is no status", Verdict.DIFFERENT)
    if left.article == right.article:
        return Kinship(0.0, "one article tells of both", Verdict.UNSURE)
    hands, things = match(a.actor, b.actor), match(_thing(a), _thing(b))
    if hands == 0.0 or things == 0.0:
        return Kinship(0.0, "another hand or another thing", Verdict.DIFFERENT)
    if apart(left, right):
        return Kinship(0.1, "at times that do not fit", Verdict.UNSURE)
    if {a.rung, b.rung} == {int(Phase.REFUSED), int(Phase.PLANNED)} and (hands or 0) < _FITS:
        return Kinship(0.2, "not surely planned and refused by one hand", Verdict.UNSURE)
    story = one_story(a.about, b.about)
    if story and a.stage in ("arrest", "charge") and Phase.PENDING in (a.rung, b.rung) and Phase.DONE in (a.rung, b.rung):
        return Kinship(0.9, "no arrest, and one, in one story", Verdict.SAME)
    if not _same(a, b, hands, things, story=story, one_day=_one_day(left, right)):
        return Kinship(0.3, "not surely one act", Verdict.UNSURE)
    return Kinship(0.95, "the same act of the same participants", Verdict.SAME)


def _same(a: Status, b: Status, hands: float | None, things: float | None, *, story: bool, one_day: bool) -> bool:
    mine, other = _thing(a), _thing(b)
    specific = _specific(mine, other)
    again = recurrent(a.stage) and not one_day
    hand = (hands or 0) >= _FITS
    if mine is None and other is None:
        return hand and (_named(a.actor, b.actor) or story) and not again
    if mine is None or other is None:
        return hand and (_named(a.actor, b.actor) or story) and story and not again
    if (things or 0) < _FITS or two_sorts(mine, other):
        return False
    if hands is None:
        # a passive: the thing itself must tell which act it is
        return specific >= (1 if story and not again else 2)
    return hand and specific >= (2 if again and not story else 1)


def two_sorts(left: Slot, right: Slot) -> bool:
    """ "the gun bill", "the farm bill": one noun, and each its own modifiers."""
    mine, other = ({w for w in x.words if not generic(w)} for x in (left, right))
    return bool(mine - other and other - mine) and not (left.names & right.names)


def _thing(value: Status) -> Slot | None:
    return value.object if value.object.words else None


def _specific(left: Slot | None, right: Slot | None) -> int:
    """How many words that say what it is two things share."""
    return len([w for w in left.words & right.words if not generic(w)]) if left is not None and right is not None else 0


def _named(left: Slot | None, right: Slot | None) -> bool:
    return left is not None and right is not None and bool(left.names & right.names)


def _one_day(left: Fact[Status], right: Fact[Status]) -> bool:
    a, b = left.frame.when, right.frame.when
    return a is not None and b is not None and a.start == a.end and a.start is not None and a == b


def apart(left: Fact[Status], right: Fact[Status]) -> bool:
    """Whether the day of the plan is not that of the deed, or the deed lies before the article of the plan."""
    early, late = sorted((left, right), key=lambda f: Phase.DONE in (f.value.rung, f.value.phase))
    a, b = early.frame.when, late.frame.when
    if a is not None and b is not None and not a.overlaps(b):
        return True
    return (
        Phase.DONE in (late.value.rung, late.value.phase)
        and b is not None
        and b.end is not None
        and early.as_of is not None
        and b.end < early.as_of - _SLACK
    )
