"""Counts: what is counted decides whether two numbers are compared at all."""

from __future__ import annotations

import datetime as dt

import pytest

import reconcile


def findings(left: str, right: str, days: tuple[dt.date | None, dt.date | None] = (None, None)) -> list[tuple[str, str]]:
    report = reconcile.check(
        [reconcile.Article(id="a", text=left, published=days[0]), reconcile.Article(id="b", text=right, published=days[1])]
    ).to_dict()
    return [(f["relation"], f["positions"][0]["value"]) for f in report["findings"] if f["kind"] == "quantity"]


def test_a_toll_that_rose() -> None:
    found = findings(
        "At least five people died when a ferry sank off Port Ellery.",
        "Seven people died when a ferry sank off Port Ellery.",
        (dt.date(2020, 3, 1), dt.date(2020, 3, 2)),
    )
    assert [relation for relation, _ in found] == ["superseded"]


def test_dead_are_not_injured() -> None:
    assert findings("Five people died when a ferry sank.", "Seven people were injured when a ferry sank.") == []


def test_an_odd_figure_is_one_figure_under_two_names() -> None:
    found = findings("The leak hit 14.3 million customers of the bank.", "Data of 14.3 million people were taken from the bank.")
    assert [relation for relation, _ in found] == ["agree"]


def test_toll_of_another_year_is_another_toll() -> None:
    assert (
        findings(
            "Seven people were killed in the ferry fire.", "In 2004, seven people were killed in a ferry fire.", (dt.date(2020, 3, 1),) * 2
        )
        == []
    )


@pytest.mark.parametrize(
    ("text", "number", "quote"),
    [
        ("Thefts fell to 4,100 last year from a peak of 16,000 in 1999.", "4,100", "Thefts fell to 4,100 last year"),
        ("The port handled 300 boxes a day, compared with about 500 boxes in May.", "300", "The port handled 300 boxes a day"),
    ],
)
def test_words_that_lead_to_the_next_number_are_not_evidence_of_this_one(text: str, number: str, quote: str) -> None:
    facts = reconcile.extract(reconcile.Article(id="a", text=text))
    assert [f.quote for f in facts if f.kind == "quantity" and number in f.text] == [quote]


def test_evidence_holds_no_other_number() -> None:
    report = reconcile.extract(reconcile.Article(id="a", text="She spent six months at sea and nine years ashore."))
    assert [f.quote.rstrip(".") for f in report if f.kind == "quantity"] == ["She spent six months at sea", "nine years ashore"]


def test_a_conversion_is_no_second_fact() -> None:
    found = findings("Crews laid 24 miles (39km) of cable at Harwick Point.", "Crews laid 39km (24 miles) of cable at Harwick Point.")
    assert [relation for relation, _ in found] == ["agree-rounded"]


def test_a_conversion_does_not_explain_another_length() -> None:
    found = findings(
        "Crews laid 24 miles (27km) of new cable past the old lighthouse at Harwick Point.",
        "Crews laid 17 miles (27km) of new cable past the old lighthouse at Harwick Point.",
    )
    assert "conflict" in [relation for relation, _ in found]


def test_a_wrong_conversion_is_reported_inside_an_article() -> None:
    report = reconcile.check([reconcile.Article(id="a", text="Crews laid 24 miles (27km) of cable past the lighthouse.")]).to_dict()
    assert [f["relation"] for f in report["findings"]] == ["sum-mismatch"]


@pytest.mark.parametrize(
    "text",
    [
        "He got two years (six months of it suspended).",
        "The peak is 2,000 feet (three miles from town) up.",
        "The bay was at 50F (10C) at dawn.",
        "The bus did 60 mph (97 km/h) in the lane.",
        "They can wait six months or a year.",
    ],
)
def test_right_conversions_and_other_brackets_are_silent(text: str) -> None:
    assert reconcile.check([reconcile.Article(id="a", text=text)]).to_dict()["findings"] == []


def test_ranges_that_share_one_end_differ() -> None:
    found = findings(
        "The bus slid for between eight and 14 seconds before it hit the quay wall.",
        "The bus slid for eight to ten seconds before it hit the quay wall.",
    )
    assert [relation for relation, _ in found] == ["conflict"]


def test_seriously_hurt_are_compared_with_seriously_hurt() -> None:
    found = findings(
        "Forty people were taken to the Harwick hospital, seven of whom were seriously injured.",
        "Doctors at the Harwick hospital said that four are seriously injured.",
    )
    assert [relation for relation, _ in found] == ["conflict"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Seven people were seriously injured in the bus crash at Harwick.",
            "Four people were slightly injured in the bus crash at Harwick.",
        ),
        ("Seven people were injured in the bus crash at Harwick.", "Four people were critically injured in the bus crash at Harwick."),
    ],
)
def test_degrees_of_harm_are_told_apart(left: str, right: str) -> None:
    assert findings(left, right) == []


def test_rescued_in_other_words() -> None:
    found = findings(
        "Six have been rescued from the flooded mine at Harwick.",
        "Three of those trapped have been removed from the flooded mine at Harwick.",
    )
    assert len(found) == 1


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Two still remain inside the mine.", "trapped"),
        ("Five miners were brought to safety.", "rescued"),
        ("Three passengers were in critical condition.", "injured"),
        ("Four passengers were cut free.", "rescued"),
        ("Two suffered minor injuries.", "injured"),
    ],
)
def test_what_befell_those_counted(text: str, outcome: str) -> None:
    facts = reconcile.extract(reconcile.Article(id="a", text=text))
    assert [f.normalized["outcome"] for f in facts if f.kind == "quantity"] == [outcome]


@pytest.mark.parametrize(
    "text",
    [
        "The strike lasted 12 days.",
        "The strike dragged on for 12 days.",
        "The 12-day strike ended.",
        "After 12 days of strikes, talks began.",
        "A strike of 12 days hit the port.",
    ],
)
def test_a_length_of_time_measures_its_event(text: str) -> None:
    facts = [f for f in reconcile.extract(reconcile.Article(id="a", text=text)) if f.kind == "quantity"]
    assert [(f.normalized["value"], f.value.counted.head) for f in facts] == [(12, "strike")]


def test_lengths_of_one_event_differ() -> None:
    found = findings("The strike at the Harwick docks lasted 12 days.", "Ferries sail again after a nine-day strike.")
    assert [relation for relation, _ in found] == ["conflict"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The strike at the Harwick docks lasted 12 days.", "The previous nine-day strike was called off."),
        ("The strike at the Harwick docks lasted 12 days.", "In 1998, a nine-day strike shut the harbour."),
        ("The judge gave Dorn a 12-year sentence.", "The judge gave Marsh a nine-year sentence."),
    ],
)
def test_lengths_of_other_events_are_silent(left: str, right: str) -> None:
    assert findings(left, right) == []


def test_the_words_before_a_number_belong_to_it() -> None:
    facts = reconcile.extract(reconcile.Article(id="a", text="The flock fell to 400 hens last year from a peak of 900 in 2011."))
    assert next(f.quote for f in facts if f.kind == "quantity") == "The flock fell to 400 hens last year"
