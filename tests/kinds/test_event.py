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
