"""What two numbers themselves tell about being one fact: equal odd figures, figures of another order, figures of another year."""

from __future__ import annotations

import re
from typing import Any

from reconcile.lexis.amounts import Match, digits, match
from reconcile.lexis.numbers_lexicon import units
from reconcile.model import Amount, Fact

CLOSE = 1.04
"""Two large figures this near each other are hardly there by chance."""
ALIKE = 0.6
"""Share of the shorter sentence's words from which two sentences tell of the same."""
WORDS_ALIKE = 6
"""Words that must be shared at least: short sentences ("people killed in the fire") are alike by chance."""
_YEAR = re.compile(r"(?<![\d,.$£€])(?:19|20)\d\d(?!\d|,\d|\.\d)")


def nearness(a: Amount, b: Amount) -> float:
    """-0.35 … 0.35: figures of another order are rarely one fact, an equal odd figure in two articles nearly always is."""
    found = match(a, b)
    if found in (Match.EQUAL, Match.ROUNDED):
        odd = min(digits(a), digits(b))
        measured = bool(a.unit) and a.unit in units().by_name
        return 0.35 if odd >= 3 or (odd == 2 and measured) else 0.15 if odd == 2 else 0.05
    if found is Match.CONTAINED:
        return 0.0
    low, high = sorted((max(abs(a.low), abs(a.high)), max(abs(b.low), abs(b.high))))
    ratio = high / max(low, 1e-9)
    if ratio <= CLOSE and low >= 1000:
        return 0.25
    return 0.0 if ratio <= 2 else -0.2 if ratio <= 5 else -0.35


def same_figure(a: Amount, b: Amount) -> bool:
    """Whether both give one figure of three or more significant digits."""
    return match(a, b) in (Match.EQUAL, Match.ROUNDED) and min(digits(a), digits(b)) >= 3


def close_figures(a: Amount, b: Amount) -> bool:
    """Whether two large odd figures differ by no more than a few percent: a count that was revised."""
    low, high = sorted((a.low, b.low))
    plain = a.low == a.high and b.low == b.high
    return plain and low >= 10_000 and high <= CLOSE * low and max(digits(a), digits(b)) >= 3 and min(digits(a), digits(b)) >= 2


def other_year(left: Fact[Any], right: Fact[Any]) -> bool:
    """Whether one sentence speaks of years that the other does not name and that are not those of its own report.

    A sentence without a year may have it from the sentence before: where the clauses are told in the same words it is not another year.
    """
    a, b = _years(left), _years(right)
    if a & b or not a | b:
        return False
    return bool(a and b) or not _told_alike(left, right)


def _told_alike(left: Fact[Any], right: Fact[Any]) -> bool:
    """Whether most of the content words of the shorter sentence stand in the other."""
    one, other = left.frame.terms | left.frame.context, right.frame.terms | right.frame.context
    shared = len(one & other)
    return shared >= WORDS_ALIKE and shared >= ALIKE * min(len(one), len(other))


def _years(fact: Fact[Any]) -> set[int]:
    text = fact.sentence_text
    # "the worst since 1999" says nothing of when; "since 1999, when …" does
    years = {
        int(m[0])
        for m in _YEAR.finditer(text)
        if not text[: m.start()].lower().endswith("since ") or text[m.end() :].lstrip(" ,").startswith("when")
    }
    return {y for y in years if fact.as_of is None or abs(y - fact.as_of.year) > 0}
