"""The kind ``quantity``: counts and measures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from reconcile.kinds.quantity.kinship import kinship
from reconcile.kinds.quantity.value import Quantity
from reconcile.lexis.amount_words import hedged, normalized, number, numbers, plural, schema
from reconcile.lexis.amounts import compare, restates
from reconcile.lexis.counting import Counted, counted, grows, weak
from reconcile.lexis.counting_lasting import lasting
from reconcile.lexis.numbers_evidence import evidence
from reconcile.lexis.numbers_expressions import Expression, expressions
from reconcile.lexis.numbers_lexicon import units
from reconcile.lexis.synonyms import same_thing
from reconcile.lexis.topics import topic
from reconcile.model import Amount, Comparison, Fact, FactKind, Kinship, Mention, Relation, Sentence, Span


@dataclass(frozen=True, slots=True)
class Quantities:
    """Counts and measures, with what is counted."""

    name: str = "quantity"
    precedence: int | None = 40
    checkable = True
    clausal = True

    def find(self, sentence: Sentence) -> Iterator[Mention[Quantity]]:
        for e in expressions(sentence.text):
            if e.sort not in ("count", "measure"):
                continue
            mention = _measure(sentence, e) if e.sort == "measure" else _count(sentence, e)
            if mention is not None:
                yield mention

    def blocks(self, fact: Fact[Quantity]) -> Iterable[str]:
        value = fact.value
        known = units().by_name.get(value.amount.unit)
        if value.measure and known is not None:
            return (f"measure {known.dimension}",)
        what = value.counted
        keys = [f"outcome {what.outcome}"] if what.outcome else []
        if what.head and not weak(what.head):
            keys.append(f"noun {same_thing(what.head)}")
        keys.extend(f"noun {same_thing(m)}" for m in sorted(what.modifiers)[:3])
        if what.head and weak(what.head) and not what.outcome:
            # a weak noun ("people") is told by what they do
            keys.extend(
                f"{same_thing(what.head)} {word}"
                for word in sorted({fact.frame.predicate, fact.frame.object} - {"", "be", "have", what.head})
            )
        # two papers that print the same number may name what is counted in different words
        if value.amount.low == value.amount.high and (value.amount.low > 12 or not what.head or weak(what.head)):
            keys.append(f"number {value.amount.low:.2g}")
        return keys or [f"range {value.amount.low:.2g}"]

    def kinship(self, left: Fact[Quantity], right: Fact[Quantity]) -> Kinship:
        return kinship(left, right)

    def compare(self, left: Fact[Quantity], right: Fact[Quantity]) -> Comparison:
        a, b = left.value, right.value
        if a.measure == b.measure and bool(a.per) != bool(b.per) and (a.amount.low, a.amount.unit) == (b.amount.low, b.amount.unit):
            return Comparison(Relation.REFINES, f"Both give {min(left.label, right.label, key=len)}; only one says that it is a rate.")
        if a.measure != b.measure or a.per != b.per:
            return Comparison(Relation.INCOMPARABLE, "The two numbers have different units.")
        if not a.measure:
            # two nouns for one thing ("people", "customers"): the gate has judged that they count the same
            shared = a.amount.unit if a.amount.unit == b.amount.unit else ""
            one, other = replace(a.amount, unit=shared), replace(b.amount, unit=shared)
        else:
            one, other = a.amount, b.amount
        x, y = a.counted.outcome, b.counted.outcome
        rising = (grows(x or y) and (x == y or not x or not y)) or (a.measure and lasting(a.counted.head) and lasting(b.counted.head))
        part = a.counted.added != b.counted.added or (a.whole is None) != (b.whole is None) or bool(x and y and x != y)
        part = part or a.counted.degree != b.counted.degree
        return compare(left, right, one, other, lambda f: f.label, grows=rising, part=part)

    def describe(self, value: Quantity) -> str:
        if value.measure:
            core = f"{numbers(value.amount)} {plural(value.amount.unit, value.amount)}"
        else:
            noun = value.counted.noun or (
                value.counted.outcome if value.counted.outcome in ("dead", "injured", "missing", "arrested", "trapped") else ""
            )
            core = f"{numbers(value.amount)} {noun}".strip()
        if value.amount.vague:
            core = f"{value.written} of {value.counted.noun}" if value.counted.noun else value.written
        if value.whole is not None:
            core = f"{core} (of {number(value.whole)})"
        return hedged(value.amount, f"{core} per {value.per}" if value.per else core)

    def normalize(self, value: Quantity) -> dict[str, Any]:
        return normalized(
            value.amount, counted=value.counted.noun or None, outcome=value.counted.outcome or None, whole=value.whole, per=value.per or None
        )  # fmt: skip

    def question(self, left: Fact[Quantity], right: Fact[Quantity]) -> str:
        what = left.value.counted.noun or right.value.counted.noun
        if left.value.measure or not what:
            return "Which figure does the first source give?"
        return f"How many {what} does the first source give?"

    def amount(self, fact: Fact[Quantity]) -> Amount | None:
        return fact.value.amount

    def value_schema(self) -> dict[str, Any]:
        text = {"type": ["string", "null"]}
        return schema(
            counted={"description": "the counted noun as written", **text},
            outcome={"description": "what happened to those counted: dead, injured, arrested …", **text},
            whole={"description": "the total named with a part (26 out of 102: 102)", "type": ["number", "null"]},
            per={"description": "what the number is a rate of", **text},
        )


def _measure(sentence: Sentence, e: Expression) -> Mention[Quantity] | None:
    what = counted(sentence, e)
    tokens = sentence.tokens_in(Span(sentence.start + e.start, sentence.start + e.end))
    if not tokens:
        return None
    # the unit's word stands for the number in the parse; without a word of its own ("12mph") the number does
    anchor = next((t.i for t in reversed(tokens) if t.pos == "NOUN"), tokens[-1].i)
    return Mention(
        Quantity(e.amount, what, measure=True, per=e.per, whole=e.whole, written=_written(sentence, e), again=e.restates is not None),
        _span(sentence, e),
        anchor,
        "measure" if e.restates is None else "conversion" if restates(e.restates, e.amount) else "misfit",
        evidence=evidence(sentence, e, what.end),
        subject=topic(sentence, anchor, _span(sentence, e), what.phrase) or None,
    )


def _count(sentence: Sentence, e: Expression) -> Mention[Quantity] | None:
    what = counted(sentence, e)
    core = sentence.tokens_in(Span(sentence.start + e.core[0], sentence.start + e.core[1]))
    if not core or not _is_count(sentence, e, what):
        return None
    amount = replace(e.amount, unit=what.unit)
    anchor = what.anchor or core[-1].i
    rule = "part-of" if e.whole is not None else "vague" if e.form == "vague" else "count"
    return Mention(
        Quantity(amount, what, per=e.per, whole=e.whole, written=_written(sentence, e)),
        _span(sentence, e),
        anchor,
        rule,
        evidence=evidence(sentence, e, what.end),
        subject=topic(sentence, anchor, _span(sentence, e), what.phrase) or None,
    )


def _is_count(sentence: Sentence, e: Expression, what: Counted) -> bool:
    """Whether a bare number counts something: "one" only before a noun, a year-like or nameless number not at all."""
    text = sentence.text
    if e.form == "words" and e.amount.low == e.amount.high == 1 and not e.amount.hedge:
        return bool(what.noun) and what.noun.lower() not in ("thing", "day", "way", "reason", "hand", "time", "point")
    if (
        not what.noun
        and not what.outcome
        and e.form == "digits"
        and e.amount.low < 10
        and e.whole is None
        and not e.amount.hedge
        and not e.change
    ):
        return text[e.core[1] : e.core[1] + 1] not in (")", ".", ":") or e.core[0] > 2
    return True


def _written(sentence: Sentence, e: Expression) -> str:
    return sentence.text[e.core[0] : e.core[1]].lower()


def _span(sentence: Sentence, e: Expression) -> Span:
    return Span(sentence.start + e.start, sentence.start + e.end)


KIND: FactKind[Quantity] = Quantities()
