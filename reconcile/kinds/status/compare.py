"""How two statuses of one thing relate, and whether they are of one thing."""

from __future__ import annotations

from reconcile.kinds.status.value import Status
from reconcile.lexis.ladders import ladder
from reconcile.lexis.phases import LATER, Phase
from reconcile.lexis.slots import Slot, match
from reconcile.lexis.synonyms import generic, may_be
from reconcile.lexis.topic import one_story
from reconcile.model import Comparison, Fact, Kinship, Modality, Relation, Verdict

_CHAINS = frozenset({"bill", "nominating", "nomination", "deal"})
"""Ladders whose later stages imply that the earlier ones were reached, and on which a story has one thing by any noun ("the bill", "the measure")."""
TOLD_ALIKE = 2
"""Words of description in common from which "a bill" at another stage is the bill."""
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
    if _one_in_story(left, right):
        return Kinship(0.9, f"the {left.object.head} of one story", Verdict.SAME)
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
    if _first_suit(left, right):
        return Kinship(0.85, "a suit that was expected, and one that was filed, in one story", Verdict.SAME)
    own = (left.object.words & right.object.words) - {left.object.head, right.object.head}
    shared = {w for w in (left.description & right.description) | own if not generic(w)}
    body = bool(left.body) and left.body == right.body
    actor = match(left.actor, right.actor)
    if left.sole and right.sole and body and shared:
        return Kinship(1.0, f"the one {left.object.head} of each article, before the same body, {_words(shared)}", Verdict.SAME)
    mine, other = ({w for w in x.words if not generic(w) and w != x.head} for x in (left.object, right.object))
    unlike = bool(mine - other and other - mine)
    if left.sole and right.sole and left.stage == right.stage and (actor or 0) >= 0.8 and not unlike:
        return Kinship(0.9, f"the one {left.object.head} of each article, by the same actor", Verdict.SAME)
    if left.stage == right.stage and (actor or 0) >= 0.8 and _told_of_one(left, right, shared):
        return Kinship(0.9, f"{_words(shared) or left.object.head} of one story, by the same actor", Verdict.SAME)
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


def _first_suit(left: Status, right: Status) -> bool:
    """ "is expected to face a legal challenge", "a group filed suit": nobody knew whose it would be."""
    if left.ladder != "suit" or left.stage != right.stage or left.stage != "filed" or not one_story(left.about, right.about):
        return False
    planned, filed = (left, right) if left.modality is Modality.PLANNED else (right, left)
    if (
        planned.modality is not Modality.PLANNED
        or filed.modality is not Modality.ASSERTED
        or filed.noun
        or planned.negated
        or filed.negated
    ):
        return False
    by_nobody = planned.actor is None or not planned.actor.names
    return by_nobody and not planned.object.names and filed.object.head != "appeal"


def _one_in_story(left: Status, right: Status) -> bool:
    """Whether two articles on one story mean one thing by one noun ("the bridge", "the suspect")."""
    if not one_story(left.about, right.about) or left.object.plural != right.object.plural:
        return False
    a, b = left.object, right.object
    if not (may_be(a.head, b.head) or (left.ladder in _CHAINS and left.sole and right.sole)) or (
        a.names ^ b.names and a.names & b.names != {a.head}
    ):
        return False
    mine, other = ({w for w in x.words if not generic(w) and w != x.head} for x in (a, b))
    if mine - other and other - mine:
        return False
    if not ladder(left.ladder).objects:
        return all(x.text.lower().startswith("the ") for x in (a, b)) and a.head == b.head
    if not all(_definite(x) or (x.sole and x.object.text.lower().startswith(("a ", "an "))) for x in (left, right)):
        return False
    if not (_definite(left) and _definite(right)) and left.stage != right.stage:
        # "vetoed a bill" tells of another one, unless more than the noun says that it is the same
        told = {w for w in left.description & right.description if not generic(w)}
        return len(told) >= TOLD_ALIKE and bool(left.sole and right.sole)
    return (left.sole and right.sole) or bool(mine & other)


def _told_of_one(left: Status, right: Status, shared: set[str]) -> bool:
    """Whether two definite things of one story share a word, or one is no more than its noun."""
    if not one_story(left.about, right.about) or not (_definite(left) and _definite(right)) or (left.object.names and right.object.names):
        return False
    return bool(shared) or any(x.object.words == {x.object.head} for x in (left, right))


def _definite(value: Status) -> bool:
    """ "the bill", "Congress' bill"; not "a bill", "any bill", "another bill"."""
    first = value.object.text.lower().partition(" ")[0]
    return first not in {"a", "an", "any", "another", "other", "every", "each", "no", "some", "such", "both", "many", "several"}


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
    overtaken = _overtaken(a, b) or _overtaken(b, a)
    if overtaken is not None:
        return overtaken
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
    if high.stage in low.known:
        return Comparison(Relation.INCOMPARABLE, "An article tells of both stages, and which is the later one.")
    if low.state and low.rung < high.rung and low.modality is high.modality is Modality.ASSERTED and not high.noun:
        return _superseded(a, b)
    return _NOTHING


