"""Lexicons as data: TOML files beside the code, read once, every row checked."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from reconcile.errors import LexiconError


@cache
def table(name: str, package: str = "reconcile.lexis") -> dict[str, Any]:
    """The content of ``NAME.toml`` of a package.

    Raises:
        LexiconError: the file is missing or is not TOML (a key that stands twice is refused by TOML itself).
    """
    try:
        return tomllib.loads(files(package).joinpath(f"{name}.toml").read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{name}.toml: {error}") from error


def words(name: str, key: str, package: str = "reconcile.lexis") -> frozenset[str]:
    """A list of words written as one text with blanks between them.

    Raises:
        LexiconError: the list is missing, holds a capital letter or a word twice.
    """
    text = table(name, package).get(key)
    if not isinstance(text, str):
        raise LexiconError(f"{name}.toml: {key}: a text of words is expected")
    listed = text.split()
    seen: set[str] = set()
    for word in listed:
        if word != word.lower():
            raise LexiconError(f"{name}.toml: {key}: {word}: lower case is expected")
        if word in seen:
            raise LexiconError(f"{name}.toml: {key}: {word}: stands twice")
        seen.add(word)
    return frozenset(seen)


def pairs(name: str, key: str, package: str = "reconcile.lexis") -> dict[str, str]:
    """A table from text to text.

    Raises:
        LexiconError: the table is missing or a value is not a text.
    """
    rows = table(name, package).get(key)
    if not isinstance(rows, dict):
        raise LexiconError(f"{name}.toml: {key}: a table is expected")
    for left, right in rows.items():
        if not isinstance(right, str) or not right:
            raise LexiconError(f"{name}.toml: {key}.{left}: a text is expected")
    return dict(rows)


def phrases(name: str, key: str, package: str = "reconcile.lexis") -> dict[str, tuple[str, ...]]:
    """A table from a text to a list of texts, no text standing under two keys.

    Raises:
        LexiconError: a value is not a list of texts, or a text stands twice.
    """
    rows = table(name, package).get(key)
    if not isinstance(rows, dict):
        raise LexiconError(f"{name}.toml: {key}: a table is expected")
    home: dict[str, str] = {}
    for left, right in rows.items():
        if not isinstance(right, list) or not all(isinstance(x, str) and x for x in right):
            raise LexiconError(f"{name}.toml: {key}.{left}: a list of texts is expected")
        for x in right:
            if x in home:
                raise LexiconError(f"{name}.toml: {key}.{left}: {x}: stands also under {home[x]}")
            home[x] = left
    return {left: tuple(right) for left, right in rows.items()}
