"""What is said twice is printed once."""

from __future__ import annotations

import dataclasses

from reconcile.finding.repeats import without_repeats
from reconcile.model import Finding, Position, Relation, Severity
from tests.conftest import MakeFact


def _finding(kind: str, relation: Relation, *positions: Position) -> Finding:
    return Finding(f"x-{kind}", relation, kind, Severity.NOTE, "", "", "", "", positions, 2)


def test_a_second_discrepancy_on_the_same_two_places_is_dropped(make_fact: MakeFact) -> None:
    five, six = (Position("", {}, (make_fact(a, n),)) for a, n in (("a", 5), ("b", 6)))
    first, second = _finding("crowd", Relation.CONFLICT, five, six), _finding("event", Relation.DETAIL_DIFFERS, six, five)
    assert without_repeats([first, second], {"crowd"}) == [first]


def test_another_place_of_the_same_articles_is_another_disagreement(make_fact: MakeFact) -> None:
    first = _finding("crowd", Relation.CONFLICT, *(Position("", {}, (make_fact(a, n),)) for a, n in (("a", 5), ("b", 6))))
    second = _finding("event", Relation.CONFLICT, *(Position("", {}, (make_fact(a, n, start=90),)) for a, n in (("a", 5), ("b", 6))))
    assert without_repeats([first, second], {"crowd"}) == [first, second]


def test_an_event_that_only_repeats_a_figure_is_dropped_but_not_the_figure(make_fact: MakeFact) -> None:
    facts = (make_fact("a", 5), make_fact("b", 5))
    figure = _finding("crowd", Relation.AGREE, Position("", {}, facts))
    event = dataclasses.replace(figure, kind="event")
    more = _finding("event", Relation.AGREE, Position("", {}, (*facts, make_fact("c", 5))))
    assert without_repeats([figure, event, more], {"crowd"}) == [figure, more]