def later(a: Fact[Status], b: Fact[Status]) -> Relation:
    """How a plan (``a``) and its deed (``b``) differ: only an older article is overtaken."""
    older = a.as_of is not None and b.as_of is not None and a.as_of < b.as_of
    return Relation.SUPERSEDED if older else Relation.MODALITY_DIFFERS


def _overtaken(a: Fact[Status], b: Fact[Status]) -> Comparison | None:
    """What becomes of a plan, a refusal or a delay (``a``) when the other article on the story has the deed or its opposite (``b``)."""
    plan, deed = a.value, b.value
    settled = deed.phase == Phase.DONE or (deed.phase == Phase.PLANNED and plan.phase == Phase.WEIGHED and plan.stage == deed.stage)
    if not settled or (deed.phase == Phase.DONE and deed.standing != Modality.ASSERTED.value) or not one_story(plan.about, deed.about):
        return None
    if plan.phase in (0, Phase.DONE) or a.article == b.article or plan.standing in deed.also or deed.standing in plan.also:
        return None
    if deed.stage in plan.known or (_two_bodies(plan, deed) and plan.stage == deed.stage):
        return None
    if a.as_of is not None and b.as_of is not None and a.as_of > b.as_of:
        return None
    told = Phase(plan.phase)
    if (deed.phase == Phase.PLANNED or (plan.compatible and told is Phase.PLANNED)) and later(a, b) is not Relation.SUPERSEDED:
        # "vowed to sign", written on the day of the signing
        return None
    if plan.stage == deed.stage:
        pass
    elif told is not Phase.PLANNED or not (deed.stage in plan.excludes or (plan.ladder in _CHAINS and plan.rung < deed.rung)):
        return None
    if told is Phase.REFUSED and a.as_of == b.as_of:
        return Comparison(Relation.CONFLICT, f"One has it ruled out, the other has it {deed.stage}.", kind="polarity")
    said = f"“{plan.stage}” is {LATER[told]} in one"
    reason = f"{said} and “{deed.stage}” is told as {LATER[Phase(deed.phase)]} in the other."
    return Comparison(later(a, b), reason, f"Is it {deed.stage} by now?", ahead=b.id)


def _two_bodies(left: Status, right: Status) -> bool:
    """Whether the two are before two bodies."""
    return bool(left.body and right.body and left.body != right.body)


def _same_stage(a: Fact[Status], b: Fact[Status]) -> Comparison:
    low, high = a.value, b.value
    if low.negated != high.negated:
        if low.modality is high.modality is Modality.ASSERTED and not low.noun and not high.noun:
            return _on_and_off(a, b)
        return _NOTHING
    if low.modality is high.modality or low.noun or high.noun:
        relation = Relation.AGREE if low.body == high.body else Relation.REFINES
        return Comparison(relation, "Both give the same stage.")
    kinds = {low.modality, high.modality}
    if (low.compatible or high.compatible) and Modality.ASSERTED in kinds:
        # "said it would sue" is overtaken only where it was written before the deed
        early, late = (a, b) if high.modality is Modality.ASSERTED else (b, a)
        if not (Modality.PLANNED in kinds and later(early, late) is Relation.SUPERSEDED):
            return _NOTHING
    if a.article == b.article and Modality.PLANNED in kinds and (low.ongoing or high.ongoing):
        return Comparison(Relation.CONFLICT, "One passage has it under way, another still to come.", "Has it begun?")
    if Modality.ASSERTED not in kinds:
        return _NOTHING
    other = high.modality if low.modality is Modality.ASSERTED else low.modality
    words = {Modality.PLANNED: "planned or expected", Modality.ALLEGED: "believed or alleged", Modality.POSSIBLE: "possible"}[other]
    plan, deed = (a, b) if high.modality is Modality.ASSERTED else (b, a)
    relation = later(plan, deed) if other is Modality.PLANNED else Relation.MODALITY_DIFFERS
    reason = f"“{low.stage}” is told as done in one and as {words} in the other."
    return Comparison(relation, reason, f"Is it {low.stage} by now?", ahead=deed.id)


def _on_and_off(a: Fact[Status], b: Fact[Status]) -> Comparison:
    """One says that it is so, the other that it is not: on one day a contradiction, on two a change."""
    stage = a.value.stage
    if a.as_of is None or b.as_of is None or a.as_of == b.as_of:
        return Comparison(Relation.CONFLICT, f"One says that it is {stage}, the other that it is not.", kind="polarity")
    older, newer = (a, b) if a.as_of < b.as_of else (b, a)
    was, now = (f"{'not ' if f.value.negated else ''}{stage}" for f in (older, newer))
    return Comparison(
        Relation.SUPERSEDED, f"It is {was} in the older article and {now} in the newer one.", f"Is it {stage} by now?", ahead=newer.id
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
            ahead=b.id,
        )
    when = f", written {a.as_of.isoformat()}," if a.as_of is not None and b.as_of is not None else ""
    return Comparison(
        Relation.SUPERSEDED,
        f"“{high.stage}” is a later stage than “{low.stage}”: the article{when} that has “{low.stage}” seems to be the older one.",
        question,
        ahead=b.id,
    )
