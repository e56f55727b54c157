"""Quotations are found piece by piece and compared word by word."""

from __future__ import annotations

from typing import Any

import reconcile
from reconcile.kinds import discover
from reconcile.language import analyse

KIND = discover()["quote"]


def article(name: str, text: str) -> reconcile.Article:
    return reconcile.Article(id=name, text=text)


def found(text: str) -> list[tuple[str, str | None]]:
    """The words of each piece with their speaker."""
    document = next(iter(analyse([article("a", text)])))
    return [(m.value.words, m.value.speaker) for s in document.sentences for m in KIND.find(s)]


def quotes(left: str, right: str) -> list[dict[str, Any]]:
    report = reconcile.check([article("a", left), article("b", right)]).to_dict()
    return [f for f in report["findings"] if f["kind"] == "quote"]


def test_a_long_quotation_is_read_sentence_by_sentence() -> None:
    text = "“The pumps failed at noon. Nobody in the office noticed it until the water came,” said Dana Orr."
    assert found(text) == [("The pumps failed at noon.", "Dana Orr"), ("Nobody in the office noticed it until the water came", "Dana Orr")]


def test_an_ellipsis_parts_two_pieces_of_a_quotation() -> None:
    assert [words for words, _ in found("Dana Orr said: “The pumps failed at noon … and nobody in the office noticed.”")] == [
        "The pumps failed at noon",
        "and nobody in the office noticed.",
    ]


def test_a_shorter_stretch_of_the_same_words_agrees() -> None:
    (finding,) = quotes(
        "“The northern pumps failed at noon and flooded the tunnel,” said Dana Orr.",
        "Orr said the pumps “flooded the tunnel” that day.\n\nDana Orr is the harbour master.",
    )
    assert (finding["relation"], finding["positions"][0]["normalized"]["speaker"]) == ("agree", "Dana Orr")


def test_an_altered_quotation_shows_the_differing_words() -> None:
    (finding,) = quotes(
        "“We lost every northern pump within a single hour,” said Dana Orr.",
        "Dana Orr said: “We lost nearly every northern pump within a single hour.”",
    )
    assert finding["relation"] == "quote-altered"
    assert "nearly" in finding["reason"]
    assert finding["question"] == "What were the exact words of Dana Orr, on the recording or in the text?"


def test_a_phrase_that_many_use_is_no_shared_quotation() -> None:
    left = "“He wants to be president of the United States,” said Dana Orr."
    right = "“Nobody asked me whether I wanted to be president of the United States,” said Nils Aker."
    assert quotes(left, right) == []


def test_capitalised_words_in_marks_are_a_title() -> None:
    assert quotes("Orr spoke on “Good Morning Harbour” on Monday.", "Aker spoke on “Good Morning Harbour” in May.") == []


def test_two_sentences_of_one_speaker_stay_apart() -> None:
    left = "“We will rebuild the northern pier before the winter storms,” said Dana Orr."
    right = "“We will never rebuild the old fish market,” said Dana Orr."
    assert quotes(left, right) == []


def test_two_tellings_of_one_witness_are_not_one_sentence_altered() -> None:
    left = "“Then I saw neighbors running and then the fire engines coming,” said Dana Orr."
    right = "“I saw a huge flame at about ten, then saw running, then the fire engines came,” said Dana Orr."
    assert quotes(left, right) == []


def test_one_changed_word_in_a_short_quotation_is_an_alteration() -> None:
    left = "“There was a nurse who stood on the roof,” said Dana Orr."
    right = "“There was a doctor who stood on the roof,” said Dana Orr."
    assert [f["relation"] for f in quotes(left, right)] == ["quote-altered"]


def test_a_short_question_is_not_a_longer_one_altered() -> None:
    left = "“Does that look familiar to you?” said Dana Orr."
    assert quotes(left, "“Does that look to you like the work of a man who should run the harbor?” said Dana Orr.") == []
