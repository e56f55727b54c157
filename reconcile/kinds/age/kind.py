"""The kind ``age``: how old a person (or a thing) is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from reconcile.kinds.age.find import find
from reconcile.kinds.age.value import Age
from reconcile.lexis.amount_words import hedged, normalized, numbers, plural, schema
from reconcile.lexis.amounts import compare
from reconcile.model import Amount, Comparison, Fact, FactKind, Kinship, Mention, Relation, Sentence, Verdict

_ANYBODY = frozenset(
    "man woman boy girl child person people male female teenager teen baby infant toddler victim student resident suspect".split()
)
"""Nouns that several people of one story share; "the driver" or "the mayor" is mostly one."""


@dataclass(frozen=True, slots=True)
class Ages:
    """Ages of the same person agree or differ; ages of different people are never compared."""

    name: str = "age"
    precedence: int | None = 80
    checkable = True
    clausal = False

    def find(self, sentence: Sentence) -> Iterator[Mention[Age]]:
        yield from find(sentence)

    def blocks(self, fact: Fact[Age]) -> Iterable[str]:
        value = fact.value
        keys = [f"number {value.amount.low:.0f}"]
        if value.key:
            keys.append(f"name {value.key.split()[-1]}")
        if value.noun and value.noun not in _ANYBODY:
            keys.append(f"noun {value.noun}")
        return keys

    def kinship(self, left: Fact[Age], right: Fact[Age]) -> Kinship:
        a, b = left.value, right.value
        if a.amount.unit != b.amount.unit:
            return Kinship(0.0, "ages in other units", Verdict.DIFFERENT)
        if a.key and b.key:
            if a.key == b.key or _same_name(a.key, b.key):
                return Kinship(1.0, f"both give the age of {a.person}", Verdict.SAME)
            return Kinship(0.0, f"ages of {a.person} and of {b.person}", Verdict.DIFFERENT)
        if a.amount.low != b.amount.low and a.noun == b.noun and a.noun and a.noun not in _ANYBODY and not (a.key or b.key):
            return Kinship(0.7, f"both give the age of a {a.noun}")
        if a.amount.low != b.amount.low:
            return Kinship(0.0, "without a name, another age is another person", Verdict.DIFFERENT)
        if a.noun and b.noun and a.noun == b.noun:
            return Kinship(0.75, f"both give the age of a {a.noun}")
        return Kinship(0.5, "the same age, the person is not named in both")

    def compare(self, left: Fact[Age], right: Fact[Age]) -> Comparison:
        a, b = left.value.amount, right.value.amount
        comparison = compare(left, right, a, b, lambda f: f.label)
        if comparison.relation is not Relation.CONFLICT or a.unit != "year" or a.low != a.high or b.low != b.high:
            return comparison
        days = abs((left.as_of - right.as_of).days) if left.as_of and right.as_of else 0
        older = left if (left.as_of and right.as_of and left.as_of < right.as_of) == (a.low < b.low) else right
        if days and abs(a.low - b.low) <= days / 365 + 1 and older is left and days > 1:
            return Comparison(Relation.INCOMPARABLE, "A birthday may lie between the two reports.")
        return comparison

    def describe(self, value: Age) -> str:
        core = (
            f"{numbers(value.amount)} {plural(value.amount.unit, value.amount)} old"
            if value.amount.unit != "year"
            else numbers(value.amount)
        )
        return hedged(value.amount, core)

    def normalize(self, value: Age) -> dict[str, Any]:
        return normalized(value.amount, person=value.person or None)

    def question(self, left: Fact[Age], right: Fact[Age]) -> str:
        who = left.value.person or right.value.person
        return f"When was {who} born?" if who else "What is the date of birth?"

    def amount(self, fact: Fact[Age]) -> Amount | None:
        return fact.value.amount

    def value_schema(self) -> dict[str, Any]:
        return schema(person={"description": "whose age it is, as the article names the person", "type": ["string", "null"]})


def _same_name(left: str, right: str) -> bool:
    """One name is the other's end ("cole", "dana cole")."""
    a, b = left.split(), right.split()
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    return long[-len(short) :] == short or (len(a) > 1 and len(b) > 1 and a[0] == b[0] and a[-1] == b[-1])


KIND: FactKind[Age] = Ages()
