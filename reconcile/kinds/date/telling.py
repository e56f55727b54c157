"""The words in which an act is told, so that acts told in other words can be known again."""

from __future__ import annotations

import collections

from reconcile.kinds.date.value import Telling
from reconcile.lexis.content import concept, root
from reconcile.lexis.slots import word
from reconcile.lexis.stopwords import STOPWORDS, wordlike
from reconcile.lexis.synonyms import generic, titular
from reconcile.model import Document, EntityType, Token

_CLAUSE = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "parataxis", "csubj", "pcomp", "xcomp", "conj"})
_NESTED = frozenset({"ccomp", "advcl", "parataxis", "csubj"})
_SILENT = frozenset({"PRON", "ADP", "PART", "DET", "CCONJ", "SCONJ", "AUX", "NUM", "PUNCT", "SYM", "SPACE", "INTJ"})
COMMON = 4
"""Sentences of one article with a word from which it says little about which act is meant; in long articles one sentence in eight."""
RUN = 5
"""Words in a row that two people, or one person on two days, hardly say alike."""


def telling(document: Document, act: Token, calendar: set[int], beside: tuple[Token, ...]) -> Telling:
    """The words of the act's clause and of the rest of its sentence.

    ``calendar``: tokens of times, which are left out; ``beside``: verbs of clauses that the same time dates.
    """
    sentence = document.sentence_of(act.i)
    clause = _clause(document, act)
    for verb in beside:
        clause |= {t.i for t in document.subtree(verb.i)}
    counts, many = document.once(_spread)
    near: set[str] = set()
    far: set[str] = set()
    persons: set[str] = set()
    common: set[str] = set()
    numbers: set[str] = set()
    names: set[str] = set()
    for t in document.tokens[sentence.first : sentence.last]:
        if t.i in calendar or t.ent in ("DATE", "TIME"):
            continue
        if t.pos == "NUM" and t.i in clause and any(c.isdigit() for c in t.text):
            numbers.add(t.text.replace(",", ""))
        for item, person in _items(document, t):
            (near if t.i in clause else far).add(item)
            if t.pos == "PROPN" and not person and t.i in clause:
                names.add(item)
            if person:
                persons.add(item)
            elif counts[t.lemma] >= many:
                common.add(item)
    for found in (near, names):
        if {"hous", "senat"} <= found:
            found.add("congress")
    return Telling(
        frozenset(near),
        frozenset(far - near),
        frozenset(persons),
        frozenset(common),
        frozenset(names - persons),
        frozenset(numbers),
        _runs(document, act),
    )


def _items(document: Document, t: Token) -> list[tuple[str, bool]]:
    """Items of a token, each with whether it is a person."""
    entity = document.references.get(t.i)
    if entity is not None and entity.type is EntityType.PERSON:
        return [(f"@{entity.key.split()[-1]}", True)]
    if t.pos in _SILENT or not wordlike(t.text) or t.lemma in STOPWORDS or t.lower in STOPWORDS:
        return [(root(w), False) for w in entity.key.split() if w not in STOPWORDS and not titular(w)] if entity is not None else []
    # "Mexican" is of Mexico
    keys = [root(w) for w in entity.key.split() if w not in STOPWORDS and not titular(w)] if entity is not None and t.ent == "NORP" else []
    if generic(t.lemma) or titular(t.lemma):
        return [(w, False) for w in keys]
    own = root(word(t)) if t.pos == "PROPN" else concept(t)
    return [(w, False) for w in dict.fromkeys(keys or [own])]


def _spread(document: Document) -> tuple[collections.Counter[str], int]:
    """In how many sentences each lemma stands, and from how many on it is common."""
    counts: collections.Counter[str] = collections.Counter()
    for s in document.sentences:
        counts.update({t.lemma for t in s.tokens})
    return counts, max(COMMON, len(document.sentences) // 8)


def _clause(document: Document, act: Token) -> set[int]:
    """Tokens of the smallest clause that holds the act, without the clauses that hang on it except those that describe a noun."""
    verb = act
    for _ in range(12):
        if verb.head == verb.i or (verb.pos in ("VERB", "AUX") and verb.dep in _CLAUSE):
            break
        verb = document.tokens[verb.head]
    out: set[int] = set()
    stack = [verb.i]
    while stack:
        i = stack.pop()
        out.add(i)
        for c in document.children[i]:
            child = document.tokens[c]
            if child.dep in _NESTED or (child.dep == "conj" and child.pos in ("VERB", "AUX")):
                continue
            stack.append(c)
    if verb.dep in ("relcl", "acl"):
        noun = document.tokens[verb.head]
        out.update(j for j in (noun.i, *document.children[noun.i]) if document.tokens[j].dep not in ("relcl", "acl"))
    return out


def _runs(document: Document, act: Token) -> frozenset[str]:
    """Every five words in a row of the sentence that stand inside quotation marks."""
    sentence = document.sentence_of(act.i)
    quoted: list[str] = []
    out: set[str] = set()
    inside = False
    for t in document.tokens[sentence.first : sentence.last]:
        if t.text in ("“", "”", '"', "``", "''"):
            inside = t.text in ("“", "``") or (t.text == '"' and not inside)
            quoted = []
        elif inside and wordlike(t.text):
            quoted.append(t.lower)
            if len(quoted) >= RUN:
                out.add(" ".join(quoted[-RUN:]))
    return frozenset(out)
