"""Do two times date the same act? Strict: dates of different acts must not meet."""

from __future__ import annotations

from reconcile.kinds.date.act import grave, mishap
from reconcile.kinds.date.fit import SAME_BAR, Fit, fit, names
from reconcile.kinds.date.value import Dated
from reconcile.lexis.dates_lexicon import words as lexicon
from reconcile.lexis.slots import Slot, match
from reconcile.lexis.synonyms import generic
from reconcile.model import Granularity, Kinship, TimeRole, Verdict, When

TOLD_AGAIN = 2
"""Telling words, besides the doers, that two acts of one time outright must share to be one act with other doers."""


def kinship(left: Dated, right: Dated, terms: frozenset[str], *, differ: bool) -> Kinship:
    """Evidence from the act and its slots.

    ``differ``: the times disagree, so that everything known must fit; ``terms``: the words that the two clauses share.
    """
    if left.saying != right.saying:
        return _said_where(left, right, differ=differ)
    if left.saying:
        return _sayings(left, right, differ=differ)
    found = fit(left, right)
    if differ:
        return _differing(left, right, found)
    if (left.clocked and right.when.clock is not None) or (right.clocked and left.when.clock is not None):
        return Kinship(0.3, "one article gives its own time of day elsewhere", Verdict.UNSURE)
    if (
        left.when.role is right.when.role is TimeRole.RANGE
        and left.when.interval == right.when.interval
        and (found.same or left.words & right.words)
    ):
        return Kinship(0.9, "the same stretch from end to end", Verdict.SAME)
    if found.clash and not (found.agent and found.agent >= SAME_BAR):
        if outright(left.when, right.when) and _doer_inside(left, right) and len(_beside(left, right, terms)) >= TOLD_AGAIN:
            # "the survey shows harvests off to a poor start", "harvests off to a poor start"
            return Kinship(0.5, "the same time and much in common, with other doers")
        return Kinship(0.0, "other names in the same place", Verdict.DIFFERENT)
    if _one_day(left, right) and left.apart == right.apart and grave(left.act) and grave(right.act):
        return Kinship(0.9, "the mishap of the story", Verdict.SAME)
    if left.names and right.names and not left.names & right.names and found.crossed:
        return Kinship(0.0, "other names", Verdict.DIFFERENT)
    if not found.same and not _told_otherwise(left, right, found, terms):
        return Kinship(0.2, "other acts, some words in common") if found.shared else Kinship(0.1, "other acts", Verdict.UNSURE)
    doers = names(left.agent) | names(right.agent)
    if (
        left.names - doers
        and right.names - doers
        and not (left.names & right.names) - doers
        and not (found.object and found.object >= SAME_BAR)
    ):
        return Kinship(0.2, "with or about others", Verdict.UNSURE)
    return _score(left, right, found)


def _with_others(left: Dated, right: Dated, found: Fit) -> bool:
    """Besides who does it, the two acts have names, and none in common."""
    doers = names(left.agent) | names(right.agent)
    both = left.names - doers and right.names - doers
    return bool(both) and not (left.names & right.names) - doers and not (found.object and found.object >= 0.6)


def _score(left: Dated, right: Dated, found: Fit) -> Kinship:
    thin = left.act in lexicon().thin
    common = left.names & right.names
    score = 0.25 + (0.3 if found.same and not thin else 0.0) + 0.2 * (found.agent or 0.0) + 0.25 * (found.object or 0.0)
    score = min(1.0, score + min(0.2, 0.07 * len(found.shared)) + (0.1 if common else 0.0))
    if (
        left.nominal
        and right.nominal
        and left.act == right.act
        and outright(left.when, right.when)
        and left.when.interval == right.when.interval
    ):
        return Kinship(max(score, 0.7), "one act of that name and day", Verdict.SAME)
    full = found.best >= SAME_BAR or _exact(left.when, right.when)
    if found.same and ((not thin and full) or (outright(left.when, right.when) and (found.object or 0.0) >= SAME_BAR)):
        # an equal time of the same act of the same: what else could it be?
        return Kinship(score, "the same act of the same", Verdict.SAME)
    if found.same and not found.shared and not common:
        return Kinship(min(score, 0.4), "the same act of others")
    if not found.same and found.agent is not None and found.agent >= SAME_BAR and outright(left.when, right.when):
        return Kinship(max(score, 0.7), "the same time of the same person, in other words", Verdict.SAME)
    return Kinship(score, "the same act" if found.same else "much in common")


def _exact(left: When, right: When) -> bool:
    return left.clock is not None and right.clock is not None and left.clock.stated is not None and left.clock.stated == right.clock.stated


def outright(left: When, right: When) -> bool:
    """Both name a year, a month or a day of the calendar outright, at least one without the help of the day of publication: few acts are dated so."""
    outright = all(
        w.interval is not None and (w.granularity.rank >= Granularity.MONTH.rank or (w.month is not None and w.day is not None))
        for w in (left, right)
    )
    return outright and not (left.relative and right.relative and not (left.day and right.day))


def _one_week(left: When, right: When) -> bool:
    """Neither is wider than a week."""
    return all(w.granularity.rank <= Granularity.WEEK.rank for w in (left, right))


def _one_day(left: Dated, right: Dated) -> bool:
    """Two points that give a day or a time of day."""
    return all(v.when.role is TimeRole.POINT and v.when.granularity is Granularity.DAY for v in (left, right))


