"""The fuzz targets on their seeds, and what fuzzing found: it stays found."""

from __future__ import annotations

import random

import pytest

from reconcile.lexis.numbers import numerals
from tests.fuzz import dates, ingest, numbers


@pytest.mark.parametrize("seed", ingest.seeds())
def test_readers_on_sound_files_and_on_damaged_ones(seed: bytes) -> None:
    ingest.check(seed)
    chance = random.Random(len(seed))
    for _ in range(12):
        broken = bytearray(seed)
        for _ in range(chance.randrange(1, 6)):
            broken[chance.randrange(1, len(broken))] = chance.randrange(256)
        ingest.check(bytes(broken[: chance.randrange(2, len(broken))] if chance.random() < 0.3 else broken))


@pytest.mark.parametrize("target", [numbers, dates])
def test_grammars_on_their_words_in_any_order(target: object) -> None:
    chance = random.Random(5)
    for _ in range(60):
        target.check(chance.randbytes(chance.randrange(4, 120)))  # type: ignore[attr-defined]


def test_the_parts_of_a_power_of_ten_are_no_numbers_of_their_own() -> None:
    assert [n.low for n in numerals("a yield of 7 ×10^3 litres")] == [7_000.0]


def test_a_number_of_hundreds_of_digits_is_none() -> None:
    """It was infinite, and no text could be made of it."""
    assert numerals("The flood killed " + "9" * 400 + " people.") == ()
