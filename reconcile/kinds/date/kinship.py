"""Do two times date the same act? Strict: dates of different acts must not meet."""

from __future__ import annotations

from reconcile.kinds.date.value import Dated
from reconcile.lexis.dates_lexicon import words as date_words
from reconcile.lexis.slots import Slot, match
from reconcile.lexis.synonyms import generic
from reconcile.model import Granularity, Kinship, TimeRole, Verdict

SAME_BAR = 0.75
"""Fit of a slot from which two phrases are taken as the same thing (the scale of ``slots.match``)."""
_THIN = frozenset(
    {"be", "have", "do", "make", "take", "give", "get", "go", "come", "use", "see", "become", "hold", "run", "bring", "work", "include"}
)


def related(left: str, right: str) -> bool:
    """Acts that mark one moment: creating something and its beginning, a crash and the derailment."""
    return left == right or any(left in group and right in group for group in date_words().siblings.values())


def mishap(value: Dated) -> bool:
    """Whether the act is a crash, a fire, "the incident": a story has one, unless the words set another apart."""
    return (value.act in date_words().siblings["mishap"] or value.act in date_words().siblings["fire"]) and not value.first


def kinship(left: Dated, right: Dated, differ: bool, terms: frozenset[str]) -> Kinship:
    """Evidence from the act and its slots.

    ``differ``: the times disagree, so that everything known must fit; ``terms``: the words that the two clauses share.
    """
    if left.saying != right.saying:
        return Kinship(0.0, "an utterance and an act", Verdict.DIFFERENT)
    agent, patient = match(left.agent, right.agent), match(left.object, right.object)
    if left.saying:
        return _sayings(left, right, agent, differ)
    same = related(left.act, right.act) or left.act in right.words or right.act in left.words
    shared = {w for w in left.words & right.words if not generic(w)}
    names = left.names & right.names
    crossed = left.nominal or right.nominal or (left.object is None) != (right.object is None)
    if crossed:
        for a, b in ((left.agent, right.object), (left.object, right.agent)):
            fit = match(a, b)
            if fit is not None and fit > max(agent or 0.0, patient or 0.0):
                patient = fit
    swapped = _names(left.agent) & right.names and _names(right.agent) & left.names
    if swapped:
        # "the mayor met with Ms. Lee", "Ms. Lee met with the mayor"
        agent = 1.0
    if same and left.when.role is right.when.role is TimeRole.RANGE and not differ and agent != 0.0:
        return Kinship(0.9, "the same stretch from end to end", Verdict.SAME)
    clash = (agent == 0.0 or patient == 0.0) and not crossed
    if clash and not (agent and agent >= SAME_BAR and patient == 0.0 and not differ):
        return Kinship(0.0, "other names in the same place", Verdict.DIFFERENT)
    if not differ and mishap(left) and mishap(right) and left.when.role is right.when.role is TimeRole.POINT:
        return Kinship(0.9, "the mishap of the story", Verdict.SAME)
    if left.names and right.names and not names and crossed and not mishap(left):
        return Kinship(0.0, "other names", Verdict.DIFFERENT)
    if differ:
        return _differing(left, right, same, agent, patient, shared, crossed)
    if not same and not _told_otherwise(left, right, terms):
        return Kinship(0.1, "other acts", Verdict.UNSURE)
    doers = _names(left.agent) | _names(right.agent)
    if left.names - doers and right.names - doers and not (left.names & right.names) - doers and not (patient and patient >= SAME_BAR):
        return Kinship(0.2, "with or about others", Verdict.UNSURE)
    score = 0.25 + (0.3 if same and left.act not in _THIN else 0.0) + 0.2 * (agent or 0.0) + 0.25 * (patient or 0.0)
    score += min(0.2, 0.07 * len(shared)) + (0.1 if names else 0.0)
    if same and not shared and not names:
        return Kinship(min(score, 0.4), "the same act of others")
    return Kinship(min(1.0, score), "the same act" if same else "much in common")


def _names(slot: Slot | None) -> frozenset[str]:
    return slot.names if slot is not None else frozenset()


def _told_otherwise(left: Dated, right: Dated, terms: frozenset[str]) -> bool:
    """Other words for one act: besides who did it, three words are shared, or two where the time is of another year (few acts are)."""
    doers = (left.agent.words if left.agent else frozenset()) | (right.agent.words if right.agent else frozenset())
    beside = {w for w in terms - doers if not generic(w)}
    years = min(left.when.granularity.rank, right.when.granularity.rank) >= Granularity.YEAR.rank and not left.when.relative
    return len(beside) >= (2 if years else 3)


def _sayings(left: Dated, right: Dated, agent: float | None, differ: bool) -> Kinship:
    """Utterances: the same speaker and the same content; a disagreement is never certain, for people repeat themselves."""
    if agent == 0.0:
        return Kinship(0.0, "two speakers", Verdict.DIFFERENT)
    if differ or agent is None or agent < SAME_BAR:
        return Kinship(0.2, "perhaps two utterances", Verdict.UNSURE)
    said = {w for w in left.others & right.others if not generic(w)}
    if not said:
        return Kinship(0.3, "the same speaker", Verdict.UNSURE)
    return Kinship(min(1.0, 0.6 + 0.1 * len(said)), "the same speaker and words")


def _differing(
    left: Dated, right: Dated, same: bool, agent: float | None, patient: float | None, shared: set[str], crossed: bool
) -> Kinship:
    """The bar for a disagreement: the same act, and every slot that both tell of fits."""
    if not same or left.first != right.first:
        return Kinship(0.1, "other acts", Verdict.UNSURE)
    if mishap(left) and mishap(right) and (not left.object or not right.object or (patient or 0) >= 0.5):
        return Kinship(0.9, "the mishap of the story", Verdict.SAME if left.when.clock and right.when.clock else None)
    if left.act in _THIN and (patient or 0.0) < SAME_BAR:
        return Kinship(0.2, "too light an act", Verdict.UNSURE)
    if left.when.granularity is not right.when.granularity and not (agent in (None, 1.0) and patient in (None, 1.0)):
        return Kinship(0.3, "perhaps another act", Verdict.UNSURE)
    if crossed:
        ok = len(shared) >= 2 and (bool(left.names & right.names) or max(agent or 0.0, patient or 0.0) >= SAME_BAR)
        return Kinship(0.75, "the same act of the same") if ok else Kinship(0.2, "perhaps another act", Verdict.UNSURE)
    fits = [x for x in (agent, patient) if x is not None]
    needed = (left.object is not None and right.object is not None) + (left.agent is not None and right.agent is not None)
    if needed and len(fits) == needed and all(x >= SAME_BAR for x in fits):
        return Kinship(0.95, "the same act of the same")
    return Kinship(0.3, "perhaps another act", Verdict.UNSURE)
