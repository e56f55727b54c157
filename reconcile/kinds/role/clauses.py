"""Reading the parse around a verb or a noun: its subject, its object, whose it is, when it holds."""

from __future__ import annotations

from reconcile.kinds.role.value import Tenure
from reconcile.lexis.names import fold
from reconcile.model import Document, Entity, EntityType, Sentence, Token

_UNREAL = frozenset({"will", "would", "could", "may", "might", "should", "can", "wo", "never"})
_FORCES = frozenset({"army", "navy", "military", "reserves", "marines", "guard", "police"})
"""Forces that are named without capitals."""
_CLIMBED = frozenset({"xcomp", "advcl", "pcomp", "conj", "acl", "prep"})


class Clauses:
    """One document's parse; all positions are token indices."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._tokens = document.tokens

    def subject(self, verb: Token) -> Token | None:
        """The subject of a verb, that of the clause above where the verb has none, or the noun that a relative clause is about."""
        for _ in range(4):
            found = self.child(verb, "nsubj") or self.child(verb, "nsubjpass")
            if found is not None:
                return found
            if verb.dep == "relcl" or (verb.dep == "acl" and self._tokens[verb.head].pos in ("NOUN", "PROPN")):
                return self._tokens[verb.head]
            if verb.dep not in _CLIMBED or verb.head == verb.i:
                return None
            verb = self._tokens[verb.head]
        return None

    def bearer(self, noun: Token) -> Token | None:
        """Whose a term, a job or a career is."""
        owner = self.child(noun, "poss")
        if owner is not None:
            return owner
        governor = self._tokens[noun.head]
        if noun.dep == "pobj":
            governor = self._tokens[governor.head]
        return self.subject(governor) if governor.pos in ("VERB", "AUX") and not self.unreal(governor) else None

    def before(self, noun: Token, sentence: Sentence) -> Token | None:
        """The nearest person named before, in the same clause."""
        for i in range(noun.i - 1, max(sentence.first, noun.i - 16) - 1, -1):
            token = self._tokens[i]
            if token.pos in ("VERB", "AUX"):
                return None
            if token.pos == "PROPN" and self.person(token) is not None:
                return token
        return None

    def person(self, token: Token | None) -> Entity | None:
        entity = self._document.references.get(token.i) if token else None
        return entity if entity is not None and entity.type is EntityType.PERSON else None

    def body(self, token: Token, *, personal: bool = False) -> Entity | None:
        entity = self._document.references.get(token.i)
        if entity is not None:
            kinds = (EntityType.ORGANIZATION, EntityType.OTHER, *((EntityType.PERSON,) if personal else ()))
            return entity if entity.type in kinds else None
        if token.lower in _FORCES and any(self._tokens[c].lower in ("the", "his", "her") for c in self._document.children[token.i]):
            return Entity(fold(token.text).removesuffix("s"), token.text, EntityType.ORGANIZATION)
        return None

    def end(self, token: Token) -> int:
        """End of the name that a token belongs to."""
        entity, end = self._document.references.get(token.i), token.i + 1
        while entity is not None and end < len(self._tokens) and self._document.references.get(end) is entity:
            end += 1
        return end

    def tense(self, verb: Token) -> Tenure:
        helpers = {self._tokens[c].lower for c in self._document.children[verb.i] if self._tokens[c].dep in ("aux", "auxpass")}
        return Tenure.PRESENT if verb.tag in ("VBZ", "VBP") or helpers & {"has", "have", "'s", "is", "are"} else Tenure.PAST

    def unreal(self, verb: Token) -> bool:
        children = [self._tokens[c] for c in self._document.children[verb.i]]
        return any(c.lower in _UNREAL or c.dep == "neg" or (c.lower == "to" and c.dep == "aux") for c in children)

    def child(self, token: Token, dep: str, lemmas: frozenset[str] | None = None) -> Token | None:
        children = (self._tokens[c] for c in self._document.children[token.i])
        return next((c for c in children if c.dep == dep and (lemmas is None or c.lemma in lemmas)), None)

    def prepositions(self, token: Token, words: tuple[str, ...]) -> list[Token]:
        children = [self._tokens[c] for c in self._document.children[token.i]]
        return [c for c in children if c.dep in ("prep", "agent") and c.lower in words]

    def object(self, preposition: Token) -> Token | None:
        return self.child(preposition, "pobj")
