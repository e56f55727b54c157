"""How much of an amount two clauses are about."""

from __future__ import annotations

import datetime as dt

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


def test_who_only_names_the_amount_takes_no_side_and_days_apart_it_may_have_changed() -> None:
    texts = (
        "The bill contains none of the $3.4 billion that the governor sought for the dam.",
        "The bill provides only a fraction of the $3.4 billion that the governor had sought for the dam.",
        "The governor sought $3.4 billion for the dam in the bill.",
    )
    first = dt.date(2024, 3, 2)
    found = [
        f for f in check([Article(id=n, text=t, published=first) for n, t in zip("abc", texts, strict=True)]).findings if f.relation.differs
    ]
    assert [{x.article for x in f.facts} for f in found if f.kind == "money"] == [{"a", "b"}]
    days = (first, first + dt.timedelta(days=20))
    later = check([Article(id=n, text=t, published=d) for n, t, d in zip("ab", texts, days, strict=False)])
    assert not [f for f in later.findings if f.kind == "money" and f.relation.differs]
