"""Which tables the types of some values need, read off their annotations once.

A dataclass has a table with a column a field; a set or a tuple a table of runs; strings, days and plain values have one
table each; whole numbers and enums stand in the columns themselves. A table only points to tables before it, so a type
that contains itself (the dated acts around a dated act) is laid out to a depth of two and refused beyond.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
import functools
import re
import types
import typing
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_DEPTH = 2
_LEAVES = {str: "str", dt.date: "date", bool: "bool", int: "int"}


@dataclass(frozen=True, slots=True)
class Cell:
    """What one number of a column stands for.

    ``what``: ``int`` (itself), ``bool``, ``enum``, ``str``, ``date``, ``any`` (a plain value), ``empty`` (nothing but the empty
    run in ``members`` can stand here) or ``table``; ``optional``: 0 is None and the rest one higher.
    """

    what: str
    table: int = 0
    optional: bool = False
    members: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """``maker`` is a dataclass with a cell for each of ``names``, or tuple or frozenset with the one cell of their members."""

    maker: Any
    cells: tuple[Cell, ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Tables in an order in which each points only to earlier ones; ``roots`` are the cells of the types asked for."""

    tables: tuple[Table, ...]
    roots: tuple[Cell, ...]
    shape: int
    """Tells whether two plans are of the same fields, 32 bits."""


@functools.lru_cache(maxsize=256)
def plan(wanted: tuple[Any, ...]) -> Plan:
    """The plan for some types.

    Raises:
        TypeError: a type that has no packed form (a union of several dataclasses, a class of an unknown sort).
    """
    making = _Making()
    making.told.append(" ".join(map(_said, wanted)))
    roots = tuple(making.free(t, ()) for t in wanted)
    return Plan(tuple(making.tables), roots, zlib.crc32("\n".join(making.told).encode()))


class _Making:
    def __init__(self) -> None:
        self.tables: list[Table] = []
        self.told: list[str] = []
        self._known: dict[Any, int] = {}

    def cell(self, kind: Any, path: tuple[type, ...]) -> Cell:
        """The cell of a type; ``path`` are the dataclasses that it is in, outermost first."""
        origin, inner = typing.get_origin(kind), typing.get_args(kind)
        if origin in (typing.Union, types.UnionType):
            rest = [o for o in inner if o is not type(None)]
            if any(dataclasses.is_dataclass(o) for o in rest) and len(rest) > 1:
                raise TypeError("a union of several dataclasses cannot be told apart")
            only = self.cell(rest[0], path) if len(rest) == 1 else Cell("any")
            # a number can be of any sign in its column: it has no room for None
            return Cell("any") if only.what in ("int", "any") else dataclasses.replace(only, optional=len(rest) < len(inner))
        if kind is Any or kind is float or origin in (typing.Literal, dict, Mapping, list):
            return Cell("any")
        if origin in (tuple, frozenset):
            return self._run(kind, origin, inner, path)
        if kind in _LEAVES:
            return Cell(_LEAVES[kind])
        if isinstance(kind, type) and issubclass(kind, enum.Enum):
            self.told.append(f"{kind.__qualname__}: {' '.join(m.name for m in kind)}")
            return Cell("enum", members=tuple(kind))
        if isinstance(kind, type) and dataclasses.is_dataclass(kind):
            return self._row(kind, path)
        raise TypeError(f"{kind!r} has no packed form")

    def free(self, kind: Any, path: tuple[type, ...]) -> Cell:
        """A cell outside of a column of its own, where a number cannot stand for itself."""
        cell = self.cell(kind, path)
        return Cell("any") if cell.what == "int" else cell

    def _run(self, kind: Any, maker: Any, inner: tuple[Any, ...], path: tuple[type, ...]) -> Cell:
        if maker is tuple and not (len(inner) == 2 and inner[1] is Ellipsis):
            names = tuple(str(i) for i in range(len(inner)))
            return self._table((kind, self._level(kind, path)), maker, tuple(self.free(t, path) for t in inner), names)
        return self._table((kind, self._level(kind, path)), maker, (self.free(inner[0], path),), ())

    def _row(self, kind: type, path: tuple[type, ...]) -> Cell:
        if path.count(kind) >= _DEPTH:
            return Cell("empty")
        key = (kind, self._level(kind, (*path, kind)))
        if key in self._known:
            return Cell("table", self._known[key])
        fields = [f for f in dataclasses.fields(kind) if f.init]
        hints = _hints(kind)
        cells = tuple(self.cell(hints[f.name], (*path, kind)) for f in fields)
        self.told.append(f"{kind.__qualname__}: {' '.join(f'{f.name}={_said(hints[f.name])}' for f in fields)}")
        return self._table(key, kind, cells, tuple(f.name for f in fields))

    def _table(self, key: Any, maker: Any, cells: tuple[Cell, ...], names: tuple[str, ...]) -> Cell:
        if any(c.what == "empty" for c in cells) and not names:
            return Cell("empty", members=(maker(),))
        if key not in self._known:
            self._known[key] = len(self.tables)
            self.tables.append(Table(maker, cells, names))
        return Cell("table", self._known[key])

    def _level(self, kind: Any, path: tuple[type, ...]) -> int:
        """How often the path holds a type that this one leads back to: 0 for all that are in no circle."""
        return sum(_reaches(kind, t) and _reaches(t, t) for t in path)


def _said(kind: Any) -> str:
    """A type in words, without the modules: a class that moves stays the same."""
    return re.sub(r"(?:\w+\.)+", "", str(kind))


@functools.cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


@functools.cache
def _reaches(kind: Any, wanted: type) -> bool:
    """Whether a value of the type can hold one of the wanted type, below itself."""
    todo, seen = [*_below(kind)], set()
    while todo:
        one = todo.pop()
        if one is wanted:
            return True
        if one not in seen:
            seen.add(one)
            todo.extend(_below(one))
    return False


def _below(kind: Any) -> tuple[Any, ...]:
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return tuple(_hints(kind).values())
    return typing.get_args(kind)
