"""Numbers of English news as a reader takes them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.lexis.numbers import numerals
from reconcile.lexis.numbers_expressions import expressions


def read(text: str) -> list[tuple[str, float, float, str, str]]:
    """Words, low, high, bound and unit of every expression."""
    return [(text[e.start : e.end], e.amount.low, e.amount.high, e.amount.bound.value, e.amount.unit) for e in expressions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2,483 sheep", ("2,483", 2483, 2483, "=", "")),
        ("143million customers", ("143million", 143e6, 143e6, "=", "")),
        ("1.6m hens", ("1.6m", 1.6e6, 1.6e6, "=", "")),
        ("a wall 37m long", ("37m", 37, 37, "=", "meter")),
        ("two dozen eggs", ("two dozen", 24, 24, "=", "")),
        ("half a million hens", ("half a million", 5e5, 5e5, "=", "")),
        ("two and a half million hens", ("two and a half million", 2.5e6, 2.5e6, "=", "")),
        ("one hundred and twenty-three hens", ("one hundred and twenty-three", 123, 123, "=", "")),
        ("4 1/2 hours", ("4 1/2 hours", 4.5, 4.5, "=", "hour")),
        ("hundreds of thousands of hens", ("hundreds of thousands", 1e5, 1e6, "=", "")),
        ("nearly 70 percent", ("nearly 70 percent", 70, 70, "~", "percent")),
        ("more than $139.1 million", ("more than $139.1 million", 139.1e6, 139.1e6, ">", "dollar")),
        ("no fewer than six hens", ("no fewer than six", 6, 6, ">", "")),
        ("up to £5m", ("up to £5m", 5e6, 5e6, "<", "pound")),
        ("50 or more hens", ("50 or more", 50, 50, ">", "")),
        ("a fee of 63 cents", ("63 cents", 63, 63, "=", "cent")),
        ("shares fell 20 percent", ("20 percent", 20, 20, "down", "percent")),
        ("prices rose by about 5%", ("about 5%", 5, 5, "~", "percent")),
        ("20 to 30 hens", ("20 to 30", 20, 30, "=", "")),
        ("for eleven to ten seconds", ("eleven to ten seconds", 10, 11, "=", "second")),
        ("between 14 and eight feet", ("between 14 and eight feet", 8, 14, "=", "foot")),
        ("between $3 and $5 billion", ("between $3 and $5 billion", 3e9, 5e9, "=", "dollar")),
        ("five per cent to 20 per cent", ("five per cent to 20 per cent", 5, 20, "=", "percent")),
        ("about 5-6,000 hens", ("about 5-6,000", 5000, 6000, "~", "")),
        ("three or four years", ("three or four years", 3, 4, "=", "year")),
        ("minus-130 degrees", ("minus-130 degrees", -130, -130, "=", "degree")),
        ("one in five bakers", ("one in five", 20, 20, "=", "percent")),
        ("a third of the bakers", ("a third", 100 / 3, 100 / 3, "=", "percent")),
        ("lifted 200 pounds of flour", ("200 pounds", 200, 200, "=", "pound")),
    ],
)
def test_one_number(text: str, expected: tuple[str, float, float, str, str]) -> None:
    found = read(text)
    assert len(found) == 1, found
    assert found[0][0] == expected[0]
    assert found[0][1:3] == pytest.approx(expected[1:3])
    assert found[0][3:] == expected[3:]


@pytest.mark.parametrize(
    "text",
    [
        "on March 4, 2011", "at 5 p.m. or 17:30", "in 2009 and since the 1980s", "Section 215 and H.R. 1", "a Boeing 737 on Route 91", "a B-52 and COVID-19",
        "call 212-555-0147", "at 575 Wilbraham Road", "No. 3", "tied at 2-2.", "the 2009-2012 season", "twenty-first and third", "192.168.1.2", "24/7", "no one",
        "See page 12", "the first half of the game",
    ],
)  # fmt: skip
def test_labels_are_no_numbers(text: str) -> None:
    assert read(text) == []


def test_a_part_carries_its_whole() -> None:
    found = [(e.amount.low, e.whole) for e in expressions("Some 400 out of 3,400 requests, 26 (out of 102) towns and seven of the 12 men")]
    assert found == [(400, 3400), (26, 102), (7, 12)]


def test_levels_of_a_change_are_two_numbers() -> None:
    assert [x[1] for x in read("Visits fell from 240 to 173 a day")] == [240, 173]


def test_a_rate_knows_of_what() -> None:
    assert [e.per for e in expressions("$5.10 a share, 80 euros per month and 1.5 million barrels of oil a day")] == [
        "share",
        "month",
        "day",
    ]


def test_step_is_the_unit_of_the_last_stated_digit() -> None:
    assert [n.step for n in numerals("139.1 million, 139 million, 12, 3.2, 14,100")] == [1e5, 1e6, 1, pytest.approx(0.1), 100]


def test_odd_characters_keep_offsets() -> None:
    text = "nearly\u00a070 percent and \u201820\u2010year\u2019"
    assert [x[0] for x in read(text)] == ["nearly\u00a070 percent", "20\u2010year"]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="0123456789.,-$£% aofindtuwehrsmlk()/:'’–", max_size=60))
def test_any_text_is_read_inside_itself(text: str) -> None:
    last = 0
    for e in expressions(text):
        assert last <= e.start < e.end <= len(text)
        assert e.start <= e.core[0] < e.core[1] <= e.end
        assert e.amount.low <= e.amount.high
        last = e.end
