"""Roles told in sentences rather than in titles: "has led the league since 2003", "her years at the bank", "the seat held by Ann Lee"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reconcile.kinds.role.phrases import Found, Phrases
from reconcile.kinds.role.value import Tenure
from reconcile.lexis import offices
from reconcile.lexis.names import fold
from reconcile.model import Document, Entity, EntityType, Sentence, Token

_UNREAL = frozenset({"will", "would", "could", "may", "might", "should", "can", "wo", "never"})
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
_KEEPING = frozenset(
    {"keep", "hold", "retain", "win", "get", "take", "assume", "remain", "stay", "land", "secure", "occupy", "have", "return"}
)
_LOSING = frozenset({"lose", "leave", "quit", "resign", "vacate", "relinquish", "surrender"})
_SEATED = frozenset({"hold", "vacate", "occupy", "leave", "fill"})
_SEATS = frozenset({"senate", "house", "old", "former", "congressional", "own", "assembly", "council"})
_FORCES = frozenset({"army", "navy", "military", "reserves", "marines", "guard", "police"})
"""Forces that are named without capitals."""
_CLIMBED = frozenset({"xcomp", "advcl", "pcomp", "conj", "acl", "prep"})
MAX_LENGTH = 40
"""Tokens of a statement at most."""


@dataclass(frozen=True, slots=True)
class Told:
    """A role that a sentence tells: of whom, what, and which tokens say so."""

    person: Entity
    found: Found
    first: int
    last: int


class Prose:
    """Reads one document; all positions are token indices."""

    def __init__(self, document: Document, phrases: Phrases) -> None:
        self._document = document
        self._tokens = document.tokens
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
        if lemma in _LEADING:
            yield from self._leads(verb, sentence)
        elif lemma == "represent":
            yield from self._represents(verb, sentence)
        elif lemma in _WORKING:
            for preposition in self._prepositions(verb, _WORK_PLACES[lemma]):
                yield from self._belongs(self.subject(verb), verb, preposition, _WORKING[lemma], sentence)
        elif (lemma == "employ" and verb.tag == "VBN") or (lemma == "spend" and self._child(verb, "dobj", _YEARS) is not None):
            words, office = (("by", "at"), "employee") if lemma == "employ" else (("in", "at", "with"), "member")
            for preposition in self._prepositions(verb, words):
                yield from self._belongs(self.subject(verb), verb, preposition, office, sentence)
        elif lemma == "join":
            yield from self._belongs(self.subject(verb), verb, verb, "member", sentence)
        elif lemma in ("succeed", "replace"):
            yield from self._succeeds(verb, sentence)
        elif lemma == "take" and any(self._tokens[c].lower == "over" for c in self._document.children[verb.i]):
            for preposition in self._prepositions(verb, ("from",)):
                yield from self._follows(self.subject(verb), self._object(preposition), verb, sentence)

    def _leads(self, verb: Token, sentence: Sentence) -> Iterator[Told]:
        person, body = self._person(self.subject(verb)), self._child(verb, "dobj")
        entity = self._document.references.get(body.i) if body else None
        if person is None or body is None or entity is None or entity.type is not EntityType.ORGANIZATION or self._unreal(verb):
            return
        found = self._found(_LEADING[verb.lemma], verb.i, self._end(body), self._tense(verb), entity)
        yield from self._told(person, found, verb, sentence)

    def _represents(self, verb: Token, sentence: Sentence) -> Iterator[Told]:
        """A lawyer represents a person, a lawmaker a place."""
        person, whom = self._person(self.subject(verb)), self._child(verb, "dobj")
        entity = self._document.references.get(whom.i) if whom else None
        if person is None or whom is None or entity is None or entity is person or self._unreal(verb):
            return
        office = {EntityType.PERSON: "lawyer", EntityType.PLACE: "lawmaker"}.get(entity.type)
        if office is not None:
            found = self._found(office, verb.i, self._end(whom), self._tense(verb), entity)
            yield from self._told(person, found, verb, sentence)

    def _belongs(self, subject: Token | None, at: Token, preposition: Token, office: str, sentence: Sentence) -> Iterator[Told]:
        person, noun = self._person(subject), self._child(preposition, "dobj") if preposition is at else self._object(preposition)
        body = self._body(noun, personal=preposition.lower == "for") if noun else None
        if person is None or noun is None or body is None or body is person or (at.pos == "VERB" and self._unreal(at)):
            return
        tense = self._tense(at) if at.pos == "VERB" else Tenure.PAST
        yield from self._told(person, self._found(office, at.i, self._end(noun), tense, body), at, sentence)

    def _succeeds(self, verb: Token, sentence: Sentence) -> Iterator[Told]:
        agent = [self._object(p) for p in self._prepositions(verb, ("by",))]
        if verb.tag == "VBN" and self._child(verb, "nsubjpass") is not None:
            yield from self._follows(agent[0] if agent else None, self._child(verb, "nsubjpass"), verb, sentence)
        elif verb.tag in ("VBD", "VBN", "VBZ", "VBP"):
            yield from self._follows(self.subject(verb), self._child(verb, "dobj"), verb, sentence)

    def _follows(self, successor: Token | None, before: Token | None, verb: Token, sentence: Sentence) -> Iterator[Told]:
        person, other = self._person(successor), self._person(before)
        if person is None or other is None or person is other or successor is None or before is None or self._unreal(verb):
            return
        first, last = min(verb.i, successor.i, before.i), max(verb.i + 1, self._end(before), self._end(successor))
        yield from self._told(person, self._found("successor", first, last, Tenure.PRESENT, other), verb, sentence)

    # -- nouns

    def _noun(self, noun: Token, sentence: Sentence) -> Iterator[Told]:
        if noun.lemma == "seat":
            yield from self._seats(noun, sentence)
        if noun.lemma in _YEARS:
            for preposition in self._prepositions(noun, ("in", "at", "with", "on")):
                yield from self._belongs(self._bearer(noun), noun, preposition, "member", sentence)
            if noun.lemma == "service":
                body = next(
                    (
                        e
                        for c in self._document.children[noun.i]
                        if self._tokens[c].dep == "compound" and (e := self._body(self._tokens[c]))
                    ),
                    None,
                )
                person = self._person(self._child(noun, "poss"))
                if body is not None and person is not None and body is not person:
                    yield from self._told(person, self._found("member", noun.i, noun.i + 1, Tenure.PAST, body), noun, sentence)
        if noun.lemma in _POSTS:
            yield from self._post(noun, sentence)
        if noun.lower == "one" and noun.dep == "attr":
            yield from self._one_of(noun, sentence)

    def _one_of(self, one: Token, sentence: Sentence) -> Iterator[Told]:
        """ "is one of Ann Lee's lawyers": an office in the plural, with its body before it."""
        person, verb = self._person(self.subject(self._tokens[one.head])), self._tokens[one.head]
        for preposition in self._prepositions(one, ("of",)):
            head = self._object(preposition)
            office = offices.match([fold(head.text).removesuffix("s")], 0) if head else None
            owner = self._child(head, "poss") if head else None
            body = self._document.references.get(owner.i) if owner else None
            if person is None or head is None or office is None or body is None or self._unreal(verb):
                continue
            found = Found(office[0], one.i, head.i + 1, self._tense(verb), body=body)
            yield from self._told(person, found, one, sentence)

    def _post(self, noun: Token, sentence: Sentence) -> Iterator[Told]:
        """ "kept the No. 2 job of majority whip": an office as a complement of the word for a post."""
        for preposition in self._prepositions(noun, ("of",)):
            head = self._object(preposition)
            found = self._phrases.ending(head.i + 1, sentence) if head else None
            governor = self._tokens[noun.head] if noun.dep in ("dobj", "attr") else self._tokens[self._tokens[noun.head].head]
            if head is None or found is None or governor.lemma not in _KEEPING | _LOSING or self._unreal(governor):
                continue
            person = self._person(self.subject(governor))
            if person is None:
                continue
            self._phrases.modify(found, sentence)
            found.last = self._phrases.complement(found, sentence)
            if governor.lemma in _LOSING:
                found.tenure = Tenure.FORMER
            yield from self._told(person, found, governor, sentence)

    def _as(self, as_: Token, sentence: Sentence) -> Iterator[Told]:
        """ "her tenure as governor", "has experience as a judge": the office after a noun or a verb that holds no office itself."""
        head = self._object(as_)
        found = self._phrases.ending(head.i + 1, sentence) if head else None
        noun = self._tokens[as_.head]
        if noun.pos != "NOUN" and as_.i and self._tokens[as_.i - 1].pos == "NOUN" and self._tokens[as_.i - 1].lemma in _TERMS:
            noun = self._tokens[as_.i - 1]  # "pointed to his years as a prosecutor": the model ties "as" to the verb
        if found is None or noun.pos not in ("NOUN", "VERB", "AUX"):
            return
        if noun.pos == "NOUN":
            if noun.lemma not in _TERMS:
                return
            bearer = self._bearer(noun)
            if bearer is None and noun.lemma in _POSTS:
                bearer = self._before(noun, sentence)
        else:
            bearer = self.subject(noun) if self._child(noun, "dobj", _TERMS) is not None else None
        person = self._person(bearer)
        if person is None:
            return
        self._phrases.modify(found, sentence)
        found.last = self._phrases.complement(found, sentence)
        if found.tenure is Tenure.PRESENT and noun.lemma not in _POSTS | _ENTERED:
            found.tenure = Tenure.PAST
        yield from self._told(person, found, noun, sentence)

    def _seats(self, seat: Token, sentence: Sentence) -> Iterator[Told]:
        """ "the seat once held by Ann Lee", "Lee's old Senate seat"."""
        owner = self._child(seat, "poss")
        between = self._tokens[owner.i + 1 : seat.i] if owner else []
        if owner is not None and owner.pos == "PROPN" and all(t.lower in _SEATS or not t.text.isalpha() or t.lower == "s" for t in between):
            yield from self._seat(owner, owner.i, sentence, last=seat.i + 1)
        for verb in self._tokens[seat.i + 1 : min(seat.i + 6, sentence.last - 2)]:
            if verb.tag == "VBN" and verb.lemma in _SEATED and self._tokens[verb.i + 1].lower == "by":
                reach = self._tokens[verb.i + 2 : min(verb.i + 7, sentence.last)]
                yield from self._seat(next((t for t in reach if self._person(t) is not None), None), seat.i, sentence)
                return

    def _seat(self, owner: Token | None, at: int, sentence: Sentence, last: int = 0) -> Iterator[Told]:
        person = self._person(owner)
        if person is not None and owner is not None:
            last = max(last, self._end(owner))
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

    def subject(self, verb: Token) -> Token | None:
        """The subject of a verb, that of the clause above where the verb has none, or the noun that a relative clause is about."""
        for _ in range(4):
            found = self._child(verb, "nsubj") or self._child(verb, "nsubjpass")
            if found is not None:
                return found
            if verb.dep == "relcl" or (verb.dep == "acl" and self._tokens[verb.head].pos in ("NOUN", "PROPN")):
                return self._tokens[verb.head]
            if verb.dep not in _CLIMBED or verb.head == verb.i:
                return None
            verb = self._tokens[verb.head]
        return None

    def _bearer(self, noun: Token) -> Token | None:
        """Whose a term, a job or a career is."""
        owner = self._child(noun, "poss")
        if owner is not None:
            return owner
        governor = self._tokens[noun.head]
        if noun.dep == "pobj":
            governor = self._tokens[governor.head]
        return self.subject(governor) if governor.pos in ("VERB", "AUX") and not self._unreal(governor) else None

    def _before(self, noun: Token, sentence: Sentence) -> Token | None:
        """The nearest person named before, in the same clause."""
        for i in range(noun.i - 1, max(sentence.first, noun.i - 16) - 1, -1):
            token = self._tokens[i]
            if token.pos in ("VERB", "AUX"):
                return None
            if token.pos == "PROPN" and self._person(token) is not None:
                return token
        return None

    def _person(self, token: Token | None) -> Entity | None:
        entity = self._document.references.get(token.i) if token else None
        return entity if entity is not None and entity.type is EntityType.PERSON else None

    def _body(self, token: Token, *, personal: bool = False) -> Entity | None:
        entity = self._document.references.get(token.i)
        if entity is not None:
            kinds = (EntityType.ORGANIZATION, EntityType.OTHER, *((EntityType.PERSON,) if personal else ()))
            return entity if entity.type in kinds else None
        if token.lower in _FORCES and any(self._tokens[c].lower in ("the", "his", "her") for c in self._document.children[token.i]):
            return Entity(fold(token.text).removesuffix("s"), token.text, EntityType.ORGANIZATION)
        return None

    def _end(self, token: Token) -> int:
        """End of the name that a token belongs to."""
        entity, end = self._document.references.get(token.i), token.i + 1
        while entity is not None and end < len(self._tokens) and self._document.references.get(end) is entity:
            end += 1
        return end

    def _tense(self, verb: Token) -> Tenure:
        helpers = {self._tokens[c].lower for c in self._document.children[verb.i] if self._tokens[c].dep in ("aux", "auxpass")}
        return Tenure.PRESENT if verb.tag in ("VBZ", "VBP") or helpers & {"has", "have", "'s", "is", "are"} else Tenure.PAST

    def _unreal(self, verb: Token) -> bool:
        children = [self._tokens[c] for c in self._document.children[verb.i]]
        return any(c.lower in _UNREAL or c.dep == "neg" or (c.lower == "to" and c.dep == "aux") for c in children)

    def _child(self, token: Token, dep: str, lemmas: frozenset[str] | None = None) -> Token | None:
        children = (self._tokens[c] for c in self._document.children[token.i])
        return next((c for c in children if c.dep == dep and (lemmas is None or c.lemma in lemmas)), None)

    def _prepositions(self, token: Token, words: tuple[str, ...]) -> list[Token]:
        children = [self._tokens[c] for c in self._document.children[token.i]]
        return [c for c in children if c.dep in ("prep", "agent") and c.lower in words]

    def _object(self, preposition: Token) -> Token | None:
        return self._child(preposition, "pobj")
