"""The kind ``status``: at what stage something is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from reconcile.kinds.status.compare import compare, kinship
from reconcile.kinds.status.find import statuses
from reconcile.kinds.status.objects import Objects
from reconcile.kinds.status.value import Status
from reconcile.lexis.synonyms import generic
from reconcile.model import Amount, Comparison, Document, Fact, FactKind, Kinship, Mention, Modality, Sentence, Verdict


class Statuses:
    """The kind ``status``."""

    name = "status"
    precedence = None

    def __init__(self) -> None:
        self._last: tuple[Document, Objects] | None = None

    def find(self, sentence: Sentence) -> Iterator[Mention[Status]]:
        return statuses(sentence, self._objects(sentence.document))

    def _objects(self, document: Document) -> Objects:
        # sentences of one document come one after the other; what it introduces is gathered once
        if self._last is None or self._last[0] is not document:
            self._last = (document, Objects(document))
        return self._last[1]

    def blocks(self, fact: Fact[Status]) -> Iterable[str]:
        value = fact.value
        words = {w for w in value.words if not generic(w)} | {value.object.head}
        return [f"{value.ladder} {w}" for w in sorted(words) if w]

    def kinship(self, left: Fact[Status], right: Fact[Status]) -> Kinship:
        found = kinship(left.value, right.value)
        if found.verdict is Verdict.DIFFERENT:
            return found
        if left.article == right.article and self.compare(left, right).relation.differs:
            return Kinship(found.score, "one article tells of both", Verdict.UNSURE)
        return found

    def compare(self, left: Fact[Status], right: Fact[Status]) -> Comparison:
        return compare(left, right)

    def describe(self, value: Status) -> str:
        words = value.stage
        if value.body:
            words += f" in the {value.body.capitalize()}" if value.state or value.stage != "passed" else f" the {value.body.capitalize()}"
        if value.negated:
            words = f"not {words}"
        if value.modality is not Modality.ASSERTED:
            words += f" ({value.modality.value})"
        return f"{value.object.text[:60]}: {words}"

    def normalize(self, value: Status) -> dict[str, Any]:
        return {
            "object": value.object.text,
            "stage": value.stage,
            "body": value.body or None,
            "ladder": value.ladder,
            "negated": value.negated,
            "modality": value.modality.value,
        }

    def question(self, left: Fact[Status], right: Fact[Status]) -> str:
        return f"Where does {left.value.object.text} stand now?"

    def amount(self, fact: Fact[Status]) -> Amount | None:
        return None

    def value_schema(self) -> dict[str, Any]:
        return {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "object": {"type": "string"},
                "stage": {"type": "string"},
                "body": {"type": ["string", "null"]},
                "ladder": {"type": "string"},
                "negated": {"type": "boolean"},
                "modality": {"enum": [m.value for m in Modality]},
            },
            "required": ["object", "stage", "body", "ladder", "negated", "modality"],
        }


KIND: FactKind[Status] = Statuses()
