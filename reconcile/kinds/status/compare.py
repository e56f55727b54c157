"""How two statuses of one thing relate, and whether they are of one thing."""

from __future__ import annotations

from reconcile.kinds.status.value import Status
from reconcile.lexis.ladders import ladder
from reconcile.lexis.slots import Slot, match
from reconcile.lexis.synonyms import generic
from reconcile.model import Comparison, Fact, Kinship, Modality, Relation, Verdict

_NOTHING = Comparison(Relation.INCOMPARABLE, "The two stages can both have been reached.")


def kinship(left: Status, right: Status) -> Kinship:
    """Same ladder, same object, same body; two bodies or two names make two facts."""
    if left.ladder != right.ladder:
        return Kinship(0.0, "other ladders", Verdict.DIFFERENT)
    if ladder(left.ladder).per_body and left.body and right.body and left.body != right.body:
        return Kinship(0.0, "before two bodies", Verdict.DIFFERENT)
    if left.actor is not None and right.actor is not None and match(left.actor, right.actor) == 0.0:
        return Kinship(0.0, "by two different actors", Verdict.DIFFERENT)
    fit = match(left.object, right.object)
    if fit == 0.0:
        return Kinship(0.0, "two different objects", Verdict.DIFFERENT)
    if not ladder(left.ladder).objects:
        if _unnamed(left.object) or _unnamed(right.object):
            return Kinship(
                0.3, "somebody without a name", Verdict.UNSURE if left.standing != right.standing or left.stage != right.stage else None
            )
        if fit is None or fit < 0.5:
            return Kinship(0.1, "not surely one person", Verdict.UNSURE)
        return Kinship(0.5 + fit / 2, "the same person") if fit >= 0.8 else Kinship(0.5, "perhaps the same person")
    return _described(left, right)


def _described(left: Status, right: Status) -> Kinship:
    """Kinship of two things by the words that describe them, the body and the actor."""
    own = (left.object.words & right.object.words) - {left.object.head, right.object.head}
    shared = {w for w in (left.description & right.description) | own if not generic(w)}
    body = bool(left.body) and left.body == right.body
    actor = match(left.actor, right.actor)
    if left.sole and right.sole and body and shared:
        return Kinship(1.0, f"the one {left.object.head} of each article, before the same body, {_words(shared)}", Verdict.SAME)
    if left.sole and right.sole and left.stage == right.stage and (actor or 0) >= 0.8:
        return Kinship(0.9, f"the one {left.object.head} of each article, by the same actor", Verdict.SAME)
    if len(shared) >= 3 and (body or not left.body or not right.body):
        return Kinship(0.9, f"described alike: {_words(shared)}")
    if shared and (body or (actor or 0) >= 0.8):
        return Kinship(0.8, f"{_words(shared)}, and the same body or actor")
    if body or (actor or 0) >= 0.8:
        return Kinship(0.65, "the same body or actor")
    if own and left.object.head == right.object.head and _settled(left.object, right.object):
        return Kinship(0.85, f"the same {left.object.head}: {_words(shared)}")
    if left.sole and right.sole and left.object.head == right.object.head and not (left.object.names ^ right.object.names):
        return Kinship(0.6, f"the one {left.object.head} of each article")
    both = left.actor is not None and right.actor is not None and left.actor.words & right.actor.words
    if left.ladder == "inquiry" and left.object.head == right.object.head and both:
        return Kinship(0.9, f"the same sort of matter before {_words(set(both))}", Verdict.SAME)
    return Kinship(0.3 + 0.1 * len(shared), "little says that it is the same one", Verdict.UNSURE if not shared else None)


def _unnamed(held: Slot) -> bool:
    """ "a new director", "another man"."""
    return held.head not in held.names and held.text.lower().startswith(("a ", "an ", "another ", "any ", "some ", "one "))


def _settled(left: Slot, right: Slot) -> bool:
    """Whether the two phrases differ in no name and not both in a word."""
    mine, other = left.words - right.words, right.words - left.words
    return not (left.names ^ right.names) and not (mine and other)


