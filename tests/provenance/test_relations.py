"""What the newsroom knows of its sources makes origins fewer, and says why."""

from __future__ import annotations

import pytest

from reconcile.model import Article
from reconcile.model.settings import Settings, Source
from reconcile.provenance import Provenance
from tests.conftest import MakeFact

ARTICLES = [
    Article("echo-1.txt", "", source="The Echo", path="in/echo-1.txt"),
    Article("courier.txt", "", source="Bay Courier"),
    Article("wire.txt", "", source="Harbor Wire"),
]
CARRIES = Source(files=("echo-*.txt",), carries=("Harbor Wire",))


@pytest.mark.parametrize(
    ("tables", "left", "right", "reason"),
    [
        ((), "echo-1.txt", "wire.txt", ""),
        ((CARRIES,), "echo-1.txt", "wire.txt", "The Echo carries Harbor Wire"),
        ((CARRIES,), "echo-1.txt", "courier.txt", ""),
        ((CARRIES, Source(name="bay courier", carries=("harbor wire",))), "courier.txt", "echo-1.txt", "Bay Courier and The Echo both carry harbor wire"),
        ((Source(name="Echo", owner="Tidewater Media"), Source(name="Bay Courier", owner="tidewater media")), "courier.txt", "echo-1.txt", "Bay Courier and The Echo belong to tidewater media"),
        ((Source(name="Echo", owner="Tidewater Media"), Source(name="Bay Courier", owner="Others")), "courier.txt", "echo-1.txt", ""),
        ((Source(files=("in/*",), carries=("Harbor Wire",)),), "echo-1.txt", "wire.txt", "The Echo carries Harbor Wire"),
        ((Source(files=("out/*",), carries=("Harbor Wire",)),), "echo-1.txt", "wire.txt", ""),
    ],
)  # fmt: skip
def test_agencies_and_owners(make_fact: MakeFact, tables: tuple[Source, ...], left: str, right: str, reason: str) -> None:
    facts = [make_fact(left, 7, "people march bridge"), make_fact(right, 7, "crowd cross water")]
    number, why = Provenance(ARTICLES, Settings(source=tables)).origins(facts)
    # the two facts share no more than two words
    assert (number, why) == (1 if reason else 2, reason)


def test_a_credit_to_the_agency_is_its_copy(make_fact: MakeFact) -> None:
    facts = [make_fact("echo-1.txt", 7), make_fact("courier.txt", 7, "crowd cross water", attribution=("Harbor Wire",))]
    number, why = Provenance(ARTICLES, Settings(source=(CARRIES,))).origins(facts)
    assert (number, why) == (1, "The Echo carries Harbor Wire, which Bay Courier credits")
