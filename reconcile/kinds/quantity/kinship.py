"""Do two quantities count or measure the same thing?"""

from __future__ import annotations

from reconcile.kinds.quantity.value import Quantity
from reconcile.lexis.amounts import convert
from reconcile.lexis.counting import Counted, told_apart, weak
from reconcile.lexis.synonyms import may_be, same_thing
from reconcile.model import Fact, Kinship, Verdict


def kinship(left: Fact[Quantity], right: Fact[Quantity]) -> Kinship:
    """Evidence from units, counted nouns, their modifiers and what happened to those counted."""
    if told_apart(left, right):
        return Kinship(0.0, "two figures of one sentence", Verdict.DIFFERENT)
    a, b = left.value, right.value
    if a.measure != b.measure:
        return Kinship(0.0, "a count and a measure", Verdict.DIFFERENT)
    if a.per != b.per:
        return Kinship(0.0, "a rate and a number", Verdict.DIFFERENT)
    if a.measure:
        return _measures(left, right)
    x, y = a.counted, b.counted
    if x.outcome and y.outcome and x.outcome != y.outcome:
        return Kinship(0.0, f"{x.outcome} are not {y.outcome}", Verdict.DIFFERENT)
    if x.proper and y.proper and not x.proper & y.proper and not _inside(left, right):
        return Kinship(0.05, f"{x.noun} and {y.noun} are named apart", Verdict.DIFFERENT)
    score, reason = _nouns(x, y)
    if x.outcome and x.outcome == y.outcome:
        score, reason = min(1.0, score + 0.35), f"{reason}; both count the {x.outcome}"
    elif x.outcome or y.outcome:
        score -= 0.1
    if x.added != y.added and a.amount.low != b.amount.low:
        score -= 0.2
    return Kinship(max(0.0, round(score, 3)), reason)


def _measures(left: Fact[Quantity], right: Fact[Quantity]) -> Kinship:
    a, b = left.value.amount, right.value.amount
    if convert(b, a.unit) is None:
        return Kinship(0.0, f"{a.unit} and {b.unit} measure different things", Verdict.DIFFERENT)
    x, y = left.value.counted, right.value.counted
    if x.head and y.head:
        if same_thing(x.head) == same_thing(y.head):
            return Kinship(0.7, f"both measure {x.head} in {a.unit}")
        return Kinship(0.3, f"{x.head} and {y.head} in {a.unit}")
    return Kinship(0.45, f"both in {a.unit}")


def _inside(left: Fact[Quantity], right: Fact[Quantity]) -> bool:
    """Whether the name that one side adds stands elsewhere in the other's clause."""
    x, y = left.value.counted, right.value.counted
    near_left, near_right = left.frame.terms | left.frame.context, right.frame.terms | right.frame.context
    return bool({p.lower() for p in x.proper} & near_right) or bool({p.lower() for p in y.proper} & near_left)


def _nouns(x: Counted, y: Counted) -> tuple[float, str]:
    if not x.head or not y.head:
        return 0.4, f"{x.noun or y.noun or 'numbers'}, the noun is left out"
    one, other = same_thing(x.head), same_thing(y.head)
    if one == other:
        if weak(x.head):
            return (0.5 + 0.15 * bool(x.modifiers & y.modifiers)), f"both count {x.head}"
        if x.modifiers and y.modifiers and not x.modifiers & y.modifiers:
            return 0.55, f"both count {x.head}, of another sort"
        return 0.8, f"both count {x.head}"
    if may_be(one, other):
        return 0.6, f"{x.head} may be {y.head}"
    if weak(x.head) and weak(y.head):
        return 0.45, f"{x.head} and {y.head} may be the same people"
    if weak(x.head) or weak(y.head):
        return 0.3, f"{x.head} may be {y.head}"
    if x.head in y.modifiers or y.head in x.modifiers:
        return 0.4, f"{x.noun} and {y.noun} share a word"
    return 0.05, f"{x.head} are not {y.head}"
