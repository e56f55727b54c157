"""The kind ``status``: at what stage something is."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from typing import Any

from reconcile.kinds.status.acts import LADDER as ACT
from reconcile.kinds.status.acts import acts
from reconcile.kinds.status.compare import compare, kinship
from reconcile.kinds.status.find import statuses
from reconcile.kinds.status.objects import Objects
from reconcile.kinds.status.progress import apart, one_act, phases_agree, two_sorts
from reconcile.kinds.status.value import Status
from reconcile.lexis.ladders import ladder
from reconcile.lexis.slots import match
from reconcile.lexis.synonyms import generic
from reconcile.lexis.topic import one_story, topic
from reconcile.model import Amount, Comparison, Document, Fact, FactKind, Kinship, Mention, Modality, Relation, Sentence, Verdict

_CERTAIN = 0.99
_SAME = 0.8
_PERSONAL = frozenset({"health", "case"})
_GROUND = 3
"""Shared words of two clauses below which the gate has too little to go by."""
_ACTS_AS_WELL = frozenset({"arrested", "charged"})
"""Stages of a case that are acts as well where it is somebody without a name: "no charges have been filed" is said of nobody named."""
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
    checkable = False
    clausal = True

    def find(self, sentence: Sentence) -> Iterator[Mention[Status]]:
        yield from sentence.document.once(_told).get(sentence.index, ())

    def blocks(self, fact: Fact[Status]) -> Iterable[str]:
        value = fact.value
        words = {w for w in value.words if not generic(w)} | {value.object.head}
        if value.about and (value.ladder == ACT or ladder(value.ladder).objects):
            # one story may call one thing by two words
            words.add("*")
        if value.ladder == ACT:
            words |= {w for w in value.actor.words if not generic(w)} if value.actor is not None else set()
            return [f"{value.ladder} {value.stage} {w}" for w in sorted(words) if w]
        return [f"{value.ladder} {w}" for w in sorted(words) if w]

    def kinship(self, left: Fact[Status], right: Fact[Status]) -> Kinship:
        if left.value.ladder == right.value.ladder == ACT:
            return one_act(left, right)
        found = kinship(left.value, right.value)
        if found.verdict is Verdict.DIFFERENT:
            return found
        if self.compare(left, right).relation is Relation.INCOMPARABLE:
            # two stages that say nothing of one another would only chain other pairs together
            return Kinship(found.score, found.reason, Verdict.UNSURE)
        if (
            Modality.PLANNED in (left.value.modality, right.value.modality)
            and apart(left, right)
            and self.compare(left, right).relation.differs
        ):
            return Kinship(found.score, "at times that do not fit", Verdict.UNSURE)
        if left.value.ladder == "suit" and found.verdict is Verdict.SAME and (_past(left) or _past(right)):
            return Kinship(found.score, "one is of another time", Verdict.UNSURE)
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
        if found.verdict is None and two_sorts(left.value.object, right.value.object) and self.compare(left, right).relation.differs:
            return Kinship(found.score, "two sorts of one thing", Verdict.UNSURE)
        if (
            found.verdict is None
            and one_story(left.value.about, right.value.about)
            and len(left.frame.terms & right.frame.terms) < _GROUND
            and self.compare(left, right).relation.differs
        ):
            # few words in common do not make them two things in one story
            return Kinship(found.score, found.reason, Verdict.UNSURE)
        return found

    def compare(self, left: Fact[Status], right: Fact[Status]) -> Comparison:
        if left.value.ladder == right.value.ladder == ACT:
            return phases_agree(left, right)
        return compare(left, right)

    def describe(self, value: Status) -> str:
        words = value.stage
        if value.told:
            return value.told if len(value.told) <= 90 else value.told[:88].rsplit(" ", 1)[0] + " …"
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


def _told(document: Document) -> dict[int, list[Mention[Status]]]:
    """All statuses of a document by sentence; each knows in which other realities the article tells of it."""
    objects = Objects(document)
    return _with_others({s.index: _all(document, s, objects) for s in document.sentences}, document.once(topic))


def _all(document: Document, sentence: Sentence, objects: Objects) -> list[Mention[Status]]:
    """The stages that a sentence tells, and the phases of acts that no ladder has."""
    found = list(statuses(sentence, objects))
    # suing is an act as well, whatever a suit is called, and so is an arrest of somebody without a name
    taken = {m.anchor for m in found if m.value.ladder != "suit" and (m.value.stage not in _ACTS_AS_WELL or m.value.object.names)}
    return found + [m for t in sentence.tokens if t.i not in taken for m in acts(document, t)]


def _with_others(found: dict[int, list[Mention[Status]]], about: frozenset[str]) -> dict[int, list[Mention[Status]]]:
    """The same mentions, each with what else the article tells of its object, and with the article's topic."""
    ladders: dict[str, dict[tuple[str, str], list[Status]]] = {}
    for told in found.values():
        for one in told:
            groups = ladders.setdefault(_group(one.value), {})
            groups.setdefault((one.value.stage, one.value.standing), []).append(one.value)
    out = {}
    for index, told in found.items():
        rows = []
        for one in told:
            value = one.value
            # only what would say something is compared
            there = [
                (stage, standing, group)
                for (stage, standing), group in ladders[_group(value)].items()
                if (standing != value.standing if stage == value.stage else standing == Modality.ASSERTED.value)
            ]
            same = [(stage, standing) for stage, standing, group in there if any(_of_one(o, value) for o in group)]
            rows.append(
                dataclasses.replace(
                    one,
                    value=dataclasses.replace(
                        value,
                        about=about,
                        also=frozenset(standing for stage, standing in same if stage == value.stage),
                        known=frozenset(stage for stage, _ in same if stage != value.stage),
                    ),
                )
            )
        out[index] = rows
    return out


def _group(value: Status) -> str:
    """Statuses of other groups are never of one object: another ladder, or another act."""
    return f"{value.ladder} {value.stage}" if value.ladder == ACT else value.ladder


def _of_one(left: Status, right: Status) -> bool:
    if left.ladder == ACT:
        if left.stage != right.stage:
            return False
        fits = [match(left.object, right.object), match(left.actor, right.actor)]
        return all(f is None or f >= 0.5 for f in fits)
    return (match(left.object, right.object) or 0) >= 0.5


KIND: FactKind[Status] = Statuses()
