"""Slots of a predicate from the parse: noun phrases with their words, pronouns replaced, coordination taken apart."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from reconcile.lexis.force import current
from reconcile.lexis.remembered import remembered
from reconcile.lexis.stopwords import STOPWORDS, wordlike
from reconcile.lexis.synonyms import civic, generic, may_be, same_thing, spelling, titular
from reconcile.model import Document, Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_OUTSIDE = frozenset({"relcl", "acl", "conj", "cc", "punct", "advcl", "ccomp", "parataxis", "preconj"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_SUBJECTS = frozenset({"it", "they", "he", "she"})
_SAYING = frozenset({"say", "announce", "promise", "vow", "declare", "pledge"})
_NAMED = frozenset({"PERSON", "GPE", "ORG", "NORP", "FAC", "LOC"})
_AMOUNTS = frozenset(
    "thousand hundred dozen score million number group pair couple handful majority series string host ton bulk rest".split()
)
"""Heads that only say how much there is of what "of" adds ("thousands of spectators", "a group of hikers")."""
_DEICTIC = frozenset({"state", "city", "country", "town", "county", "company", "agency", "nation"})


@dataclass(frozen=True, slots=True)
class Slot:
    """One participant or circumstance."""

    text: str
    head: str
    """Key of the head noun (synonyms folded), or ""."""
    words: frozenset[str] = frozenset()
    """Content lemmas of the phrase, synonyms folded, pronouns replaced by whom they mean."""
    names: frozenset[str] = frozenset()
    """Those of them that are parts of names."""
    plural: bool = False


@remembered
def phrase_tokens(document: Document, head: Token) -> tuple[Token, ...]:
    """The noun phrase of a head without clauses and coordination that hang on it."""
    out, stack = [], [head.i]
    while stack:
        i = stack.pop()
        out.append(i)
        for c in document.children[i]:
            child = document.tokens[c]
            if child.dep in _OUTSIDE or (child.dep == "appos" and (i != head.i or _set_apart(document, child))):
                continue
            stack.append(c)
    return tuple([document.tokens[i] for i in sorted(out)])


def _set_apart(document: Document, noun: Token) -> bool:
    """The Y of "X, not Y"."""
    before = [t.lower for t in document.tokens[max(0, noun.i - 4) : noun.i]]
    return "not" in before or any(document.tokens[c].dep == "neg" for c in document.children[noun.i])


@remembered
def slot(document: Document, head: Token) -> Slot | None:
    """The slot of a noun phrase; None for a pronoun that stands for nobody known."""
    return _slot(document, head, 0)


def _slot(document: Document, head: Token, depth: int) -> Slot | None:
    entity = document.references.get(head.i)
    if (head.pos == "PRON" or (head.lower in _RELATIVE and head.pos == "DET")) and entity is None:
        antecedent = _antecedent(document, head) or _speaker(document, head)
        return _slot(document, antecedent, depth + 1) if antecedent is not None and depth < 3 else None
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
            names |= {w for w in parts if not titular(w)}
        if t.ent in ("DATE", "TIME") and t.i != head.i:
            continue
        if t.pos == "PRON" or not wordlike(t.text) or t.lemma in STOPWORDS or t.lower in STOPWORDS:
            continue
        lemma = word(t)
        words.add(lemma)
        if (t.pos == "PROPN" or (t.ent in _NAMED and t.text[:1].isupper())) and not titular(lemma):
            names.add(lemma)
    if head.lower in _DEICTIC:
        place = _whose(document, head)
        words |= place
        names |= place
    text = " ".join(document.article.text[tokens[0].start : tokens[-1].end].split()) if tokens else head.text
    core = _counted(document, head)
    added = current()
    # "S.B. 12" and "the Clean Harbors Act" have one head where the newsroom says that they are one
    told = added.head(entity.key) if added is not None and entity is not None else ""
    return Slot(
        text[:100], told or (word(core) if head.pos != "PRON" else ""), frozenset(words), frozenset(names), core.tag in ("NNS", "NNPS")
    )


def _counted(document: Document, head: Token) -> Token:
    """ "spectators" of "thousands of spectators"; else the head itself."""
    if head.lemma in _AMOUNTS:
        for i in document.children[head.i]:
            if document.tokens[i].lower == "of":
                return next((document.tokens[j] for j in document.children[i] if document.tokens[j].pos in ("NOUN", "PROPN")), head)
    return head


def word(token: Token) -> str:
    """The word under which a token is compared: without accents; a synonym's key where it is no mere modifier."""
    base = plain(token.lemma if token.pos != "PROPN" else token.lower.strip("."))
    return spelling(base) if token.dep in ("compound", "amod", "nmod") else same_thing(base)


