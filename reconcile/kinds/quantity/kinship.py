"""Do two quantities count or measure the same thing?"""

from __future__ import annotations

from reconcile.kinds.quantity.value import Quantity
from reconcile.lexis.amount_apart import apart, unlike
from reconcile.lexis.amount_kinship import close_figures, nearness, other_year, same_figure
from reconcile.lexis.amounts import Match, convert, match
from reconcile.lexis.counting import Counted, near, outcomes, told_apart, toll, weak
from reconcile.lexis.counting_lasting import DURATIONS, another, lasting
from reconcile.lexis.lexicon import words
from reconcile.lexis.synonyms import may_be, same_thing
from reconcile.model import Fact, Kinship, Modality, Verdict

_TOLL_RATIO = 2.0
"""Two tolls of one event are seldom further apart than this."""

PART = 2.0
"""A count of a sort is taken for a part of a plain count that is more than this multiple of it."""


def kinship(left: Fact[Quantity], right: Fact[Quantity]) -> Kinship:
    """Evidence from units, counted nouns, their modifiers and what happened to those counted."""
    other = _other_sort(left, right)
    if other is not None:
        return other
    a, b = left.value, right.value
    if a.measure:
        return _measures(left, right)
    x, y = a.counted, b.counted
    other = _other_things(left, right)
    if other is not None:
        return other
    score, reason = _nouns(x, y)
    base = score
    score += _befallen(x, y)
    if x.outcome and x.outcome == y.outcome:
        reason = f"{reason}; both count the {x.outcome}"
    if bool(x.modifiers) != bool(y.modifiers) and match(a.amount, b.amount) in (Match.APART, Match.WEAKER):
        score -= 0.15
        if _part_of(left, right) and not x.outcome and not y.outcome:
            return Kinship(max(0.0, round(score, 3)), f"{reason}, and of a part of them", Verdict.UNSURE)
    elsewhen = other_year(left, right)
    score += nearness(a.amount, b.amount) - 0.35 * elsewhen
    if elsewhen and toll(x.outcome) and x.outcome == y.outcome:
        return Kinship(0.1, f"{reason}, in another year", Verdict.DIFFERENT)
    verdict = None
    if (
        base >= 0.3
        and close_figures(a.amount, b.amount)
        and not elsewhen
        and left.article != right.article
        and (not x.outcome or not y.outcome or x.outcome == y.outcome)
    ):
        verdict, reason = Verdict.SAME, f"{reason}; figures hardly apart"
    if base >= 0.3 and same_figure(a.amount, b.amount) and not elsewhen:
        verdict, reason = Verdict.SAME, f"{reason}; the same odd figure"
    elif _one_toll(left, right) and not elsewhen:
        verdict = Verdict.SAME
    return Kinship(min(1.0, max(0.0, round(score, 3))), reason, verdict)


def _other_sort(left: Fact[Quantity], right: Fact[Quantity]) -> Kinship | None:
    """What tells two numbers apart whatever they are of."""
    if told_apart(left, right):
        return Kinship(0.0, "two figures of one sentence", Verdict.DIFFERENT)
    a, b = left.value, right.value
    if unlike(a.amount, b.amount) and (why := apart(left, right)):
        return Kinship(0.05, why, Verdict.DIFFERENT)
    if a.again or b.again:
        return Kinship(0.0, "the figure before it in another unit, told twice", Verdict.DIFFERENT)
    if a.measure != b.measure:
        return Kinship(0.0, "a count and a measure", Verdict.DIFFERENT)
    if a.per != b.per and ((a.per and b.per) or a.amount.low != b.amount.low):
        return Kinship(0.0, "a rate and a number", Verdict.DIFFERENT)
    return None


def _other_things(left: Fact[Quantity], right: Fact[Quantity]) -> Kinship | None:
    """What tells apart those that two counts are of: what befell them, or their names."""
    x, y = left.value.counted, right.value.counted
    if x.outcome and y.outcome and x.outcome != y.outcome and not near(x.outcome, y.outcome):
        return Kinship(0.0, f"{x.outcome} are not {y.outcome}", Verdict.DIFFERENT)
    if {x.head, y.head} <= words("reconcile.lexis", "amounts.toml", "groups") and x.head != y.head:
        return Kinship(0.05, f"{x.head} are not {y.head}", Verdict.DIFFERENT)
    if x.degree and y.degree and x.degree != y.degree:
        return Kinship(0.05, f"{x.degree} injuries are not {y.degree} ones", Verdict.DIFFERENT)
    if x.proper and y.proper and not x.proper & y.proper and not _inside(left, right):
        return Kinship(0.05, f"{x.noun} and {y.noun} are named apart", Verdict.DIFFERENT)
    return None


def _befallen(x: Counted, y: Counted) -> float:
    """What it says that the same, another or no outcome befell those counted, all of them or only some."""
    score = -0.2 * (x.added != y.added) - 0.15 * (x.degree != y.degree)
    if x.outcome and x.outcome == y.outcome:
        return score + 0.4
    if x.outcome and y.outcome:
        return score + 0.1
    return score - 0.05 if x.outcome or y.outcome else score


