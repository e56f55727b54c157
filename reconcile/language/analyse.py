"""Article → Document: paragraphs, sentences, tokens with dependencies, entities and references.

The parser is fed one paragraph at a time (tokenizer and parser do best there), on text in which odd blanks,
dashes and quotation marks are replaced one code point for one, so that offsets stay those of the article.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from functools import cache

from reconcile.language.ignoring import ignored
from reconcile.language.lemma import lemmatizer
from reconcile.language.model import model_name
from reconcile.language.parsing import parser_of
from reconcile.language.references import resolve
from reconcile.language.sentences import sentence_starts
from reconcile.language.words import Reader, Words
from reconcile.language.zones import after_label, zone
from reconcile.lexis.paragraphs import paragraphs
from reconcile.lexis.sentence_size import MOST, break_before, stretches
from reconcile.model import Article, Document, Sentence, Token, Zone
from reconcile.model.settings import Ignore

# one code point for one: offsets must not move
_FOLD = str.maketrans({
    "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2002": " ", "\u2003": " ", "\u200a": " ", "\t": " ", "\n": " ", "\r": " ",
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2212": "-", "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u2032": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
})  # fmt: skip
MAX_PARAGRAPH = 8_000
"""Code points of one paragraph that are analysed at a time; a longer one is cut behind a sentence."""


def analyse(articles: Iterable[Article], model: str | None = None, ignore: Ignore | None = None) -> Iterator[Document]:
    """Analyse articles one after the other, in order; what ``ignore`` names is boilerplate.

    Nothing of one article depends on another.

    Raises:
        ModelError: the language model is missing or not the one that was tested.
    """
    reader = _reader(model_name(model))
    for article in articles:
        document = Document(article)
        spans = list(paragraphs(article.text))
        skipped = ignored([article.text[s:e] for s, e in spans], ignore) if ignore else frozenset()
        pieces = [(s, e, p) for p, (s, e) in enumerate(spans) for s, e in _cut(article.text, after_label(article.text, s, e), e)]
        folded = [article.text[s:e].translate(_FOLD) for s, e, _ in pieces]
        for (start, end, paragraph), words in zip(pieces, reader.read(folded), strict=True):
            begin = spans[paragraph][0]
            # the label of a picture is not read, and says what the rest is
            told = article.text[begin if start == after_label(article.text, *spans[paragraph]) else start : end]
            where = Zone.BOILERPLATE if paragraph in skipped else zone(told)
            _append(document, words, start, where, paragraph)
        document.children = [[] for _ in document.tokens]
        for token in document.tokens:
            if token.head != token.i:
                document.children[token.head].append(token.i)
        resolve(document)
        yield document


@cache
def _reader(name: str) -> Reader:
    return Reader(parser_of(name), lemmatizer())


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Pieces of a paragraph that are analysed each by itself: nearly always the one piece that it is.

    Of a stretch that no sentence can be, what is ``unread`` is left out.
    """
    for span in stretches(text, start, end):
        if start < span.start:
            yield from _sized(text, start, span.start)
        yield span.start, break_before(text, span.start, span.start + MOST)
        start = span.end
    if start < end:
        yield from _sized(text, start, end)


def _sized(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_PARAGRAPH:
        middle = start + MAX_PARAGRAPH // 2
        # behind a sentence, else at a blank, else anywhere
        at = text.rfind(". ", middle, start + MAX_PARAGRAPH) + 1 or text.rfind(" ", middle, start + MAX_PARAGRAPH)
        at = at if at > start else start + MAX_PARAGRAPH
        yield start, at
        start = at
    yield start, end


def _append(document: Document, words: Words, offset: int, where: Zone, paragraph: int) -> None:
    text, tokens = document.article.text, document.tokens
    base = len(tokens)
    for n, (start, end, lower, lemma, pos, tag, dep, head, label) in enumerate(words.rows, base):
        there, behind = offset + start, offset + end
        tokens.append(Token(n, text[there:behind], there, behind, lower, lemma, pos, tag, dep, base + head, label))
    bounds = [*sentence_starts(tokens[base:], words.first), len(words.rows)]
    for first, last in itertools.pairwise(bounds):
        if first == last:
            continue
        document.sentences.append(
            Sentence(
                document,
                len(document.sentences),
                base + first,
                base + last,
                tokens[base + first].start,
                tokens[base + last - 1].end,
                paragraph,
                where,
            )
        )
