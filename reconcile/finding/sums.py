"""Arithmetic inside an article: totals with their parts, shares with their counts, years with durations, ages with births, votes with seats.

Only where the wording says that numbers belong together ("Of that total", "or 20 percent", "from 2001 to 2009, 12 years"), and only
where no reading of the hedges makes them fit. Everything here works on amounts and texts; what kind a fact is of matters only
through ``FactKind.amount``.
"""

from __future__ import annotations

import collections
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from reconcile.lexis.amount_words import number, say
from reconcile.lexis.folding import fold
from reconcile.lexis.lexicon import rows, words
from reconcile.model import Amount, Bound, Fact, Kinds

_FILE = "sums.toml"
_OF_TOTAL = re.compile(
    r"^\W*(?:of|among|out of)[ ](?:that[ ]total|the[ ]total|that[ ]number|that[ ]figure|those|these|them|the[ ][\d,]+)(?:[ ][\w-]+){0,5}?,?[ ]",
    re.IGNORECASE,
)
_INCLUDING = re.compile(r"\b(?:including|include[sd]?|among[ ]them|at[ ]least[ ]some|some[ ]of|mostly|such[ ]as)\b", re.IGNORECASE)
_PART_LINK = re.compile(r"^(?:[ ][\w'-]+){0,4}?[ ]?(?:[,:(]|--?|\u2014|\u2013)[ ]?$")
_OR_PERCENT = re.compile(r"^[^.;]{0,30}?(?:,[ ]or|[ ]or|[ ]?\(|,[ ]that[ ]is|[ ]-|\u2014)[ ]?(?:some[ ]|just[ ]|only[ ])?$")
_SPAN = re.compile(
    r"\b(?:from[ ]((?:1[6-9]|20)\d\d)[ ](?:to|until|through|till)[ ]((?:1[6-9]|20)\d\d)|between[ ]((?:1[6-9]|20)\d\d)[ ]and[ ]((?:1[6-9]|20)\d\d))\b",
    re.IGNORECASE,
)
_SPAN_LINK = re.compile(
    r"^(?:,[ ]|[ ]?\(|[ ]?-{1,2}[ ]|\u2014|[ ])(?:a[ ](?:period|span|stretch|total)[ ]of[ ]|for[ ]a[ ]total[ ]of[ ]|a[ ]full[ ]|in[ ]all,?[ ])?$",
    re.IGNORECASE,
)
_BORN = re.compile(r"\bborn[ ](?:[\w.,']+[ ]){0,5}?(?:in[ ]|on[ ])?(?:[A-Z][a-z]+\.?[ ]\d{1,2},?[ ])?((?:18|19|20)\d\d)\b")
_DIED = re.compile(r"\b(?:died|dies|death|killed|was[ ]then|at[ ]the[ ]time)\b", re.IGNORECASE)
_ALL_BEFORE = re.compile(r"\ball[ ](?:of[ ]the[ ])?$", re.IGNORECASE)
_VOTED = re.compile(r"^[ ][\w -]{0,30}?\b(?:vot(?:ed|ing)|cast|present|took[ ]part)\b", re.IGNORECASE)
LEAST_COVERED = 0.75
"""Parts named after "of that total" that make up less than this share of it are examples, not the whole list."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Numbers that do not add up. ``positions``: the facts of each side with what that side comes to ("4,600 + 2,500 = 7,100")."""

    positions: tuple[tuple[str, tuple[Fact[Any], ...]], ...]
    subject: str
    reason: str
    question: str


def sums(facts: Sequence[Fact[Any]], kinds: Kinds) -> list[Mismatch]:
    """All sum mismatches, by article and then in text order."""
    by_sentence: dict[tuple[str, int], list[Fact[Any]]] = collections.defaultdict(list)
    for f in facts:
        if kinds[f.kind].amount(f) is not None:
            by_sentence[f.article, f.sentence_index].append(f)
    out: list[Mismatch] = []
    for (article, index), here in by_sentence.items():
        here.sort(key=lambda f: f.span)
        before = by_sentence.get((article, index - 1), [])
        amounts = {f.id: a for f in (*here, *before) if (a := kinds[f.kind].amount(f)) is not None}
        out.extend(_of_that_total(before, here, amounts))
        for check in (_split, _shares, _durations, _births, _seats, _conversions):
            out.extend(check(here, amounts))
    return out


