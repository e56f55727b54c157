"""Who says what: before, after, in the middle of, and around the quoted words."""

import pytest

import reconcile
from reconcile.language import analyse
from reconcile.lexis.reporting import lexicon, texts
from reconcile.lexis.reporting_speaker import utterances


def speakers(text: str) -> list[tuple[str, str]]:
    """The quoted words with the words that name their speaker."""
    document = next(iter(analyse([reconcile.Article(id="a", text=text)])))
    return [
        (text[u.quotation.span.start : u.quotation.span.end], text[u.speaker.span.start : u.speaker.span.end] if u.speaker else "")
        for u in utterances(document)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The pumps failed,” said Dana Orr, the harbour master.", [("The pumps failed,", "Dana Orr")]),
        ("“Who closed the gate?” she asked.", [("Who closed the gate?", "she")]),
        ("Dana Orr told reporters: “The pumps failed.”", [("The pumps failed.", "Dana Orr")]),
        ("“The pumps failed,” Orr said, “and nobody noticed.”", [("The pumps failed,", "Orr"), ("and nobody noticed.", "Orr")]),
        ("“The pumps failed,” Orr said. “Nobody noticed.”", [("The pumps failed,", "Orr"), ("Nobody noticed.", "Orr")]),
        ("Dana Orr called the gate “a disgrace” on Monday.", [("a disgrace", "Dana Orr")]),
        ("The gate is “a disgrace,” according to Dana Orr.", [("a disgrace,", "Dana Orr")]),
        ("The leak did not surprise Dana Orr: “The pumps are old.”", [("The pumps are old.", "Dana Orr")]),
        ("After Nils Aker blamed the crew, Dana Orr snapped back, “The pumps are old.”", [("The pumps are old.", "Dana Orr")]),
        ("“Sail on!” shouted Captain Brand from the bridge.", [("Sail on!", "Captain Brand")]),
        ("Orr said the pumps were fine.\n\n“Nobody ever complained.”", [("Nobody ever complained.", "Orr")]),
        ("Orr said: “The pumps failed.\n\n“Nobody noticed.”", [("The pumps failed.", "Orr"), ("Nobody noticed.", "Orr")]),
    ],
)
def test_the_speaker_of_a_quotation(text: str, expected: list[tuple[str, str]]) -> None:
    assert speakers(text) == expected


def test_a_pronoun_stands_for_the_person_named_before() -> None:
    document = next(iter(analyse([reconcile.Article(id="a", text="Mayor Dana Orr visited the pumps on Monday. “They failed,” she said.")])))
    (utterance,) = utterances(document)
    assert utterance.speaker is not None
    assert utterance.speaker.name == "Dana Orr"


def test_lexicon_is_read() -> None:
    assert {"say", "tell", "call", "find", "believe"} <= set(lexicon())
    assert "report" in texts()
