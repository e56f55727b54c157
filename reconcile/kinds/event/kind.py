"""The kind ``event``: who did what to whom."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from typing import Any

from reconcile.kinds.event.alignment import alignment, pair_keys, retold
from reconcile.kinds.event.clauses import Told, clauses
from reconcile.kinds.event.compare import compare
from reconcile.kinds.event.details import compared, detail
from reconcile.kinds.event.kinship import FINAL, kinship, other_slots, strong
from reconcile.kinds.event.nominals import landmarks, nominals
from reconcile.kinds.event.orders import SHAPE as ORDER
from reconcile.kinds.event.orders import compared as order_compared
from reconcile.kinds.event.orders import kinship as order_kinship
from reconcile.kinds.event.orders import orders
from reconcile.kinds.event.toll import toll, toll_comparison, toll_kinship
from reconcile.kinds.event.value import Event
from reconcile.lexis.exclusives import chosen
from reconcile.lexis.synonyms import generic
from reconcile.model import Amount, Comparison, Document, Fact, FactKind, Kinship, Mention, Sentence, Verdict

_NEARLY_ALL = 0.8
_SURE = 0.87
"""Fit of the slots from which two events agree whatever the words around them; lower, and clauses of one topic pass for one event."""
_CLOSE = 3
"""Shared items that outweigh other names in a loosely told slot."""


_LEADING = frozenset(
    {"that", "if", "after", "who", "which", "whose", "when", "while", "because", "and", "but", "as", "before", "though", "although"}
)


def plain_words(text: str) -> str:
    """A clause without the word that joins it to another, and without a quotation mark that lost its partner."""
    words = text.split()
    while len(words) > 1 and words[0].lower() in _LEADING:
        words.pop(0)
    out = " ".join(words)
    if out.count('"') % 2 or out.count("“") != out.count("”"):
        out = out.replace('"', "").replace("“", "").replace("”", "")
    return out.strip(" ,;:–—-")


class Events:
    """The kind ``event``."""

    name = "event"
    precedence = None
    checkable = False
    clausal = True

    def find(self, sentence: Sentence) -> Iterator[Mention[Event]]:
        for one in sentence.document.once(_all).get(sentence.index, ()):
            yield Mention(one.event, one.value, one.anchor, one.rule, evidence=one.span)

    def blocks(self, fact: Fact[Event]) -> Iterable[str]:
        event = fact.value
        if event.shape == ORDER:
            return [event.family]
        tolls = [f"toll {event.family}"] if toll(event) else []
        return [*tolls, *(f"{event.family} {w}" for w in sorted(event.words) if not generic(w)), *pair_keys(event)]

    def kinship(self, left: Fact[Event], right: Fact[Event]) -> Kinship:
        if ORDER in (left.value.shape, right.value.shape):
            return order_kinship(left, right)
        counted = toll_kinship(left, right)
        if counted is not None:
            return counted
        apart = detail(left, right)
        if apart is not None and apart.sure:
            return Kinship(0.9, f"told alike but for one thing: {apart.what}", Verdict.SAME)
        found = self._kinship(left.value, right.value, within=left.article == right.article)
        if found.verdict is Verdict.DIFFERENT:
            return found
        relation = self.compare(left, right).relation
        if not relation.agrees and not (relation.differs and strong(left.value, right.value)):
            return Kinship(found.score, found.reason, Verdict.UNSURE)
        if _two_speakers(left, right):
            return Kinship(found.score, "said by two people, perhaps of two things", Verdict.UNSURE)
        if left.article == right.article and relation.differs:
            return Kinship(found.score, "one article, two events", Verdict.UNSURE)
        if found.verdict is None and relation.agrees and found.score >= _SURE and found == kinship(left.value, right.value):
            # the slots say more than the words around them; words that two clauses merely share do not
            return Kinship(found.score, found.reason, Verdict.SAME)
        return found

    def _kinship(self, left: Event, right: Event, *, within: bool) -> Kinship:
        """By the slots of one act, or else by what the two clauses share."""
        found = kinship(left, right)
        if within or found.verdict is None or found.verdict is Verdict.SAME or found.reason in FINAL:
            return found
        if left.family != right.family:
            return alignment(left, right) or retold(left, right) or found
        if other_slots(left, right):
            # "hundreds attended the vigil", "the vigil drew hundreds": the roles are turned, the rest is all there
            return alignment(left, right, _CLOSE, _NEARLY_ALL) or found
        return alignment(left, right, _CLOSE if found.verdict is Verdict.DIFFERENT else 1) or found

    def compare(self, left: Fact[Event], right: Fact[Event]) -> Comparison:
        if ORDER in (left.value.shape, right.value.shape) and left.id != right.id:
            return order_compared(left, right)
        return toll_comparison(left, right) or compared(left, right) or compare(left, right)

    def describe(self, value: Event) -> str:
        said = plain_words(value.text) or value.text
        lead = ""
        if value.shape != ORDER and value.agent is not None and value.agent.text and not said.startswith(value.agent.text):
            lead = f"{value.agent.text}: "
        text = lead + said
        return text if len(text) <= 90 else text[:88].rsplit(" ", 1)[0] + " …"

    def normalize(self, value: Event) -> dict[str, Any]:
        return {
            "predicate": value.predicate,
            "agent": value.agent.text if value.agent else None,
            "object": value.object.text if value.object else None,
            "negated": value.negated,
            "modality": value.modality.value,
        }

    def question(self, left: Fact[Event], right: Fact[Event]) -> str:
        return f"Which is right: “{left.quote[:120]}” or “{right.quote[:120]}”?"

    def amount(self, fact: Fact[Event]) -> Amount | None:
        return None

    def value_schema(self) -> dict[str, Any]:
        text = {"type": ["string", "null"]}
        return {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "predicate": {"type": "string"},
                "agent": text,
                "object": text,
                "negated": {"type": "boolean"},
                "modality": {"enum": ["asserted", "planned", "possible", "alleged"]},
            },
            "required": ["predicate", "agent", "object", "negated", "modality"],
        }


def _two_speakers(left: Fact[Event], right: Fact[Event]) -> bool:
    """Whether two named people say it and one side's agent is not known ("I support it" by two senators)."""
    if left.value.quoted or right.value.quoted:
        a, b = _speakers(left), _speakers(right)
        return bool(a and b and not a & b)
    if left.value.agent is not None and right.value.agent is not None:
        return False
    said = [
        {w.strip(".,").lower() for w in f.frame.attribution[-1].split() if w[:1].isupper()} for f in (left, right) if f.frame.attribution
    ]
    return len(said) == 2 and all(said) and not said[0] & said[1]


