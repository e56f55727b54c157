"""The kind ``name``: how names are spelled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from reconcile.kinds.name.compare import compare, kinship
from reconcile.kinds.name.find import spellings
from reconcile.kinds.name.value import Spelling
from reconcile.model import Amount, Comparison, Fact, FactKind, Kinship, Mention, Sentence


class Names:
    """The kind ``name``."""

    name = "name"
    precedence = None
    checkable = True
    clausal = False

    def find(self, sentence: Sentence) -> Iterator[Mention[Spelling]]:
        yield from sentence.document.once(spellings).get(sentence.index, ())

    def blocks(self, fact: Fact[Spelling]) -> Iterable[str]:
        """The letters with one left out (two names a letter apart share one), and for persons the first and last word."""
        value = fact.value
        joined = value.joined
        yield joined
        if value.sort == "number":
            yield f"number {value.words[0]}"
        elif value.sort != "person" and len(value.words) > 1:
            yield f"lead {value.words[0]} {value.words[1]}"
        if len(joined) >= 5:
            yield from (f"{joined[:i]}{joined[i + 1 :]}" for i in range(len(joined)))
        if value.sort == "person" or value.alone:
            yield f"first {value.words[0]}"
            last = value.words[-1]
            yield from (f"last {last[:i]}{last[i + 1 :]}" for i in range(len(last)))

    def kinship(self, left: Fact[Spelling], right: Fact[Spelling]) -> Kinship:
        return kinship(left, right)

    def compare(self, left: Fact[Spelling], right: Fact[Spelling]) -> Comparison:
        return compare(left, right)

    def describe(self, value: Spelling) -> str:
        return value.form

    def normalize(self, value: Spelling) -> dict[str, Any]:
        return {"name": value.form, "folded": value.key, "sort": value.sort}

    def question(self, left: Fact[Spelling], right: Fact[Spelling]) -> str:
        return f"How is it spelled: {left.value.form} or {right.value.form}?"

    def amount(self, fact: Fact[Spelling]) -> Amount | None:
        return None

    def value_schema(self) -> dict[str, Any]:
        text = {"type": "string"}
        return {
            "type": "object",
            "properties": {"name": text, "folded": text, "sort": {"enum": ["person", "organization", "place", "work", "other", "number"]}},
            "required": ["name", "folded", "sort"],
            "additionalProperties": False,
        }


KIND: FactKind[Spelling] = Names()
