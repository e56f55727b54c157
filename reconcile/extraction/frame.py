"""What a value is said of: the clause around it, its subject, predicate, names, polarity and modality."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reconcile.extraction.attribution import attribution
from reconcile.extraction.modality import modality, negated
from reconcile.lexis.dates_sentence import times
from reconcile.lexis.stopwords import STOPWORDS, wordlike
from reconcile.model import Document, Frame, Interval, Mention, Modality, Sentence, Span, Token

_CLAUSE = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "parataxis", "csubj", "pcomp"})
_NESTED = frozenset({"ccomp", "advcl", "relcl", "acl", "parataxis", "csubj"})
_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_INNER = frozenset({"nummod", "quantmod", "compound", "amod", "nmod", "advmod", "det", "poss", "npadvmod", "punct", "appos"})

PHRASE_REACH = 12
"""Tokens of a noun phrase that are kept on each side of its noun."""


@dataclass(frozen=True, slots=True)
class _Clause:
    """What all values in one clause share: what the words of it and of its sentence say."""

    tokens: list[Token]
    words: list[tuple[int, tuple[str, ...]]]
    """Indices of those of them that have content lemmas, with these."""
    inside: set[int]
    """Indices of the clause's tokens."""
    rest: frozenset[str]
    """Content lemmas of the rest of the sentence."""
    names: frozenset[str]
    names_near: frozenset[str]
    agent: str
    object: str
    modality: Modality


@dataclass(frozen=True, slots=True)
class _Site:
    """What all values with one anchor share."""

    noun: Token
    verb: Token
    clause: _Clause
    negated: bool


