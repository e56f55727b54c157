"""Families of predicates are data; each word has one home, and opposites know each other."""

import pytest

import reconcile
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


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Mayor Cole voiced support for the tunnel plan.", "Mayor Cole backs the tunnel plan."),
        ("Senator Dora Kane came out against the tunnel plan.", "Senator Dora Kane opposes the tunnel plan."),
        ("The inspectors looked into the ferry crash.", "The inspectors opened an investigation into the ferry crash."),
        ("Tom Barr defeated Mayor Ida Lowe.", "Mayor Ida Lowe lost to Tom Barr."),
        ("Rick Vale won the backing of Amy Croft.", "Amy Croft endorsed Rick Vale."),
        ("Hundreds of campers were moved to safety.", "Hundreds of campers were evacuated."),
    ],
)
def test_one_act_in_other_constructions(left: str, right: str) -> None:
    def told(text: str) -> set[tuple[str, bool, frozenset[str], frozenset[str]]]:
        facts = [
            f.value for f in reconcile.extract(reconcile.Article(id="a", text=text)) if f.kind == "event" and f.value.shape == "clause"
        ]
        return {
            (e.family, e.polarity > 0, e.agent.names if e.agent else frozenset(), e.object.words if e.object else frozenset())
            for e in facts
        }

    assert told(left) & told(right)
