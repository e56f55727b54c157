"""Frozen values as plain JSON, and back: one codec for the values of every kind, driven by their annotations.

A dataclass becomes an object of its fields, an enum its value, a day its ISO form, a frozen set a sorted list. The way
back needs the type: a kind says it in the annotation of ``describe(self, value: V)``. A union of several dataclasses
cannot be told apart and is refused.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
import operator
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

_AS_IT_IS = frozenset({type(None), bool, int, float, str})
"""Types whose values JSON has; asked by identity because most values of a fact are of these."""


def to_plain(value: Any) -> Any:
    """The value as ``json.dumps`` takes it.

    Raises:
        TypeError: a value of a type that has no plain form.
    """
    kind = value.__class__
    return value if kind in _AS_IT_IS else _writer(kind)(value)


@cache
def _writer(kind: type) -> Callable[[Any], Any]:
    """How values of a type are written; worked out once for each type, for a line of ``extract`` holds some hundred values."""
    if issubclass(kind, enum.Enum):
        return lambda value: value.value
    if issubclass(kind, (type(None), bool, int, float, str)):
        return lambda value: value
    if dataclasses.is_dataclass(kind):
        return _of_fields(tuple(f.name for f in dataclasses.fields(kind)))
    if issubclass(kind, (dt.date, dt.time)):
        return lambda value: value.isoformat()
    if issubclass(kind, (frozenset, set)):
        return lambda value: sorted(_listed(value), key=repr) if value else []
    if issubclass(kind, tuple):
        return _Rows()
    if issubclass(kind, list):
        return _listed
    if issubclass(kind, Mapping):
        return lambda value: {str(k): to_plain(v) for k, v in value.items()}
    raise TypeError(f"{kind.__name__} has no plain form")


def _listed(value: Iterable[Any]) -> list[Any]:
    return [v if v.__class__ in _AS_IT_IS else to_plain(v) for v in value]


class _Rows:
    """Tuples; a long one of frozen values that several facts of an article share comes out the same, and is written once."""

    def __init__(self) -> None:
        self._last: tuple[Any, list[Any]] = (None, [])

    def __call__(self, value: tuple[Any, ...]) -> list[Any]:
        if len(value) < 4 or not dataclasses.is_dataclass(value[0]):
            return _listed(value)
        known, plain = self._last
        if known is not value:
            plain = _listed(value)
            self._last = (value, plain)
        return list(plain)


def _of_fields(names: tuple[str, ...]) -> Callable[[Any], dict[str, Any]]:
    if len(names) < 2:  # attrgetter gives a tuple only for several names
        return lambda value: {name: to_plain(getattr(value, name)) for name in names}
    read = operator.attrgetter(*names)

    def write(value: Any) -> dict[str, Any]:
        plain = dict(zip(names, read(value), strict=True))
        for name, v in plain.items():
            if v.__class__ not in _AS_IT_IS:
                # no name is new, so that the dictionary may be gone through meanwhile
                plain[name] = _writer(v.__class__)(v)
        return plain

    return write


def from_plain(kind: Any, plain: Any) -> Any:
    """The value of type ``kind`` that ``to_plain`` made ``plain`` of.

    Raises:
        TypeError: plain data that is not of that type, or a type that has no way back.
        ValueError: a bad day or an unknown member of an enum.
    """
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _from_union(typing.get_args(kind), plain)
    if kind is Any or origin is typing.Literal:
        return plain
    if origin is not None:
        return _from_container(origin, typing.get_args(kind), plain)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        if not isinstance(plain, Mapping):
            raise TypeError(f"{kind.__name__} needs an object, not {type(plain).__name__}")
        hints = _hints(kind)
        return kind(**{f.name: from_plain(hints[f.name], plain[f.name]) for f in dataclasses.fields(kind) if f.init and f.name in plain})
    if issubclass(kind, enum.Enum):
        return kind(plain)
    if kind in (dt.date, dt.datetime, dt.time):
        return kind.fromisoformat(plain)
    if kind is float and isinstance(plain, int) and not isinstance(plain, bool):
        return float(plain)
    if not isinstance(plain, kind) or (isinstance(plain, bool) and kind is not bool):
        raise TypeError(f"expected {kind.__name__}, not {type(plain).__name__}")
    return plain


def _from_union(options: tuple[Any, ...], plain: Any) -> Any:
    if plain is None and type(None) in options:
        return None
    rest = [o for o in options if o is not type(None)]
    if sum(dataclasses.is_dataclass(o) for o in rest) > 1:
        raise TypeError("a union of several dataclasses cannot be told apart")
    failure: Exception = TypeError("an empty union")
    for option in rest:
        try:
            return from_plain(option, plain)
        except (TypeError, ValueError) as error:
            failure = error
    raise failure


def _from_container(origin: Any, inner: tuple[Any, ...], plain: Any) -> Any:
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {from_plain(inner[0], k): from_plain(inner[1], v) for k, v in plain.items()}
    if not isinstance(plain, list):
        raise TypeError(f"expected a list, not {type(plain).__name__}")
    if origin is tuple and not (len(inner) == 2 and inner[1] is Ellipsis):
        return tuple(from_plain(k, v) for k, v in zip(inner, plain, strict=True))
    made = [from_plain(inner[0], v) for v in plain]
    return frozenset(made) if origin in (frozenset, set) else tuple(made) if origin is not list else made


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)
