"""Reading offices: titles before names, appositions after them, copulas and verbs of appointment."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from reconcile.kinds.role.phrases import Found, Phrases
from reconcile.kinds.role.prose import Prose
from reconcile.kinds.role.value import Role, Tenure
from reconcile.lexis.names import fold
from reconcile.lexis.places import level
from reconcile.model import Document, Entity, EntityType, Mention, Sentence, Span, Token

_OF_PLACES = frozenset(
    {
        "governor",
        "vice governor",
        "mayor",
        "vice mayor",
        "head",
        "vice",
        "federal legislator",
        "state legislator",
        "attorney general",
        "monarch",
        "secretary",
        "ambassador",
        "minister",
        "council",
        "prosecutor",
        "sheriff",
    }
)
"""Families whose holders are told apart by the place in brackets; a whip's state is not what he is whip of."""
_BE = frozenset({"be", "become", "remain"})
_SERVE = frozenset({"serve", "work", "act", "continue", "start", "begin", "stay", "remain", "volunteer"})
_LEAVE = frozenset({"resign", "retire", "quit", "leave", "depart"})
_REMOVE = frozenset({"fire", "oust", "dismiss", "sack", "remove", "suspend"})
_CHOOSE = frozenset(
    {"elect", "re-elect", "reelect", "appoint", "reappoint", "name", "choose", "confirm", "promote", "select", "hire", "tap", "install", "recruit", "designate", "pick"}
)  # fmt: skip
_UNREAL = frozenset({"will", "would", "could", "may", "might", "should", "can", "wo"})