def reach(amount: Amount) -> tuple[float, float]:
    """The least and the most that the words allow for, as far as a writer would stretch them."""
    low, high = amount.low, amount.high
    if amount.bound is Bound.MORE:
        return low, high + max(amount.step, 0.05 * high)
    if amount.bound is Bound.LESS:
        return 0.75 * low, high
    if amount.bound is Bound.ABOUT:
        return 0.9 * low, 1.1 * high
    half = amount.step / 2 if amount.step > 1 else 0.0
    return low - half, high + half


def _count(fact: Fact[Any], amount: Amount) -> bool:
    """A count of things: no rate, no part with a whole of its own, no change."""
    return (
        fact.rule.endswith((".count", ".part-of"))
        and not fact.normalized.get("per")
        and not fact.normalized.get("whole")
        and not amount.change
    )


def _between(left: Fact[Any], right: Fact[Any]) -> str:
    """The text between two facts of a sentence."""
    base = left.sentence.start
    return fold(left.sentence_text)[left.span.end - base : right.span.start - base]


def _of_that_total(before: Sequence[Fact[Any]], here: Sequence[Fact[Any]], amounts: Mapping[str, Amount]) -> Iterator[Mismatch]:
    """ "More than 300 were held. Of that total, 120 were …, 90 were … and 40 were …"."""
    if not here or not _OF_TOTAL.match(fold(here[0].sentence_text)):
        return
    totals = [f for f in before if _count(f, amounts[f.id])]
    parts = [f for f in here if _count(f, amounts[f.id])]
    if not totals or len(parts) < 3 or _INCLUDING.search(here[0].sentence_text):
        return
    total = totals[-1]
    if not re.search(r",?[ ]and[ ](?:\w+[ ]){0,3}$", _between(parts[-2], parts[-1])) or any(
        amounts[p.id].low >= amounts[total.id].low for p in parts
    ):
        return
    yield from _compare(total, parts, amounts, exhaustive=True)


@cache
def _partitions() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(row["words"]) for row in rows("reconcile.finding", _FILE, "partition", {"words": list}))


def _split(here: Sequence[Fact[Any]], amounts: Mapping[str, Amount]) -> Iterator[Mismatch]:
    """ "Seven people, four men and two women, were held"."""
    people = words("reconcile.finding", _FILE, "people")
    for n, total in enumerate(here):
        if not _count(total, amounts[total.id]) or total.frame.head not in people or n + 2 >= len(here):
            continue
        following = here[n + 1 :]
        for row in _partitions():
            parts: list[Fact[Any]] = []
            for f in following:
                if f.frame.head not in row or not _count(f, amounts[f.id]):
                    break
                parts.append(f)
            if len({p.frame.head for p in parts}) < 2 or len({p.frame.head for p in parts}) < len(parts):
                continue
            gap = _between(total, parts[0])
            noun = str(total.normalized.get("counted") or "")
            rest = gap.replace(noun, "", 1) if noun else gap
            included = bool(_INCLUDING.search(rest))
            if (not included and not _PART_LINK.match(rest)) or any(len(_between(a, b)) > 25 for a, b in itertools.pairwise(parts)):
                continue
            yield from _compare(total, parts, amounts, exhaustive=not included, least=0.0)


def _compare(
    total: Fact[Any], parts: Sequence[Fact[Any]], amounts: Mapping[str, Amount], *, exhaustive: bool, least: float = LEAST_COVERED
) -> Iterator[Mismatch]:
    """A mismatch where the parts exceed the total, or, where the list is exhaustive, do not reach it."""
    low, high = (sum(x) for x in zip(*(reach(amounts[p.id]) for p in parts), strict=True))
    least_total, most_total = reach(amounts[total.id])
    stated = sum(amounts[p.id].low for p in parts)
    text = " + ".join(number(amounts[p.id].low) for p in parts) + f" = {number(stated)}"
    short = exhaustive and high < least_total and stated >= least * amounts[total.id].low
    if low <= most_total and not short:
        return
    gap = abs(amounts[total.id].low - stated)
    which = f"The parts come to {number(stated)}, {number(gap)} {'fewer than' if short else 'more than'} the total of {total.label}."
    yield Mismatch(
        ((total.label, (total,)), (text, tuple(parts))), total.frame.subject, which,
        "Which of the numbers is wrong, or which group is left out?" if short else "Which of the numbers is wrong, or who is counted twice?",
    )  # fmt: skip