class Framer:
    """Frames of one document; several kinds find values at one word, so what they share is kept."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._sites: dict[int, _Site] = {}
        self._clauses: dict[tuple[int, ...], _Clause] = {}
        self._content: dict[int, tuple[str, ...]] = {}

    def frame(self, sentence: Sentence, mention: Mention[Any]) -> tuple[Frame, Span]:
        """The frame of a mention and the clause that carries it."""
        document = self._document
        anchor = document.tokens[mention.anchor]
        site = self._site(anchor, sentence)
        noun, verb, clause = site.noun, site.verb, site.clause
        value = {t.i for t in sentence.tokens_in(mention.span)}
        # the head noun belongs to what is said even when the kind's span includes it ("59 people")
        value.discard(noun.i)
        terms = frozenset([w for i, words in clause.words if i not in value for w in words])
        return (
            Frame(
                subject=mention.subject or self._phrase(noun, mention.span),
                head=noun.lemma if noun.pos in _NOMINAL else "",
                predicate=verb.lemma if verb.pos in ("VERB", "AUX") else "",
                agent=clause.agent,
                object=clause.object,
                terms=terms,
                context=clause.rest - terms,
                names=clause.names,
                names_near=clause.names_near,
                when=self._when(sentence, mention.span, anchor, verb, clause.inside),
                negated=site.negated,
                modality=clause.modality,
                attribution=attribution(document, sentence, mention.span),
            ),
            self._evidence(clause.tokens, mention.span),
        )

    def _site(self, anchor: Token, sentence: Sentence) -> _Site:
        found = self._sites.get(anchor.i)
        if found is not None:
            return found
        noun, verb = self._noun(anchor), self._clause_head(anchor)
        denied = negated(self._document, verb, noun)
        found = self._sites[anchor.i] = _Site(noun, verb, self._clause(verb, anchor, sentence), denied)
        return found

    def _clause(self, verb: Token, anchor: Token, sentence: Sentence) -> _Clause:
        opened = self._opened(verb, anchor)
        key = (sentence.index, verb.i, *opened)
        found = self._clauses.get(key)
        if found is not None:
            return found
        tokens = self._clause_tokens(verb, opened, sentence)
        inside = {t.i for t in tokens}
        rest = [t for t in sentence.tokens if t.i not in inside]
        agent, obj = self._arguments(verb)
        names = self._names(tokens)
        found = self._clauses[key] = _Clause(
            tokens,
            [(t.i, words) for t in tokens if (words := self._lemmas(t))],
            inside,
            frozenset([w for t in rest for w in self._lemmas(t)]),
            names,
            self._names(rest) - names,
            self._key(agent),
            self._key(obj),
            modality(self._document, verb),
        )
        return found

    def _when(self, sentence: Sentence, value: Span, anchor: Token, verb: Token, clause: set[int]) -> Interval | None:
        """The days of the clause: of the nearest time that dates its verb, the anchor or a noun in it; a time is not its own circumstance."""
        found = [
            t for t in times(self._document)[sentence.index]
            if t.when.interval is not None and not t.span.overlaps(value) and (t.event == verb.i or (t.token in clause and self._clause_head(self._document.tokens[t.event]).i == verb.i))
        ]  # fmt: skip
        if not found:
            return None
        nearest = min(found, key=lambda t: (t.event != anchor.i, t.event != verb.i, abs(t.token - anchor.i), t.token))
        return nearest.when.reach

    def _noun(self, anchor: Token) -> Token:
        """The noun that the value counts or describes: up the chain of modifiers."""
        token, tokens = anchor, self._document.tokens
        for _ in range(6):
            if token.pos in _NOMINAL and token.dep not in ("compound", "nmod", "quantmod", "npadvmod"):
                return token
            if token.dep not in _INNER or token.head == token.i:
                return token
            token = tokens[token.head]
        return token

    def _clause_head(self, anchor: Token) -> Token:
        """The verb (or other root) of the smallest clause that holds the anchor."""
        token, tokens = anchor, self._document.tokens
        for _ in range(40):
            if token.pos in ("VERB", "AUX") and (token.dep in _CLAUSE or token.dep == "conj"):
                return token
            if token.head == token.i:
                return token
            token = tokens[token.head]
        return token

    def _opened(self, verb: Token, anchor: Token) -> list[int]:
        """The nested clauses on the way from the anchor up to its verb, which belong to the verb's clause for once."""
        tokens = self._document.tokens
        out = []
        token = anchor
        while token.i != verb.i:
            head = tokens[token.head]
            if _apart(token, head):
                out.append(token.i)
            token = head
        return out

    def _clause_tokens(self, verb: Token, opened: list[int], sentence: Sentence) -> list[Token]:
        """The clause of a verb without nested clauses, except those that are ``opened`` or hang on nouns."""
        document = self._document
        tokens, children = document.tokens, document.children
        out: list[int] = []
        stack = [verb.i]
        while stack:
            i = stack.pop()
            out.append(i)
            head = tokens[i]
            stack.extend([child for child in children[i] if not _apart(tokens[child], head) or child in opened])
        inherited = self._inherited_subject(verb)
        if inherited is not None:
            out.extend(t.i for t in document.subtree(inherited.i))
        return [tokens[i] for i in sorted(set(out)) if sentence.first <= i < sentence.last]

    def _inherited_subject(self, verb: Token) -> Token | None:
        """Subject of "passed" in "The council met and passed …": that of the first verb."""
        document = self._document
        token = verb
        for _ in range(4):
            for child in document.children[token.i]:
                if document.tokens[child].dep in ("nsubj", "nsubjpass"):
                    return document.tokens[child] if token is not verb else None
            if token.dep not in ("conj", "xcomp") or token.head == token.i:
                return None
            token = document.tokens[token.head]
        return None

    def _arguments(self, verb: Token) -> tuple[Token | None, Token | None]:
        agent = obj = None
        for i in self._document.children[verb.i]:
            token = self._document.tokens[i]
            if token.dep == "nsubj":
                agent = token
            elif token.dep in ("dobj", "nsubjpass", "attr"):
                obj = obj or token
            elif token.dep == "agent" and self._document.children[i]:
                agent = self._document.tokens[self._document.children[i][0]]
        return agent or self._inherited_subject(verb), obj

    def _key(self, token: Token | None) -> str:
        if token is None:
            return ""
        entity = self._document.references.get(token.i)
        return entity.key if entity else token.lemma

    def _phrase(self, noun: Token, value: Span) -> str:
        """The noun phrase as the text has it, without the value; a pronoun becomes the name that it stands for."""
        document = self._document
        entity = document.references.get(noun.i)
        if noun.pos == "PRON":
            return entity.name if entity else noun.text
        # the run of the noun's words around it that the value does not interrupt
        mine = {t.i for t in document.subtree(noun.i) if t is noun or not (t.start >= value.start and t.end <= value.end)}
        first = last = noun.i
        while first - 1 in mine and noun.i - first < PHRASE_REACH:
            first -= 1
        while last + 1 in mine and last - noun.i < PHRASE_REACH:
            last += 1
        text = document.text(Span(document.tokens[first].start, document.tokens[last].end))
        return " ".join(text.split()).strip(" ,;:-–—\"'“”‘’()")

    def _lemmas(self, t: Token) -> tuple[str, ...]:
        """Content words of a token: its lemma, and the words of what it names or stands for."""
        found = self._content.get(t.i)
        if found is None:
            entity = self._document.references.get(t.i)
            named = [w for w in entity.key.split() if w not in STOPWORDS] if entity is not None else []
            empty = t.lemma in STOPWORDS or t.lower in STOPWORDS or t.pos == "PRON" or not wordlike(t.text)
            found = self._content[t.i] = tuple(named) if empty else (*named, t.lemma)
        return found

    def _names(self, tokens: list[Token]) -> frozenset[str]:
        references = self._document.references
        return frozenset([references[t.i].key for t in tokens if t.i in references])

    def _evidence(self, clause: list[Token], value: Span) -> Span:
        """From the first to the last word of the clause."""
        return Span(clause[0].start, clause[-1].end).cover(value) if clause else value


def _apart(token: Token, head: Token) -> bool:
    """Whether a token begins a clause of its own that does not hang on a noun."""
    dep = token.dep
    if dep == "conj":
        return token.pos in _VERBAL and head.pos in _VERBAL
    return dep in _NESTED and not (dep in ("relcl", "acl") and head.pos in ("NOUN", "PROPN", "NUM"))
