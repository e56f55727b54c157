"""The kind ``status``: at what stage something is."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from typing import Any

from reconcile.kinds.status.compare import compare, kinship
from reconcile.kinds.status.find import statuses
from reconcile.kinds.status.objects import Objects
from reconcile.kinds.status.value import Status
from reconcile.lexis.slots import match
from reconcile.lexis.synonyms import generic
from reconcile.model import Amount, Comparison, Document, Fact, FactKind, Kinship, Mention, Modality, Sentence, Verdict

_CERTAIN = 0.99
_SAME = 0.8
_PERSONAL = frozenset({"health", "case"})
_RECENT = 60
"""Days before publication after which a status is history."""


def _person(fact: Fact[Status]) -> bool:
    return fact.value.ladder in _PERSONAL and len(fact.value.object.names) > 1


def _one_occasion(left: Fact[Status], right: Fact[Status]) -> bool:
    """The same sort of occasion, on the same day, of the same people."""
    a, b = left.frame.when, right.frame.when
    day = a is not None and a == b and a.start == a.end
    return day and left.value.object.head == right.value.object.head and (match(left.value.actor, right.value.actor) or 0) >= _SAME


def _past(fact: Fact[Status]) -> bool:
    """Whether the clause speaks of a time long before the article."""
    when = fact.frame.when
    return when is not None and when.end is not None and fact.as_of is not None and (fact.as_of - when.end).days > _RECENT


class Statuses:
    """The kind ``status``."""

    name = "status"
    precedence = None

    def __init__(self) -> None:
        self._last: tuple[Document, dict[int, list[Mention[Status]]]] | None = None

    def find(self, sentence: Sentence) -> Iterator[Mention[Status]]:
        yield from self._told(sentence.document).get(sentence.index, ())

    def _told(self, document: Document) -> dict[int, list[Mention[Status]]]:
        """All statuses of a document by sentence; each knows in which other realities the article tells of it."""
        # sentences of one document come one after the other; it is read once
        if self._last is None or self._last[0] is not document:
            objects = Objects(document)
            self._last = (document, _with_others({s.index: list(statuses(s, objects)) for s in document.sentences}))
        return self._last[1]

    def blocks(self, fact: Fact[Status]) -> Iterable[str]:
        value = fact.value
        words = {w for w in value.words if not generic(w)} | {value.object.head}
        return [f"{value.ladder} {w}" for w in sorted(words) if w]

    def kinship(self, left: Fact[Status], right: Fact[Status]) -> Kinship:
        found = kinship(left.value, right.value)
        if found.verdict is Verdict.DIFFERENT:
            return found
        if left.value.ladder == "gathering" and _one_occasion(left, right):
            return Kinship(0.9, "one occasion of one day", Verdict.SAME)
        if found.verdict is None and found.score >= _CERTAIN and _person(left) and self.compare(left, right).relation.differs:
            if _past(left) or _past(right):
                return Kinship(found.score, "one is of another time", Verdict.UNSURE)
            return Kinship(found.score, "one person, named alike", Verdict.SAME)
        if left.article == right.article and self.compare(left, right).relation.differs:
            if {left.value.ongoing, right.value.ongoing} == {True, False} and left.value.stage == right.value.stage and found.score >= 0.8:
                return Kinship(found.score, "under way and still to come in one article", Verdict.SAME)
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


def _with_others(found: dict[int, list[Mention[Status]]]) -> dict[int, list[Mention[Status]]]:
    whole = [m.value for told in found.values() for m in told]
    out = {}
    for index, told in found.items():
        rows = []
        for one in told:
            value = one.value
            others = {
                o.standing
                for o in whole
                if (o.ladder, o.stage) == (value.ladder, value.stage)
                and o.standing != value.standing
                and (match(o.object, value.object) or 0) >= 0.5
            }
            rows.append(dataclasses.replace(one, value=dataclasses.replace(value, also=frozenset(others))) if others else one)
        out[index] = rows
    return out


KIND: FactKind[Status] = Statuses()