def _shares(here: Sequence[Fact[Any]], amounts: Mapping[str, Amount]) -> Iterator[Mismatch]:
    """ "400 of 3,400 requests, or 20 percent"."""
    for part, share in itertools.pairwise(here):
        whole = part.normalized.get("whole")
        percent = amounts[share.id]
        if not whole or percent.unit != "percent" or percent.change or not _OR_PERCENT.match(_noun_off(part, _between(part, share))):
            continue
        least, most = (100 * x / float(whole) for x in reach(amounts[part.id]))
        low, high = reach(percent)
        margin = max(percent.step, 0.5)
        if least > high + margin or most < low - margin:
            exact = 100 * amounts[part.id].low / float(whole)
            yield Mismatch(
                ((part.label, (part,)), (share.label, (share,))), part.frame.subject,
                f"{say(amounts[part.id])} of {number(float(whole))} is {number(round(exact, 1))} percent, not {share.label}.",
                "Which of the three numbers is wrong?",
            )  # fmt: skip


def _noun_off(fact: Fact[Any], gap: str) -> str:
    noun = str(fact.normalized.get("counted") or "")
    return gap.replace(noun, "", 1) if noun else gap


def _durations(here: Sequence[Fact[Any]], amounts: Mapping[str, Amount]) -> Iterator[Mismatch]:
    """ "From 2001 to 2009, 12 years"."""
    for fact in here:
        amount = amounts[fact.id]
        if amount.unit != "year" or not fact.rule.endswith(".measure") or amount.low != amount.high:
            continue
        text = fold(fact.sentence_text)
        at = fact.span.start - fact.sentence.start
        for m in _SPAN.finditer(text, 0, at):
            first, last = (int(y) for y in m.groups() if y)
            if not _SPAN_LINK.match(text[m.end() : at]) or last <= first:
                continue
            low, high = reach(amount)
            if high < last - first - 1 or low > last - first + 1:
                yield Mismatch(
                    ((m[0], (fact,)), (fact.label, (fact,))), fact.frame.subject,
                    f"{m[0][0].upper()}{m[0][1:]} is {last - first} years, not {fact.label}.", "Are the years wrong, or the number of years?",
                )  # fmt: skip


def _births(here: Sequence[Fact[Any]], amounts: Mapping[str, Amount]) -> Iterator[Mismatch]:
    """ "Cole, 64, was born in 1952" in an article of 2011."""
    for fact in here:
        amount = amounts[fact.id]
        if "person" not in fact.normalized or amount.unit != "year" or amount.low != amount.high or fact.as_of is None:
            continue
        text = fold(fact.sentence_text)
        if _DIED.search(text) or len([f for f in here if "person" in f.normalized]) > 1:
            continue
        m = _BORN.search(text)
        if m and not fact.as_of.year - int(m[1]) - 1 <= amount.low <= fact.as_of.year - int(m[1]):
            yield Mismatch(
                ((f"age {fact.label}", (fact,)), (f"born in {m[1]}", (fact,))), str(fact.normalized.get("person") or fact.frame.subject),
                f"Somebody born in {m[1]} was {fact.as_of.year - int(m[1]) - 1} or {fact.as_of.year - int(m[1])} in {fact.as_of.year}, not {fact.label}.",
                "What is the date of birth?",
            )  # fmt: skip


def _conversions(here: Sequence[Fact[Any]], amounts: Mapping[str, Amount]) -> Iterator[Mismatch]:
    """ "24 miles (27km)": put as one length, and it is not."""
    for first, second in itertools.pairwise(here):
        if second.rule.endswith(".misfit"):
            yield Mismatch(
                ((first.label, (first,)), (second.label, (second,))), first.frame.subject or second.frame.subject,
                f"{say(amounts[second.id])} {amounts[second.id].unit}s is put as {first.label} in another unit, and is not.",
                f"Which of {first.label} and {second.label} does the source give?",
            )  # fmt: skip


def _seats(here: Sequence[Fact[Any]], amounts: Mapping[str, Amount]) -> Iterator[Mismatch]:
    """ "All 15 members voted … 11-3"."""
    tallies = [f for f in here if f.normalized.get("for") is not None and f.normalized.get("against") is not None]
    if len(tallies) != 1:
        return
    cast = amounts[tallies[0].id]
    for seats in here:
        amount = amounts[seats.id]
        text = fold(seats.sentence_text)
        at, end = seats.span.start - seats.sentence.start, seats.span.end - seats.sentence.start
        if (
            seats is tallies[0]
            or not _count(seats, amount)
            or amount.bound is not Bound.EXACT
            or not (_ALL_BEFORE.search(text[:at]) and _VOTED.match(text[end:]))
        ):
            continue
        if cast.low != amount.low:
            yield Mismatch(
                ((seats.label, (seats,)), (tallies[0].label, (tallies[0],))), tallies[0].frame.subject,
                f"A tally of {tallies[0].label} is {number(cast.low)} votes, but all {seats.label} are said to have voted.",
                "What does the official roll call say?",
            )  # fmt: skip
