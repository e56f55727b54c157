"""Reporting clauses: who is said to have said, found or believed something, and where the text says so.

A clause is found by its verb (lexicon in ``reporting.toml``) or a phrase that credits by itself ("according to"); its source is the
subject in the parse, corrected by word order where quotation marks led the parser astray ("…," said Ortiz).
"""

from __future__ import annotations

import enum
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reconcile.errors import LexiconError
from reconcile.lexis.quotation import Quotation, quotations
from reconcile.lexis.reporting_source import Source, source_at
from reconcile.model import Document, Sentence, Span, Token

_FILE = "reporting.toml"
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_SUBJECTS = frozenset({"nsubj", "csubj"})
OPENING = 8
"""Words of a noun phrase that opens a sentence."""
_UPWARD = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep", "parataxis"})


class Manner(enum.StrEnum):
    """How a clause credits what it holds."""

    SPEECH = "speech"
    NAMING = "naming"
    FINDING = "finding"
    BELIEF = "belief"
    ACCORDING = "according"


@dataclass(frozen=True, slots=True)
class Clause:
    """A reporting verb or phrase (index of its token) with its source, None where nobody is named."""

    verb: int
    manner: Manner
    source: Source | None


@cache
def lexicon() -> Mapping[str, Manner]:
    """Manner of each reporting verb; a verb of two lists has the first of speech, finding, naming, belief.

    Raises:
        LexiconError: an unknown key, a value that is not a text of lower-case words, or a word twice in one list.
    """
    rows = _rows()
    out: dict[str, Manner] = {}
    for manner in (Manner.SPEECH, Manner.FINDING, Manner.NAMING, Manner.BELIEF):
        for word in rows[manner.value]:
            out.setdefault(word, manner)
    return out


@cache
def texts() -> frozenset[str]:
    """Nouns of utterances and documents ("report", "letter"): their author is the source."""
    return frozenset(_rows()["texts"])


@cache
def finders() -> frozenset[str]:
    """Verbs of finding, which may stand with a report as subject."""
    return frozenset(_rows()["finding"])


@cache
def _rows() -> dict[str, list[str]]:
    wanted = {"speech", "naming", "finding", "belief", "texts"}
    data = tomllib.loads(files("reconcile.lexis").joinpath(_FILE).read_text("utf-8"))
    if set(data) != wanted:
        raise LexiconError(f"{_FILE}: {', '.join(sorted(set(data) ^ wanted))}: unknown or missing key")
    out: dict[str, list[str]] = {}
    for key, text in data.items():
        words = text.split() if isinstance(text, str) else []
        for word in words:
            if word != word.lower() or words.count(word) > 1:
                raise LexiconError(f"{_FILE}: {key}: {word}: lower case, and once, is expected")
        if not words:
            raise LexiconError(f"{_FILE}: {key}: a text of words is expected")
        out[key] = words
    return out


def paragraphs(document: Document) -> list[Span]:
    """The stretch of each paragraph that has sentences, by ``Sentence.paragraph``; empty spans for the others."""
    out: list[Span] = []
    for sentence in document.sentences:
        while len(out) <= sentence.paragraph:
            out.append(Span(sentence.start, sentence.start))
        out[sentence.paragraph] = Span(out[sentence.paragraph].start, sentence.end) if len(out[sentence.paragraph]) else sentence.span
    return out


def quoted(document: Document) -> list[Quotation]:
    """All quotations of a document, worked out once."""
    return document.once(_quoted)


def _quoted(document: Document) -> list[Quotation]:
    return quotations(document.article.text, paragraphs(document))


def inside(document: Document) -> list[int]:
    """For each token the number of the quotation that holds it, or -1; worked out once."""
    return document.once(_inside)


def _inside(document: Document) -> list[int]:
    found, out, n = quoted(document), [], 0
    for token in document.tokens:
        while n < len(found) and found[n].outer.end <= token.start:
            n += 1
        out.append(n if n < len(found) and found[n].outer.start <= token.start else -1)
    return out


def clauses(document: Document) -> list[list[Clause]]:
    """Reporting clauses by sentence, outside quotation marks, in text order; worked out once."""
    return document.once(_clauses)


def _clauses(document: Document) -> list[list[Clause]]:
    marks = inside(document)
    out: list[list[Clause]] = []
    for sentence in document.sentences:
        found = []
        for token in sentence.tokens:
            if marks[token.i] >= 0:
                continue
            clause = _clause(document, sentence, token, marks)
            if clause is not None:
                found.append(clause)
        out.append(found)
    return out


