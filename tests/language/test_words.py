"""A paragraph is read alike whatever it is read with, and the latest are read once."""

from __future__ import annotations

import pytest

from reconcile.language import analyse, words
from reconcile.language.lemma import lemmatizer
from reconcile.language.model import load
from reconcile.language.parsing import Parsed, Parser, parser_of
from reconcile.language.vectors import vectors
from reconcile.language.words import Reader, words_of
from reconcile.model import Article

TEXTS = (
    "The ferry Osprey ran aground off Cape Mellow on Friday, and 41 passengers were taken ashore in boats.",
    "Yes.",
    "Harbor master Lena Fry said the channel had been dredged twice. “We shall look at it again,” she said.",
    "Two men  were hurt.",
    "It was the third grounding in a year, according to the Coastal Safety Board, which fined the owners $40,000 in March.",
)


class _Counting:
    """A parser that notes what it was given."""

    def __init__(self, parser: Parser) -> None:
        self._parser = parser
        self.given: list[str] = []

    def parsed(self, texts: list[str]) -> list[Parsed]:
        self.given += texts
        return list(self._parser.parsed(texts))


def _reader() -> tuple[Reader, _Counting]:
    parser = _Counting(parser_of())
    return Reader(parser, lemmatizer()), parser  # type: ignore[arg-type]  # all that it asks of a parser is ``parsed``


def test_a_paragraph_is_parsed_once() -> None:
    reader, parser = _reader()
    first = reader.read([TEXTS[0], TEXTS[1], TEXTS[0]])
    again = reader.read([TEXTS[2], TEXTS[0]])
    assert parser.given == [TEXTS[0], TEXTS[1], TEXTS[2]]
    assert again[1] is first[0] is first[2]
    assert [lower for _, _, lower, *_ in first[1].rows] == ["yes", "."]


def test_what_is_kept_is_what_the_parser_gives() -> None:
    reader, _ = _reader()
    for text in (*TEXTS, *reversed(TEXTS)):
        assert reader.read([text]) == [words_of(next(iter(parser_of().parsed([text]))), lemmatizer())]


def test_the_oldest_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "KEPT", 12)
    reader, parser = _reader()
    for text in TEXTS:
        reader.read([text])
    reader.read([TEXTS[-1]])
    reader.read([TEXTS[0]])
    assert parser.given == [*TEXTS, TEXTS[0]]


def test_vectors_are_the_same_to_the_last_bit_in_any_company() -> None:
    own = vectors(load().get_pipe("tok2vec").model)
    assert own is not None
    docs = [load().make_doc(text) for text in TEXTS]
    together = own(docs)
    for n, doc in enumerate(docs):
        filling = load().make_doc("and " * 32)
        assert (own([doc, filling])[0] == together[n]).all()
        assert (own([filling, *docs[::-1], doc])[-1] == together[n]).all()


def test_a_copy_with_other_marks_keeps_its_own_text() -> None:
    straight, curly = analyse([Article("a", 'He said: "No."'), Article("b", "He said: “No.”")])
    assert [t.text for t in straight.tokens] == ["He", "said", ":", '"', "No", ".", '"']
    assert [t.text for t in curly.tokens] == ["He", "said", ":", "“", "No", ".", "”"]
    assert [t.lower for t in curly.tokens] == [t.lower for t in straight.tokens]
