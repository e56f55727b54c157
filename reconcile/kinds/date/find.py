"""All dated acts of an article; each knows whether the article dates it by its time only."""

from __future__ import annotations

import dataclasses

from reconcile.kinds.date.act import mentions, mishap
from reconcile.kinds.date.compare import compare
from reconcile.kinds.date.fit import SAME_BAR, fit
from reconcile.kinds.date.value import Dated
from reconcile.lexis.dates_lexicon import words as lexicon
from reconcile.model import Document, Mention

DIARY = 32
"""Dated acts before and behind that an act of a very long article knows of: every fact carries them."""


def dated_acts(document: Document) -> list[list[Mention[Dated]]]:
    """By sentence, in text order; worked out once."""
    return document.once(_dated_acts)


def _dated_acts(document: Document) -> list[list[Mention[Dated]]]:
    found = [list(mentions(s)) for s in document.sentences]
    by_act: dict[str, list[Dated]] = {}
    for row in found:
        for mention in row:
            by_act.setdefault(_key(mention.value), []).append(mention.value)
    marked = [[_marked(m, by_act[_key(m.value)]) for m in row] for row in found]
    every = tuple(m.value for row in marked for m in row)
    diaries = iter(
        [every] * len(every) if len(every) <= 2 * DIARY else [every[max(0, n - DIARY) : n + DIARY + 1] for n in range(len(every))]
    )
    return [[dataclasses.replace(m, value=dataclasses.replace(m.value, diary=next(diaries))) for m in row] for row in marked]


def _key(value: Dated) -> str:
    """Collisions and fires of an article are one sort: it may call one thing a crash and a collision."""
    return "mishap" if mishap(value.act) or value.act in lexicon().siblings["impact"] else value.act


def _marked(mention: Mention[Dated], others: list[Dated]) -> Mention[Dated]:
    value, near = mention.value, [o for o in others[:40] if o is not mention.value]
    sole = not any(_other_time(value, o) for o in near)
    clocked = value.when.clock is None and any(
        o.when.clock is not None and o.when.clock.stated is not None and _same(value, o) for o in near
    )
    if sole and not clocked:
        return mention
    return dataclasses.replace(mention, value=dataclasses.replace(value, sole=sole, clocked=clocked))


def _other_time(left: Dated, right: Dated) -> bool:
    """Whether the article tells of such an act at another time: then which of the two another article means is open."""
    return compare(left.when, right.when).relation.differs and _same(left, right)


def _same(left: Dated, right: Dated) -> bool:
    if left.apart != right.apart:
        return False
    if _key(left) == "mishap":
        return True
    found = fit(left, right)
    return not found.clash and found.best >= SAME_BAR