def _words(shared: set[str]) -> str:
    return ", ".join(sorted(shared)[:4])


def compare(left: Fact[Status], right: Fact[Status]) -> Comparison:
    """Relation of two statuses of one object; symmetric."""
    a, b = sorted((left, right), key=lambda f: (f.value.rung, f.id))
    low, high = a.value, b.value
    if low.stage == high.stage and low.body != high.body and ladder(low.ladder).per_body and (low.body and high.body):
        return Comparison(Relation.INCOMPARABLE, "Two bodies.")
    if low.conditional or high.conditional:
        both = low.stage == high.stage and low.conditional == high.conditional and low.negated == high.negated
        return Comparison(Relation.AGREE, "Both leave it open.") if both else _NOTHING
    if a.article != b.article and low.stage == high.stage and (low.standing in high.also or high.standing in low.also):
        return Comparison(Relation.INCOMPARABLE, "An article tells of both, and which is which.")
    if low.stage == high.stage:
        return _same_stage(a, b)
    if low.negated or high.negated:
        return _NOTHING
    if high.stage in low.excludes or low.stage in high.excludes:
        if low.modality is high.modality is Modality.ASSERTED and not low.noun and not high.noun and low.body == high.body:
            return Comparison(Relation.CONFLICT, f"“{low.stage}” and “{high.stage}” exclude one another.")
        return _NOTHING
    if low.state and low.rung < high.rung and low.modality is high.modality is Modality.ASSERTED and not high.noun:
        return _superseded(a, b)
    return _NOTHING


def _same_stage(a: Fact[Status], b: Fact[Status]) -> Comparison:
    low, high = a.value, b.value
    if low.negated != high.negated:
        if low.modality is high.modality is Modality.ASSERTED and not low.noun and not high.noun:
            return Comparison(Relation.CONFLICT, f"One says that it is {low.stage}, the other that it is not.", kind="polarity")
        return _NOTHING
    if low.modality is high.modality or low.noun or high.noun:
        relation = Relation.AGREE if low.body == high.body else Relation.REFINES
        return Comparison(relation, "Both give the same stage.")
    kinds = {low.modality, high.modality}
    if (low.compatible or high.compatible) and Modality.ASSERTED in kinds:
        return _NOTHING
    if a.article == b.article and Modality.PLANNED in kinds and (low.ongoing or high.ongoing):
        return Comparison(Relation.CONFLICT, "One passage has it under way, another still to come.", "Has it begun?")
    if Modality.ASSERTED not in kinds:
        return _NOTHING
    other = high.modality if low.modality is Modality.ASSERTED else low.modality
    words = {Modality.PLANNED: "planned or expected", Modality.ALLEGED: "believed or alleged", Modality.POSSIBLE: "possible"}[other]
    return Comparison(
        Relation.MODALITY_DIFFERS, f"“{low.stage}” is told as done in one and as {words} in the other.", f"Is it {low.stage} by now?"
    )


def _superseded(a: Fact[Status], b: Fact[Status]) -> Comparison:
    """``a`` tells the lower rung. Where the article of the lower rung is the newer one, that is worse than being late."""
    low, high = a.value, b.value
    question = f"Is it still {low.stage}, or {high.stage}?"
    if a.as_of is not None and b.as_of is not None and a.as_of > b.as_of:
        return Comparison(
            Relation.CONFLICT,
            f"“{low.stage}” ({a.as_of.isoformat()}) comes before “{high.stage}”, but is told by the newer article ({b.as_of.isoformat()} had “{high.stage}”).",
            question,
        )
    when = f", written {a.as_of.isoformat()}," if a.as_of is not None and b.as_of is not None else ""
    return Comparison(
        Relation.SUPERSEDED,
        f"“{high.stage}” is a later stage than “{low.stage}”: the article{when} that has “{low.stage}” seems to be the older one.",
        question,
    )
