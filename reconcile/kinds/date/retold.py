"""Is one act told in other words? Decides where two times differ, and a reader would still say that one of them is wrong.

Words in common prove little by themselves; they count where they are rare in both articles, where the act is the same, and where neither
article has another time of such an act that fits as well.
"""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.kinds.date.act import mishap
from reconcile.kinds.date.compare import compare, slip
from reconcile.kinds.date.fit import SAME_BAR, Fit, fit, names
from reconcile.kinds.date.value import Dated
from reconcile.lexis.content import root
from reconcile.lexis.dates_lexicon import words as lexicon
from reconcile.lexis.slots import match
from reconcile.lexis.synonyms import akin, generic
from reconcile.model import Granularity, TimeRole

FORTNIGHT = 14
MISFIT = 0.5
"""Fit of a slot below which it tells of two things."""


@dataclass(frozen=True, slots=True)
class Alike:
    """What two tellings have in common."""

    same: bool
    """One act, or two that mark one moment."""
    near: bool
    """Acts that may tell one thing, or one is told inside the other ("said he would sign", "signed")."""
    rare: frozenset[str]
    """Items that both have, at least one of them in its clause, and that are common in neither article; without persons and the act."""
    persons: frozenset[str]
    fit: Fit

    @property
    def score(self) -> float:
        """For ranking only."""
        return (
            3 * self.same
            + 1.5 * self.near
            + min(4, len(self.rare))
            + (self.fit.agent or 0.0)
            + (self.fit.object or 0.0)
            + bool(self.persons)
        )


def alike(left: Dated, right: Dated) -> Alike:
    """Both tellings side by side; symmetric."""
    found = fit(left, right)
    a, b = left.telling, right.telling
    acts = [{_item(x) for x in (v.act, *v.also)} for v in (left, right)]
    both = (a.near & b.all) | (a.all & b.near)
    persons = both & (a.persons | b.persons)
    thin = lexicon().thin
    rare = both - persons - a.common - b.common - acts[0] - acts[1] - thin
    inner = any(x.act not in thin and _item(x.act) in y.telling.near for x, y in ((left, right), (right, left)))
    near = inner or any(x == y or akin(x, y) for x in acts[0] for y in acts[1] if x not in thin and y not in thin)
    return Alike(found.same, near, frozenset(rare), frozenset(persons), found)


def _item(act: str) -> str:
    return f"-{act.removeprefix('not ')}" if act.startswith("not ") else act


def one_act(left: Dated, right: Dated) -> str:
    """Why two acts at two times are one, or "" where that is not certain."""
    if not _comparable(left, right):
        return ""
    found = alike(left, right)
    why = _why(left, right, found)
    if (
        not why
        or _explained(left, right, found)
        or _explained(right, left, found)
        or _rival(left, right, found)
        or _rival(right, left, found)
    ):
        return ""
    return why


def _comparable(left: Dated, right: Dated) -> bool:
    """Two sharp times of one sort."""
    a, b = left.when, right.when
    sorts = a.granularity is b.granularity and a.role is b.role
    sharp = not (a.loose or b.loose or a.hedge or b.hedge)
    if (a.weekday is None) != (b.weekday is None) and a.interval is not None and b.interval is not None:
        # "on Tuesday" is of the days around publication: a date of another month is of another act
        near = a.interval.start is None or b.interval.start is None or abs((a.interval.start - b.interval.start).days) <= FORTNIGHT
        sharp = sharp and near
    return sorts and sharp and left.apart == right.apart and a.granularity.rank <= Granularity.SPAN.rank and left.alarm == right.alarm


def _why(left: Dated, right: Dated, found: Alike) -> str:
    if left.telling.quoted & right.telling.quoted:
        return "the same words quoted"
    speaker = found.fit.agent is not None and found.fit.agent >= SAME_BAR
    if left.saying != right.saying:
        act, said = (right, left) if left.saying else (left, right)
        talk = act.act in lexicon().siblings["talk"] and _item(act.act) in said.telling.all
        return "saying it is doing it" if talk and speaker and len(found.rare) > 1 else ""
    if left.saying:
        return "the same speaker and much in common" if speaker and len(found.rare) > 3 else ""
    if left.office or right.office:
        return "the same office of the same person" if (speaker or _described(left, right)) and _one_office(left, right) else ""
    if _misfit(left, right, found):
        return ""
    days = left.when.granularity is Granularity.DAY and left.when.role is TimeRole.POINT
    if days and mishap(left.act) and mishap(right.act) and _recent(left) and _recent(right):
        return "the mishap of the story"
    if found.same and len(found.rare) > 1 and any(len(n) > 1 for n in left.telling.numbers & right.telling.numbers):
        return "the same figure of the same thing"
    slots = [x for x in (found.fit.agent, found.fit.object) if x is not None and x >= SAME_BAR]
    if found.same and again(left, right):
        return "the same act with the same words" if _again(left, right, found, days=days) else ""
    if found.same and len(slots) > 1 and left.names & right.names:
        return "the same act of the same"
    if found.same:
        named = bool(found.persons) or (bool(slots) and bool(left.names & right.names))
        return "the same act, and words that few sentences have" if len(found.rare) > (0 if named else 1) else ""
    if found.near:
        needed = 2 if len(slots) > 1 or swapped(left, right, found) else 3 if slots or found.persons else 4
        return "much in common" if len(found.rare) >= needed else ""
    return ""


