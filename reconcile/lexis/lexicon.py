"""Lexicons are data: TOML beside the code, read once and checked row by row."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from reconcile.errors import LexiconError


def rows(
    package: str, name: str, table: str, fields: Mapping[str, type], optional: Mapping[str, type] | None = None
) -> list[dict[str, Any]]:
    """The rows ``[[table]]`` of the TOML file ``name`` in ``package``, each with the fields asked for and no other.

    Raises:
        LexiconError: the file cannot be read, or a row lacks a field, has an unknown one or one of the wrong type.
    """
    extra = optional or {}
    out = []
    for number, row in enumerate(_document(package, name).get(table, []), start=1):
        where = f"{name}: {table} {number}"
        for key, sort in fields.items():
            if key not in row:
                raise LexiconError(f"{where}: field {key!r} is missing")
            _check(row[key], sort, f"{where}: field {key!r}")
        for key in row:
            if key in extra:
                _check(row[key], extra[key], f"{where}: field {key!r}")
            elif key not in fields:
                raise LexiconError(f"{where}: unknown field {key!r}")
        out.append(row)
    if not out:
        raise LexiconError(f"{name}: {table}: no rows")
    return out


@cache
def words(package: str, name: str, key: str) -> frozenset[str]:
    """The list of strings ``key`` of a TOML file (``table.key`` for one in a table).

    Raises:
        LexiconError: no such list, something that is not a lower-case word or phrase, or a word twice.
    """
    node: Any = _document(package, name)
    for part in key.split("."):
        node = node.get(part) if isinstance(node, dict) else None
    if not isinstance(node, list) or not node:
        raise LexiconError(f"{name}: {key}: not a list of words")
    return frozenset(unique(node, f"{name}: {key}"))


def table(package: str, name: str, key: str) -> dict[str, Any]:
    """The table ``key`` of a TOML file.

    Raises:
        LexiconError: there is no such table.
    """
    node = _document(package, name).get(key)
    if not isinstance(node, dict) or not node:
        raise LexiconError(f"{name}: {key}: not a table")
    return node


def homes(package: str, name: str, table: str) -> dict[str, str]:
    """The name of its row for every word of the rows ``[[table]]``, each with a name and its words.

    Raises:
        LexiconError: a bad row, or a word that stands in two.
    """
    found: dict[str, str] = {}
    for row in rows(package, name, table, {"name": str, "words": list}):
        for word in row["words"]:
            if word in found:
                raise LexiconError(f"{name}: {table}: {word!r} stands under {found[word]} and {row['name']}")
            found[word] = row["name"]
    return found


@cache
def spaced(package: str, name: str, key: str) -> frozenset[str]:
    """The words of a list written as one text with blanks between them.

    Raises:
        LexiconError: the list is missing, holds a capital letter or a word twice.
    """
    text = _document(package, name).get(key)
    if not isinstance(text, str):
        raise LexiconError(f"{name}: {key}: a text of words is expected")
    listed = unique(text.split(), f"{name}: {key}")
    capital = next((w for w in listed if w != w.lower()), None)
    if capital is not None:
        raise LexiconError(f"{name}: {key}: {capital}: lower case is expected")
    return frozenset(listed)


@cache
def spaced_lists(package: str, name: str, lists: frozenset[str]) -> dict[str, frozenset[str]]:
    """All lists of a file, which holds these and nothing else, each a text of words (a word may stand twice).

    Raises:
        LexiconError: a list is unknown, missing or not a text.
    """
    found = _document(package, name)
    if set(found) != lists or not all(isinstance(v, str) for v in found.values()):
        raise LexiconError(f"{name}: {', '.join(sorted(set(found) ^ lists)) or 'a row'}: unknown, missing or not a text")
    return {k: frozenset(v.split()) for k, v in found.items()}


def pairs(package: str, name: str, key: str) -> dict[str, str]:
    """A table from text to text.

    Raises:
        LexiconError: the table is missing or a value is not a text.
    """
    listed = table(package, name, key)
    for left, right in listed.items():
        if not isinstance(right, str) or not right:
            raise LexiconError(f"{name}: {key}.{left}: a text is expected")
    return dict(listed)


def phrases(package: str, name: str, key: str) -> dict[str, tuple[str, ...]]:
    """A table from a text to a list of texts, no text standing under two keys.

    Raises:
        LexiconError: a value is not a list of texts, or a text stands twice.
    """
    listed = table(package, name, key)
    home: dict[str, str] = {}
    for left, right in listed.items():
        if not isinstance(right, list) or not all(isinstance(x, str) and x for x in right):
            raise LexiconError(f"{name}: {key}.{left}: a list of texts is expected")
        for x in right:
            if x in home:
                raise LexiconError(f"{name}: {key}.{left}: {x}: stands also under {home[x]}")
            home[x] = left
    return {left: tuple(right) for left, right in listed.items()}


def unique(values: Iterable[object], where: str) -> list[str]:
    """The words in order.

    Raises:
        LexiconError: a word stands twice, is empty or not a string.
    """
    seen: dict[str, None] = {}
    for word in values:
        if not isinstance(word, str) or not word.strip():
            raise LexiconError(f"{where}: {word!r} is not a word")
        if word in seen:
            raise LexiconError(f"{where}: {word!r} stands twice")
        seen[word] = None
    return list(seen)


def _document(package: str, name: str) -> dict[str, Any]:
    try:
        return _parsed(files(package).joinpath(name).read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{name}: cannot be read: {error}") from error


@cache
def _parsed(text: str) -> dict[str, Any]:
    """A file's tables; several modules read their lists from one file, and nobody changes what is read."""
    return tomllib.loads(text)


def _check(value: object, sort: type, where: str) -> None:
    number = sort is float and isinstance(value, int) and not isinstance(value, bool)
    if not isinstance(value, sort) and not number:
        raise LexiconError(f"{where}: {value!r} is not a {sort.__name__}")