def _one_toll(left: Fact[Quantity], right: Fact[Quantity]) -> bool:
    """Whether both give the toll of the event that the articles are on: people without a name, a place or a sort, one outcome."""
    a, b = left.value, right.value
    if (
        left.article == right.article
        or a.counted.degree != b.counted.degree
        or a.counted.outcome != b.counted.outcome
        or not toll(a.counted.outcome)
    ):
        return False
    for value in (a, b):
        what = value.counted
        if (
            what.added
            or value.whole is not None
            or what.modifiers
            or (what.head and not weak(what.head))
            or value.amount.low < 2
            or value.amount.vague
        ):
            return False
    low, high = sorted((a.amount.low, b.amount.low))
    shared = (left.frame.terms | left.frame.context) & (right.frame.terms | right.frame.context)
    return high <= _TOLL_RATIO * low and (low == high or bool(shared))


def _part_of(left: Fact[Quantity], right: Fact[Quantity]) -> bool:
    """Whether the smaller of two counts far apart is of a sort that the other article's sentence does not name: "4 fishing villages", "31 villages"."""
    a, b = left, right
    if a.value.amount.low > b.value.amount.low:
        a, b = b, a
    sort = a.value.counted.modifiers
    return bool(sort) and b.value.amount.low > PART * a.value.amount.low and not sort & (b.frame.terms | b.frame.context)


def _measures(left: Fact[Quantity], right: Fact[Quantity]) -> Kinship:
    a, b = left.value.amount, right.value.amount
    if convert(b, a.unit) is None:
        return Kinship(0.0, f"{a.unit} and {b.unit} measure different things", Verdict.DIFFERENT)
    x, y = left.value.counted, right.value.counted
    score, reason = 0.45, f"both in {a.unit}"
    if x.head and y.head:
        same = same_thing(x.head) == same_thing(y.head)
        score, reason = (0.7, f"both measure {x.head} in {a.unit}") if same else (0.3, f"{x.head} and {y.head} in {a.unit}")
    if a.low != b.low and a.unit in DURATIONS and score < 0.7:
        score -= 0.15  # every story is full of days and years
    if a.low != b.low and a.unit in DURATIONS and not lasting(x.head) and _others(left, right):
        return Kinship(0.1, "lengths of time of two persons or places", Verdict.DIFFERENT)
    elsewhen = other_year(left, right)
    score += nearness(a, b) - 0.35 * elsewhen
    verdict = Verdict.SAME if not elsewhen and _one_event(left, right) else None
    return Kinship(min(1.0, max(0.0, round(score, 3))), reason, verdict)


def _others(left: Fact[Quantity], right: Fact[Quantity]) -> bool:
    """Whether both clauses name somebody or something, and neither name stands anywhere in the other's sentence."""
    f, g = left.frame, right.frame
    return bool(f.names) and bool(g.names) and not f.names & (g.names | g.names_near) and not g.names & (f.names | f.names_near)


def _one_event(left: Fact[Quantity], right: Fact[Quantity]) -> bool:
    """Whether two lengths of time are of the one event of their sort that the articles know."""
    x, y = left.value.counted, right.value.counted
    f, g = left.frame, right.frame
    if left.article == right.article or not lasting(x.head) or same_thing(x.head) != same_thing(y.head):
        return False
    if x.added or y.added or another(x.modifiers) or another(y.modifiers) or (x.proper and y.proper and not x.proper & y.proper):
        return False
    if f.when is not None and g.when is not None and not f.when.overlaps(g.when):
        return False
    low, high = sorted((left.value.amount.low, right.value.amount.low))
    plain = f.modality is g.modality is Modality.ASSERTED and left.value.amount.unit == right.value.amount.unit
    return plain and low > 0 and high <= _TOLL_RATIO * low


def _inside(left: Fact[Quantity], right: Fact[Quantity]) -> bool:
    """Whether the name that one side adds stands elsewhere in the other's clause."""
    x, y = left.value.counted, right.value.counted
    near_left, near_right = left.frame.terms | left.frame.context, right.frame.terms | right.frame.context
    return bool({p.lower() for p in x.proper} & near_right) or bool({p.lower() for p in y.proper} & near_left)


def _nouns(x: Counted, y: Counted) -> tuple[float, str]:
    if not x.head and not y.head:
        return 0.45, "two numbers without a noun"
    if not x.head or not y.head:
        head = x.head or y.head
        return (0.5 if weak(head) else 0.35), f"{x.noun or y.noun}, in one the noun is left out"
    one, other = same_thing(x.head), same_thing(y.head)
    if one == other:
        if weak(x.head):
            return (0.5 + 0.15 * bool(x.modifiers & y.modifiers)), f"both count {x.head}"
        if x.modifiers and y.modifiers and not x.modifiers & y.modifiers:
            return 0.55, f"both count {x.head}, of another sort"
        return (0.9 if x.modifiers & y.modifiers else 0.8), f"both count {x.head}"
    if x.outcome and x.outcome == y.outcome and x.head in outcomes() and y.head in outcomes():
        return 0.7, f"{x.head} and {y.head} are one"
    if may_be(one, other):
        return 0.6, f"{x.head} may be {y.head}"
    if weak(x.head) and weak(y.head):
        return 0.45, f"{x.head} and {y.head} may be the same people"
    if x.head in y.modifiers or y.head in x.modifiers or x.modifiers & y.modifiers:
        return 0.4, f"{x.noun} and {y.noun} share a word"
    if weak(x.head) or weak(y.head):
        return 0.3, f"{x.head} may be {y.head}"
    return 0.05, f"{x.head} are not {y.head}"