def _clause(document: Document, sentence: Sentence, token: Token, marks: list[int]) -> Clause | None:
    if token.lower == "according" and token.i + 1 < sentence.last and document.tokens[token.i + 1].lower == "to":
        head = next((t for t in _ahead(document, sentence, token.i + 2, marks) if t.pos in _NOMINAL), None)
        return Clause(token.i, Manner.ACCORDING, _climb(document, head, marks))
    if token.pos not in ("VERB", "AUX") or token.dep in ("aux", "auxpass", "amod", "compound"):
        return None
    manner = lexicon().get(token.lemma) or (Manner.SPEECH if token.lower in ("said", "says", "saying") else None)
    if manner is None:
        return None
    subject = subject_of(document, token, marks)
    if subject is None and manner is Manner.SPEECH:
        subject = _neighbour(document, sentence, token, marks) or _opening(document, sentence, token, marks)
    known = subject is not None and (subject.pos in _NOMINAL or subject.tag in ("DT", "CD", "WDT"))
    return Clause(token.i, manner, source_at(document, subject, marks) if known and subject is not None else None)


def _opening(document: Document, sentence: Sentence, verb: Token, marks: list[int]) -> Token | None:
    """The noun phrase that opens the sentence and that a comma parts from its verb: "The organisers, Sing Out Loud, said …"."""
    tokens = document.tokens
    if verb.tag not in ("VBD", "VBZ") or verb.i <= sentence.first or tokens[verb.i - 1].text != ",":
        return None
    head = None
    for token in tokens[sentence.first : min(verb.i - 1, sentence.first + OPENING)]:
        if token.text == ",":
            return head
        if marks[token.i] >= 0 or token.pos not in ("DET", "ADJ", "NOUN", "PROPN", "PART", "NUM"):
            return None
        head = token if token.pos in ("NOUN", "PROPN") else head
    return None


def _climb(document: Document, token: Token | None, marks: list[int]) -> Source | None:
    """The source whose head is the noun that a first nominal of a phrase belongs to ("City" of "City News Service")."""
    if token is None:
        return None
    for _ in range(4):
        if (
            token.dep not in ("compound", "nmod", "poss", "amod", "nummod")
            or document.tokens[token.head].pos not in _NOMINAL
            or token.head < token.i
        ):
            break
        token = document.tokens[token.head]
    return source_at(document, token, marks)


def _ahead(document: Document, sentence: Sentence, start: int, marks: list[int]) -> Iterator[Token]:
    for i in range(start, min(sentence.last, start + 10)):
        if marks[i] >= 0:
            return
        yield document.tokens[i]


def subject_of(document: Document, verb: Token, marks: list[int]) -> Token | None:
    """Who does it: the subject, the agent of a passive, the subject of the verb above, or the noun that a relative clause hangs on."""
    token = _adding(document, verb)
    for step in range(5):
        passive = None
        for i in document.children[token.i]:
            child = document.tokens[i]
            if child.dep in _SUBJECTS and marks[i] < 0 and child.ent not in ("DATE", "TIME"):
                if child.lower in ("who", "which", "that") and token.dep == "relcl":
                    return document.tokens[token.head]
                return child
            if child.dep == "agent":
                for j in document.children[i]:
                    if document.tokens[j].dep == "pobj" and marks[j] < 0:
                        return document.tokens[j]
            if child.dep == "nsubjpass" and marks[i] < 0:
                passive = child
        if passive is not None:
            if passive.lower in ("who", "which", "that") and token.dep == "relcl":
                return document.tokens[token.head] if step else None
            return passive if step else None
        above = document.tokens[token.head]
        if token.dep in ("relcl", "acl") and above.pos in _NOMINAL and marks[above.i] < 0:
            return above
        if (
            token.dep not in _UPWARD
            or above.i == token.i
            or (token.dep == "ccomp" and above.pos in ("VERB", "AUX") and step == 0 and token.tag in ("VBD", "VBZ", "VBP"))
        ):
            return None
        token = above
    return None


def _adding(document: Document, verb: Token) -> Token:
    """For "adding" in "Ortiz said that the pumps had failed, adding …" the verb "said", on whatever verb the parse hung it."""
    above = document.tokens[verb.head]
    if verb.tag == "VBG" and verb.dep == "advcl" and above.dep == "ccomp" and document.tokens[above.head].lemma in lexicon():
        return document.tokens[above.head]
    return verb


def _neighbour(document: Document, sentence: Sentence, verb: Token, marks: list[int]) -> Token | None:
    """Subject by word order: the nominal right before the verb, else the one right after it."""
    for i in range(verb.i - 1, max(sentence.first, verb.i - 4) - 1, -1):
        if marks[i] >= 0:
            break
        token = document.tokens[i]
        if token.pos in _NOMINAL:
            return token
        if token.pos not in ("ADV", "AUX", "PART"):
            break
    for token in _ahead(document, sentence, verb.i + 1, marks):
        if token.pos in ("PROPN", "NOUN", "PRON"):
            return (
                token
                if token.dep not in ("compound", "nmod") or document.tokens[token.head].pos not in _NOMINAL
                else document.tokens[token.head]
            )
        if token.pos not in ("DET", "ADJ", "ADV", "NUM"):
            return None
    return None
