"""Events: same act by other words, polarity, plans against deeds, and what must stay silent."""

import pytest

import reconcile
from reconcile.model import Finding


def _findings(*texts: str) -> list[Finding]:
    return [
        f
        for f in reconcile.check([reconcile.Article(id=f"a{n}", text=t) for n, t in enumerate(texts)]).findings
        if f.kind in ("event", "polarity")
    ]


def test_a_family_of_predicates_tells_one_act() -> None:
    found = _findings(
        "The state of Nevada will not take part in the fishing pact.",
        "The governors of Idaho, Nevada and Oregon have announced plans to withdraw from the fishing pact.",
    )
    assert [(f.type, {e.article for e in f.facts}) for f in found] == [("corroboration", {"a0", "a1"})]


def test_denial_against_assertion_is_reported_as_polarity() -> None:
    found = [
        f
        for f in _findings("The harbor master inspected the ferry.", "The harbor master did not inspect the ferry.")
        if f.type == "discrepancy"
    ]
    assert [(f.kind, f.relation) for f in found] == [("polarity", "conflict")]


def test_contrastive_negation() -> None:
    found = [
        f
        for f in _findings(
            "The council supports reforms -- not specifically the Marlow reform -- that lower fares.",
            "The council voted to support the Marlow reform.",
        )
        if f.type == "discrepancy"
    ]
    assert [f.relation for f in found] == ["detail-differs"]


FERRY = "The ferry traveled past the lighthouse at a reckless pace."


def test_akin_acts_in_clauses_with_common_words_are_one() -> None:
    found = _findings(FERRY, "The ferry sped past the lighthouse at dusk at a reckless pace.")
    assert [(f.type, f.relation) for f in found] == [("corroboration", "refines")]


@pytest.mark.parametrize(
    "other",
    [
        "Gulls rested past the lighthouse while a ferry loaded with salt and timber waited for the tide near the harbor.",
        "Near the lighthouse the ferry sped home with barrels of smoked herring, crates of Cornish tin and a choir of weary pilgrims from Marlow Abbey.",
        "The ferry did not speed past the lighthouse at a reckless pace.",
        "The ferry may speed past the lighthouse at a reckless pace.",
        "The ferry anchored past the lighthouse.",
    ],
)
def test_other_acts_and_acts_that_share_too_little_are_not(other: str) -> None:
    assert not [f for f in _findings(FERRY, other) if f.type == "corroboration"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Idaho suspended the fishing pact.", "Nevada suspended the fishing pact."),
        ("Mayor Cole supports the bridge.", "Mayor Hart opposes the bridge."),
        ("If the council inspects the ferry, it will sail.", "The council did not inspect the ferry."),
    ],
)
def test_silent(left: str, right: str) -> None:
    assert not [f for f in _findings(left, right) if f.type == "discrepancy"]


def test_in_a_tunnel_is_not_near_a_tunnel() -> None:
    reports = reconcile.check(
        [
            reconcile.Article(id="a", text="A goods train derailed in a tunnel on Monday."),
            reconcile.Article(id="b", text="The derailment occurred near a tunnel on the coast line."),
        ]
    ).findings
    assert [(f.kind, f.relation) for f in reports if f.type == "discrepancy"] == [("place", "detail-differs")]


def test_a_plan_of_the_past_is_not_set_against_its_deed() -> None:
    found = _findings("Mayor Dana Cole inspected the ferry terminal.", "Mayor Dana Cole said she would inspect the ferry terminal.")
    assert not [f for f in found if f.type == "discrepancy"]


def test_a_standing_plan_is_set_against_the_deed() -> None:
    texts = ("Mayor Dana Cole inspected the ferry terminal.", "Mayor Dana Cole will inspect the ferry terminal.")
    found = reconcile.check([reconcile.Article(id=t, text=t) for t in texts]).findings
    assert [f.relation for f in found if f.type == "discrepancy"] == ["modality-differs"]


def test_an_article_that_tells_of_plan_and_deed_is_no_discrepancy() -> None:
    found = _findings(
        "Mayor Dana Cole inspected the ferry terminal. On Sunday Mayor Dana Cole will inspect the ferry terminal again.",
        "Mayor Dana Cole will inspect the ferry terminal.",
    )
    assert not [f for f in found if f.type == "discrepancy"]


def test_what_can_be_undone_is_no_conflict_without_a_time() -> None:
    found = reconcile.check(
        [
            reconcile.Article(id="a", text="Dana Cole left the Harbor Company in January 2018."),
            reconcile.Article(id="b", text="Dana Cole trained as an accountant before she joined the Harbor Company."),
        ]
    ).findings
    assert not [f for f in found if f.type == "discrepancy"]
