"""Slots of a predicate from the parse: noun phrases with their words, pronouns replaced, coordination taken apart."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.kinds.event.value import Slot
from reconcile.lexis.stopwords import STOPWORDS
from reconcile.lexis.synonyms import same_thing
from reconcile.model import Document, Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_OUTSIDE = frozenset({"relcl", "acl", "conj", "cc", "punct", "advcl", "ccomp", "parataxis", "preconj"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_NAMED = frozenset({"PERSON", "GPE", "ORG", "NORP", "FAC", "LOC"})
_DEICTIC = frozenset({"state", "city", "country", "town", "county", "company", "agency", "nation"})


def phrase_tokens(document: Document, head: Token) -> list[Token]:
    """The noun phrase of a head without clauses and coordination that hang on it."""
    out, stack = [], [head.i]
    while stack:
        i = stack.pop()
        out.append(i)
        stack.extend(c for c in document.children[i] if document.tokens[c].dep not in _OUTSIDE and not (document.tokens[c].dep == "appos" and i != head.i))
    return [document.tokens[i] for i in sorted(out)]


def slot(document: Document, head: Token, depth: int = 0) -> Slot | None:
    """The slot of a noun phrase; None for a pronoun that stands for nobody known."""
    entity = document.references.get(head.i)
    if head.pos == "PRON" and entity is None:
        antecedent = _antecedent(document, head)
        return slot(document, antecedent, depth + 1) if antecedent is not None and depth < 3 else None
    if head.pos not in _NOMINAL and head.pos not in ("ADJ", "VERB", "DET"):
        return None
    tokens = phrase_tokens(document, head)
    words: set[str] = set()
    names: set[str] = set()
    for t in tokens:
        known = document.references.get(t.i)
        if known is not None:
            parts = {w for w in known.key.replace("-", " ").split() if w not in STOPWORDS and len(w) > 1}
            words |= parts
            names |= parts
        if t.pos == "PRON" or not any(c.isalnum() for c in t.text) or t.lemma in STOPWORDS or t.lower in STOPWORDS:
            continue
        lemma = word(t)
        words.add(lemma)
        if t.pos == "PROPN" or t.ent in _NAMED and t.text[:1].isupper():
            names.add(lemma)
    if head.lemma in _DEICTIC:
        place = _whose(document, head)
        words |= place
        names |= place
    text = " ".join(document.article.text[tokens[0].start : tokens[-1].end].split()) if tokens else head.text
    return Slot(text[:100], word(head) if head.pos != "PRON" else "", frozenset(words), frozenset(names), head.tag in ("NNS", "NNPS"))


def word(token: Token) -> str:
    """The word under which a token is compared."""
    return same_thing(token.lemma if token.pos != "PROPN" else token.lower.strip("."))


def _antecedent(document: Document, pronoun: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    if pronoun.lower not in _RELATIVE:
        return None
    for above in document.ancestors(pronoun.i):
        if above.dep == "relcl":
            return document.tokens[above.head]
    return None


def _whose(document: Document, noun: Token) -> frozenset[str]:
    """"the state", "his state" after "the governor of Ohio" or "Ohio Gov. …": the place named before it in the sentence."""
    if any(document.tokens[c].pos == "PROPN" for c in document.children[noun.i]):
        return frozenset()
    if not any(document.tokens[c].lower in ("the", "his", "her", "that", "their", "its") for c in document.children[noun.i]):
        return frozenset()
    sentence = document.sentence_of(noun.i)
    places = [t for t in document.tokens[sentence.first : noun.i] if t.ent == "GPE" and t.text[:1].isupper()]
    if not places:
        return frozenset()
    last = places[-1].i
    run = []
    while last >= sentence.first and document.tokens[last].ent == "GPE":
        run.append(document.tokens[last].lower)
        last -= 1
    return frozenset(w.strip(".") for w in run if w not in STOPWORDS)


def distributed(document: Document, head: Token, limit: Token) -> Iterator[Slot]:
    """One slot for each name of a coordinated subject ("the governors of Ohio, Iowa and lately Maine"), else the one slot."""
    whole = slot(document, head)
    if whole is None:
        return
    region = [t for t in document.subtree(head.i) if t.i < limit.i]
    joined = any(t.lower == "and" for t in region)
    groups: dict[str, list[list[Token]]] = {}
    if joined:
        for t in region:
            if t.ent not in ("GPE", "PERSON", "ORG") or t.pos != "PROPN":
                continue
            runs = groups.setdefault(t.ent, [])
            if runs and runs[-1][-1].i == t.i - 1:
                runs[-1].append(t)
            else:
                runs.append([t])
    best = max(groups.values(), key=len, default=[])
    if len(best) < 2 or any(t.dep == "relcl" for t in region):
        yield whole
        for i in document.children[head.i]:
            other = document.tokens[i]
            if other.dep == "conj" and other.pos in ("NOUN", "PROPN"):
                extra = slot(document, other)
                if extra is not None:
                    yield extra
        return
    every = {word(t) for run in best for t in run}
    rest = frozenset(w for w in whole.words if w not in every and w not in whole.names)
    for run in best[:6]:
        names = frozenset(word(t) for t in run)
        text = " ".join(t.text for t in run)
        yield Slot(text, whole.head if head.pos == "NOUN" else word(run[-1]), names | rest, names)