def _speakers(fact: Fact[Event]) -> set[str]:
    """Names of who says it: the last source, or who is told to call it so."""
    if fact.frame.attribution:
        return {w.strip(".,").lower() for w in fact.frame.attribution[-1].split() if w[:1].isupper()}
    return set() if fact.value.quoted or fact.value.agent is None else set(fact.value.agent.names)


def _all(document: Document) -> dict[int, list[Told]]:
    """All events of a document by sentence; each knows in which other realities the article tells of it."""
    found = {}
    for sentence in document.sentences:
        told = [
            *clauses(document, sentence.first, sentence.last),
            *nominals(document, sentence.first, sentence.last),
            *landmarks(document, sentence.first, sentence.last),
            *orders(document, sentence.first, sentence.last),
        ]
        found[sentence.index] = sorted(told, key=lambda t: (t.anchor, t.rule))
    return _with_others(_with_choices(document, _with_orders(found)))


def _with_orders(found: dict[int, list[Told]]) -> dict[int, list[Told]]:
    """The same; each order of two happenings knows every one that the article tells of them."""
    every: dict[str, frozenset[str]] = {}
    for told in found.values():
        for one in told:
            if one.event.shape == ORDER:
                every[one.event.family] = every.get(one.event.family, frozenset()) | one.event.choices
    if not every:
        return found
    return {
        index: [
            dataclasses.replace(one, event=dataclasses.replace(one.event, choices=every[one.event.family]))
            if one.event.shape == ORDER
            else one
            for one in told
        ]
        for index, told in found.items()
    }


def _with_choices(document: Document, found: dict[int, list[Told]]) -> dict[int, list[Told]]:
    """The same; each that has a word which excludes others knows which of those the article has."""
    every = chosen(t.lower for t in document.tokens)
    if not every:
        return found
    out = {}
    for index, told in found.items():
        rows = []
        for one in told:
            if one.event.shape == ORDER:
                rows.append(one)
                continue
            sets = {c.rpartition(" ")[0] for c in chosen(w for s in one.event.slots for w in s.text.lower().split())}
            choices = frozenset(c for c in every if c.rpartition(" ")[0] in sets) if sets else frozenset()
            rows.append(dataclasses.replace(one, event=dataclasses.replace(one.event, choices=choices)) if choices else one)
        out[index] = rows
    return out


@dataclasses.dataclass(slots=True)
class _Elsewhere:
    """The events of one family and one standing."""

    words: set[str] = dataclasses.field(default_factory=set)
    any: bool = False
    """Whether one of them fits whatever the words: it has none, or is a toll."""


def _with_others(found: dict[int, list[Told]]) -> dict[int, list[Told]]:
    families: dict[str, dict[str, _Elsewhere]] = {}
    for told in found.values():
        for one in told:
            there = families.setdefault(one.event.family, {}).setdefault(one.event.standing, _Elsewhere())
            words = one.event.words
            there.words |= words
            there.any |= not words or toll(one.event) is not None
    out = {}
    for index, told in found.items():
        rows = []
        for one in told:
            event = one.event
            own, words = event.standing, event.words
            others = {
                standing
                for standing, there in families[event.family].items()
                if standing != own and (not words or there.any or not there.words.isdisjoint(words))
            }
            rows.append(dataclasses.replace(one, event=dataclasses.replace(event, also=frozenset(others))) if others else one)
        out[index] = rows
    return out


KIND: FactKind[Event] = Events()
