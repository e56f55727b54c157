"""Who is meant by pronouns and descriptions; what is unsure stays unresolved."""

from __future__ import annotations

from reconcile.language import analyse
from reconcile.model import Article, Document


def read(text: str) -> Document:
    return next(analyse([Article(id="a", text=text)]))


def meant(text: str, word: str) -> list[str]:
    document = read(text)
    return [document.references[t.i].key if t.i in document.references else "" for t in document.tokens if t.lower == word]


def test_pronouns_follow_the_gender_of_the_names() -> None:
    text = "Laura Brandt met Thomas Keel in Reno. She praised the plan. He did not."
    assert meant(text, "she") == ["laura brandt"]
    assert meant(text, "he") == ["thomas keel"]


def test_two_men_and_no_subject_between_them_are_left_open() -> None:
    assert meant("The letter was sent to Thomas Keel and to Frank Odell. His lawyer had asked for it.", "his") == [""]


def test_words_inside_a_quotation_do_not_name_its_speaker() -> None:
    text = "Laura Brandt spoke on Monday. “Carol Fisk is the best of us,” she said."
    assert meant(text, "she") == ["laura brandt"]


def test_an_office_means_its_holder_once_he_was_introduced() -> None:
    assert meant("Gov. Frank Odell vetoed the bill. The governor gave no reason.", "governor") == ["frank odell"]
    assert meant("The governor vetoed the bill. Gov. Frank Odell gave no reason.", "governor") == [""]


def test_a_former_holder_is_not_the_office() -> None:
    assert meant("Former Gov. Frank Odell opposed the bill. The governor signed it.", "governor") == [""]


def test_a_council_and_a_company_named_before() -> None:
    assert meant("The Reno City Council met on Monday. The council approved the plan.", "council") == [
        "reno city council",
        "reno city council",
    ]
    assert meant("Vandersloot Inc. lost the data. The company apologized.", "company") == ["vandersloot"]


def test_relative_pronouns_stand_for_their_noun() -> None:
    assert meant("Councilwoman Laura Brandt, who wrote the motion, voted for it.", "who") == ["laura brandt"]
