"""Do two events tell of the same act? What the slots say."""

from __future__ import annotations

import dataclasses

from reconcile.kinds.event.value import Event
from reconcile.lexis.families import of_noun
from reconcile.lexis.slots import Slot, match
from reconcile.lexis.synonyms import generic
from reconcile.model import Kinship, Modality, Verdict

_THIN = frozenset(
    "be have do make take give get go come use see know want need feel look call put keep become show find let hold work try like turn run bring ask believe think include occur happen".split()
)
"""Predicates that say so little that the object must match."""


ATTITUDES = frozenset({"support", "criticize", "praise", "blame", "believe"})
"""Acts that are opinions."""
_UNLIKE_RECORDS = frozenset({"first", "second", "only", "sole"})
_COUNTRY = frozenset({"united", "states", "u.s", "us", "america", "american"})
BARE = "a bare name of an act"
OWNER = "whose act it is, and not what"
PLACE = "nothing but a place in common"
OTHERS = "done by others"
OTHER_NAMES = "other names in the same slot"
FINAL = frozenset({BARE, OWNER, PLACE, OTHERS, OTHER_NAMES})
"""Reasons that no words around the act outweigh."""
_TELLING = frozenset({"know", "need", "want", "ask", "bring", "find", "use", "keep"})
"""Thin predicates that tell enough beside the very same object."""
_APART = 0.3
"""Fit of two slots below which they are taken for two things."""


def kinship(left: Event, right: Event) -> Kinship:
    """Evidence from predicate and slots; a clash of names in one slot makes two events."""
    if left.family != right.family or ("item" in (left.shape, right.shape) and left.shape != right.shape):
        return Kinship(0.0, "other acts", Verdict.DIFFERENT)
    shared = {w for w in left.words & right.words if not generic(w)}
    if not shared:
        return Kinship(0.0, "nothing in common", Verdict.DIFFERENT)
    special = _by_shape(left, right)
    if special is not None:
        return special
    agent, patient = match(left.agent, right.agent), match(left.object, right.object)
    if (left.object is None) != (right.object is None) and not left.patient:
        # "withdraws its team" and "the team withdraws": the object of the one may be the subject of the other
        other = match(left.agent, right.object) if left.object is None else match(left.object, right.agent)
        if other is not None and other > (agent or 0):
            agent = other
    crossed = left.patient or "noun" in (left.shape, right.shape) or "lack" in (left.shape, right.shape)
    if left.year != right.year and ((left.year and right.year) or (agent or 0) < 0.8 or (patient is not None and patient < 0.8)):
        return Kinship(0.1, "one is of another year", Verdict.UNSURE)
    if crossed and (not agent or not patient):
        return _bag(left, right, shared)
    if agent == 0.0 or patient == 0.0:
        return Kinship(0.0, OTHER_NAMES, Verdict.DIFFERENT)
    around = _others(left, right)
    if around == 0.0 and (agent or 0) + (patient or 0) < 1.5:
        return Kinship(0.1, "other circumstances", Verdict.DIFFERENT)
    if around is not None and around < _APART and not patient:
        return Kinship(0.2, "other circumstances and no object in common", Verdict.UNSURE)
    if left.family in _THIN and (patient or 0) < 0.8:
        return Kinship(0.2, "a thin predicate without the same object", Verdict.UNSURE)
    if _two_sorts(left, right):
        return Kinship(0.3, "two sorts of one thing", Verdict.UNSURE)
    score = _score(agent, patient, around) + _whole(left, right, agent, patient)
    reason = f"agent {_say(agent)}, object {_say(patient)}, circumstances {_say(around)}"
    score = min(1.0, score)
    return Kinship(score, reason, None if score >= 0.5 else Verdict.UNSURE)


def _whole(left: Event, right: Event, agent: float | None, patient: float | None) -> float:
    """What is to be added where a missing slot is no gap: nothing but a subject, nothing but what it is done to, an opinion of "the move"."""
    if patient is None and agent is not None and left.object is None and right.object is None:
        return 0.2
    if patient is not None and agent is None and left.agent is None and right.agent is None and left.family not in _THIN:
        # "spectators were evacuated": nobody says by whom
        return 0.25
    if left.family in ATTITUDES and (agent or 0) >= 0.8 and patient is None and (_points(left.object) or _points(right.object)):
        # "she backs the move": the story has one thing to be for or against
        return 0.3
    return 0.0


def _points(held: Slot | None) -> bool:
    """ "the move", "his decision": a noun that points to what the story is about, with nothing of its own."""
    return held is not None and not held.names and bool(held.words) and all(generic(w) for w in held.words)


def _by_shape(left: Event, right: Event) -> Kinship | None:
    """Kinship of tellings that are no plain clauses: what is set apart, landmarks, members of lists, superlatives."""
    if (left.shape == "contrast") != (right.shape == "contrast"):
        apart, told = (left, right) if left.shape == "contrast" else (right, left)
        if meant(apart, told) and (match(left.agent, right.agent) or 0) >= 0.5:
            return Kinship(0.9, "one sets apart what the other tells of")
        return Kinship(0.3, "something else is set apart", Verdict.UNSURE)
    if left.shape == right.shape == "where":
        # the landmark of a mishap that both articles introduce ("a tunnel"): a story has one such place
        return Kinship(0.9, "the landmark of the mishap", Verdict.SAME)
    if left.shape == right.shape == "item":
        return Kinship(0.95, "the same member of two lists", Verdict.SAME)
    if left.shape == right.shape == "superlative":
        return _superlatives(left, right)
    return None


