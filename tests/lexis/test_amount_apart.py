"""Unlike figures that are of two things."""

from __future__ import annotations

import pytest

import reconcile


def printed(left: str, right: str) -> list[tuple[str, str]]:
    report = reconcile.check([reconcile.Article(id="a", text=left), reconcile.Article(id="b", text=right)]).to_dict()
    return [(f["kind"], f["relation"]) for f in report["findings"] if f["type"] == "discrepancy"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Dorn raised $4 million in the first quarter.", "Dorn raised $6 million in the second quarter."),
        ("The bill passed the Senate with 52 votes.", "The bill needs 60 votes in the Senate."),
        ("The quake hit 20 miles north of Harwick.", "The quake hit 12 miles below the surface near Harwick."),
        ("The fire at Harwick burned 300 homes.", "The fire at Ellery burned 200 homes."),
        ("The city will spend $3 million on roads.", "The city will spend $2 million on parks."),
        ("Rescuers pulled two children from the rubble.", "Rescuers pulled five adults from the rubble."),
    ],
)
def test_figures_of_two_things_are_silent(left: str, right: str) -> None:
    assert printed(left, right) == []


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Dorn raised $4 million in the first quarter.", "Dorn raised $6 million in the first quarter.", "money"),
        ("The quake hit 20 miles north of Harwick.", "The quake hit 12 miles north of Harwick.", "quantity"),
        ("The fire at Harwick burned 300 homes.", "The fire at Harwick burned 200 homes.", "quantity"),
        ("The city will spend $3 million on roads.", "The city will spend $2 million on roads.", "money"),
    ],
)
def test_figures_of_one_thing_differ(left: str, right: str, kind: str) -> None:
    assert printed(left, right) == [(kind, "conflict")]


def test_a_road_in_words_is_no_count() -> None:
    facts = reconcile.extract(reconcile.Article(id="a", text="Two people were killed in the crash on Route Nine."))
    assert [f.normalized["value"] for f in facts if f.kind == "quantity"] == [2]
