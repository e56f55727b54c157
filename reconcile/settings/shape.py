"""Tables of a configuration file → the frozen classes of ``model.settings``, with every fault and its line."""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
import typing
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from reconcile.lexis.similarity import nearest
from reconcile.model.settings import SINGLE, TABLE
from reconcile.settings.lines import Path

Where = Callable[[Path], str]
"""File and line of a path, as messages begin."""
MAX_TEXT = 300
"""Code points of a text."""


@dataclasses.dataclass(frozen=True, slots=True)
class Key:
    """One key of a table: its name in the file, the field, and the field's type without None."""

    name: str
    field: dataclasses.Field[Any]
    type: Any

    @property
    def known(self) -> Mapping[str, Any]:
        """What is known of it, see ``model.settings``."""
        return self.field.metadata

    @property
    def required(self) -> bool:
        return self.field.default is dataclasses.MISSING and self.field.default_factory is dataclasses.MISSING

    @property
    def table(self) -> type | None:
        """The class of the table, or of the tables in the list, that stands under the key; None for a plain value."""
        inner = typing.get_args(self.type)[0] if typing.get_origin(self.type) is tuple else self.type
        return inner if isinstance(inner, type) and dataclasses.is_dataclass(inner) else None

    @property
    def several(self) -> bool:
        """Whether a list stands under it."""
        return typing.get_origin(self.type) is tuple and TABLE not in self.known


@cache
def keys(kind: type) -> dict[str, Key]:
    """The keys of a table, in the order in which they are declared."""
    hints = typing.get_type_hints(kind)
    out = {}
    for field in dataclasses.fields(kind):
        if field.metadata:
            name = field.name.replace("_", "-")
            out[name] = Key(name, field, _without_none(hints[field.name]))
    return out


def _without_none(kind: Any) -> Any:
    if typing.get_origin(kind) in (types.UnionType, typing.Union):
        return next(k for k in typing.get_args(kind) if k is not type(None))
    return kind


class Reader:
    """Builds the classes; what is wrong is collected, so that all of it can be told at once."""

    def __init__(self, where: Where) -> None:
        self._where = where
        self.problems: list[str] = []

    def wrong(self, path: Path, message: str) -> None:
        self.problems.append(f"{self._where(path)}: {message}")

    def table(self, kind: type, raw: object, path: Path) -> Any:
        """An instance of ``kind``; None where something in it is wrong."""
        if not isinstance(raw, Mapping):
            self.wrong(path, f"{shown(path)}: {said(raw)} where a table is expected")
            return None
        known, before = keys(kind), len(self.problems)
        values: dict[str, Any] = {}
        for name, value in raw.items():
            key = known.get(name)
            if key is None:
                self._unknown(name, known, path)
            else:
                values[key.field.name] = self._value(key, value, (*path, name))
        for key in known.values():
            if key.required and key.name not in raw:
                self.wrong(path, f"{shown(path)}: {key.name} is missing; write {key.known['example']}")
        return kind(**values) if len(self.problems) == before else None

    def _unknown(self, name: str, known: Mapping[str, Key], path: Path) -> None:
        near = nearest(name, known)
        hint = f'did you mean "{near}"?' if near else f"known are {', '.join(known)}"
        self.wrong((*path, name), f'unknown key "{name}"{_inside(path)}; {hint}')

    def _value(self, key: Key, value: object, path: Path) -> Any:
        if TABLE in key.known:
            return self._free(value, path)
        if key.several:
            inner = typing.get_args(key.type)[0]
            if SINGLE in key.known and isinstance(value, str):
                value = [value]
            return self._list(inner, value, path)
        return self._one(key.type, value, path)

    def _free(self, value: object, path: Path) -> tuple[tuple[str, str], ...]:
        """A table whose keys are free and whose values are texts."""
        if not isinstance(value, Mapping):
            self.wrong(path, f"{shown(path)}: {said(value)} where a table is expected")
            return ()
        return tuple((name, self._one(str, inner, (*path, name))) for name, inner in value.items())

    def _list(self, inner: Any, value: object, path: Path) -> tuple[Any, ...]:
        if not isinstance(value, list):
            what = "a list of tables" if dataclasses.is_dataclass(inner) else "a list"
            self.wrong(path, f"{shown(path)}: {said(value)} where {what} is expected")
            return ()
        if typing.get_origin(inner) is tuple:
            return tuple(self._list(str, entry, (*path, n)) for n, entry in enumerate(value))
        return tuple(self._one(inner, entry, (*path, n)) for n, entry in enumerate(value))

    def _one(self, kind: Any, value: object, path: Path) -> Any:
        if isinstance(kind, type) and dataclasses.is_dataclass(kind):
            return self.table(kind, value, path)
        if kind is dt.date:
            return self._day(value, path)
        if kind is int:
            return self._count(value, path)
        if type(value) is not kind:
            self.wrong(path, f"{shown(path)}: {said(value)} where {'true or false' if kind is bool else 'a text'} is expected")
        elif isinstance(value, str) and (not value.strip() or len(value) > MAX_TEXT or not value.isprintable()):
            self.wrong(path, f"{shown(path)}: a text of 1 to {MAX_TEXT} characters on one line is expected")
        return value

    def _count(self, value: object, path: Path) -> object:
        if type(value) is not int or value < 1:
            self.wrong(path, f"{shown(path)}: {value if type(value) is int else said(value)} where a whole number from 1 on is expected")
        return value

    def _day(self, value: object, path: Path) -> dt.date | None:
        try:
            if isinstance(value, str):
                return dt.date.fromisoformat(value)
            if type(value) is dt.date:
                return value
        except ValueError:
            pass
        self.wrong(path, f"{shown(path)}: {said(value)} where a day is expected; write it as 2024-03-02")
        return None


def shown(path: Path) -> str:
    """A path as it is written in messages and by ``config show``: ``source[1].name``."""
    out = ""
    for step in path:
        out += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if out else step
    return out or "the file"


def _inside(path: Path) -> str:
    return f" in {shown(path)}" if path else ""


def said(value: object) -> str:
    """What a value is, in words."""
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, str):
        return f'"{value[:40]}"' if value.isprintable() else "a text"
    names = ((dict, "a table"), (list, "a list"), ((int, float), "a number"), (dt.datetime, "a day with a time"), (dt.date, "a day"))
    return next((name for kind, name in names if isinstance(value, kind)), "something else")
