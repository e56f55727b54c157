"""None in one article and some in another: a denial of harm against harm."""

from __future__ import annotations

import pytest

import reconcile


def _differences(left: str, right: str) -> list[tuple[str, str]]:
    report = reconcile.check([reconcile.Article(id="a", text=left), reconcile.Article(id="b", text=right)])
    return [(f.kind, f.relation.value) for f in report.findings if f.type == "discrepancy"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("No one was injured in the blaze.", "Two firefighters were injured in the blaze."),
        ("No injuries were reported.", "Four passengers suffered minor injuries."),
        ("The fire caused no deaths.", "The fire killed two people."),
        ("Nobody died in the storm.", "The storm killed three people."),
    ],
)
def test_none_against_some(left: str, right: str) -> None:
    assert ("polarity", "conflict") in _differences(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("No one on the ground was hurt.", "Two passengers were hurt."),
        ("No officers were injured.", "Two protesters were injured."),
        ("No one was injured in the fire.", "Twelve people were injured in a crash in 2010."),
        ("No one was injured in the fire.", "Twelve people were injured in a storm."),
        ("Nobody was hurt, police said.", "Nobody was injured."),
        ("No one was killed in the crash.", "Officials feared that someone had been killed in the crash."),
    ],
)
def test_a_limited_denial_is_silent(left: str, right: str) -> None:
    assert _differences(left, right) == []
