"""The entities of the recogniser taken apart are those of spaCy's own."""

from __future__ import annotations

from reconcile.language.model import load
from reconcile.language.parsing import parser_of
from reconcile.language.recognise import recogniser

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
