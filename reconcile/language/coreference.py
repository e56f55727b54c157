"""Pronouns and descriptions → the entity they stand for. Unsure is left unresolved.

Nearest salient person: the sentence itself first, then the three before it; a subject before others; words inside
quotation marks stand apart (Hobbs's distance order, cut down to what holds in news without a trained resolver).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reconcile.language.descriptions import Descriptions
from reconcile.language.entities import Registry
from reconcile.language.mentions import Name
from reconcile.lexis.names import word_class
from reconcile.model import Document, Entity, EntityType, Sentence, Token, Zone

WINDOW = 3
"""Sentences back in which a pronoun may find its name."""
_SEX = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_QUOTE = re.compile("[\"“”]|''|``")
_SPEECH = frozenset("say tell add ask note argue write continue explain insist claim announce report tweet reply".split())


@dataclass(frozen=True, slots=True)
class _Seen:
    """A person who was named, or a description of one without a name (``entity`` None)."""

    token: int
    entity: Entity | None
    sex: str
    subject: bool


def follow(document: Document, references: dict[int, Entity], named: list[tuple[Name, Entity]], registry: Registry) -> None:
    """Add to ``references`` what pronouns and descriptions stand for."""
    heads = {_head(document, name): (name, entity) for name, entity in named}
    resolver = _Resolver(document, references, registry)
    descriptions = Descriptions(document, references)
    for sentence in document.sentences:
        if sentence.zone is Zone.BOILERPLATE:
            continue
        resolver.begin(sentence)
        for token in sentence.tokens:
            if token.i in heads:
                name, entity = heads[token.i]
                descriptions.meet(name, entity, token, sentence)
                resolver.meet(token, entity)
            elif token.i not in references:
                resolver.read(token)
                descriptions.read(token, sentence)
        resolver.end()


def _head(document: Document, name: Name) -> int:
    """The word of a name that stands for it in the parse: the one whose head lies outside."""
    for i in range(name.last - 1, name.first - 1, -1):
        if not name.first <= document.tokens[i].head < name.last or document.tokens[i].head == i:
            return i
    return name.last - 1


class _Resolver:
    """Walks the sentences of one article and remembers who was named."""

    def __init__(self, document: Document, references: dict[int, Entity], registry: Registry) -> None:
        self._document = document
        self._references = references
        self._registry = registry
        self._past: list[list[_Seen]] = []
        self._now: list[_Seen] = []
        self._sentence: Sentence | None = None
        self._paragraph = -1
        self._open = False
        self._quoted: dict[int, bool] = {}
        self._learned: dict[str, str] = {}

    def begin(self, sentence: Sentence) -> None:
        self._sentence = sentence
        self._now = []
        if sentence.paragraph != self._paragraph:
            self._paragraph, self._open = sentence.paragraph, False
        for token in sentence.tokens:
            if _QUOTE.fullmatch(token.text):
                self._open = token.text == "“" or (token.text != "”" and not self._open)
            self._quoted[token.i] = self._open

    def end(self) -> None:
        self._past.append(self._now)
        del self._past[:-WINDOW]

    def meet(self, token: Token, entity: Entity) -> None:
        """A name."""
        if entity.type is EntityType.PERSON and not self._quoted[token.i]:
            self._now.append(_Seen(token.i, entity, self._sex(entity), self._is_subject(token)))

    def read(self, token: Token) -> None:
        """A word that is no name: a pronoun is resolved, a person without a name remembered."""
        if token.lower in _SEX and token.tag in ("PRP", "PRP$"):
            self._pronoun(token, _SEX[token.lower])
        elif token.tag in ("WP", "WDT", "WP$"):
            self._relative(token)
        elif token.lower in ("it", "its"):
            self._thing(token)
        elif (
            token.tag == "NN"
            and token.lower in word_class("person_nouns")
            and not self._quoted[token.i]
            and token.dep not in ("appos", "compound", "attr")
        ):
            sex = (
                "m"
                if token.lower in word_class("male_titles") | {"man", "boy"}
                else "f"
                if token.lower in word_class("female_titles") | {"woman", "girl"}
                else ""
            )
            self._now.append(_Seen(token.i, None, sex, self._is_subject(token)))

    def _sex(self, entity: Entity) -> str:
        return self._registry.sex(entity.key) or self._learned.get(entity.key, "")

    def _is_subject(self, token: Token) -> bool:
        return token.dep in _SUBJECTS

    def _pronoun(self, token: Token, sex: str) -> None:
        if self._quoted[token.i]:
            return
        chosen = self._choose(token, sex)
        if chosen is None or chosen.entity is None:
            return
        self._references[token.i] = chosen.entity
        if not self._sex(chosen.entity):
            self._learned[chosen.entity.key] = sex
        self._now.append(_Seen(token.i, chosen.entity, sex, self._is_subject(token)))

    def _choose(self, token: Token, sex: str) -> _Seen | None:
        here = self._fitting(self._now, sex)
        if here:
            return self._best(here, token)
        cataphor = self._main_subject(token, sex)
        if cataphor is not None:
            return cataphor
        for sentence in reversed(self._past):
            fitting = self._fitting(sentence, sex)
            if fitting:
                return self._best(fitting, token)
        return None

    def _fitting(self, seen: list[_Seen], sex: str) -> list[_Seen]:
        return [s for s in seen if (self._sex(s.entity) if s.entity else s.sex) in ("", sex)]

    def _best(self, fitting: list[_Seen], token: Token) -> _Seen | None:
        """The only one, else the only subject; of the same sex known beats unknown only where both are named."""
        distinct = {id(s.entity) if s.entity else -s.token: s for s in fitting}
        if len(distinct) == 1:
            return fitting[-1]
        subjects = [s for s in fitting if s.subject]
        if len({id(s.entity) if s.entity else -s.token for s in subjects}) == 1:
            return subjects[-1]
        first = [s for s in subjects if self._document.tokens[self._document.tokens[s.token].head].dep == "ROOT"]
        if token.dep in _SUBJECTS and len({id(s.entity) if s.entity else -s.token for s in first}) == 1:
            return first[-1]
        return None

    def _main_subject(self, token: Token, sex: str) -> _Seen | None:
        """The subject that a clause put first looks forward to: "Though he lost, Mr. Gray stayed"."""
        assert self._sentence is not None
        clause = next((a for a in self._document.ancestors(token.i) if a.dep == "advcl"), None)
        if clause is None or clause.head < clause.i:
            return None
        for child in self._document.children[clause.head]:
            if self._document.tokens[child].dep in _SUBJECTS:
                entity = self._references.get(child)
                if entity and entity.type is EntityType.PERSON and self._sex(entity) in ("", sex):
                    return _Seen(child, entity, sex, subject=True)
        return None

    def _relative(self, token: Token) -> None:
        """ "who" and "which" stand for the noun that their clause hangs on."""
        clause = next((a for a in self._document.ancestors(token.i) if a.dep == "relcl"), None)
        if clause is None or clause.head >= token.i:
            return
        entity = self._references.get(clause.head)
        if entity is None or (token.lower in ("who", "whom") and entity.type is not EntityType.PERSON):
            return
        self._references[token.i] = entity

    def _thing(self, token: Token) -> None:
        """ "it" and "its" stand for a body only where it is the subject before in the sentence and nothing else can be meant."""
        assert self._sentence is not None
        if self._quoted[token.i]:
            return
        before = [self._document.tokens[i] for i in range(self._sentence.first, token.i)]
        bodies = [t for t in before if t.i in self._references and self._references[t.i].type is not EntityType.PERSON]
        subjects = [t for t in bodies if t.dep in _SUBJECTS and self._references[t.i].type is EntityType.ORGANIZATION]
        others = {id(self._references[t.i]) for t in bodies} - {id(self._references[t.i]) for t in subjects}
        other_subjects = [t for t in before if t.dep in _SUBJECTS and t not in subjects and t.pos in ("NOUN", "PROPN")]
        alone = len({id(self._references[t.i]) for t in subjects}) == 1 and not others and not other_subjects
        if alone and (token.lower == "its" or self._document.tokens[token.head].lemma in _SPEECH or token.dep in _SUBJECTS):
            self._references[token.i] = self._references[subjects[0].i]