def _score(agent: float | None, patient: float | None, around: float | None) -> float:
    score = 0.3
    if agent is not None:
        score += 0.3 * agent - (0.15 if agent < 0.3 else 0)
    if patient is not None:
        score += 0.4 * patient - (0.25 if patient < 0.3 else 0)
    if around is not None:
        score += 0.2 * around
    return score


def other_names(left: Event, right: Event) -> bool:
    """Whether both name something, and nothing in common."""
    return bool(left.names and right.names and not left.names & right.names)


def other_slots(left: Event, right: Event) -> bool:
    """Whether the objects of two tellings of one act, or else what stands around it, are two things."""
    patient = match(left.object, right.object)
    if patient is not None:
        return patient < _APART
    around = _others(left, right)
    return around is not None and around < _APART


def _two_sorts(left: Event, right: Event) -> bool:
    """ "the gun bill", "the farm bill": one noun, and each its own modifiers."""
    a, b = left.object, right.object
    if a is None or b is None or a.head != b.head or a.names & b.names:
        return False
    mine, other = a.words - b.words, b.words - a.words
    return bool(mine and other) and a.words & b.words == {a.head}


def meant(apart: Event, told: Event) -> bool:
    """Whether what one event sets apart is the object of the other."""
    denied, held = apart.object, told.object
    if denied is None or held is None:
        return False
    if denied.names:
        return bool(denied.names & held.names) and denied.head == held.head
    fit = match(denied, held)
    return fit is not None and fit >= 0.85


def strong(left: Event, right: Event) -> bool:
    """Whether every slot that both tell of fits, with a full core: the bar for a disagreement."""
    if "contrast" in (left.shape, right.shape) or left.shape == right.shape == "where":
        return True
    if left.shape != "clause" or right.shape != "clause" or left.family.startswith("at:"):
        return False
    agent, patient = match(_core(left.agent), _core(right.agent)), match(_core(left.object), _core(right.object))
    around = _told_around(left, right)
    if left.sign == right.sign and left.negated != right.negated and _all_the_same(left, right):
        return True
    if left.modality is right.modality is Modality.PLANNED and left.known and left.sign != right.sign and _turned(left, right) >= 0.85:
        # "schools will be closed on Monday", "schools will open on Monday"; what is closed today may open tomorrow
        return around is None or around >= 0.75
    if left.family in _THIN and not (left.family in _TELLING and patient is not None and patient >= 0.85):
        # "knew of the defect", "did not know of the defect"
        return left.family in _TELLING and patient is None and min(agent or 0, around or 0) >= 0.85
    if agent is None and left.agent is None and right.agent is None:
        return _undergone(left, right, patient, around)
    if agent is None or agent < 0.75:
        # "House leaders will read the charter on the floor", "members read it on the floor": everything but the hand
        return left.polarity == right.polarity and min(agent or 0, 0.5) == 0.5 and min(patient or 0, around or 0) >= 0.85
    if patient is not None:
        return patient >= 0.8
    if left.predicate.startswith("be ") and right.predicate.startswith("be ") and left.known and left.sign != right.sign and agent >= 0.85:
        # "the water is safe to drink", "the water is unsafe to drink"
        return True
    if left.object is None and right.object is None and left.agent is not None and right.agent is not None:
        if around is not None:
            return around >= 0.75
        # nothing but the subject: it must say who is meant
        return agent >= 0.85 and len(left.agent.words & right.agent.words) > 1 and left.family not in _THIN
    return left.family == "die" and agent >= 0.85 and _crossed(left, right) >= 0.85


