"""The entities of the recogniser taken apart are those of spaCy's own."""

from __future__ import annotations

import pytest

from reconcile.language.model import load
from reconcile.language.parsing import parser_of
from reconcile.language.recognise import recogniser
from reconcile.language.vectors import vectors

TEXTS = (
    "Mayor Ines Calder of Port Ellery said on Tuesday, June 5, 2018, that the Harbor Safety Inspection Branch had fined Calder & Sons $4.2 million.",
    "About 40 percent of the 1,200 workers at the Lowland Cement Company voted. Two-thirds of them live in North Marlow.",
    "The vote",
    "Donald Carter met Sarah Mills in London.",
    "A",
    "",
    "   ",
    "He flew from New  York to Rio de Janeiro\nand the Hague.  The United Nations Security Council met there in the 1990s.",
    "“The Long Road Home” sold 3 million copies, the New Ellery Times wrote on page one",
)


def test_same_labels_as_the_component_gives() -> None:
    nlp = load()
    ours = [parsed.labels for parsed in parser_of().parsed(TEXTS)]
    theirs = [[token.ent_type_ for token in doc] for doc in nlp.pipe(TEXTS)]
    assert ours == theirs
    assert {"PERSON", "MONEY", "DATE", "GPE", "ORG", "PERCENT"} <= {label for labels in ours for label in labels}


def test_words_stand_where_they_say() -> None:
    for text, parsed in zip(TEXTS, parser_of().parsed(TEXTS), strict=True):
        assert [text[s : s + len(w)] for s, w in zip(parsed.starts, parsed.words, strict=True)] == parsed.words
        assert [text[s : s + len(w)] for w, s in ((t.text, t.idx) for t in load()(text))] == parsed.words


def test_a_pipeline_without_a_recogniser_has_none() -> None:
    with load().select_pipes(disable=["ner"]):
        assert recogniser(load()) is None


def test_parsed_as_the_pipeline_does_and_in_any_company() -> None:
    parser = parser_of()
    together = list(parser.parsed(TEXTS))
    assert [parsed for text in reversed(TEXTS) for parsed in parser.parsed([text])] == together[::-1]
    theirs = list(load().pipe(TEXTS))
    assert [p.tags for p in together] == [[t.tag_ for t in doc] for doc in theirs]
    assert [p.heads for p in together] == [[t.head.i for t in doc] for doc in theirs]
    assert [p.deps for p in together] == [[t.dep_ for t in doc] for doc in theirs]


def test_vectors_are_those_of_the_network() -> None:
    network = load().get_pipe("tok2vec").model
    own = vectors(network)
    assert own is not None
    docs = [load().make_doc(text) for text in TEXTS]
    for found, expected in zip(own(docs), network.predict(docs), strict=True):
        assert found.shape == expected.shape
        assert abs(found - expected).max(initial=0) < 1e-4


def test_words_are_forgotten_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    own = vectors(load().get_pipe("tok2vec").model)
    assert own is not None
    doc = load().make_doc(TEXTS[0])
    first = own([doc])[0]
    monkeypatch.setattr("reconcile.language.vectors.KEPT", 5)
    assert (own([load().make_doc(TEXTS[1]), doc])[1] == first).all()


def test_another_network_is_left_to_its_component() -> None:
    assert vectors(load().get_pipe("tagger").model) is None