def again(left: Dated, right: Dated) -> bool:
    """Whether such acts are done again, or say too little by themselves."""
    lex = lexicon()
    if {"rise", "-rise"} & left.telling.near & right.telling.near:
        return True
    return any(
        a.removeprefix("not ") in lex.repeatable or a in lex.repeatable or a in lex.thin for v in (left, right) for a in (v.act, *v.also)
    )


def one_time(left: Dated, right: Dated) -> str:
    """Why two acts at one outright time are one although their words differ, or "": few acts of a story are of one far day, month or year."""
    if left.saying or right.saying or left.apart != right.apart or numbers_apart(left, right):
        return ""
    found = alike(left, right)
    if len(found.rare) > (1 if found.same or found.near or found.persons else 2):
        return "the same time and much in common"
    if _ends(left, right) and len(_on_day(left)) == 1 and len(_on_day(right)) == 1:
        return "the end of a stretch and the only act of that day"
    return ""


def _ends(left: Dated, right: Dated) -> bool:
    """Whether a stretch in stated days ends (or begins) on the stated day of the other."""
    for stretch, point in ((left.when, right.when), (right.when, left.when)):
        a, b = stretch.interval, point.interval
        whole = (
            stretch.role is TimeRole.RANGE
            and stretch.granularity is Granularity.SPAN
            and stretch.month is not None
            and stretch.day is not None
        )
        stated = point.role is TimeRole.POINT and point.month is not None and point.day is not None
        if whole and stated and a is not None and b is not None and b.start == b.end and b.start in (a.start, a.end):
            return True
    return False


def _on_day(value: Dated) -> list[Dated]:
    """Acts of the article that name the month and day of a time or of its ends."""
    days = value.when.interval
    ends = {days.start, days.end} if days is not None else set()
    return [
        o for o in value.diary
        if o.when.month is not None and o.when.day is not None and o.when.interval is not None and ends & {o.when.interval.start, o.when.interval.end}
    ]  # fmt: skip


def slip_of(left: Dated, right: Dated) -> str:
    """Why a day that does not exist stands for a day of the other article: something in common, or no other day of that month."""
    wrong, other = (left, right) if slip(left.when) else (right, left)
    found = alike(left, right)
    if other.when.day is None and any(o.when.day is not None and o.when.month == wrong.when.month for o in other.diary):
        return ""
    if found.same or found.near or found.rare or found.persons:
        return "a slip of the pen in the same act"
    others = [
        o for o in other.diary if o != other and o.when.interval != other.when.interval and compare(wrong.when, o.when).relation.differs
    ]
    return "" if others else "a slip of the pen, and the only day of that month"


def in_doubt(left: Dated, right: Dated) -> bool:
    """Whether something speaks against one act although its words are the same."""
    return _misfit(left, right, alike(left, right))


def _again(left: Dated, right: Dated, found: Alike, *, days: bool) -> bool:
    """Acts that are done again: more than who does it must be told alike, and little be told in one article only."""
    if not days:
        return False
    doers = {root(w) for v in (left, right) if v.agent for w in v.agent.words}
    beside = found.rare - doers
    a, b = left.telling, right.telling
    if left.nominal or right.nominal:
        own = [{root(w) for w in v.words if not generic(w)} for v in (left, right)]
        tied = own[0] & own[1] if left.nominal and right.nominal else (own[0] & b.all) | (own[1] & a.all)
        if left.nominal and right.nominal:
            return bool(found.rare & tied) or (bool(beside) and bool(found.persons))
        return bool(beside & tied) or len(found.rare) > 1
    slots = [x for x in (found.fit.agent, found.fit.object) if x is not None]
    if min(slots, default=0.0) < SAME_BAR or len(beside) < 2:
        return False
    own_words = min(len(a.near - b.all - a.common), len(b.near - a.all - b.common))
    return own_words < 3


