"""What a clause says, as a set of items that do not care for its construction: "declared an emergency" and "the emergency declaration".

A verb, the noun of its act and their synonyms are one item (the family); a person is one item however named; numbers and names of
places stand apart, because two clauses that differ in them are not the same however many words they share.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from reconcile.lexis.families import Membership, of_adjective, of_noun, of_verb
from reconcile.lexis.modality import reality
from reconcile.lexis.slots import phrase_tokens, plain
from reconcile.lexis.stopwords import STOPWORDS, wordlike
from reconcile.lexis.synonyms import generic, same_thing, titular
from reconcile.model import Document, EntityType, Token

LIGHT_ITEMS = frozenset(
    "be have do make take give get go come use see know want need feel look call put keep become show find let hold work try like turn run bring ask believe think include set issue lead move plan seek begin place face draw win lose serve call_on".split()
)
"""Verbs that say nothing by themselves: another clause may do without them or have another."""
_ENDINGS = (
    "ational",
    "ation",
    "ition",
    "ement",
    "ment",
    "ingly",
    "ness",
    "ance",
    "ence",
    "ally",
    "ing",
    "ion",
    "ity",
    "ive",
    "ist",
    "ure",
    "ed",
    "al",
    "er",
    "or",
    "ly",
    "e",
    "y",
)
_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "parataxis", "acl"})
_SHORT = 4
_MAX_DEPTH = 2


@dataclass(frozen=True, slots=True)
class Content:
    """Items of a clause. A word of the opposite side of a family carries a minus: ``-support``."""

    items: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    """Those of the items that are persons ("@cole"): a story is full of them."""
    places: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()

    @property
    def specific(self) -> frozenset[str]:
        """Items that are no persons."""
        return self.items - self.persons


def content(document: Document, anchor: Token, membership: Membership | None, arguments: Iterable[int]) -> Content:
    """Items of a predicate (with its family) and its arguments, with the verbs that it governs ("refused to step down")."""
    tokens = {anchor.i: anchor}
    for i in arguments:
        for named in (i, *(t.i for t in document.subtree(i) if t.dep == "conj" and t.pos == "PROPN")):
            tokens.update((t.i, t) for t in phrase_tokens(document, document.tokens[named]))
    _governed(document, anchor, tokens, 0)
    items: set[str] = set()
    persons: set[str] = set()
    places: set[str] = set()
    for t in tokens.values():
        entity = document.references.get(t.i)
        if t.ent in ("DATE", "TIME"):
            continue
        if entity is not None and entity.type is EntityType.PERSON:
            name = f"@{entity.key.split()[-1]}"
            items.add(name)
            persons.add(name)
            continue
        if t.i == anchor.i and membership is not None:
            items.add(item(membership))
            continue
        if t.pos in ("PRON", "ADP", "PART", "DET", "CCONJ", "AUX", "NUM", "PUNCT", "SYM") or not wordlike(t.text):
            if entity is not None:
                items.update(w for w in entity.key.split() if w not in STOPWORDS)
            continue
        if t.lemma in STOPWORDS or t.lower in STOPWORDS or generic(t.lemma) or titular(t.lemma):
            continue
        if t.pos == "PROPN":
            word = plain(t.lower.strip("."))
            items.add(word)
            if t.ent in ("GPE", "LOC"):
                places.add(word)
            continue
        items.add(concept(t))
    return Content(frozenset(items), frozenset(persons), frozenset(places), _numbers(document, anchor))


def item(membership: Membership) -> str:
    """The item of a family, with a minus for a word of its opposite side."""
    name = membership.family.name.split(":")[-1]
    return name if membership.asserts else f"-{name}"


def concept(token: Token) -> str:
    """The item of a common word."""
    lemma = plain(token.lemma)
    found: Membership | None = None
    if token.pos == "VERB":
        found = of_verb(lemma)
        if found.family.name == lemma and found.family.name not in LIGHT_ITEMS:
            found = None if of_noun(root(lemma)) is None else found
    elif token.pos == "NOUN":
        found = of_noun(lemma)
    elif token.pos == "ADJ":
        found = of_adjective(lemma)
    return item(found) if found is not None else root(same_thing(lemma))


@lru_cache(maxsize=1 << 15)
def root(word: str) -> str:
    """A word without the endings with which English derives nouns, verbs and adjectives from one another (rough, bounded)."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORT:
            return word[: -len(ending)]
    return word


def opposed(left: Content, right: Content) -> bool:
    """Whether one has a word of a family and the other a word of its opposite."""
    return any(f"-{w}" in right.items for w in left.items) or any(f"-{w}" in left.items for w in right.items)


def numbers_differ(left: Content, right: Content) -> bool:
    """Whether both have a number that the other has not."""
    return bool(left.numbers - right.numbers and right.numbers - left.numbers)


def at_odds(left: Content, right: Content) -> bool:
    """Whether both name numbers, or both name places, and none of them is shared."""
    return numbers_differ(left, right) or bool(left.places and right.places and not left.places & right.places)


def _numbers(document: Document, anchor: Token) -> frozenset[str]:
    """Numbers in digits of the clause, without dates and without clauses that hang on it."""
    found: set[str] = set()
    stack = [anchor.i]
    while stack:
        i = stack.pop()
        token = document.tokens[i]
        if token.pos == "NUM" and token.ent not in ("DATE", "TIME") and any(c.isdigit() for c in token.text):
            found.add(token.text.replace(",", ""))
        stack.extend(c for c in document.children[i] if document.tokens[c].dep not in _CLAUSES)
    return frozenset(found)


def _governed(document: Document, token: Token, tokens: dict[int, Token], depth: int) -> None:
    if depth == _MAX_DEPTH:
        return
    for i in document.children[token.i]:
        child = document.tokens[i]
        verbal = child.dep in ("xcomp", "pcomp") and child.pos == "VERB"
        if verbal and reality(document, child) != reality(document, token if token.pos != "ADP" else document.tokens[token.head]):
            continue  # "is expected to land" does not say that it landed
        if verbal or (child.dep == "xcomp" and child.pos in ("ADJ", "NOUN")):
            tokens[i] = child
            for j in document.children[i]:
                inner = document.tokens[j]
                if inner.dep in ("dobj", "attr", "prt", "advmod", "acomp") or inner.dep in ("prep", "agent"):
                    tokens.update((t.i, t) for t in phrase_tokens(document, inner))
            _governed(document, child, tokens, depth + 1)
        elif child.dep == "prep":
            _governed(document, child, tokens, depth + 1)
        elif child.dep in ("prt", "advmod", "neg") and child.pos == "ADV":
            tokens[i] = child
