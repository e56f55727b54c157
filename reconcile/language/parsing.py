"""Paragraphs → words with tags, dependencies and entity labels, as plain lists: spaCy's components, called one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from reconcile.language.model import load, model_name
from reconcile.language.recognise import recogniser
from reconcile.language.vectors import vectors

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_COLUMNS: list[int | str] = ["LENGTH", "SPACY", "IS_SPACE", "TAG", "DEP", "HEAD", "SENT_START", "ENT_TYPE"]
BATCH = 64
"""Paragraphs that go through a component together, at most."""
FEWEST = 32
"""Words of them together, at least. Matrices of fewer rows are multiplied by other code, whose last bit of rounding differs; from there on what a
word is worked out with makes no difference at all (tests/language/test_words.py)."""
_FILLING = "and " * FEWEST
BATCH_SIZE = 12_000
"""Code points of them together, at most: what is multiplied stays in the processor's cache, and a long article takes no more memory."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A paragraph; every list has an item for each word, white space between words included where it is more than one blank."""

    words: list[str]
    starts: list[int]
    """Code points of the paragraph before the word."""
    blank: list[bool]
    """Whether it is white space."""
    tags: list[str]
    deps: list[str]
    heads: list[int]
    first: list[bool]
    """Whether the parser begins a sentence with it."""
    labels: list[str]
    """Of the entity that it is in, or empty."""


def parser_of(name: str | None = None) -> Parser:
    """The parser with the pipeline of that name, see ``model_name``.

    Raises:
        ModelError: the language model is missing or not the one that was tested.
    """
    return _parser(model_name(name))


@cache
def _parser(name: str) -> Parser:
    return Parser(load(name))


class Parser:
    """A pipeline without the frame around its components, which costs as much as the tagger for each paragraph."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._recogniser = recogniser(nlp)
        components = [c for n, c in nlp.pipeline if n != "ner" or self._recogniser is None]
        self._components = [_run(c) for c in components]
        self._strings = _Strings(nlp.vocab.strings)

    def parsed(self, texts: Sequence[str]) -> Iterator[Parsed]:
        """Each text parsed, in order."""
        batch: list[str] = []
        size = 0
        for text in texts:
            if batch and (len(batch) == BATCH or size + len(text) > BATCH_SIZE):
                yield from self._batch(batch)
                batch, size = [], 0
            batch.append(text)
            size += len(text)
        if batch:
            yield from self._batch(batch)

    def _batch(self, texts: Sequence[str]) -> Iterator[Parsed]:
        import numpy as np

        docs: list[Doc] = [self._nlp.make_doc(text) for text in texts]
        if sum(map(len, docs)) < FEWEST:
            docs.append(self._nlp.make_doc(_FILLING))
        for component in self._components:
            docs = component(docs)
        tables = [doc.to_array(_COLUMNS).astype(np.int64) for doc in docs]
        labels = self._labels(docs, np.concatenate(tables)) if self._recogniser is not None else None
        done = 0
        for text, table in zip(texts, tables, strict=False):
            lengths, gaps, blank, tags, deps, heads, first, types = table.T.tolist()
            starts, words, start = [], [], 0
            for length, gap in zip(lengths, gaps, strict=True):
                starts.append(start)
                words.append(text[start : start + length])
                start += length + gap
            strings, count = self._strings, len(lengths)
            yield Parsed(
                words,
                starts,
                [b == 1 for b in blank],
                [strings[t] for t in tags],
                [strings[d] for d in deps],
                [i + step for i, step in enumerate(heads)],
                [f == 1 for f in first],
                labels[done : done + count] if labels is not None else [strings[t] for t in types],
            )
            done += count

    def _labels(self, docs: Sequence[Doc], table: Any) -> list[str]:
        assert self._recogniser is not None
        first = table[:, 6] == 1
        at = 0
        for doc in docs:
            if len(doc):
                first[at] = True
            at += len(doc)
        return self._recogniser.labels(docs, table[:, 2] == 1, first)


def _run(component: Any) -> Callable[[list[Doc]], list[Doc]]:
    """A component as a function of a batch; shared vectors are worked out our own way where they can be."""
    own = vectors(component.model) if component.__class__.__name__ == "Tok2Vec" else None
    if own is None:
        if not hasattr(component, "pipe"):
            return lambda docs: [component(doc) for doc in docs]
        # the parser takes a quarter of a batch together, and each step costs less the more take it
        return lambda docs: list(component.pipe(docs, batch_size=4 * BATCH))

    def with_vectors(docs: list[Doc]) -> list[Doc]:
        for doc, found in zip(docs, own(docs), strict=True):
            doc.tensor = found
        return docs

    return with_vectors


class _Strings(dict[int, str]):
    """The model's strings by their numbers, looked up once each."""

    def __init__(self, store: Any) -> None:
        super().__init__({0: ""})
        self._store = store

    def __missing__(self, key: int) -> str:
        # numbers are unsigned in the store
        found: str = self._store[key % 2**64]
        self[key] = found
        return found
