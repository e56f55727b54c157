"""Values as JSON text are what ``json.dumps`` makes of them in their plain form."""

from __future__ import annotations

import datetime as dt
import enum
import json
from dataclasses import dataclass
from typing import Any

import pytest

from reconcile import Article, pipeline
from reconcile.model import plain_text
from reconcile.model.interchange import fact_line, state_text
from reconcile.model.plain import to_plain
from reconcile.model.plain_text import to_text
from reconcile.report.render import to_fact_line, to_json_line

TEXT = """The Ellery Council voted 7-2 on Monday, June 5, 2018, to buy the Harbor Barn for $4.2 million — “a bargain,” said Mayor Inès Calder, 43.

About 40 percent of the 1,200 members had left the Lowland Union by May 2017, and two of its boats sank off Port\u200bEllery in the 1990s.
Fry, who was treasurer from 2009 to 2014, denied on Tuesday that the ferry "Ösprey" was unsafe; the court fined her 300 pounds."""


class _Colour(enum.StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class _One:
    word: str


@dataclass(frozen=True, slots=True)
class _Pair:
    left: Any
    right: Any


@pytest.mark.parametrize(
    "value",
    [
        None, True, 0, -3, 2.5, 1e300, "", 'a"b\\c\n\u2028é', _Colour.RED, dt.date(2018, 6, 5), dt.time(9, 30), (), (1, "a"), [1, ("b",)], frozenset(),
        frozenset({"b", "a'", 'a"', "é"}), frozenset({1, 2}), {"k": frozenset({"v"})}, _One("x"), _Pair("%s", {"a": _One("%d")}), (_One("a"),) * 5,
        (_Pair(1, None), _Pair(2, "x"), _Pair(3, _Colour.RED), _Pair(4, ())), _Pair(frozenset({1}), frozenset({1.0})), _Pair(frozenset({True}), frozenset({1})),
    ],
)  # fmt: skip
def test_same_text_as_json_of_the_plain_form(value: Any) -> None:
    assert to_text(value) == json.dumps(to_plain(value), ensure_ascii=False)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), _Pair(1, float("-inf"))])
def test_what_json_has_no_number_for_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="JSON"):
        to_text(value)


def test_what_has_no_plain_form_is_refused() -> None:
    with pytest.raises(TypeError, match="object has no plain form"):
        to_text(_Pair(1, object()))


def test_lines_of_extract_are_those_of_the_dictionary() -> None:
    facts = pipeline.extract([Article("é", TEXT)])
    assert {"vote", "date", "money", "quote", "age", "percentage", "role", "event", "name"} <= {f.kind for f in facts}
    for fact in facts:
        assert to_fact_line(fact.to_dict(), state_text(fact)) == to_json_line(fact_line(fact))


def test_words_are_forgotten_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain_text, "MOST", 3)
    values = [frozenset({f"w{n}", "x"}) for n in range(9)]
    assert [to_text(v) for v in values] == [f'["w{n}", "x"]' for n in range(9)]
