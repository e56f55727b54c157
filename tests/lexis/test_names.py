"""Folding of names, offices, places and spellings."""

import pytest

from reconcile.lexis import offices
from reconcile.lexis.names import gender, person_key
from reconcile.lexis.organizations import initials, organization_key
from reconcile.lexis.places import place_key, state
from reconcile.lexis.spelling import one_given_name, same_word, slip


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Mr. Harold E. Pim Jr.", "harold pim"),
        ("Chuck Brandt", "charles brandt"),
        ("Inés Muñoz", "ines munoz"),
        ("Obama", "barack obama"),
        ("Pim", "pim"),
    ],
)
def test_a_persons_name_is_folded(written: str, key: str) -> None:
    assert person_key(written) == key


def test_gender_from_title_before_given_name() -> None:
    assert gender(["robin", "pim"], ["councilwoman"]) == "f"
    assert gender(["laura", "pim"], []) == "f"
    assert gender(["robin", "pim"], []) == ""


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("the Department of Justice", "justice department"),
        ("Vandersloot Inc.", "vandersloot"),
        ("F.B.I.", "federal bureau of investigation"),
        ("U.S. Senate", "senate"),
        ("LA City Council", "los angeles city council"),
    ],
)
def test_a_bodys_name_is_folded(written: str, key: str) -> None:
    assert organization_key(written) == key


def test_initials_with_and_without_small_words() -> None:
    assert initials("Transport for Tidewater") == ("tt", "tft")


def test_places_and_their_abbreviations() -> None:
    assert place_key("the U.S.") == place_key("American") == "united states"
    assert state("Calif.") == state("CA") == "california"
    assert state("Springfield") is None


def test_the_longest_office_wins_and_hyphens_do_not_matter() -> None:
    def name(text: str) -> tuple[str, int] | None:
        found = offices.match(text.split(), 0)
        return (found[0].name, found[1]) if found else None

    assert name("assistant chief constable pim") == ("assistant chief constable", 3)
    assert name("president - elect pim") == ("president-elect", 3)
    assert name("congresswoman pim") == ("representative", 1)
    assert name("table pim") is None


def test_slips_are_told_from_variants() -> None:
    assert slip("underhill", "undrehill")
    assert slip("mistrall", "mistral")
    assert not slip("harbour", "harbor")
    assert not slip("lee", "lea")
    assert same_word("organisation", "organization")
    assert one_given_name("jim", "james")
    assert not one_given_name("jane", "joan")
