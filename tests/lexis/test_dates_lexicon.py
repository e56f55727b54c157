"""The lexicon of times is checked when it is read."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from reconcile.errors import LexiconError
from reconcile.lexis.dates_lexicon import load, words

SHIPPED = files("reconcile.lexis").joinpath("dates.toml").read_text("utf-8")


def test_the_shipped_lexicon_is_sound() -> None:
    assert words().months["sept"] == 9
    assert words().holidays["new", "year's", "eve"].day == 31


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("january = 1\n", "january = 13\n", "months: january"),
        ("morning = [240, 720]", "morning = [720, 240]", "parts: morning"),
        ('name = "juneteenth"', 'name = "christmas"', "stands twice"),
        ("nth = -1", "nth = 0", "memorial day"),
        ('about = ["about", ', 'about = ["About", ', "hedges: about"),
        ("easter = -46", "easte = -46", "holiday"),
    ],
)
def test_a_bad_row_is_named(old: str, new: str, message: str) -> None:
    assert old in SHIPPED
    with pytest.raises(LexiconError, match=message):
        load(tomllib.loads(SHIPPED.replace(old, new, 1)))
