"""One act at two days, of which one stands nowhere else in the story.

Articles on one story tell of the same few days: each is told again and again, of this act and of others. A day of the week before, or a year, that only
one sentence of one article has, beside an article that dates such an act by a day which everybody tells of, is more often a slip than a
second act. So less must be shared than where both times are common; who does what must still fit.
"""

from __future__ import annotations

from functools import lru_cache

from reconcile.kinds.date.act import mishap
from reconcile.kinds.date.compare import compare
from reconcile.kinds.date.fit import SAME_BAR
from reconcile.kinds.date.retold import Alike, again, alike, numbers_apart, other_names
from reconcile.kinds.date.value import Dated
from reconcile.lexis.content import root
from reconcile.lexis.dates_lexicon import words as lexicon
from reconcile.model import Granularity, TimeRole, When

FITS = 0.6
"""Fit of a slot from which it speaks for one act (the scale of ``slots.match``)."""
HEARD, SAID = 3, 5
"""Words, besides the speaker, that two reports of one utterance share: told to the same listeners, and told to whomever."""
PAIR = 2
"""Shared persons or words from which slots that fit badly are taken for a telling in another form."""
_LEVELS = (Granularity.DAY, Granularity.MONTH, Granularity.YEAR)


@lru_cache(maxsize=1 << 14)
def days_told(when: When) -> tuple[str, ...]:
    """What else may tell of a time: first the time itself, then the month and the year in which it lies; empty for unsharp times.

    Days told by their weekday are those around publication, and are one by the name of the day: two of one name a week apart count as one.
    """
    if when.granularity is Granularity.DAY and (when.weekday is not None or when.relative):
        number = (
            when.weekday if when.weekday is not None else when.interval.start.weekday() if when.interval and when.interval.start else None
        )
        return () if number is None else (f"weekday {number}",)
    days = when.interval
    if days is None or days.start is None or when.granularity not in _LEVELS:
        return ()
    day = days.start.isoformat()
    return tuple(day[:n] for level, n in zip(_LEVELS, (10, 7, 4), strict=True) if level.rank >= when.granularity.rank)


def stray_act(stray: Dated, other: Dated) -> str:
    """Why the act of a day that stands nowhere else is that of the other day, or ""."""
    if not _sharp(stray.when, other.when) or stray.alarm or other.alarm:
        return ""
    if (stray.apart or other.apart) and stray.when.role is TimeRole.POINT:
        return ""
    found = alike(stray, other)
    why = _why(stray, other, found)
    return "" if not why or _twice(stray, other, found) else why


def _sharp(left: When, right: When) -> bool:
    """Two times of one sort, neither of them a loose word."""
    sorts = left.granularity is right.granularity and left.role is right.role and (left.weekday is None) == (right.weekday is None)
    # "today" is a day of its own in every article
    sorts = sorts and not (left.weekday is None and (left.relative or right.relative))
    return sorts and left.role in (TimeRole.POINT, TimeRole.START) and not (left.loose or right.loose or left.hedge or right.hedge)


def _why(left: Dated, right: Dated, found: Alike) -> str:
    if left.saying != right.saying:
        return ""
    if left.saying:
        return "the same speaker of the same, and a day that stands nowhere else" if _said_alike(left, right, found) else ""
    if _unfit(left, right, found):
        return ""
    if mishap(left.act) and mishap(right.act):
        return "the mishap of the story, and a day that stands nowhere else"
    light = again(left, right) or left.act in lexicon().thin
    fits = [x for x in (found.fit.agent, found.fit.object) if x is not None and x >= FITS]
    if not found.same:
        return ""
    shared = len(fits) + len(_beside(left, right, found)) + len(found.persons)
    # a story goes back to many years, and to each for its own reason
    far = left.when.granularity is not Granularity.DAY
    told = shared > (1 if light or far else 0) or (not far and not light and len(_items(left, right)) > 1)
    return "the same act, and a day that stands nowhere else" if told else ""


def _said_alike(left: Dated, right: Dated, found: Alike) -> bool:
    """The same speaker, and to the same or of nearly the same."""
    if found.fit.agent is None or found.fit.agent < SAME_BAR or numbers_apart(left, right):
        return False
    speaker = (left.agent.words if left.agent else frozenset()) | (right.agent.words if right.agent else frozenset())
    said = found.fit.shared - speaker - left.names - right.names
    heard = found.fit.object is not None and found.fit.object >= SAME_BAR
    return len(said) >= (HEARD if heard else SAID)


def _items(left: Dated, right: Dated) -> frozenset[str]:
    """Items that both clauses have, however common in the articles, without the acts."""
    return (left.telling.near & right.telling.near) - {left.act, right.act} - {*left.also, *right.also}


def _beside(left: Dated, right: Dated, found: Alike) -> frozenset[str]:
    """Rare items that both have besides the doers and the act."""
    doers = {root(w) for v in (left, right) if v.agent for w in v.agent.words}
    return frozenset(w for w in found.rare - doers if not left.act.startswith(w))


def _unfit(left: Dated, right: Dated, found: Alike) -> bool:
    """Whether who does what to whom speaks for two acts; looser than where both times are common, as slots of two tellings are."""
    if numbers_apart(left, right):
        return True
    light = again(left, right)
    # "approved the ferry contract", "approved the tram budget"
    elsewhere = found.fit.clash or (found.fit.object is not None and found.fit.object < (SAME_BAR if light else FITS))
    if light and len(found.persons) < PAIR and (elsewhere or other_names(left, right, strict=True)):
        return True
    if len(_beside(left, right, found)) >= PAIR:
        return False
    if elsewhere:
        return True
    return found.fit.agent is not None and found.fit.agent < FITS and len(_items(left, right)) < PAIR


def _twice(stray: Dated, other: Dated, found: Alike) -> bool:
    """Whether the article of the stray day tells a better fitting act on the other day, which is not the act of the stray day told again."""
    for o in stray.diary:
        if o == stray or not compare(o.when, other.when).relation.agrees:
            continue
        better = alike(o, other)
        if better.score > max(1, found.score - 0.5) and not _why(stray, o, alike(stray, o)):
            return True
    return False
