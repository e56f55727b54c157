"""Words of which only one can be true of one thing."""

from __future__ import annotations

from reconcile.lexis.exclusives import choice, chosen


def test_words_of_two_groups_exclude_one_another_and_words_of_one_do_not() -> None:
    rifle, pistol, revolver = (choice(w) for w in ("rifle", "pistol", "revolver"))
    assert rifle is not None
    assert pistol is not None
    assert revolver is not None
    assert rifle.set == pistol.set
    assert rifle.group != pistol.group
    assert pistol == revolver


def test_a_plural_chooses_as_its_singular_does_and_a_common_word_chooses_nothing() -> None:
    assert choice("rifles") == choice("rifle")
    assert choice("agreement") is None
    assert chosen(["the", "left", "leg"]) == chosen(["left-hand", "thigh"])
