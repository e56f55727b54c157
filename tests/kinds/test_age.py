"""Ages: whose they are decides."""

from __future__ import annotations

import pytest

import reconcile


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ada Marsh won the seat. Her age, 84, may be a problem.", 84),
        ("Ada Marsh won the seat. Her age of 84 may be a problem.", 84),
        ("Ada Marsh won the seat. Voters spoke of Marsh's age, 84.", 84),
        ("Ada Marsh, whose age is 84, won the seat.", 84),
        ("Ada Marsh, 84, won the seat.", 84),
        ("Ada Marsh, 117, won the seat.", 117),
        ("The 84-year-old Ada Marsh won the seat.", 84),
        ("Ada Marsh, aged 84, won the seat.", 84),
    ],
)
def test_age_of_a_person(text: str, value: int) -> None:
    facts = [f for f in reconcile.extract(reconcile.Article(id="a", text=text)) if f.kind == "age"]
    assert [(f.normalized["value"], f.normalized["person"]) for f in facts] == [(value, "Ada Marsh")]


@pytest.mark.parametrize("text", ["His age, 12 percent said, matters.", "The bronze age, 3000 years ago, began.", "Page 84 is torn."])
def test_no_age(text: str) -> None:
    assert [f.label for f in reconcile.extract(reconcile.Article(id="a", text=text)) if f.kind == "age"] == []


def test_a_slip_of_a_digit_is_caught() -> None:
    report = reconcile.check(
        [
            reconcile.Article(id="a", text="Ada Marsh won the seat. Her age, 118, may be a problem."),
            reconcile.Article(id="b", text="Ada Marsh, 84, won the seat."),
        ]
    ).to_dict()
    assert [(f["kind"], f["relation"]) for f in report["findings"] if f["type"] == "discrepancy"] == [("age", "conflict")]