class Reader:
    """Reads all roles of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._tokens = document.tokens
        self._folded = [fold(t.text) for t in document.tokens]
        self._phrases = Phrases(document)
        self._prose = Prose(document, self._phrases)

    def roles(self) -> dict[int, list[Mention[Role]]]:
        """Mentions by the index of their sentence; a statement made before is not repeated."""
        out: dict[int, list[Mention[Role]]] = {}
        seen: set[tuple[object, ...]] = set()
        for sentence in self._document.sentences:
            for mention in sorted(self._sentence(sentence), key=lambda m: (m.span.start, m.span.end, m.value.office)):
                v = mention.value
                if v.family == "service" and not v.body:
                    continue  # "a member": of what?
                # a title says it in passing, a sentence tells it: both are worth showing
                key = (v.person, v.office, v.tenure, v.acting, mention.rule in ("verb", "prose"), v.body)
                if key in seen or (not v.body and any(k[:5] == key[:5] for k in seen)):
                    continue
                seen.add(key)
                out.setdefault(sentence.index, []).append(mention)
        return _told_apart(out)

    def _sentence(self, sentence: Sentence) -> Iterator[Mention[Role]]:
        for first, last, entity in self._names(sentence):
            end, party, place = self._phrases.bracket(last, sentence)
            before = self._phrases.before(first, sentence)
            for found in before:
                if found.body is None and place is not None and found.office.family in _OF_PLACES:
                    found.body = place
                found.party = found.party or party
                yield self._mention(entity, found, min(found.first, first), max(end if (party or place) else last, last), "title")
            for found in self._phrases.after(last, end, sentence):
                yield self._mention(entity, found, first, found.last, "apposition")
            turned = self._phrases.turned(first, last, sentence)
            if turned is not None and not before:
                yield self._mention(entity, turned, min(turned.first, first), last, "apposition")
        told = list(self._prose.read(sentence))
        bodies = {t.person.key: t.found.body for t in told if t.found.office.family == "service" and t.found.body is not None}
        for mention in self._verbs(sentence):
            value, body = mention.value, bodies.get(mention.value.person)
            if body is not None and not value.body and value.family not in ("kin", "tie", "trade", "candidate"):
                # "served in the agency before retiring as director": director of the agency
                value = dataclasses.replace(value, body=body.key, body_name=body.name)
            yield dataclasses.replace(mention, value=value)
        for t in told:
            yield self._mention(t.person, t.found, t.first, t.last, "prose")

    def _mention(self, entity: Entity, found: Found, first: int, last: int, rule: str) -> Mention[Role]:
        body, shown = self._chamber(found)
        if found.body and not body:
            body, shown = found.body.key, found.body.name
            if found.body.type is EntityType.PLACE and (shown.endswith(".") or shown.isupper()) and level(body):
                shown = body.title()
        role = Role(
            entity.key, entity.name, found.office.name, found.office.family, found.office.unique, body, shown, found.tenure, found.acting, found.party,
        )  # fmt: skip
        span = Span(self._tokens[first].start, self._tokens[last - 1].end)
        return Mention(role, span, found.last - 1 if first <= found.last - 1 < last else first, rule, span, entity.name)

    def _chamber(self, found: Found) -> tuple[str, str]:
        """The body that the title itself names: "Senate majority leader"."""
        if "white house" in found.words:
            return "white house", "White House"
        for word, key in (("senate", "senate"), ("house", "house of representatives"), ("assembly", "assembly")):
            if word in found.words.split():
                return key, key.title()
        return "", ""

    def _names(self, sentence: Sentence) -> Iterator[tuple[int, int, Entity]]:
        """Persons named in a sentence: first token, end, entity."""
        i = sentence.first
        while i < sentence.last:
            entity = self._document.references.get(i)
            if (
                entity is None
                or entity.type is not EntityType.PERSON
                or not self._tokens[i].text[0].isupper()
                or self._tokens[i].pos == "PRON"
            ):
                i += 1
                continue
            end = i + 1
            while end < sentence.last and self._document.references.get(end) is entity and self._tokens[end].pos != "PRON":
                end += 1
            yield i, end, entity
            i = end

    # -- verbs

    def _verbs(self, sentence: Sentence) -> Iterator[Mention[Role]]:
        for token in sentence.tokens:
            if token.dep not in ("attr", "oprd", "pobj", "dobj", "xcomp") or token.pos not in ("NOUN", "PROPN"):
                continue
            found = self._phrases.ending(token.i + 1, sentence)
            if found is None:
                continue
            person, verb = self._whose(token, found)
            if person is None or verb is None:
                continue
            entity = self._document.references.get(person.i)
            if (
                entity is None
                or entity.type is not EntityType.PERSON
                or any(self._folded[c] in _UNREAL or self._tokens[c].dep == "neg" for c in self._document.children[verb.i])
            ):
                continue
            self._phrases.modify(found, sentence)
            found.last = self._phrases.complement(found, sentence)
            if found.body is None and found.office.family in ("kin", "tie", "lawyer", "adviser"):
                continue
            first, last = min(person.i, found.first), max(person.i + 1, found.last)
            while (
                first > sentence.first and first == person.i and person.pos != "PRON" and self._document.references.get(first - 1) is entity
            ):
                first, person = first - 1, self._tokens[first - 1]
            if last - first > 40:
                continue
            yield self._mention(entity, found, first, last, "verb")

    def _whose(self, token: Token, found: Found) -> tuple[Token | None, Token | None]:
        """The person of an office that a verb gives, and that verb."""
        head = self._tokens[token.head]
        as_ = False
        if token.dep == "pobj" and head.lower == "as":
            head, as_ = self._tokens[head.head], True
            if head.lower in ("term", "stint", "job", "position", "role", "tenure"):
                return None, None
        if head.pos not in ("VERB", "AUX"):
            return None, None
        lemma = head.lemma
        children = [self._tokens[c] for c in self._document.children[head.i]]
        subject = next((c for c in children if c.dep == "nsubj"), None)
        passive = next((c for c in children if c.dep == "nsubjpass"), None)
        target = next((c for c in children if c.dep in ("dobj", "nsubj") and c.i != token.i and c.i > head.i), None)
        if token.dep in ("attr", "oprd", "xcomp") and lemma in _BE and not as_:
            if head.lower in ("was", "were"):
                found.tenure = Tenure.PAST
            return subject, head
        if as_ and lemma in _SERVE:
            if head.tag in ("VBD", "VBN"):
                found.tenure = Tenure.PAST
            return self._prose.subject(head), head
        particles = {c.lower for c in children if c.dep in ("prt", "advmod")}
        if as_ and (lemma in _LEAVE or (lemma == "step" and particles & {"down", "aside"})):
            found.tenure = Tenure.FORMER
            return self._prose.subject(head), head
        if as_ and lemma in _REMOVE:
            found.tenure = Tenure.FORMER
            return passive or target, head
        won = (
            lemma == "win"
            and target is not None
            and target.lemma in ("election", "re-election", "reelection", "term", "vote", "contest", "race")
        )
        if as_ and (won or (lemma == "return" and not target) or (lemma in ("take", "step") and particles & {"over", "in"})):
            return self._prose.subject(head), head
        if lemma in _CHOOSE and (as_ or token.dep in ("oprd", "attr", "dobj", "xcomp")):
            return passive or target, head
        return None, None


def _told_apart(found: dict[int, list[Mention[Role]]]) -> dict[int, list[Mention[Role]]]:
    """Let each role know what else the article says of the person, and who else has the office."""
    listed = [m for ms in found.values() for m in ms]
    also: dict[str, set[str]] = {}
    holders: dict[tuple[str, str], set[str]] = {}
    for m in listed:
        also.setdefault(m.value.person, set()).add(f"{m.value.office}/{m.value.tenure.value}")
        holders.setdefault((m.value.office, m.value.body), set()).add(m.value.person)
    return {
        index: [
            dataclasses.replace(
                m,
                value=dataclasses.replace(
                    m.value,
                    also=tuple(sorted(also[m.value.person])),
                    rivals=tuple(sorted(holders[m.value.office, m.value.body] - {m.value.person})),
                ),
            )
            for m in mentions
        ]
        for index, mentions in found.items()
    }
