"""Families of predicates are data; each word has one home, and opposites know each other."""

from reconcile.lexis.families import of_noun, of_verb


def test_opposites_share_a_family_and_differ_in_sign() -> None:
    join, leave = of_verb("participate"), of_verb("opt_out")
    assert join.family == leave.family
    assert (join.asserts, leave.asserts) == (True, False)
    assert join.family.strict


def test_a_verb_without_a_family_is_its_own() -> None:
    assert of_verb("yodel").family.name == "yodel"
    assert of_verb("yodel").family != of_verb("hum").family


def test_nouns_of_acts() -> None:
    withdrawal = of_noun("withdrawal")
    assert withdrawal is not None
    assert withdrawal.family == of_verb("withdraw").family
    assert not withdrawal.asserts
    assert of_noun("teapot") is None
