"""A made-up kind for the tests of the stages: how many people marched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from reconcile.model import Amount, Comparison, Fact, Kinship, Mention, Relation, Sentence


class Crowd:
    """Whole numbers; equal ones agree, others conflict."""

    name = "crowd"
    precedence = None
    checkable = True
    clausal = False

    def find(self, sentence: Sentence) -> Iterator[Mention[int]]:
        return iter(())

    def blocks(self, fact: Fact[int]) -> Iterable[str]:
        return ("all",)

    def kinship(self, left: Fact[int], right: Fact[int]) -> Kinship:
        return Kinship(0.5, "two crowds")

    def compare(self, left: Fact[int], right: Fact[int]) -> Comparison:
        if left.value == right.value:
            return Comparison(Relation.AGREE, "Both give one number.")
        return Comparison(Relation.CONFLICT, "One crowd has one size.")

    def describe(self, value: int) -> str:
        return f"{value} people"

    def normalize(self, value: int) -> dict[str, Any]:
        return {"value": value}

    def question(self, left: Fact[int], right: Fact[int]) -> str:
        return "Who counted?"

    def amount(self, fact: Fact[int]) -> Amount | None:
        return None

    def value_schema(self) -> dict[str, Any]:
        return {"type": "object"}
