"""Slots of predicates: whose words count, what a relative pronoun stands for, and how well two slots fit."""

from reconcile.language import analyse
from reconcile.lexis.slots import Slot, match, plain, slot
from reconcile.lexis.synonyms import may_be, same_thing, spelling
from reconcile.lexis.whereabouts import exclusive
from reconcile.model import Article, Document


def _document(text: str) -> Document:
    return next(iter(analyse([Article("a", text)])))


def _slot(text: str, word: str) -> Slot:
    document = _document(text)
    found = slot(document, next(t for t in document.tokens if t.text == word))
    assert found is not None
    return found


def test_a_relative_pronoun_stands_for_its_noun() -> None:
    assert "clerk" in _slot("The clerk who filed the papers left.", "who").words


def test_two_names_in_one_slot_are_two_things() -> None:
    assert match(_slot("Nevada joined.", "Nevada"), _slot("Idaho joined.", "Idaho")) == 0.0


def test_a_synonym_fits_and_an_accent_does_not_part() -> None:
    assert (match(_slot("They sank the boat.", "boat"), _slot("They sank the vessel.", "vessel")) or 0) >= 0.85
    assert plain("sánchez") == "sanchez"


def test_a_broader_noun_may_stand_for_a_narrower() -> None:
    assert may_be("measure", same_thing("motion"))
    assert not may_be("tunnel", "bridge")


def test_spelling() -> None:
    assert spelling("organisation") == "organization"
    assert spelling("our") == "our"


def test_places_that_exclude_one_another() -> None:
    assert exclusive("in", "near")
    assert not exclusive("near", "beside")
    assert not exclusive("at", "near")
