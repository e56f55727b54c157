"""How near two words are that may tell one act ("requested", "demanded"; "exploded", "explosion"), from a table built of WordNet."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from reconcile.errors import LexiconError

_FILE = "related.txt"


def nearness(left: str, right: str) -> float:
    """0 (nothing is known) to 1 (the same word) for two lemmas; symmetric. Opposites have 0."""
    if left == right:
        return 1.0
    first, second = (left, right) if left < right else (right, left)
    return _table().get(first, _NONE).get(second, 0) / 100


_NONE: dict[str, int] = {}


@cache
def _table() -> dict[str, dict[str, int]]:
    return parsed(files("reconcile.lexis").joinpath(_FILE).read_text("utf-8"))


def parsed(text: str) -> dict[str, dict[str, int]]:
    """The rows of a table by their first word.

    Raises:
        LexiconError: a row out of order or that stands twice, a pair that stands under its later word, or a value that is not within 1 to 100.
    """
    table: dict[str, dict[str, int]] = {}
    last = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line or line[0] == "#":
            continue
        word, *listed = line.split(" ")
        row: dict[str, int] = {}
        for item in listed:
            other, _, value = item.partition(":")
            if not value.isdigit() or not 1 <= int(value) <= 100 or not word < other or other in row:
                raise LexiconError(f"{_FILE}: {number}: {item!r} under {word!r}: a later word, once, with a value of 1 to 100 is expected")
            row[other] = int(value)
        if not row or word <= last:
            raise LexiconError(f"{_FILE}: {number}: {word!r}: a word in the order of the alphabet with words beside it is expected")
        table[word], last = row, word
    if not table:
        raise LexiconError(f"{_FILE}: no rows")
    return table
