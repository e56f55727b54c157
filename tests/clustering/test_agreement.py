"""An equal figure is an agreement only if the two articles say the same of the same thing."""

from __future__ import annotations

import pytest

import reconcile


def found(left: str, right: str) -> list[tuple[str, str, str]]:
    """Type, kind and relation of every finding on two articles, figures, days and acts alike."""
    report = reconcile.check([reconcile.Article(id="a", text=left), reconcile.Article(id="b", text=right)])
    return [(f.type, f.kind, f.relation.value) for f in report.findings if f.kind != "name"]


def test_the_same_month_of_two_acts_told_with_unlike_figures_is_no_agreement() -> None:
    assert found("The port hired 480 dockers in May, the union said.", "The port cut 3 percent of its cranes in May, the union said.") == []


def test_sums_in_two_currencies_are_unlike_figures() -> None:
    left, right = "Fees brought the port $7.1 million in June of 2031.", "Fees brought the airport 9.5 million euros in June of 2031."
    assert ("corroboration", "date", "agree") not in found(left, right)


def test_the_number_of_a_paper_is_no_year() -> None:
    assert found("Harbor board: working paper no. 2004 on tides", "Harbor board: working paper no. 2001 on eels") == []


def test_the_same_month_of_one_act_told_with_the_same_figure_is_one() -> None:
    both = found("The port hired 480 dockers in May, the union said.", "The port hired 480 dockers in May, said its director.")
    assert ("corroboration", "date", "agree") in both
    assert ("corroboration", "quantity", "agree") in both


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The town added 4,300 private-sector jobs in March.", "The town added 4,300 jobs in March."),
        ("The survey counted 640 registered voters in the valley.", "The survey counted 640 likely voters in the valley."),
        ("About 61 Republican members signed the letter.", "About 61 Democratic members signed the letter."),
    ],
)
def test_a_part_is_not_the_whole_and_not_another_part(left: str, right: str) -> None:
    assert found(left, right) == []


def test_a_party_that_goes_without_saying_does_not_part_two_figures() -> None:
    both = found("The bill got the votes of 47 Republican senators.", "The bill got the votes of 47 senators.")
    assert ("corroboration", "quantity", "agree") in both


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("There is no $3 million gap in the school budget, the mayor said.", "The mayor found a $3 million gap in the school budget."),
        ("There was not a 12 percent rise in rents in Marlow last year.", "There was a 12 percent rise in rents in Marlow last year."),
    ],
)
def test_a_figure_that_one_article_denies(left: str, right: str) -> None:
    assert [f for f in found(left, right) if f[0] == "discrepancy"] == [("discrepancy", "polarity", "conflict")]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The council did not approve the bridge of 12 million euros, but sent it back.",
            "The council discussed the bridge of 12 million euros.",
        ),
        ("No fewer than 40 horses were stolen from the farm near Ludlow.", "At least 40 horses were stolen from the farm near Ludlow."),
        ("Not only 40 horses were stolen from the farm near Ludlow.", "About 40 horses were stolen from the farm near Ludlow."),
    ],
)
def test_no_denial_of_a_figure(left: str, right: str) -> None:
    assert [f for f in found(left, right) if f[0] == "discrepancy"] == []


def test_a_denial_names_both_sides_by_their_words() -> None:
    left, right = "There is no $3 million gap in the school budget.", "There is a $3 million gap in the school budget."
    report = reconcile.check([reconcile.Article(id="a", text=left), reconcile.Article(id="b", text=right)])
    headline = next(f.headline for f in report.findings if f.type == "discrepancy")
    assert (
        headline == "“There is no $3 million gap in the school budget” in a against “There is a $3 million gap in the school budget” in b"
    )


def test_a_share_of_a_part_and_a_share_of_the_whole_differ_without_conflict() -> None:
    left, right = "About 90 percent of rural clinics need a new roof.", "About 50 percent of clinics need a new roof."
    assert [f for f in found(left, right) if f[0] == "discrepancy"] == []


def test_a_count_of_a_sort_is_no_rival_of_a_far_larger_plain_count() -> None:
    assert [f for f in found("Rents fell in 4 fishing villages.", "Rents fell in 31 villages.") if f[0] == "discrepancy"] == []


def test_a_count_of_a_sort_that_both_articles_name_is_a_rival() -> None:
    left, right = "Rents fell in 4 fishing villages of the coast.", "Rents fell in 6 fishing villages of the coast."
    assert [f for f in found(left, right) if f[0] == "discrepancy"] == [("discrepancy", "quantity", "conflict")]


def test_a_year_is_one_though_a_survey_tells_of_it_in_one_of_them() -> None:
    left, right = "Farm Survey Shows Apple Harvest Off to Poor Start in 2031", "Apple harvest off to poor start in 2031 under new rules"
    assert ("corroboration", "date", "agree") in found(left, right)


def test_a_year_of_two_people_is_two() -> None:
    left, right = (
        "Marlowe has led the county's growers since 2003.",
        "Dorset and Penn have been part of the growers' county board since 2003.",
    )
    assert [f for f in found(left, right) if f[1] == "date"] == []
