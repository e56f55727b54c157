"""Numbers of one article that do not add up, and those that do."""

from __future__ import annotations

import datetime as dt

import pytest

import reconcile


def reasons(text: str, day: dt.date | None = dt.date(2011, 6, 7)) -> list[str]:
    report = reconcile.check([reconcile.Article(id="a", text=text, published=day)])
    return [f.reason for f in report.findings if f.kind == "sum"]


@pytest.mark.parametrize(
    ("text", "part_of_reason"),
    [
        (
            "More than 9,100 hens were counted. Of that total, more than 4,600 were white, almost 2,500 were brown and more than 1,100 were black.",
            "come to 8,200, 900 fewer than",
        ),
        ("Nine people, four men and three women, were rescued.", "2 fewer than the total of 9 people"),
        ("Six people, including four men and three women, were rescued.", "1 more than the total of 6 people"),
        ("The office granted 400 of the 3,400 requests, or 20 percent, in May.", "is 11.8 percent, not 20 percent"),
        ("She ran the mill from 2001 to 2009, a period of 12 years.", "is 8 years, not 12 years"),
        ("Dana Cole, 64, was born in Dover in 1952.", "was 58 or 59 in 2011, not 64"),
        ("All 15 members of the council voted, and the plan passed 11-3.", "11-3 is 14 votes, but all 15 members"),
    ],
)
def test_found(text: str, part_of_reason: str) -> None:
    found = reasons(text)
    assert len(found) == 1, found
    assert part_of_reason in found[0]


@pytest.mark.parametrize(
    "text",
    [
        "More than 9,100 hens were counted. Of that total, more than 4,600 were white, almost 2,500 were brown and nearly 2,000 were black.",
        "Police held 50 people. Of those, eight are in custody, four were fined and three were freed.",
        "Seven people, four men and three women, were rescued.",
        "Seven people, including four men and two women, were rescued.",
        "The office granted 400 of the 3,400 requests, or about 12 percent, in May.",
        "She ran the mill from 2001 to 2009, eight years.",
        "She ran the mill from 2001 to 2009 and 12 years later sold it.",
        "Dana Cole, 58, was born in Dover in 1952.",
        "Dana Cole, 40, died in 1990; she was born in 1952.",
        "All 14 members of the council voted, and the plan passed 11-3.",
        "Two people were injured and five cars were burned; seven men were held.",
    ],
)
def test_silent(text: str) -> None:
    assert reasons(text) == []


def test_positions_show_the_arithmetic() -> None:
    text = "Nine people, four men and three women, were rescued."
    finding = next(f for f in reconcile.check([reconcile.Article(id="a", text=text)]).findings if f.kind == "sum")
    assert finding.relation.value == "sum-mismatch"
    assert [p.value for p in finding.positions] == ["9 people", "4 + 3 = 7"]
    assert finding.question.endswith("?")