def plain(text: str) -> str:
    """Letters without their accents ("Sánchez" and "Sanchez" are one name)."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)) if not text.isascii() else text


def _antecedent(document: Document, pronoun: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    if pronoun.lower not in _RELATIVE:
        return None
    for above in document.ancestors(pronoun.i):
        if above.dep == "relcl":
            noun = document.tokens[above.head]
            # "the mayor, a former teacher who …": the one named is meant
            return document.tokens[noun.head] if noun.dep == "appos" and document.tokens[noun.head].pos == "PROPN" else noun
    return None


def _speaker(document: Document, pronoun: Token) -> Token | None:
    """The noun that a pronoun stands for as the subject of what that noun says: "the union said it would sue"."""
    verb = document.tokens[pronoun.head]
    above = document.tokens[verb.head]
    if pronoun.lower not in _SUBJECTS or pronoun.dep not in ("nsubj", "nsubjpass") or verb.dep != "ccomp" or above.lemma not in _SAYING:
        return None
    said = next((document.tokens[i] for i in document.children[above.i] if document.tokens[i].dep == "nsubj"), None)
    if said is None or said.pos not in ("NOUN", "PROPN") or said.i > pronoun.i:
        return None
    return said if (said.tag in ("NNS", "NNPS")) == (pronoun.lower == "they") else None


def _whose(document: Document, noun: Token) -> frozenset[str]:
    """ "the state", "his state" after "the governor of Ohio" or "Ohio Gov. …": the place named before it in the sentence."""
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
        names = frozenset(word(t) for t in run if t.lemma not in STOPWORDS)
        text = " ".join(t.text for t in run)
        yield Slot(text, whole.head if head.pos == "NOUN" else word(run[-1]), names | rest, names)


def match(left: Slot | None, right: Slot | None) -> float | None:
    """How well two slots fit, 0 (two different things) to 1; None where one is missing or says nothing."""
    if left is None or right is None or not left.words or not right.words:
        return None
    if left.names and right.names:
        if left.names & right.names:
            if left.head == right.head and left.names & right.names == {left.head} and len(left.names) > 1 and len(right.names) > 1:
                # two first names beside one last name
                return 0.25
            if left.head == right.head:
                return 1.0
            if left.head in right.words or right.head in left.words:
                return 0.8
            # two heads with names of their own ("the Ohio Senate", "the Ohio governor") share no more than a modifier
            return 0.3 if left.head in left.names and right.head in right.names else 0.6
        return 0.5 if any(civic(w) for w in left.words & right.words) else 0.0
    shared = set(left.words & right.words)
    if left.head and may_be(left.head, right.head):
        extra_left, extra_right = left.words - right.words, right.words - left.words
        return 0.6 if extra_left and extra_right else 0.85 if extra_left or extra_right else 1.0
    if not shared:
        if generic(left.head) or generic(right.head):
            return None
        plain_words = [s.words for s in (left, right) if not s.names]
        if len(plain_words) == 2 and not titular(left.head) and not titular(right.head):
            return 0.2
        # a name may be meant by a bare noun ("the senator"), hardly by a described one ("an independent commission")
        return None if len(plain_words) < 2 and all(len([w for w in x if not titular(w)]) <= 1 for x in plain_words) else 0.15
    return 0.35 + 0.4 * len(shared) / min(len(left.words), len(right.words))
