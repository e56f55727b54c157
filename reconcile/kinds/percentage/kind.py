"""The kind ``percentage``: percent, percentage points, and shares in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from reconcile.kinds.percentage.population import Population, alike, population, rival
from reconcile.lexis.amount_apart import apart, unlike
from reconcile.lexis.amount_kinship import other_year
from reconcile.lexis.amount_words import hedged, normalized, numbers, plural, schema
from reconcile.lexis.amounts import Match, compare, digits, match
from reconcile.lexis.counting import Counted, counted, told_apart, weak
from reconcile.lexis.numbers_evidence import evidence
from reconcile.lexis.numbers_expressions import expressions
from reconcile.lexis.synonyms import same_thing
from reconcile.lexis.topics import topic
from reconcile.model import Amount, Comparison, Fact, FactKind, Kinship, Mention, Relation, Sentence, Span, Verdict


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage. ``base`` is what it is a share of, or the noun it stands before ("a 25 percent tariff").

    ``form``: ``percent``, ``point`` (percentage points), ``fraction`` ("a third"; the amount is in percent), ``ratio`` ("one in five").
    """

    amount: Amount
    base: Counted
    form: str
    written: str
    population: Population = field(default_factory=Population)


POLL_DAYS = 3
"""Days between two articles after which two different shares are two polls or two rates, not one."""


class Percentages:
    """The kind ``percentage``."""

    name = "percentage"
    precedence = 75
    checkable = True
    clausal = True

    def find(self, sentence: Sentence) -> Iterator[Mention[Share]]:
        for e in expressions(sentence.text):
            if e.sort not in ("percent", "point", "share"):
                continue
            span = Span(sentence.start + e.start, sentence.start + e.end)
            tokens = sentence.tokens_in(span)
            if not tokens:
                continue
            form = e.sort if e.sort != "share" else "ratio" if e.form == "ratio" else "fraction"
            anchor = next((t.i for t in reversed(tokens) if t.lower in ("percent", "%", "cent", "percentage", "points")), tokens[-1].i)
            base = counted(sentence, e)
            written = sentence.text[e.core[0] : e.core[1]].lower()
            yield Mention(
                Share(e.amount, base, form, written, population(sentence, span)),
                span,
                anchor,
                form,
                evidence=evidence(sentence, e, base.end),
                subject=topic(sentence, anchor, span, base.phrase) or None,
            )

    def blocks(self, fact: Fact[Share]) -> Iterable[str]:
        return ("points",) if fact.value.form == "point" else ("percent",)

    def kinship(self, left: Fact[Share], right: Fact[Share]) -> Kinship:
        if told_apart(left, right):
            return Kinship(0.0, "two figures of one sentence", Verdict.DIFFERENT)
        a, b = left.value, right.value
        if a.amount.unit != b.amount.unit:
            return Kinship(0.0, "percent and percentage points", Verdict.DIFFERENT)
        if unlike(a.amount, b.amount) and (why := apart(left, right)):
            return Kinship(0.05, why, Verdict.DIFFERENT)
        if bool(a.amount.change) != bool(b.amount.change) and a.amount.low != b.amount.low:
            return Kinship(0.1, "a change and a level")
        if rival(a.population, b.population):
            return Kinship(0.1, "shares of two groups", Verdict.DIFFERENT)
        if a.base.proper and b.base.proper and not a.base.proper & b.base.proper:
            return Kinship(0.1, f"shares of {a.base.noun} and of {b.base.noun}")
        distant = left.as_of and right.as_of and abs((left.as_of - right.as_of).days) > POLL_DAYS
        if distant and a.amount.low != b.amount.low and not self._counted_otherwise(left, right):
            return Kinship(0.1, "shares of two times: polls and rates move on", Verdict.DIFFERENT)
        x, y = a.base.head, b.base.head
        score, reason = 0.5, "two percentages"
        if x and y and same_thing(x) == same_thing(y):
            score, reason = 0.6 if weak(x) else 0.8, f"both are shares of {x}"
        elif x and y:
            score, reason = 0.45 if weak(x) or weak(y) else 0.2, f"shares of {x} and of {y}"
        if match(a.amount, b.amount) in (Match.EQUAL, Match.ROUNDED):
            score += 0.1 * min(3, max(0, min(digits(a.amount), digits(b.amount)) - 1))
        differ = match(a.amount, b.amount) in (Match.APART, Match.WEAKER)
        elsewhen = other_year(left, right)
        score -= 0.3 * elsewhen
        fine = match(a.amount, b.amount) is Match.EQUAL and digits(a.amount) >= 2 and a.amount.step < 1
        # 3.9 percent twice in one story is one figure; 30 percent twice may be two
        verdict = Verdict.SAME if fine and not elsewhen and left.article != right.article else None
        bases = not x or not y or (same_thing(x) == same_thing(y) and (not differ or a.base.modifiers == b.base.modifiers))
        # "9 percent of rural clinics", "5 percent of clinics": two figures of a group and of a part of it
        level = not a.amount.change and not b.amount.change
        if bases and level and not elsewhen and left.article != right.article and alike(a.population, b.population):
            verdict, reason = Verdict.SAME, f"{reason}; both say the same of one group"
        return Kinship(min(1.0, max(0.0, round(score, 3))), reason, verdict)

    def _counted_otherwise(self, left: Fact[Share], right: Fact[Share]) -> bool:
        """Whether the words tell why two shares of one group differ, so that no change in time has to."""
        return alike(left.value.population, right.value.population) and self.compare(left, right).relation is Relation.SCOPE_DIFFERS

    def compare(self, left: Fact[Share], right: Fact[Share]) -> Comparison:
        a, b = left.value.amount, right.value.amount
        if a.unit != b.unit:
            return Comparison(Relation.INCOMPARABLE, "Percent and percentage points are not the same.")
        words = {left.value.form, right.value.form} & {"fraction", "ratio"}
        # "a third" is 33 percent to any reader, and a rough word beside a stated percentage
        if words and a.low == a.high and b.low == b.high and abs(a.low - b.low) <= 3 and left.value.form != right.value.form:
            return Comparison(Relation.AGREE_ROUNDED, f"“{left.label}” and “{right.label}” are the same share.")
        return compare(left, right, a, b, lambda f: f.label)

    def describe(self, value: Share) -> str:
        if value.form in ("fraction", "ratio"):
            return hedged(value.amount, value.written)
        return hedged(value.amount, f"{numbers(value.amount)} {plural(value.amount.unit, value.amount)}")

    def normalize(self, value: Share) -> dict[str, Any]:
        return normalized(value.amount, of=value.base.noun or None)

    def question(self, left: Fact[Share], right: Fact[Share]) -> str:
        return "What exactly is the percentage a share of, and who worked it out?"

    def amount(self, fact: Fact[Share]) -> Amount | None:
        return fact.value.amount

    def value_schema(self) -> dict[str, Any]:
        return schema(of={"description": "what it is a share of, as written", "type": ["string", "null"]})


KIND: FactKind[Share] = Percentages()