def _told_otherwise(left: Dated, right: Dated, found: Fit, terms: frozenset[str]) -> bool:
    """Other words for one act: besides who did it, three words are shared, or one where both name a year outright and one doer."""
    beside = _beside(left, right, terms)
    if outright(left.when, right.when):
        return len(beside) >= (1 if found.agent is not None and found.agent >= SAME_BAR else 2)
    return len(beside) >= 3


def _beside(left: Dated, right: Dated, terms: frozenset[str]) -> set[str]:
    """Telling words that both clauses share, without those of the doers."""
    doers = (left.agent.words if left.agent else frozenset()) | (right.agent.words if right.agent else frozenset())
    beside = {_stem(w) for w in left.words - doers} & {_stem(w) for w in right.words - doers} | {_stem(w) for w in terms - doers}
    return {w for w in beside if not generic(w)}


def _doer_inside(left: Dated, right: Dated) -> bool:
    """Whether who does it in the one stands elsewhere in the other."""
    return any(a.agent is not None and any(not generic(w) for w in a.agent.words & b.words) for a, b in ((left, right), (right, left)))


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 3 else word


def _said_where(left: Dated, right: Dated, *, differ: bool) -> Kinship:
    """As in "said on Thursday in an interview" and "the interview of Thursday" by one speaker."""
    said, held = (left, right) if left.saying else (right, left)
    speaker = match(said.agent, held.agent)
    if held.nominal and held.act in said.words and speaker is not None and speaker >= SAME_BAR and not differ:
        return Kinship(0.8, "the utterance and where it was made", Verdict.SAME)
    common = {w for w in (said.words & held.words) - _words(said.agent) if not generic(w)}
    if held.act in lexicon().siblings["talk"] and speaker is not None and speaker >= SAME_BAR and not differ and len(common) > 1:
        return Kinship(0.6, "one speaker and much in common")
    return Kinship(0.0, "an utterance and an act", Verdict.DIFFERENT)


def _sayings(left: Dated, right: Dated, *, differ: bool) -> Kinship:
    """Utterances: the same speaker and the same content; a disagreement is never certain, for people repeat themselves."""
    agent = match(left.agent, right.agent)
    if agent == 0.0:
        return Kinship(0.0, "two speakers", Verdict.DIFFERENT)
    if differ or (agent is not None and agent < SAME_BAR):
        return Kinship(0.2, "perhaps two utterances", Verdict.UNSURE)
    said = {w for w in (left.others | _words(left.object)) & (right.others | _words(right.object)) if not generic(w)}
    equal = left.when.interval == right.when.interval
    if len(said) < (3 if agent is None or not (equal or _one_week(left.when, right.when)) else 1 if equal else 2):
        return Kinship(0.3, "the same speaker", Verdict.UNSURE)
    return Kinship(min(1.0, 0.6 + 0.1 * len(said)), "the same speaker and words")


def _words(slot: Slot | None) -> frozenset[str]:
    return slot.words if slot is not None else frozenset()


def _differing(left: Dated, right: Dated, found: Fit) -> Kinship:
    """The bar for a disagreement: the same act, and every slot that both tell of fits."""
    if left.alarm != right.alarm:
        call, act = (left, right) if left.alarm else (right, left)
        sure = mishap(act.act) and not act.apart and not call.apart and act.sole
        return Kinship(0.9, "a mishap and the call for help", Verdict.SAME if sure else Verdict.UNSURE)
    counted = (left.apart or right.apart) and TimeRole.POINT in (left.when.role, right.when.role)
    groups = [lexicon().siblings[name] for name in ("start", "mishap", "impact")]
    moment = left.act == right.act or any(left.act in g and right.act in g for g in groups)
    if not moment or left.apart != right.apart or counted or not (left.sole and right.sole) or _with_others(left, right, found):
        return Kinship(0.1, "perhaps another act", Verdict.UNSURE)
    collided = (mishap(left.act) and mishap(right.act)) or (
        bool(found.shared) and all(v.act in lexicon().siblings["impact"] for v in (left, right))
    )
    if collided and not left.apart and (not left.object or not right.object or (found.object or 0) >= 0.5):
        return Kinship(0.9, "the mishap of the story", Verdict.SAME if left.when.clock and right.when.clock else None)
    if found.clash:
        return Kinship(0.0, "other names in the same place", Verdict.DIFFERENT)
    if left.act in lexicon().repeatable and not (
        found.object and found.object >= SAME_BAR and found.shared - _words(left.agent) - _words(left.object)
    ):
        return Kinship(0.3, "an act that is done again", Verdict.UNSURE)
    if left.act in lexicon().thin and (found.object or 0.0) < SAME_BAR:
        return Kinship(0.2, "too light an act", Verdict.UNSURE)
    if left.when.granularity is not right.when.granularity and not (found.agent in (None, 1.0) and found.object in (None, 1.0)):
        return Kinship(0.3, "perhaps another act", Verdict.UNSURE)
    once = left.act in lexicon().once and right.act in lexicon().once
    if once and found.best == 1.0 and not left.names ^ right.names:
        return Kinship(0.95, "what happens once to one thing", Verdict.SAME)
    if found.crossed:
        ok = len(found.shared) >= 2 and (bool(left.names & right.names) or found.best >= SAME_BAR)
        return Kinship(0.75, "the same act of the same") if ok else Kinship(0.2, "perhaps another act", Verdict.UNSURE)
    fits = [x for x in (found.agent, found.object) if x is not None]
    needed = (left.object is not None and right.object is not None) + (left.agent is not None and right.agent is not None)
    if needed and len(fits) == needed and all(x >= SAME_BAR for x in fits):
        return Kinship(0.95, "the same act of the same")
    return Kinship(0.3, "perhaps another act", Verdict.UNSURE)