_NUMERALS = frozenset(
    {"none", "several", "nobody", "dozens", "hundreds", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
)


def _core(held: Slot | None) -> Slot | None:
    """A slot without the words that say how many."""
    return None if held is None else dataclasses.replace(held, words=held.words - _NUMERALS)


def _told_around(left: Event, right: Event) -> float | None:
    """As ``_others``, without what "as" names (the adjective of "is safe")."""
    found = [x for p, a in left.others for q, b in right.others if p == q and p != "as" and (x := match(a, b)) is not None]
    return max(found) if found and min(found) > 0 else _others(left, right) if not found else 0.0


def _all_the_same(left: Event, right: Event) -> bool:
    """Whether one tells of nothing that the other does not, in other slots: "the tanker leaked acid", "no acid leaked from the tanker"."""
    if left.family in _THIN or other_names(left, right):
        return False
    mine, other = ({w for w in x.words - _NUMERALS if not generic(w)} for x in (left, right))
    return len(mine & other) >= 2 and len(mine & other) == min(len(mine), len(other))


def _turned(left: Event, right: Event) -> float:
    """How well what the one does fits what is done to the other; 0 where either has both."""
    if left.agent is None and right.object is None:
        return match(left.object, right.agent) or 0.0
    return (match(left.agent, right.object) or 0.0) if left.object is None and right.agent is None else 0.0


def _undergone(left: Event, right: Event, patient: float | None, around: float | None) -> bool:
    """Passives without an agent: "was sent", "was never sent", "no weapon was found in the flat"."""
    if patient is None or patient < 0.85 or left.object is None or right.object is None or left.predicate.startswith("be "):
        return False
    shared = {w for w in left.object.words & right.object.words if not generic(w)}
    if around is not None:
        return around >= 0.75 and bool(shared)
    # one word tells which one where both articles mean a certain one
    certain = all(s.text.lower().startswith(_CERTAIN) for s in (left.object, right.object))
    return len(shared) > 1 or bool(left.object.names & right.object.names) or (bool(shared) and certain)


_CERTAIN = ("the ", "his ", "her ", "their ", "its ", "none of the ", "several ", "no ")


def _crossed(left: Event, right: Event) -> float:
    """The best fit of what one tells as object and the other around it: "survived the fall", "died in the fall"."""
    pairs = [(left.object, b) for _, b in right.others] + [(a, right.object) for _, a in left.others]
    return max((match(a, b) or 0.0 for a, b in pairs), default=0.0)


def _say(score: float | None) -> str:
    return "unknown" if score is None else "same" if score >= 0.75 else "near" if score >= 0.5 else "other"


def _others(left: Event, right: Event) -> float | None:
    """The best fit among circumstances; 0 where names clash under one preposition."""
    best: float | None = None
    clash = False
    for p, a in left.others:
        for q, b in right.others:
            found = match(a, b)
            if found == 0.0 and p == q:
                clash = True
            elif found:
                best = max(best or 0.0, found)
    return best if best is not None else 0.0 if clash else None


def _bag(left: Event, right: Event, shared: set[str]) -> Kinship:
    """A noun of an act against a clause or another noun: roles are loose, words must carry it."""
    names = left.names & right.names
    if left.names and right.names and not names:
        return Kinship(0.0, "other names", Verdict.DIFFERENT)
    if strangers(left, right):
        return Kinship(0.2, "each with somebody of its own", Verdict.UNSURE)
    if left.shape == right.shape == "noun" and (bare(left) or bare(right)):
        return Kinship(0.3, BARE, Verdict.UNSURE)
    around = _others(left, right)
    if match(left.agent, right.agent) == 0.0 and all(not bare(e) for e in (left, right)):
        return Kinship(0.1, OTHERS, Verdict.DIFFERENT)
    if around == 0.0:
        return Kinship(0.2, "other circumstances", Verdict.DIFFERENT)
    if around is not None and around < _APART:
        return Kinship(0.2, "aimed at other things", Verdict.UNSURE)
    if _owner_alone(left, right) or _owner_alone(right, left):
        return Kinship(0.3, OWNER, Verdict.UNSURE)
    if not shared - left.content.places - right.content.places - _COUNTRY:
        return Kinship(0.2, PLACE, Verdict.UNSURE)
    share = len(shared) / max(1, min(len(left.words), len(right.words)))
    score = min(1.0, 0.25 + 0.2 * len(shared) + 0.25 * bool(names) + 0.3 * share)
    return Kinship(score, "shared words of an act told as a noun", None if score >= 0.55 else Verdict.UNSURE)


def _owner_alone(noun: Event, clause: Event) -> bool:
    """ "his promise" beside "Hart promised a bridge": the noun tells nothing of the bridge."""
    if noun.shape != "noun" or clause.shape != "clause" or not bare(noun) or noun.agent is None:
        return False
    if clause.object is None and " " not in clause.predicate and of_noun(clause.predicate.partition("_")[2]) is None:
        return False
    return (match(noun.agent, clause.agent) or 0) >= 0.5 and not match(noun.agent, clause.object)


def strangers(left: Event, right: Event) -> bool:
    """Whether each tells of a person of whom the other does not."""
    a, b = left.content.persons, right.content.persons
    return bool(a - b and b - a)


def bare(event: Event) -> bool:
    """ "the ferry crash", "her decision": a noun with nothing but modifiers and an owner names an act and tells nothing of it."""
    return event.shape == "noun" and event.object is None and all(not p for p, _ in event.others)


def _superlatives(left: Event, right: Event) -> Kinship:
    a, b = left.predicate.split(" ")[0], right.predicate.split(" ")[0]
    if a != b and ("record" not in (a, b) or {a, b} & _UNLIKE_RECORDS):
        return Kinship(0.0, "other superlatives", Verdict.DIFFERENT)
    more = left.words & right.words
    if len(more) > 1 and left.object is not None and right.object is not None and not other_names(left, right):
        return Kinship(0.95, "the same superlative", Verdict.SAME)
    if len(more) < 2 and a != b:
        return Kinship(0.3, "only the noun is shared", Verdict.UNSURE)
    return Kinship(min(1.0, 0.5 + 0.2 * (len(more) - 1)), "the same superlative", None if len(more) > 1 else Verdict.UNSURE)
