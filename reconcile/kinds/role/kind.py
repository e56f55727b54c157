"""The kind ``role``: who holds which office, job or relation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from reconcile.kinds.role.compare import compare, kinship, phrase
from reconcile.kinds.role.find import Reader
from reconcile.kinds.role.value import Role
from reconcile.model import Amount, Comparison, Document, Fact, FactKind, Kinship, Mention, Sentence


class Roles:
    """The kind ``role``."""

    name = "role"
    precedence = None
    checkable = True
    clausal = False

    def __init__(self) -> None:
        self._last: tuple[Document, dict[int, list[Mention[Role]]]] | None = None

    def find(self, sentence: Sentence) -> Iterator[Mention[Role]]:
        # sentences of one document come one after the other; it is read once
        if self._last is None or self._last[0] is not sentence.document:
            self._last = (sentence.document, Reader(sentence.document).roles())
        yield from self._last[1].get(sentence.index, ())

    def blocks(self, fact: Fact[Role]) -> Iterable[str]:
        words = fact.value.person.split()
        return tuple(dict.fromkeys((words[-1], f"{words[0]} {fact.value.office}"))) if words else ()

    def kinship(self, left: Fact[Role], right: Fact[Role]) -> Kinship:
        return kinship(left, right)

    def compare(self, left: Fact[Role], right: Fact[Role]) -> Comparison:
        return compare(left, right)

    def describe(self, value: Role) -> str:
        return f"{value.name}: {phrase(value)}"

    def normalize(self, value: Role) -> dict[str, Any]:
        return {
            "person": value.name,
            "office": value.office,
            "body": value.body_name or None,
            "tenure": value.tenure.value,
            "acting": value.acting,
            "party": value.party or None,
        }

    def question(self, left: Fact[Role], right: Fact[Role]) -> str:
        return f"Which office does {left.value.name} hold now?"

    def amount(self, fact: Fact[Role]) -> Amount | None:
        return None

    def value_schema(self) -> dict[str, Any]:
        text, optional = {"type": "string"}, {"type": ["string", "null"]}
        return {
            "type": "object",
            "properties": {
                "person": text, "office": text, "body": optional, "tenure": {"enum": ["present", "former", "past"]}, "acting": {"type": "boolean"}, "party": optional,
            },
            "required": ["person", "office", "body", "tenure", "acting", "party"],
            "additionalProperties": False,
        }  # fmt: skip


KIND: FactKind[Role] = Roles()
