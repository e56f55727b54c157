"""Names that are numbers, names of persons who stand in one place, and names given in full."""

from __future__ import annotations

import pytest

import reconcile


def _findings(left: str, right: str) -> list[tuple[str, str]]:
    articles = [reconcile.Article(id=i, text=t) for i, t in (("a", left), ("b", right))]
    return [(f.type, f.headline) for f in reconcile.check(articles).findings if f.kind == "name"]


@pytest.mark.parametrize(
    ("left", "right", "name"),
    [
        (
            "Anyone with information can call 0800 056 1234.",
            "The police have set up a number - 0800 0561234 - for families.",
            "0800 056 1234",
        ),
        ("Call 555-123-4567 for help.", "The hotline is (555) 123-4567.", "555-123-4567"),
        ("The bill, H.R. 1234, passed.", "The House passed HR 1234.", "H.R. 1234"),
        ("Reports can be made at www.marlow.gov.", "The site is marlow.gov/.", "marlow.gov"),
    ],
)
def test_one_number_in_two_ways_of_writing_agrees(left: str, right: str, name: str) -> None:
    assert [(kind, name in headline) for kind, headline in _findings(left, right)] == [("corroboration", True)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Call 555-123-4567 for help.", "The hotline is 555-123-4576."),
        ("Flight 370 vanished over the sea.", "Flight 307 vanished over the sea."),
    ],
)
def test_a_number_with_a_digit_off_is_a_discrepancy(left: str, right: str) -> None:
    assert [kind for kind, _ in _findings(left, right)] == ["discrepancy"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Call 555-123-4567 for help, or 555-123-4568 in Spanish.", "Call 555-123-4568 for help."),
        ("Flight 370 vanished over the sea.", "The airline canceled Flight 371 to Marlow."),
        ("Call 555-123-4567 for help.", "The museum's number is 555-987-1000."),
        ("The court has a backlog of 1234 cases.", "The town paid 1235 dollars."),
    ],
)
def test_two_numbers_are_left_alone(left: str, right: str) -> None:
    assert [kind for kind, _ in _findings(left, right) if kind == "discrepancy"] == []


_RACE = "In a narrow vote, Representative Lydia T. Santos of Ohio defeated another Democrat, Representative Wanda Bell, to become chair."


def test_two_given_names_in_one_place_are_a_discrepancy() -> None:
    other = "Rep. Laura Santos won the race for caucus chair, defeating fellow Ohio congresswoman Wanda Bell."
    assert any(kind == "discrepancy" and "Laura Santos" in headline for kind, headline in _findings(other, _RACE))


@pytest.mark.parametrize(
    "other",
    [
        "Rep. Laura Santos won the race for caucus chair, defeating Ohio's Wanda Bell. Lydia Santos is her sister.",
        "Laura Santos runs a bakery in Ohio with Wanda Bell.",
        "Rep. Laura Santos of Ohio opposes the farm bill.",
    ],
)
def test_namesakes_are_left_alone(other: str) -> None:
    assert [kind for kind, _ in _findings(other, _RACE) if kind == "discrepancy"] == []


def test_persons_of_one_age_in_one_accident_are_one() -> None:
    left = "Joan Merritt, 34, was driving home to Marlow when the truck hit her car on the bridge."
    assert any(k == "discrepancy" for k, _ in _findings(left, "Janet Merritt, 34, was hit by a truck while driving home to Marlow."))
    assert all(k != "discrepancy" for k, _ in _findings(left, "Janet Merritt, 71, was hit by a truck while driving home to Marlow."))


def test_a_short_given_name_and_another_initial_are_two_persons() -> None:
    assert _findings("Jimmy Carver wrote the report.", "Jim Harver wrote the report.") == []
