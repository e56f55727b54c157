"""Who is named: names found, cut, typed and put together under the fullest."""

from __future__ import annotations

from reconcile.language import analyse
from reconcile.model import Article, Document, EntityType


def read(text: str) -> Document:
    return next(analyse([Article(id="a", text=text)]))


def keys(document: Document, word: str) -> list[str]:
    """Keys of the entities that the occurrences of a word refer to ("" for none)."""
    return [document.references[t.i].key if t.i in document.references else "" for t in document.tokens if t.text == word]


def test_a_title_is_no_part_of_the_name_and_the_last_name_means_the_full_one() -> None:
    document = read("Gov. Marla Whitcombe signed the bill on Friday. Whitcombe said it would help. Ms. Whitcombe's office gave no details.")
    assert keys(document, "Whitcombe") == ["marla whitcombe"] * 3
    assert [e.type for e in document.entities if e.key == "marla whitcombe"] == [EntityType.PERSON]


def test_state_title_and_name_in_one_run_are_three_things() -> None:
    document = read("On Monday Nebraska Gov. Tom Ardley and Ohio Rep. Lena Voss met in Lincoln.")
    assert keys(document, "Nebraska") == ["nebraska"]
    assert keys(document, "Ardley") == ["thomas ardley"]
    assert keys(document, "Ohio") == ["ohio"]


def test_initials_in_brackets_and_later_are_the_body() -> None:
    document = read("The Harbor Safety Inspection Branch (HSIB) opened an inquiry. The HSIB said the crane had failed.")
    assert keys(document, "HSIB") == ["harbor safety inspection branch"] * 2


def test_two_persons_of_one_last_name_stay_apart() -> None:
    document = read("Mayor Rosa Quint met Senator David Quint. Ms. Quint spoke first. Quint did not answer.")
    assert keys(document, "Quint") == ["rosa quint", "david quint", "rosa quint", ""]


def test_a_law_named_with_capitals_is_one_name() -> None:
    document = read(
        "Lawmakers passed the Safe and Honest Lending Over Rural Exchanges (SHORE) Act in March. They read Proposition 40 aloud."
    )
    assert [e.type for e in document.entities if "lending" in e.key] == [EntityType.WORK]
    assert keys(document, "Proposition") == ["proposition 40"]


def test_keys_are_equal_across_articles_for_the_ways_of_writing_one_name() -> None:
    left = read("Senator Charles E. Brandt of the United States said the F.B.I. had called. The Department of Justice was silent.")
    right = read("Sen. Chuck Brandt told the FBI that U.S. courts would decide. The Justice Department was silent.")
    assert {"charles brandt", "united states", "federal bureau of investigation", "justice department"} <= {
        e.key for e in left.entities
    } & {e.key for e in right.entities}


def test_ordinary_words_at_the_start_of_a_sentence_are_no_names() -> None:
    document = read("Today was calm. Everything we wanted came true. Officials said so. “However, it rained,” he said.")
    assert document.entities == ()
