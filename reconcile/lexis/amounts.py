"""How two stated numbers relate once hedges, rounding, ranges and units are read. Shared by all kinds that hold an ``Amount``.

A speaker says the strongest thing he knows: who knows 70 does not say "more than 30", although 70 is more. A bound therefore
stands for the numbers close behind it, and two statements that leave that reach differ even where logic would let both stand.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from reconcile.lexis.folding import fold
from reconcile.lexis.numbers_lexicon import units
from reconcile.lexis.portions import portions_differ
from reconcile.model import Amount, Bound, Comparison, Fact, Relation


class Match(enum.StrEnum):
    """How two amounts of one unit relate."""

    EQUAL = "equal"
    ROUNDED = "rounded"
    """Equal once rounding or a hedge is read."""
    CONTAINED = "contained"
    """One is a range, or a vague word, and holds the other."""
    APART = "apart"
    """Both cannot be right."""
    WEAKER = "weaker"
    """Both can be right by logic, but one says far less than the other."""
    UNCLEAR = "unclear"


REACH = 0.15
"""How far behind a bound, as a share of it, the number may lie that its speaker knew ("more than 50" for 57)."""
ABOUT = 0.1
"""How far "about" reaches for a figure of one significant digit, as a share."""
UNSURE_ABOUT = 1.1
"""Up to this multiple of its reach, "about" is neither right nor wrong."""
ROUNDING = 0.05
"""Rounding moves a number by no more than this share of it."""
CONVERTED = 0.04
"""Numbers turned into another unit are given in round figures."""
MISCONVERTED = 0.12
"""Figures in two units that are further apart than this share (and a step) are two figures."""
COARSE = 0.25
"""A conversion into very round figures is not further off than this ("1 mile (2km)")."""
_TEMPERATURES = {"degree fahrenheit", "degree celsius"}
FAR = 1.5
"""Beyond this ratio a bound and a number are no longer two ways to say one thing."""


def convert(amount: Amount, unit: str) -> Amount | None:
    """The amount in another unit of the same dimension; None where there is none."""
    if amount.unit == unit:
        return amount
    known = units().by_name
    a, b = known.get(amount.unit), known.get(unit)
    if a is None or b is None or a.dimension != b.dimension:
        return None
    factor = a.factor / b.factor
    return replace(amount, low=amount.low * factor, high=amount.high * factor, step=amount.step * factor, unit=unit)


def match(a: Amount, b: Amount) -> Match:
    """How two amounts relate (symmetric). Units must be convertible, else ``UNCLEAR``."""
    if a.unit != b.unit:
        turned = convert(b, a.unit)
        return Match.UNCLEAR if turned is None else _converted(a, turned)
    if {a.change, b.change} == {"up", "down"}:
        return Match.APART
    if (a.low, a.high) == (b.low, b.high):
        if a.bound == b.bound or {a.bound, b.bound} <= {Bound.EXACT, Bound.UP, Bound.DOWN}:
            return Match.EQUAL
        return (
            Match.APART
            if {a.bound, b.bound} == {Bound.MORE, Bound.LESS} and not {a.hedge, b.hedge} & {"up to", "as many as", "at least"}
            else Match.ROUNDED
        )
    if bool(a.change) != bool(b.change):
        return Match.UNCLEAR
    if a.low < a.high or b.low < b.high:
        return _ranges(a, b)
    return _points(a, b)


def _converted(a: Amount, turned: Amount) -> Match:
    """Amounts given in two units: a writer turns them into round figures."""
    difference, size, step = abs(a.low - turned.low), max(abs(a.low), abs(turned.low)), max(a.step, turned.step)
    near = difference <= CONVERTED * size + 0.5 * step
    ranges = (a.high > a.low, turned.high > turned.low)
    if near and ranges[0] == ranges[1]:
        return Match.ROUNDED
    plain = a.bound is turned.bound is Bound.EXACT and not any(ranges)
    far = plain and difference > MISCONVERTED * size + step
    return Match.APART if far or not (turned.low and a.low) else Match.UNCLEAR


def restates(amount: Amount, other: Amount) -> bool:
    """Whether ``other`` is ``amount`` in another unit ("17 miles (27km)"); True also where nothing is known of the two units."""
    if {amount.unit, other.unit} == _TEMPERATURES:
        warm, cold = (amount, other) if amount.unit == "degree fahrenheit" else (other, amount)
        as_change = abs(warm.low - cold.low * 1.8) <= 2  # a rise by so many degrees
        return as_change or (abs(warm.low - (cold.low * 1.8 + 32)) <= 2 and abs(warm.high - (cold.high * 1.8 + 32)) <= 2)
    turned = convert(other, amount.unit)
    if turned is None:
        return True
    return all(
        abs(x - y) <= min(CONVERTED * max(abs(x), abs(y)) + 0.5 * max(amount.step, turned.step), COARSE * max(abs(x), abs(y)))
        for x, y in ((amount.low, turned.low), (amount.high, turned.high))
    )


def _ranges(a: Amount, b: Amount) -> Match:
    """At least one is a range."""
    if _one_end(a, b):
        return Match.APART
    if (a.low <= b.low and b.high <= a.high) or (b.low <= a.low and a.high <= b.high):
        return Match.CONTAINED
    if a.low <= b.high and b.low <= a.high:
        return Match.ROUNDED if a.low < a.high and b.low < b.high and _close(a.low, b.low) and _close(a.high, b.high) else Match.UNCLEAR
    gap = max(a.low, b.low) / max(1e-9, min(a.high, b.high))
    if a.vague or b.vague:
        return Match.APART if gap > 3 else Match.UNCLEAR
    soft = a.bound is not Bound.EXACT or b.bound is not Bound.EXACT
    return Match.UNCLEAR if soft and gap < 1 + 2 * ABOUT else Match.APART


def _one_end(a: Amount, b: Amount) -> bool:
    """Whether both state the ends of a range and agree on one of them only ("8 to 10 seconds", "8 to 14 seconds")."""
    stated = a.low < a.high and b.low < b.high and not (a.vague or b.vague) and a.bound is b.bound is Bound.EXACT
    if not stated:
        return False
    if a.high == b.low or b.high == a.low:
        return True
    return (a.low == b.low) != (a.high == b.high) and not (_close(a.low, b.low) and _close(a.high, b.high))


def _close(a: float, b: float) -> bool:
    return abs(a - b) <= ABOUT * max(abs(a), abs(b))


def _points(a: Amount, b: Amount) -> Match:
    small, large = (a, b) if a.low <= b.low else (b, a)
    low, high = small.low, large.low
    if small.bound is Bound.LESS and large.bound not in (Bound.LESS, Bound.ABOUT):
        return (
            Match.APART
            if high > low * (1 + REACH)
            or (large.step < small.step and large.bound is Bound.EXACT)
            or high - low >= max(small.step, large.step)
            else Match.UNCLEAR
        )
    if large.bound is Bound.MORE and small.bound not in (Bound.MORE, Bound.ABOUT):
        return Match.APART if not _rounds(small, large) else Match.UNCLEAR
    if _rounds(a, b):
        return Match.ROUNDED
    if low <= 0:
        return Match.APART if low != high else Match.EQUAL
    ratio = high / low
    if small.bound is Bound.MORE:
        reach = 1 + max(REACH, min(0.25, small.step / low)) if small.step > 1 or low >= 20 else 1 + REACH
        if large.bound is Bound.MORE:
            return Match.WEAKER if ratio > reach else Match.UNCLEAR
        return Match.ROUNDED if ratio <= reach + 0.05 else Match.WEAKER
    if large.bound is Bound.LESS:
        maximum = large.hedge in ("up to", "as many as", "as much as", "at most", "a maximum of", "no more than")
        return (
            Match.ROUNDED
            if ratio <= 1 + REACH + 0.05
            else Match.UNCLEAR
            if maximum and ratio < 2
            else Match.WEAKER
            if ratio > FAR
            else Match.UNCLEAR
        )
    if Bound.ABOUT in (a.bound, b.bound):
        reach = max(_about(x) for x in (a, b) if x.bound is Bound.ABOUT) * (2 if a.bound is b.bound else 1)
        return Match.ROUNDED if ratio <= 1 + reach else Match.UNCLEAR if ratio <= 1 + UNSURE_ABOUT * reach else Match.APART
    return Match.APART


def _about(amount: Amount) -> float:
    """How far "about" reaches: the finer the figure, the less ("about 50" is vaguer than "about 145 million")."""
    return {1: ABOUT, 2: ABOUT / 4}.get(digits(amount), ABOUT / 10)


def digits(amount: Amount) -> int:
    """Significant digits of a stated number: 3 for 143 million, 1 for 8 billion, 4 for 145.5 million; 0 for ranges and vague words."""
    if amount.low != amount.high:
        return 0
    return len(f"{abs(amount.low):.6g}".split("e")[0].replace(".", "").strip("0"))


def _rounds(a: Amount, b: Amount) -> bool:
    """Whether the finer number rounds to the coarser one, and not by much."""
    step = max(a.step, b.step)
    difference = abs(a.low - b.low)
    return difference <= step / 2 * (1 + 1e-9) and difference <= ROUNDING * max(abs(a.low), abs(b.low)) and (a.step != b.step or step == 0)


_OR_BRANCH = re.compile(r"\bor\b(?![ ](?:so|more|less|fewer|higher|older|younger|longer|greater|lower|above|not|\d))", re.IGNORECASE)


def branches(fact: Fact[Any]) -> bool:
    """Whether what is counted is widened by an "or": "had no record or were accused of minor offenses"."""
    return bool(_OR_BRANCH.search(fold(fact.quote), max(0, fact.span.end - fact.evidence.start)))


def compare(
    left: Fact[Any], right: Fact[Any], a: Amount, b: Amount, say: Callable[[Fact[Any]], str], *, grows: bool = False, part: bool = False
) -> Comparison:
    """How the amounts of two facts about one thing relate, as a relation with its reason.

    ``say`` renders a fact's value for the reason; ``grows``: the count only rises while the event is news; ``part``: one side
    counts some beside others ("another 40"), so unequal numbers say nothing.
    """
    # order: reasons must not depend on the order of the arguments
    if (left.article, left.span, left.id) > (right.article, right.span, right.id):
        left, right, a, b = right, left, b, a
    found = match(a, b)
    one, other = say(left), say(right)
    if found is Match.EQUAL:
        shares = portions_differ(left, right)
        if shares is not None:
            return Comparison(Relation.DETAIL_DIFFERS, shares, f"How much of {one} is it?")
        return Comparison(Relation.AGREE, f"Both give {one}.")
    if found is Match.ROUNDED:
        return Comparison(Relation.AGREE_ROUNDED, f"“{one}” and “{other}” are the same once rounding and hedges are read.")
    if found is Match.CONTAINED:
        return Comparison(Relation.REFINES, f"One of “{one}” and “{other}” is more exact and lies within the other.")
    if found is Match.UNCLEAR or part:
        return Comparison(Relation.INCOMPARABLE, f"“{one}” and “{other}” can both be right.")
    if branches(left) != branches(right):
        wide, narrow = (one, other) if branches(left) else (other, one)
        return Comparison(
            Relation.SCOPE_DIFFERS,
            f"“{wide}” counts one group or another (“or”), “{narrow}” only one of them; both may be right.",
            f"Whom does the figure “{wide}” count that “{narrow}” leaves out?",
        )
    if grows:
        return _growing(left, right, a, b, one, other, found)
    if found is Match.WEAKER:
        low, high = (one, other) if a.low < b.low else (other, one)
        return Comparison(
            Relation.CONFLICT, f"Somebody who knows of “{high}” does not say “{low}”: the two figures are too far apart for one count."
        )
    return Comparison(Relation.CONFLICT, f"“{one}” and “{other}” cannot both be right about the same thing.")


def _growing(left: Fact[Any], right: Fact[Any], a: Amount, b: Amount, one: str, other: str, found: Match) -> Comparison:
    """A toll: the older report has the smaller number, or nobody knows which is older."""
    small_first = a.low < b.low
    early, late = (left, right) if small_first else (right, left)
    low, high = (one, other) if small_first else (other, one)
    known = early.as_of is not None and late.as_of is not None
    if known and early.as_of < late.as_of:  # type: ignore[operator]  # both are days, see known
        return Comparison(
            Relation.SUPERSEDED,
            f"The count rose: “{low}” is the earlier report, “{high}” the later one.",
            f"Is “{high}” the latest count?",
            ahead=late.id,
        )
    if known and early.as_of > late.as_of:  # type: ignore[operator]
        return Comparison(
            Relation.CONFLICT,
            f"Such a count only rises, but the later report has the smaller number (“{low}” after “{high}”).",
            ahead=late.id,
        )
    bound = a.bound if small_first else b.bound
    if found is Match.WEAKER or bound in (Bound.MORE, Bound.ABOUT):
        return Comparison(
            Relation.SUPERSEDED,
            f"“{low}” leaves room for more: it is likely the earlier report, “{high}” the later one.",
            f"Is “{high}” the latest count?",
            ahead=late.id,
        )
    return Comparison(Relation.CONFLICT, f"“{low}” and “{high}” cannot both be the count at one time.")
