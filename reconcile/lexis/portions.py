"""How much of an amount a clause is about: "none of the $3 billion", "only a fraction of the $3 billion", "all of it"."""

from __future__ import annotations

import re
from typing import Any

from reconcile.lexis.families import of_verb
from reconcile.lexis.folding import fold
from reconcile.model import Fact

_REACH = 90
"""Code points before the amount in which its share is told."""
_GAP = r"(?:[ ](?!none[ ]|all[ ])[^\s.;:,]+){0,8}?[ ]?$"
DAYS = 1
"""Days between two articles after which what is granted of one amount is taken to have changed."""
_NONE = re.compile(r"\b(?:none|not[ ]a[ ](?:cent|penny|dollar))[ ]of" + _GAP, re.IGNORECASE)
_PART = re.compile(
    r"\b(?:(?:a|only[ ]a|just[ ]a|the)[ ](?:small[ ]|tiny[ ]|large[ ]|mere[ ])?(?:fraction|part|portion|sliver|quarter|third|chunk)|part|some|most|half|less[ ]than[ ]half|barely[ ]half|much)[ ]of"
    + _GAP,
    re.IGNORECASE,
)
_ALL = re.compile(r"\b(?:all|the[ ](?:whole|entire))(?:[ ]of)?" + _GAP, re.IGNORECASE)
_SAID = {"none": "none of it", "part": "a part of it", "all": "all of it"}

_GRANTING = frozenset(
    "include contain provide offer have give grant allocate fund approve authorize set earmark secure get receive win".split()
)
"""Acts by which a bill, a deal or a budget has an amount, or its maker gets it."""


def portion(fact: Fact[Any]) -> str | None:
    """``none``, ``part`` or ``all`` of the fact's amount; None where the clause says nothing of a share."""
    before = fold(fact.sentence_text)[: fact.span.start - fact.sentence.start][-_REACH:]
    if _NONE.search(before):
        return "none"
    if _PART.search(before):
        return "part"
    return "all" if _ALL.search(before) else None


def portions_differ(left: Fact[Any], right: Fact[Any]) -> str | None:
    """The reason why two clauses with an equal amount disagree: on how much of it there is; None where they do not say."""
    a, b = portion(left), portion(right)
    if a is None or b is None or a == b:
        return None
    if not _one_act(left.frame.predicate, right.frame.predicate):
        # part of it was spent on the roof, none on the cellar; all of it comes from a fund
        return None
    if left.as_of and right.as_of and abs((left.as_of - right.as_of).days) > DAYS:
        # another bill, another vote
        return None
    if "none" not in (a, b) and left.frame.negated != right.frame.negated:
        # "not all of it" is a part of it
        return None
    first, second = sorted((a, b))
    return f"Of one amount, one says {_SAID[first]} and the other {_SAID[second]}."


def _one_act(left: str, right: str) -> bool:
    return bool(left) and (of_verb(left).family == of_verb(right).family or {left, right} <= _GRANTING)
