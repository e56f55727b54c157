"""The kind ``place``: where something happened, and where persons are from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from reconcile.kinds.place.compare import compare, kinship
from reconcile.kinds.place.find import places
from reconcile.kinds.place.value import Where
from reconcile.model import Amount, Comparison, Document, Fact, FactKind, Kinship, Mention, Sentence


class Places:
    """The kind ``place``."""

    name = "place"
    precedence = None
    checkable = False
    clausal = True

    def __init__(self) -> None:
        self._last: tuple[Document, dict[int, list[Mention[Where]]]] | None = None

    def find(self, sentence: Sentence) -> Iterator[Mention[Where]]:
        # sentences of one document come one after the other; it is read once
        if self._last is None or self._last[0] is not sentence.document:
            self._last = (sentence.document, places(sentence.document))
        yield from self._last[1].get(sentence.index, ())

    def blocks(self, fact: Fact[Where]) -> Iterable[str]:
        value = fact.value
        if value.relation == "home":
            return (f"home {value.of}",)
        return (
            (f"at {value.key}", f"near {value.key[:3]} {len(value.key)}", f"near {value.key[:3]} {len(value.key) + 1}")
            if value.named
            else (f"at {value.key}",)
        )

    def kinship(self, left: Fact[Where], right: Fact[Where]) -> Kinship:
        return kinship(left, right)

    def compare(self, left: Fact[Where], right: Fact[Where]) -> Comparison:
        return compare(left, right)

    def describe(self, value: Where) -> str:
        words = {"home": "from", "from": "from", "in": "in", "near": "near", "under": "under"}[value.relation]
        return f"{words} {value.text}"

    def normalize(self, value: Where) -> dict[str, Any]:
        return {"place": value.text, "relation": value.relation, "of": value.of_name or value.of or None, "level": value.level or None}

    def question(self, left: Fact[Where], right: Fact[Where]) -> str:
        if left.value.relation == "home":
            return f"Where does {left.value.of_name} live?"
        return f"Which is right: {self.describe(left.value)}, or {self.describe(right.value)}?"

    def amount(self, fact: Fact[Where]) -> Amount | None:
        return None

    def value_schema(self) -> dict[str, Any]:
        text, optional = {"type": "string"}, {"type": ["string", "null"]}
        return {
            "type": "object",
            "properties": {"place": text, "relation": {"enum": ["home", "in", "near", "under"]}, "of": optional, "level": optional},
            "required": ["place", "relation", "of", "level"],
            "additionalProperties": False,
        }


KIND: FactKind[Where] = Places()
