"""The kind ``money``: sums with their currency."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from reconcile.lexis.amount_apart import apart, unlike
from reconcile.lexis.amount_kinship import nearness, other_year, same_figure
from reconcile.lexis.amount_words import hedged, normalized, number, numbers, plural, schema
from reconcile.lexis.amounts import compare
from reconcile.lexis.amounts_purposes import purposes
from reconcile.lexis.counting import Counted, counted, told_apart
from reconcile.lexis.numbers_evidence import evidence
from reconcile.lexis.numbers_expressions import expressions
from reconcile.lexis.numbers_lexicon import currencies
from reconcile.lexis.synonyms import same_thing
from reconcile.lexis.topics import topic
from reconcile.model import Amount, Comparison, Fact, FactKind, Kinship, Mention, Relation, Sentence, Span, Verdict

_SIGNS = {"dollar": "$", "pound": "£", "euro": "€"}


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money; ``noun`` is the noun it stands before ("a $5 million fine"), ``per`` what it is the price of ("share")."""

    amount: Amount
    noun: Counted
    per: str = ""
    whole: float | None = None


class Money:
    """The kind ``money``."""

    name = "money"
    precedence = 75
    checkable = True
    clausal = True

    def find(self, sentence: Sentence) -> Iterator[Mention[Sum]]:
        for e in expressions(sentence.text):
            if e.sort != "money":
                continue
            span = Span(sentence.start + e.start, sentence.start + e.end)
            tokens = sentence.tokens_in(Span(sentence.start + e.core[0], sentence.start + e.end))
            if not tokens:
                continue
            inside = {t.i for t in tokens}
            anchor = next((t.i for t in reversed(tokens) if t.head not in inside and t.pos != "ADV"), tokens[-1].i)
            noun = counted(sentence, e)
            subject = topic(sentence, anchor, span, noun.phrase) or None
            yield Mention(
                Sum(e.amount, noun, e.per, e.whole),
                span,
                anchor,
                "per" if e.per else "sum",
                evidence=evidence(sentence, e, noun.end),
                subject=subject,
            )

    def blocks(self, fact: Fact[Sum]) -> Iterable[str]:
        unit = _large(fact.value.amount).unit
        return (unit, f"{unit} per {fact.value.per}") if fact.value.per else (unit,)

    def kinship(self, left: Fact[Sum], right: Fact[Sum]) -> Kinship:
        if told_apart(left, right):
            return Kinship(0.0, "two figures of one sentence", Verdict.DIFFERENT)
        a, b = left.value, right.value
        one, other = _large(a.amount), _large(b.amount)
        if one.unit != other.unit or (a.per != b.per and ((a.per and b.per) or one.low != other.low)):
            return Kinship(0.0, "another currency or another price", Verdict.DIFFERENT)
        if unlike(one, other) and (why := apart(left, right)):
            return Kinship(0.05, why, Verdict.DIFFERENT)
        elsewhen = other_year(left, right)
        if bool(one.change) != bool(other.change) and one.low != other.low:
            return Kinship(0.1, "a change and a level")
        x, y = a.noun.head, b.noun.head
        score, reason = 0.5, f"two sums in {one.unit}s"
        if x and y:
            score, reason = (0.8, f"both for the {x}") if same_thing(x) == same_thing(y) else (0.35, f"for {x} and for {y}")
        p, q = purposes(left, x), purposes(right, y)
        if p & q:
            score, reason = score + 0.2, f"{reason}, each a {min(p & q)}"
        elif p and q and one.low != other.low:
            score, reason = score - 0.2, f"{reason}, a {min(p)} and a {min(q)}"
        verdict = None
        if same_figure(one, other) and not elsewhen:
            verdict, reason = Verdict.SAME, f"{reason}; the same odd figure"
        score += nearness(one, other) - 0.3 * elsewhen
        return Kinship(min(1.0, max(0.0, round(score, 3))), reason, verdict)

    def compare(self, left: Fact[Sum], right: Fact[Sum]) -> Comparison:
        a, b = left.value, right.value
        one, other = _large(a.amount), _large(b.amount)
        if one.unit == other.unit and bool(a.per) != bool(b.per) and one.low == other.low:
            return Comparison(
                Relation.REFINES, f"Both give {min(left.label, right.label, key=len)}; only one says what it is the price of."
            )
        if one.unit != other.unit or a.per != b.per:
            return Comparison(Relation.INCOMPARABLE, "The two sums have different currencies or are prices of different things.")
        return compare(left, right, one, other, lambda f: f.label, part=a.noun.added != b.noun.added)

    def describe(self, value: Sum) -> str:
        amount = value.amount
        sign = _SIGNS.get(amount.unit)
        if sign and amount.low == amount.high:
            text = f"{sign}{_digits(amount.low)}"
        elif sign:
            text = f"{sign}{number(amount.low)} to {sign}{number(amount.high)}"
        else:
            text = f"{numbers(amount)} {plural(amount.unit, amount)}"
        return hedged(amount, f"{text} per {value.per}" if value.per else text)

    def normalize(self, value: Sum) -> dict[str, Any]:
        return normalized(value.amount, per=value.per or None, whole=value.whole)

    def question(self, left: Fact[Sum], right: Fact[Sum]) -> str:
        return "Which sum does the document or the first source give, and what does it cover?"

    def amount(self, fact: Fact[Sum]) -> Amount | None:
        return fact.value.amount

    def value_schema(self) -> dict[str, Any]:
        return schema(
            per={"description": "what the sum is the price of, singular", "type": ["string", "null"]},
            whole={"description": "the total named with a part", "type": ["number", "null"]},
        )


def _digits(value: float) -> str:
    """Two decimals where there are cents."""
    return f"{value:,.2f}" if abs(value) < 1e5 and value != int(value) else number(value)


def _large(amount: Amount) -> Amount:
    """Cents and pence as dollars and pounds."""
    whole = currencies().hundredths.get(amount.unit)
    return replace(amount, low=amount.low / 100, high=amount.high / 100, step=amount.step / 100, unit=whole) if whole else amount


KIND: FactKind[Sum] = Money()
