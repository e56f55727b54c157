"""Roles told in sentences rather than in titles: "has led the league since 2003", "her years at the bank", "the seat held by Ann Lee"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reconcile.kinds.role.clauses import Clauses
from reconcile.kinds.role.phrases import Found, Phrases
from reconcile.kinds.role.value import Tenure
from reconcile.lexis import offices
from reconcile.lexis.names import fold
from reconcile.model import Document, Entity, EntityType, Sentence, Token

_LEADING = {
    "lead": "head",
    "head": "head",
    "run": "head",
    "chair": "chair",
    "co-chair": "chair",
    "found": "founder",
    "co-found": "founder",
    "own": "owner",
}
_WORKING = {"serve": "member", "work": "employee", "enlist": "member", "volunteer": "employee"}
_WORK_PLACES = {"serve": ("in", "with", "on"), "work": ("for", "at", "in", "with"), "enlist": ("in",), "volunteer": ("for", "at", "with")}
_YEARS = frozenset({"service", "career", "tenure", "time", "year", "decade", "stint", "spot", "job", "place", "membership"})
"""Nouns with which one is said to be of a body: "her years at the bank", "a spot in the reserve"."""
_TERMS = frozenset(
    {
        "term",
        "tenure",
        "stint",
        "time",
        "year",
        "service",
        "experience",
        "career",
        "work",
        "day",
        "job",
        "position",
        "role",
        "post",
        "spot",
        "election",
        "re-election",
        "reelection",
        "appointment",
        "return",
    }
)
"""Nouns that "as" ties to an office: "her tenure as governor"."""
_ENTERED = frozenset({"election", "re-election", "reelection", "appointment", "return"})
_POSTS = frozenset({"job", "position", "post", "spot", "role", "title", "place", "slot"})
_CHOOSING = frozenset({"name", "choose", "select", "pick", "appoint", "nominate", "find", "hire", "announce", "tap", "install"})
_INTERIM = frozenset({"interim", "acting", "temporary", "caretaker", "provisional"})
_FOR_GOOD = frozenset({"new", "permanent", "next", "full-time", "long-term"})
_KEEPING = frozenset(
    {"keep", "hold", "retain", "win", "get", "take", "assume", "remain", "stay", "land", "secure", "occupy", "have", "return"}
)
_LOSING = frozenset({"lose", "leave", "quit", "resign", "vacate", "relinquish", "surrender"})
_SEATED = frozenset({"hold", "vacate", "occupy", "leave", "fill"})
_SEATS = frozenset({"senate", "house", "old", "former", "congressional", "own", "assembly", "council"})
_STANDINGS = frozenset({"front-runner", "nominee"})
MAX_LENGTH = 40
"""Tokens of a statement at most."""


@dataclass(frozen=True, slots=True)
class Told:
    """A role that a sentence tells: of whom, what, and which tokens say so."""

    person: Entity
    found: Found
    first: int
    last: int


class Prose(Clauses):
    """Reads one document; all positions are token indices."""

    def __init__(self, document: Document, phrases: Phrases) -> None:
        super().__init__(document)
        self._phrases = phrases

    def read(self, sentence: Sentence) -> Iterator[Told]:
        """All roles that the sentence tells."""
        for token in sentence.tokens:
            if token.pos == "VERB":
                yield from self._verb(token, sentence)
            elif token.pos in ("NOUN", "PROPN"):
                yield from self._noun(token, sentence)
            if token.lower == "as" and token.pos in ("ADP", "SCONJ"):
                yield from self._as(token, sentence)

    # -- verbs

    def _verb(self, verb: Token, sentence: Sentence) -> Iterator[Told]:
        lemma = verb.lemma
        if lemma in _CHOOSING:
            yield from self._fills(verb, sentence)
        if lemma in _LEADING:
            yield from self._leads(verb, sentence)
        elif lemma == "represent":
            yield from self._represents(verb, sentence)
        elif lemma in _WORKING:
            for preposition in self.prepositions(verb, _WORK_PLACES[lemma]):
                yield from self._belongs(self.subject(verb), verb, preposition, _WORKING[lemma], sentence)
        elif (lemma == "employ" and verb.tag == "VBN") or (lemma == "spend" and self.child(verb, "dobj", _YEARS) is not None):
            words, office = (("by", "at"), "employee") if lemma == "employ" else (("in", "at", "with"), "member")
            for preposition in self.prepositions(verb, words):
                yield from self._belongs(self.subject(verb), verb, preposition, office, sentence)
        elif lemma == "join":
            yield from self._belongs(self.subject(verb), verb, verb, "member", sentence)
        elif lemma in ("succeed", "replace"):
            yield from self._succeeds(verb, sentence)
        elif lemma == "take" and any(self._tokens[c].lower == "over" for c in self._document.children[verb.i]):
            for preposition in self.prepositions(verb, ("from",)):
                yield from self._follows(self.subject(verb), self.object(preposition), verb, sentence)

    def _leads(self, verb: Token, sentence: Sentence) -> Iterator[Told]:
        person, body = self.person(self.subject(verb)), self.child(verb, "dobj")
        entity = self._document.references.get(body.i) if body else None
        if person is None or body is None or entity is None or entity.type is not EntityType.ORGANIZATION or self.unreal(verb):
            return
        found = self._found(_LEADING[verb.lemma], verb.i, self.end(body), self.tense(verb), entity)
        yield from self._told(person, found, verb, sentence)

    def _represents(self, verb: Token, sentence: Sentence) -> Iterator[Told]:
        """A lawyer represents a person, a lawmaker a place."""
        person, whom = self.person(self.subject(verb)), self.child(verb, "dobj")
        entity = self._document.references.get(whom.i) if whom else None
        if person is None or whom is None or entity is None or entity is person or self.unreal(verb):
            return
        office = {EntityType.PERSON: "lawyer", EntityType.PLACE: "lawmaker"}.get(entity.type)
        if office is not None:
            found = self._found(office, verb.i, self.end(whom), self.tense(verb), entity)
            yield from self._told(person, found, verb, sentence)

    def _belongs(self, subject: Token | None, at: Token, preposition: Token, office: str, sentence: Sentence) -> Iterator[Told]:
        person, noun = self.person(subject), self.child(preposition, "dobj") if preposition is at else self.object(preposition)
        body = self.body(noun, personal=preposition.lower == "for") if noun else None
        if person is None or noun is None or body is None or body is person or (at.pos == "VERB" and self.unreal(at)):
            return
        tense = self.tense(at) if at.pos == "VERB" else Tenure.PAST
        yield from self._told(person, self._found(office, at.i, self.end(noun), tense, body), at, sentence)

    def _succeeds(self, verb: Token, sentence: Sentence) -> Iterator[Told]:
        agent = [self.object(p) for p in self.prepositions(verb, ("by",))]
        if verb.tag == "VBN" and self.child(verb, "nsubjpass") is not None:
            yield from self._follows(agent[0] if agent else None, self.child(verb, "nsubjpass"), verb, sentence)
        elif verb.tag in ("VBD", "VBN", "VBZ", "VBP"):
            yield from self._follows(self.subject(verb), self.child(verb, "dobj"), verb, sentence)

    def _follows(self, successor: Token | None, before: Token | None, verb: Token, sentence: Sentence) -> Iterator[Told]:
        person, other = self.person(successor), self.person(before)
        if person is None or other is None or person is other or successor is None or before is None or self.unreal(verb):
            return
        first, last = min(verb.i, successor.i, before.i), max(verb.i + 1, self.end(before), self.end(successor))
        yield from self._told(person, self._found("successor", first, last, Tenure.PRESENT, other), verb, sentence)

    def _fills(self, verb: Token, sentence: Sentence) -> Iterator[Told]:
        """ "choosing an interim director to replace Ann Lee", "name a successor to Lee": for good, or for the time being."""
        noun = self.child(verb, "dobj")
        if noun is None or (verb.tag not in ("VB", "VBG") and not self.unreal(verb)):
            return
        words = {self._tokens[c].lower for c in self._document.children[noun.i]}
        acting = bool(words & _INTERIM)
        follows = noun.lemma in ("successor", "replacement")
        if not (acting or follows or words & _FOR_GOOD):
            return
        start = (
            noun.i
            if follows
            else next((t.i for t in self._tokens[noun.i + 1 : min(noun.i + 8, sentence.last)] if t.lemma in ("replace", "succeed")), -1)
        )
        named = [t for t in self._tokens[start + 1 : min(start + 9, sentence.last)] if self.person(t) is not None] if start >= 0 else []
        replaced = named[0] if named else self.child(noun, "poss") if follows else None
        person = self.person(replaced)
        if person is not None and replaced is not None:
            last = max(noun.i + 1, self.end(replaced))
            yield from self._told(
                person, self._found("interim replacement" if acting else "replacement", verb.i, last, Tenure.PRESENT, None), verb, sentence
            )

    # -- nouns

    def _noun(self, noun: Token, sentence: Sentence) -> Iterator[Told]:
        if noun.lemma == "seat":
            yield from self._seats(noun, sentence)
        if noun.pos == "NOUN" and noun.dep in ("nsubj", "nsubjpass", "dobj", "pobj") and noun.i not in self._document.references:
            yield from self._nameless(noun, sentence)
        if noun.lemma in _YEARS:
            for preposition in self.prepositions(noun, ("in", "at", "with", "on")):
                yield from self._belongs(self.bearer(noun), noun, preposition, "member", sentence)
            if noun.lemma == "service":
                body = next(
                    (e for c in self._document.children[noun.i] if self._tokens[c].dep == "compound" and (e := self.body(self._tokens[c]))),
                    None,
                )
                person = self.person(self.child(noun, "poss"))
                if body is not None and person is not None and body is not person:
                    yield from self._told(person, self._found("member", noun.i, noun.i + 1, Tenure.PAST, body), noun, sentence)
        if noun.lemma in _POSTS:
            yield from self._post(noun, sentence)
        if noun.lower == "one" and noun.dep == "attr":
            yield from self._one_of(noun, sentence)

    def _nameless(self, noun: Token, sentence: Sentence) -> Iterator[Told]:
        """ "the Labour front-runner": who is meant goes without saying; the standing itself is what two articles share."""
        found = self._phrases.ending(noun.i + 1, sentence)
        if found is None or found.office.name not in _STANDINGS:
            return
        self._phrases.modify(found, sentence)
        body = found.body.name if found.body is not None and found.body.type is not EntityType.PERSON else found.party.title()
        if not body or self._tokens[found.first].lower != "the":
            return
        words = f"the {body} {found.office.name}"
        yield Told(Entity(words.lower(), words, EntityType.PERSON), found, found.first, noun.i + 1)

    def _one_of(self, one: Token, sentence: Sentence) -> Iterator[Told]:
        """ "is one of Ann Lee's lawyers": an office in the plural, with its body before it."""
        person, verb = self.person(self.subject(self._tokens[one.head])), self._tokens[one.head]
        for preposition in self.prepositions(one, ("of",)):
            head = self.object(preposition)
            office = offices.match([fold(head.text).removesuffix("s")], 0) if head else None
            owner = self.child(head, "poss") if head else None
            body = self._document.references.get(owner.i) if owner else None
            if person is None or head is None or office is None or body is None or self.unreal(verb):
                continue
            found = Found(office[0], one.i, head.i + 1, self.tense(verb), body=body)
            yield from self._told(person, found, one, sentence)

    def _post(self, noun: Token, sentence: Sentence) -> Iterator[Told]:
        """ "kept the No. 2 job of majority whip": an office as a complement of the word for a post."""
        for preposition in self.prepositions(noun, ("of",)):
            head = self.object(preposition)
            found = self._phrases.ending(head.i + 1, sentence) if head else None
            governor = self._tokens[noun.head] if noun.dep in ("dobj", "attr") else self._tokens[self._tokens[noun.head].head]
            if head is None or found is None or governor.lemma not in _KEEPING | _LOSING or self.unreal(governor):
                continue
            person = self.person(self.subject(governor))
            if person is None:
                continue
            self._phrases.modify(found, sentence)
            found.last = self._phrases.complement(found, sentence)
            if governor.lemma in _LOSING:
                found.tenure = Tenure.FORMER
            yield from self._told(person, found, governor, sentence)

    def _as(self, as_: Token, sentence: Sentence) -> Iterator[Told]:
        """ "her tenure as governor", "has experience as a judge": the office after a noun or a verb that holds no office itself."""
        head = self.object(as_)
        found = self._phrases.ending(head.i + 1, sentence) if head else None
        noun = self._tokens[as_.head]
        if noun.pos != "NOUN" and as_.i and self._tokens[as_.i - 1].pos == "NOUN" and self._tokens[as_.i - 1].lemma in _TERMS:
            noun = self._tokens[as_.i - 1]  # "pointed to his years as a prosecutor": the model ties "as" to the verb
        if found is None or noun.pos not in ("NOUN", "VERB", "AUX"):
            return
        if noun.pos == "NOUN":
            if noun.lemma not in _TERMS:
                return
            bearer = self.bearer(noun)
            if bearer is None and noun.lemma in _POSTS:
                bearer = self.before(noun, sentence)
        else:
            bearer = self.subject(noun) if self.child(noun, "dobj", _TERMS) is not None else None
        person = self.person(bearer)
        if person is None:
            return
        self._phrases.modify(found, sentence)
        found.last = self._phrases.complement(found, sentence)
        if found.tenure is Tenure.PRESENT and noun.lemma not in _POSTS | _ENTERED:
            found.tenure = Tenure.PAST
        yield from self._told(person, found, noun, sentence)

    def _seats(self, seat: Token, sentence: Sentence) -> Iterator[Told]:
        """ "the seat once held by Ann Lee", "Lee's old Senate seat"."""
        owner = self.child(seat, "poss")
        between = self._tokens[owner.i + 1 : seat.i] if owner else []
        if owner is not None and owner.pos == "PROPN" and all(t.lower in _SEATS or not t.text.isalpha() or t.lower == "s" for t in between):
            yield from self._seat(owner, owner.i, sentence, last=seat.i + 1)
        for verb in self._tokens[seat.i + 1 : min(seat.i + 6, sentence.last - 2)]:
            if verb.tag == "VBN" and verb.lemma in _SEATED and self._tokens[verb.i + 1].lower == "by":
                reach = self._tokens[verb.i + 2 : min(verb.i + 7, sentence.last)]
                yield from self._seat(next((t for t in reach if self.person(t) is not None), None), seat.i, sentence)
                return

    def _seat(self, owner: Token | None, at: int, sentence: Sentence, last: int = 0) -> Iterator[Told]:
        person = self.person(owner)
        if person is not None and owner is not None:
            last = max(last, self.end(owner))
            yield from self._told(person, self._found("seat holder", min(at, owner.i), last, Tenure.PAST, None), self._tokens[at], sentence)

    # -- words

    def _told(self, person: Entity, found: Found, at: Token, sentence: Sentence) -> Iterator[Told]:
        """The statement with its bearer's name where that stands close before it."""
        first, last = min(found.first, at.i), max(found.last, at.i + 1)
        for i in range(first - 1, max(sentence.first, first - MAX_LENGTH // 2) - 1, -1):
            if self._document.references.get(i) is person:
                first = i
                while first > sentence.first and self._document.references.get(first - 1) is person:
                    first -= 1
                break
        if last - first <= MAX_LENGTH:
            yield Told(person, found, first, last)

    def _found(self, office: str, first: int, last: int, tenure: Tenure, body: Entity | None) -> Found:
        return Found(offices.offices()[office], first, last, tenure, body=body)
