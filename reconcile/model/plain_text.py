"""Frozen values as JSON text, at once: what ``json.dumps`` makes of ``to_plain``, for a third of its time.

A line of ``reconcile extract`` holds some hundred words and sixty fields. Built as dictionaries first, each is made, gone through and thrown away; here
the frame of a type is a template made once, and a word that was met before is not escaped again. tests/model/test_plain_text.py holds that both say the
same, for every kind.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
import json
import math
import operator
from collections.abc import Callable
from json.encoder import encode_basestring
from typing import Any

from reconcile.model.plain import to_plain
from reconcile.model.text import Span

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
MOST = 20_000
"""Words, and sets of words, that are remembered; then it begins anew."""


def to_text(value: Any) -> str:
    """The value as JSON on one line, with a blank after each comma and colon.

    Raises:
        TypeError: a value of a type that has no plain form.
        ValueError: a number that JSON has not.
    """
    return _WRITERS[value.__class__](value)


class _Words(dict[str, str]):
    """Texts of words."""

    def __missing__(self, word: str) -> str:
        if len(self) >= MOST:
            self.clear()
        text = self[word] = encode_basestring(word)
        return text


class _Writers(dict[type, Callable[[Any], str]]):
    """How values of a type are written."""

    def __missing__(self, kind: type) -> Callable[[Any], str]:
        write = self[kind] = _writer(kind)
        return write


def _writer(kind: type) -> Callable[[Any], str]:
    if issubclass(kind, enum.Enum):
        return {member: to_text(member.value) for member in kind}.__getitem__
    if dataclasses.is_dataclass(kind):
        return _of_fields(tuple(f.name for f in dataclasses.fields(kind)))
    if issubclass(kind, (dt.date, dt.time)):
        return lambda value: f'"{value.isoformat()}"'
    if issubclass(kind, frozenset):
        return _set
    if issubclass(kind, tuple):
        return _Rows()
    # the rest is rare in a fact
    return lambda value: _ENCODER(to_plain(value))


def _of_fields(names: tuple[str, ...]) -> Callable[[Any], str]:
    if len(names) < 2:  # attrgetter gives a tuple only for several names
        return lambda value: _ENCODER(to_plain(value))
    read = operator.attrgetter(*names)
    template = "{" + ", ".join(f'"{name}": %s' for name in names) + "}"
    writers = _WRITERS
    return lambda value: template % tuple([writers[v.__class__](v) for v in read(value)])


def _listed(values: tuple[Any, ...]) -> str:
    writers = _WRITERS
    return f"[{', '.join([writers[v.__class__](v) for v in values])}]" if values else "[]"


class _Rows:
    """Tuples; a long one of frozen values that several facts of an article share comes out the same, and is written once."""

    def __init__(self) -> None:
        self._last: tuple[Any, str] = (None, "")

    def __call__(self, value: tuple[Any, ...]) -> str:
        if len(value) < 4 or not dataclasses.is_dataclass(value[0]):
            return _listed(value)
        known, text = self._last
        if known is not value:
            text = _listed(value)
            self._last = (value, text)
        return text


def _set(value: frozenset[Any]) -> str:
    text = _SETS.get(value)
    if text is None:
        if not all(v.__class__ is str for v in value):
            # not remembered: a set of 1 is equal to one of 1.0
            return _ENCODER(to_plain(value))
        text = f"[{', '.join([_WORDS[v] for v in sorted(value, key=repr)])}]"
        if len(_SETS) >= MOST:
            _SETS.clear()
        _SETS[value] = text
    return text


def _float(value: float) -> str:
    if not math.isfinite(value):
        raise ValueError(f"JSON has no number for {value!r}")
    return repr(value)


_WORDS = _Words()
_SETS: dict[frozenset[Any], str] = {}
_WRITERS = _Writers(
    {
        type(None): lambda _: "null",
        bool: lambda value: "true" if value else "false",
        int: repr,
        float: _float,
        str: _WORDS.__getitem__,
        # half of the dataclasses of a fact
        Span: lambda span: f'{{"start": {span.start}, "end": {span.end}}}',
    }
)
