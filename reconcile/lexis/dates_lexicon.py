"""The words of times, read once from ``dates.toml`` and checked."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from reconcile.errors import LexiconError

_FILE = "dates.toml"


@dataclass(frozen=True, slots=True)
class Holiday:
    """A named day: a fixed one, the nth weekday of a month (-1: the last), or a number of days from Easter Sunday."""

    name: str
    month: int = 0
    day: int = 0
    weekday: int = 0
    nth: int = 0
    easter: int | None = None


@dataclass(frozen=True, slots=True)
class DateWords:
    """All tables of the lexicon; keys are lower case."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    units: Mapping[str, int]
    seasons: Mapping[str, int]
    parts: Mapping[str, tuple[int, int]]
    clock_words: Mapping[str, int]
    clock_hedges: Mapping[str, tuple[int, int]]
    hedges: Mapping[str, tuple[str, ...]]
    zones: frozenset[str]
    names: Mapping[str, frozenset[str]]
    planning: frozenset[str]
    future: frozenset[str]
    event_nouns: frozenset[str]
    happening: frozenset[str]
    saying: frozenset[str]
    thin: frozenset[str]
    once: frozenset[str]
    repeatable: frozenset[str]
    alarm: frozenset[str]
    leading: frozenset[str]
    apart: frozenset[str]
    siblings: Mapping[str, frozenset[str]]
    """Families of acts that mark one moment."""
    holidays: Mapping[tuple[str, ...], Holiday]
    """By the words of the name."""


@cache
def words() -> DateWords:
    """The lexicon.

    Raises:
        LexiconError: a table is missing, a value has the wrong type or is out of range, or a holiday stands twice.
    """
    return load(tomllib.loads(files("reconcile.lexis").joinpath(_FILE).read_text("utf-8")))


def load(data: Mapping[str, Any]) -> DateWords:
    """The lexicon from its parsed TOML; see ``words``."""
    return DateWords(
        months=_numbers(data, "months", 1, 12),
        weekdays=_numbers(data, "weekdays", 0, 6),
        numbers=_numbers(data, "numbers", 1, 99),
        ordinals=_numbers(data, "ordinals", 1, 31),
        units=_numbers(data, "units", 0, 14),
        seasons=_numbers(data, "seasons", 1, 12),
        parts=_pairs(data, "parts"),
        clock_words=_numbers(data, "clock_words", 0, 1440),
        clock_hedges=_pairs(data, "clock_hedges"),
        hedges={k: tuple(_strings(data, "hedges", k)) for k in _table(data, "hedges")},
        zones=frozenset(_strings(data, "zones", "names")),
        names={k: frozenset(_strings(data, "names", k)) for k in _table(data, "names")},
        planning=frozenset(_strings(data, "tense", "planning")),
        future=frozenset(_strings(data, "tense", "future")),
        event_nouns=frozenset(_strings(data, "events", "nouns")),
        happening=frozenset(_strings(data, "events", "happening")),
        saying=frozenset(_strings(data, "events", "saying")),
        thin=frozenset(_strings(data, "events", "thin")),
        once=frozenset(_strings(data, "events", "once")),
        repeatable=frozenset(_strings(data, "events", "repeatable")),
        leading=frozenset(_strings(data, "events", "leading")),
        alarm=frozenset(_strings(data, "events", "alarm")),
        apart=frozenset(_strings(data, "events", "apart")),
        siblings={k: frozenset(_strings(data, "siblings", k)) for k in _table(data, "siblings")},
        holidays=_holidays(data),
    )


def _table(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    table = data.get(name)
    if not isinstance(table, dict) or not table:
        raise LexiconError(f"{_FILE}: {name}: not a table with rows")
    for key in table:
        if key != key.lower():
            raise LexiconError(f"{_FILE}: {name}: {key}: lower case is expected")
    return table


def _numbers(data: Mapping[str, Any], name: str, low: int, high: int) -> dict[str, int]:
    out = {}
    for key, value in _table(data, name).items():
        if not isinstance(value, int) or not low <= value <= high:
            raise LexiconError(f"{_FILE}: {name}: {key}: a number from {low} to {high} is expected")
        out[key] = value
    return out


def _pairs(data: Mapping[str, Any], name: str) -> dict[str, tuple[int, int]]:
    out = {}
    for key, value in _table(data, name).items():
        if not (isinstance(value, list) and len(value) == 2 and all(isinstance(v, int) for v in value) and value[0] < value[1]):
            raise LexiconError(f"{_FILE}: {name}: {key}: two rising numbers are expected")
        out[key] = (value[0], value[1])
    return out


def _strings(data: Mapping[str, Any], name: str, key: str) -> list[str]:
    values = _table(data, name).get(key)
    if not isinstance(values, list) or not values or not all(isinstance(v, str) and v == v.lower() and v for v in values):
        raise LexiconError(f"{_FILE}: {name}: {key}: a list of lower-case words is expected")
    if len(set(values)) < len(values):
        raise LexiconError(f"{_FILE}: {name}: {key}: a word stands twice")
    return values


def _holidays(data: Mapping[str, Any]) -> dict[tuple[str, ...], Holiday]:
    out: dict[tuple[str, ...], Holiday] = {}
    for n, row in enumerate(data.get("holiday", ()), start=1):
        try:
            holiday = Holiday(**row)
        except TypeError as error:
            raise LexiconError(f"{_FILE}: holiday {n}: {error}") from error
        key = tuple(holiday.name.replace(".", "").split())
        if not key or key in out:
            raise LexiconError(f"{_FILE}: holiday {n}: {holiday.name!r}: no name, or a name that stands twice")
        if holiday.easter is None and not (1 <= holiday.month <= 12 and (1 <= holiday.day <= 31) != (holiday.nth != 0)):
            raise LexiconError(f"{_FILE}: holiday {n}: {holiday.name}: a day, an nth weekday or a distance from Easter is expected")
        out[key] = holiday
    return out
