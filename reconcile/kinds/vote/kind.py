"""Votes as objects: how many for, against, abstained, and in which body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from reconcile.model import Amount, Comparison, Fact, FactKind, Kinship, Mention, Relation, Sentence, Span, Verdict

_TALLY = re.compile(r"(?<![\w.,$-])(\d{1,3})\s?(?:-|–|to)\s?(\d{1,3})(?![\w%,.]?\d|-\d|\w)")
_CUE = re.compile(r"\b(vot(?:e|es|ed|ing)|approv|pass|reject|defeat|confirm|ballot|tally|margin|ruling|ruled|decision|override|overrid)", re.I)


@dataclass(frozen=True, slots=True)
class Vote:
    """A tally; ``abstained`` None where it is not said, ``body`` "" where it is not said."""

    ayes: int
    noes: int
    abstained: int | None = None
    body: str = ""


class Votes:
    """The kind ``vote``."""

    name = "vote"
    precedence = 90

    def find(self, sentence: Sentence) -> Iterator[Mention[Vote]]:
        text = sentence.text
        if not _CUE.search(text):
            return
        for m in _TALLY.finditer(text):
            span = Span(sentence.start + m.start(), sentence.start + m.end())
            tokens = sentence.tokens_in(span)
            yield Mention(Vote(int(m[1]), int(m[2])), span, tokens[-1].i, "tally")

    def blocks(self, fact: Fact[Vote]) -> Iterable[str]:
        return ("vote",)

    def kinship(self, left: Fact[Vote], right: Fact[Vote]) -> Kinship:
        if left.value.body and right.value.body and left.value.body != right.value.body:
            return Kinship(0.0, "votes of two bodies", Verdict.DIFFERENT)
        return Kinship(0.6, "two votes")

    def compare(self, left: Fact[Vote], right: Fact[Vote]) -> Comparison:
        if (left.value.ayes, left.value.noes) == (right.value.ayes, right.value.noes):
            return Comparison(Relation.AGREE, "Both give the same tally.")
        return Comparison(Relation.CONFLICT, f"One vote has one tally: {self.describe(left.value)} and {self.describe(right.value)} cannot both be right.")

    def describe(self, value: Vote) -> str:
        return f"{value.ayes}-{value.noes}"

    def normalize(self, value: Vote) -> dict[str, Any]:
        return {"for": value.ayes, "against": value.noes, "abstained": value.abstained, "body": value.body or None}

    def question(self, left: Fact[Vote], right: Fact[Vote]) -> str:
        return "What does the official roll call say?"

    def amount(self, fact: Fact[Vote]) -> Amount | None:
        return None

    def value_schema(self) -> dict[str, Any]:
        count = {"type": ["integer", "null"], "minimum": 0}
        return {
            "type": "object",
            "properties": {"for": count, "against": count, "abstained": count, "body": {"type": ["string", "null"]}},
            "required": ["for", "against", "abstained", "body"],
            "additionalProperties": False,
        }


KIND: FactKind[Vote] = Votes()
