"""Parsed paragraphs as rows of what a token is, and the latest of them kept.

The same paragraph comes again and again: copies of one wire report, the lines that a paper prints under each article, background that is told
with every new day of a story, and all of an article but what was edited. What the parser makes of a paragraph follows from its words alone
(``Parser`` sees to that; tests/language/test_words.py holds it), so one that was parsed lately is not parsed again.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reconcile.language.parsing import Parsed, Parser

_POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WP$": "PRON", "EX": "PRON",
    "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB", "MD": "AUX", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ",
    "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "WRB": "ADV", "DT": "DET", "PDT": "DET", "WDT": "DET", "IN": "ADP", "RP": "ADP", "TO": "PART",
    "POS": "PART", "CC": "CCONJ", "CD": "NUM", "UH": "INTJ", "$": "SYM", "SYM": "SYM", "FW": "X", "AFX": "ADJ",
}  # fmt: skip
KEPT = 20_000
"""Words of the paragraphs that are kept at least, about 300 bytes each; twice as many at most."""

Row = tuple[int, int, str, str, str, str, str, int, str]
"""Start and end in the paragraph, lower case, lemma, part of speech, tag, dependency, head (index of a row) and entity label of a word."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a paragraph, white space left out."""

    rows: tuple[Row, ...]
    first: tuple[bool, ...]
    """Whether the parser begins a sentence with the word."""


class Reader:
    """A parser that remembers; safe for several threads."""

    def __init__(self, parser: Parser, lemma: Callable[[str, str], str]) -> None:
        self._parser, self._lemma = parser, lemma
        # what was read of late, and what was before that: the older half is forgotten when the newer one is full
        self._new: dict[str, Words] = {}
        self._old: dict[str, Words] = {}
        self._size = 0
        self._lock = threading.Lock()

    def read(self, texts: Sequence[str]) -> list[Words]:
        """The words of each text, in order."""
        found: dict[str, Words] = {}
        unknown = []
        for text in dict.fromkeys(texts):
            known = self._known(text)
            if known is None:
                unknown.append(text)
            else:
                found[text] = known
        for text, parsed in zip(unknown, self._parser.parsed(unknown), strict=True):
            found[text] = words_of(parsed, self._lemma)
            self._keep(text, found[text])
        return [found[text] for text in texts]

    def _known(self, text: str) -> Words | None:
        words = self._new.get(text)
        if words is None:
            words = self._old.get(text)
            if words is not None:
                self._keep(text, words)
        return words

    def _keep(self, text: str, words: Words) -> None:
        with self._lock:
            self._size += len(words.rows)
            self._new[text] = words
            if self._size > KEPT:
                self._old, self._new, self._size = self._new, {}, 0


def words_of(parsed: Parsed, lemma: Callable[[str, str], str]) -> Words:
    """The words of a parsed paragraph with their lemmas; what hangs on white space hangs on that one's head."""
    kept = [i for i, blank in enumerate(parsed.blank) if not blank]
    position = {i: n for n, i in enumerate(kept)}
    rows = []
    for n, i in enumerate(kept):
        word, tag, dep, start = parsed.words[i], parsed.tags[i], parsed.deps[i] or "dep", parsed.starts[i]
        pos = _POS.get(tag) or ("X" if word.isalnum() else "PUNCT")
        if pos == "VERB" and dep in ("aux", "auxpass"):
            pos = "AUX"
        head = parsed.heads[i]
        while parsed.blank[head] and parsed.heads[head] != head:
            head = parsed.heads[head]
        lower = word.lower()
        # a base form is its own lemma ("to ground" is not of "grind")
        base = lower if tag == "VB" and lower.isalpha() else lemma(lower, pos)
        rows.append((start, start + len(word), lower, base, pos, tag, dep, position.get(head, n), parsed.labels[i]))
    return Words(tuple(rows), tuple(parsed.first[i] for i in kept))
