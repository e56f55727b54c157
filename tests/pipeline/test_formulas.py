"""Sentences that are told in the same words of many places: two of them are no disagreement, unless it is one place."""

from __future__ import annotations

import pytest

from reconcile import Article, check

FORMULAS = (
    ("In July, 91 people were stranded in {} when the ferry lost power.", "In July, 56 people were stranded in {} when the ferry lost power."),
    ("Insurers set the loss of the warehouse fire in {} at $17.8 million.", "Insurers set the loss of the warehouse fire in {} at $26.4 million."),
    ("The {} school board rejected a lease of land to the harbor by 5 votes to 1.", "The {} school board rejected a lease of land to the harbor by 7 votes to 1."),
)  # fmt: skip


def discrepancies(left: str, right: str) -> list[frozenset[str]]:
    report = check([Article("a", left), Article("b", right)])
    return [frozenset(p.value for p in f.positions) for f in report.findings if f.type == "discrepancy"]


@pytest.mark.parametrize(("left", "right"), FORMULAS)
def test_one_formula_about_two_towns_is_no_disagreement(left: str, right: str) -> None:
    assert discrepancies(left.format("Dallinton"), right.format("Westmere")) == []


@pytest.mark.parametrize(("left", "right"), FORMULAS)
def test_the_same_words_about_one_town_are(left: str, right: str) -> None:
    assert len(discrepancies(left.format("Dallinton"), right.format("Dallinton"))) == 1
