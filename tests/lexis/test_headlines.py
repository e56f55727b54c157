"""An agreement is told in the words of the article that says it shortest, and the words stand alone."""

from __future__ import annotations

import dataclasses

import pytest

from reconcile.lexis.headlines import MAX_CLAUSE, agreement, clause, subject_of, tidy
from reconcile.model import Fact, Span
from tests.conftest import MakeFact

NAMES = {"a": "the Echo", "b": "the Courier"}


def told(make_fact: MakeFact, article: str, quote: str, value: str) -> Fact[int]:
    start = quote.index(value)
    fact = make_fact(article, 12)
    return dataclasses.replace(
        fact,
        evidence=Span(0, len(quote)),
        sentence=Span(0, len(quote)),
        quote=quote,
        sentence_text=quote,
        span=Span(start, start + len(value)),
        text=value,
    )


def test_the_shortest_clause_that_says_enough_is_shown(make_fact: MakeFact) -> None:
    facts = [
        told(make_fact, "a", "Rescue crews who had searched all night found 12 bodies in the harbor", "12"),
        told(make_fact, "b", "Crews found 12 bodies in the harbor.", "12"),
        told(make_fact, "b", "there were 12", "12"),
    ]
    assert agreement(facts, facts, NAMES) == "“Crews found 12 bodies in the harbor” in the Echo and the Courier"


@pytest.mark.parametrize(
    ("quote", "value", "shown"),
    [
        (
            "The harbor master, Dana Orr, called the loss of 12 boats “a calamity”",
            "12",
            "The harbor master, Dana Orr, called the loss of 12 boats ‘a calamity’",
        ),
        ("she called the loss of 12 boats a “calamity", "12", "she called the loss of 12 boats a calamity"),
        ("Crews found 12 bodies before 6 p.m.", "12", "Crews found 12 bodies before 6 p.m."),
        ("the yard of Selwick Marine Inc. lost 12 boats,", "12", "the yard of Selwick Marine Inc. lost 12 boats"),
    ],
)
def test_marks_and_stops_fit_between_quotation_marks(make_fact: MakeFact, quote: str, value: str, shown: str) -> None:
    assert clause([told(make_fact, "a", quote, value)]) == shown


@pytest.mark.parametrize(
    "before", ["", "who came from every town along the coast and had been waiting since before dawn in the rain and the wind, "]
)
def test_a_long_clause_is_cut_around_its_value(make_fact: MakeFact, before: str) -> None:
    quote = f"the crews, {before}found 12 bodies in the outer harbor of the town, which has been closed to all boats since the storm of the night before last"
    shown = clause([told(make_fact, "a", quote, "12")])
    assert len(shown) <= MAX_CLAUSE
    assert "found 12 bodies" in shown
    assert shown.startswith("…") == bool(before)
    assert shown.endswith("…")


@pytest.mark.parametrize(
    ("subject", "shown"),
    [
        ("the collision , which occurred at", "the collision"),
        ("the hearing in Bexhaven at which she said", "the hearing in Bexhaven"),
        ("residents who were evacuated", "residents who were evacuated"),
        ("the family - friendly show on", "the family-friendly show"),
        ("that the ferry was overloaded", "the ferry was overloaded"),
        ("names, addresses and", "names, addresses"),
        ("and of the", ""),
    ],
)
def test_a_subject_stands_alone(subject: str, shown: str) -> None:
    assert tidy(subject) == shown


def test_of_several_subjects_one_phrase_is_taken_before_two_that_a_comma_joins(make_fact: MakeFact) -> None:
    subjects = ("people, the storm in the harbor", "people hurt in the storm")
    facts = [dataclasses.replace(f, frame=dataclasses.replace(f.frame, subject=s)) for s in subjects for f in [make_fact("a", 12)]]
    assert subject_of(facts) == "people hurt in the storm"
