"""How much of an amount two clauses are about."""

from __future__ import annotations

import pytest

from reconcile.model import Article, Finding
from reconcile.pipeline import check


def of_money(left: str, right: str) -> list[Finding]:
    report = check([Article(id="a", text=left), Article(id="b", text=right)])
    return [f for f in report.findings if f.kind == "money" and f.relation.differs]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The bill contains none of the $3.4 billion that the governor sought for the dam.",
            "The bill provides only a fraction of the $3.4 billion that the governor had sought for the dam.",
        ),
        (
            "The budget includes half of the $61.5 million that the port asked for.",
            "The budget includes none of the $61.5 million that the port asked for.",
        ),
    ],
)
def test_none_and_a_part_of_one_amount_differ(left: str, right: str) -> None:
    (found,) = of_money(left, right)
    assert found.relation.value == "detail-differs"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Part of the $9.2 million was spent on the roof.", "All of the $9.2 million comes from the lottery."),
        ("Part of the $9.2 million was spent on the roof.", "Half of the $9.2 million was spent on the roof."),
        ("Part of the $9.2 million was spent on the roof.", "The $9.2 million was spent on the roof."),
        ("Some of the guests paid. The hall cost $9.2 million.", "None of the guests paid. The hall cost $9.2 million."),
    ],
)
def test_shares_that_say_nothing_of_one_another(left: str, right: str) -> None:
    assert of_money(left, right) == []