def _described(left: Dated, right: Dated) -> bool:
    """Whether one is told by the office that the other gives: "the former Ruritanian president led the country", "Ms. Lee was president of Ruritania"."""
    for told, given in ((left, right), (right, left)):
        words = told.agent.words if told.agent is not None else frozenset()
        if given.office.split(" ")[-1] in words and told.names & given.names:
            return True
    return False


def _one_office(left: Dated, right: Dated) -> bool:
    """Years in one office: one end in common, and neither names another institution or office."""
    a, b = left.when.interval, right.when.interval
    if left.when.role is not TimeRole.RANGE or a is None or b is None or (a.start == b.start) == (a.end == b.end) or not a.overlaps(b):
        return False
    offices = {left.office, right.office} - {"lead"}
    return len(offices) < 2 and "" not in offices and not other_names(left, right)


def other_names(left: Dated, right: Dated, *, strict: bool = False) -> bool:
    """Whether each names something that the other does not; ``strict``: although they have another name in common."""
    a, b = left.telling, right.telling
    mine, other = (frozenset((x.names | (x.persons & x.near)) - y.all) for x, y in ((a, b), (b, a)))
    if strict and (left.nominal or right.nominal):
        # of the noun's own phrase only: its clause may tell of anything
        mine, other = (frozenset({root(w) for w in v.names - names(v.agent)} - y.all) for v, y in ((left, b), (right, a)))
    if strict:
        return bool(mine) and bool(other)
    return bool(mine & a.names) and bool(other & b.names) and not (a.names & b.names) - a.common - b.common


def _misfit(left: Dated, right: Dated, found: Alike) -> bool:
    """Somebody else does it, or it is done to something else."""
    # who takes part in an occasion is told in any order; the party that loses is the one that is swept out
    loose = swapped(left, right, found) or (left.nominal and right.nominal and bool(found.persons))
    if (found.fit.clash and not loose) or numbers_apart(left, right) or other_names(left, right, strict=again(left, right)):
        return True
    if (left.apart or right.apart) and left.when.role is TimeRole.POINT:
        return True
    if left.nominal and right.nominal and left.words and right.words and not left.words & right.words:
        return True
    if found.fit.object is not None and found.fit.object < MISFIT and not loose and not found.fit.crossed:
        # one council approves many things: what is rare must be more than its name
        doers = {root(w) for v in (left, right) if v.agent for w in v.agent.words}
        if not {w for w in found.rare - doers if not left.act.startswith(w)}:
            return True
    low = [x for x in (found.fit.agent, found.fit.object) if x is not None and x < MISFIT]
    high = [x for x in (found.fit.agent, found.fit.object) if x is not None and x >= SAME_BAR]
    return bool(low) and not high and not loose and not (found.fit.crossed and len(found.rare) > 1)


def swapped(left: Dated, right: Dated, found: Alike) -> bool:
    """Whether the doer of one act is the object of the other: "the party lost", "voters swept the party out"."""
    fits = [match(x, y) for x, y in ((left.agent, right.object), (left.object, right.agent))]
    return not found.same and any(x is not None and x >= SAME_BAR for x in fits)


def numbers_apart(left: Dated, right: Dated) -> bool:
    """Whether both clauses give figures, and none in common."""
    return bool(left.telling.numbers and right.telling.numbers and not left.telling.numbers & right.telling.numbers)


def _recent(value: Dated) -> bool:
    """A day told by its weekday: within the week before publication."""
    return value.when.weekday is not None and value.when.relative and not value.apart


def _explained(left: Dated, right: Dated, found: Alike) -> bool:
    """Whether the article of ``right`` has such an act at the time of ``left`` as well."""
    for o in right.diary:
        if o == right or not compare(o.when, left.when).relation.agrees:
            continue
        if right.office and not o.office:
            continue
        other = alike(left, o)
        if other.score > 1 and other.score >= found.score - 0.5:
            return True
    return False


def _rival(left: Dated, right: Dated, found: Alike) -> bool:
    """Whether the article of ``right`` dates another act that fits ``left`` as well."""
    for o in right.diary:
        if o == right or not compare(o.when, right.when).relation.differs or (o.when.weekday is None) != (right.when.weekday is None):
            continue
        if right.office and not o.office:
            continue
        if alike(left, o).score >= found.score:
            return True
    return False
