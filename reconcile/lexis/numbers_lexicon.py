"""The words of the number grammar, read from the TOML files beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from reconcile.errors import LexiconError
from reconcile.lexis.lexicon import rows, table, unique
from reconcile.model import Bound

_PACKAGE = "reconcile.lexis"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure; ``factor`` turns it into the base unit of its ``dimension``."""

    name: str
    dimension: str
    factor: float


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Values of words: ``seven`` → 7, ``million`` → 1e6, ``dozens`` → (24, 99), ``thirds`` → 3."""

    values: Mapping[str, float]
    scales: Mapping[str, float]
    abbreviations: Mapping[str, float]
    plurals: Mapping[str, tuple[float, float]]
    fractions: Mapping[str, int]
    ordinals: frozenset[str]


@cache
def number_words() -> NumberWords:
    """Number words.

    Raises:
        LexiconError: a value is not a number, or a word has two values.
    """
    name = "numbers_words.toml"
    values, scales, fractions = (_numbers(table(_PACKAGE, name, key), f"{name}: {key}") for key in ("values", "scales", "fractions"))
    unique([*values, *scales, *fractions], name)
    plurals: dict[str, tuple[float, float]] = {}
    for word, ends in table(_PACKAGE, name, "plurals").items():
        if not (isinstance(ends, list) and len(ends) == 2 and ends[0] < ends[1]):
            raise LexiconError(f"{name}: plurals: {word!r} needs [low, high]")
        plurals[word] = (float(ends[0]), float(ends[1]))
    return NumberWords(
        values, scales, _numbers(table(_PACKAGE, name, "abbreviations"), f"{name}: abbreviations"), plurals,
        {w: int(v) for w, v in fractions.items()}, frozenset(unique(table(_PACKAGE, name, "ordinals")["words"], f"{name}: ordinals")),
    )  # fmt: skip


def _numbers(entries: Mapping[str, object], where: str) -> dict[str, float]:
    out = {}
    for word, value in entries.items():
        if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
            raise LexiconError(f"{where}: {word!r} needs a positive number")
        out[word] = float(value)
    return out


@cache
def hedges() -> tuple[Mapping[str, Bound], Mapping[str, Bound]]:
    """Bounds by hedging phrase: those before a number and those behind it."""
    before: dict[str, Bound] = {}
    after: dict[str, Bound] = {}
    name = "numbers_hedges.toml"
    for row in rows(_PACKAGE, name, "hedge", {"bound": str, "before": list, "after": list}):
        for target, key in ((before, "before"), (after, "after")):
            for phrase in unique(row[key], f"{name}: {row['bound']} {key}"):
                if phrase in target:
                    raise LexiconError(f"{name}: {key}: {phrase!r} has two bounds")
                target[phrase] = Bound(row["bound"])
    return before, after


@dataclass(frozen=True, slots=True)
class Changes:
    """Directions by word: verbs before a number, and words behind it ("a 5 percent drop")."""

    verbs: Mapping[str, Bound]
    nouns: Mapping[str, Bound]
    transitive: frozenset[str]
    """Verbs that also take a plain count ("lost 12 seats")."""


@cache
def changes() -> Changes:
    """Words of change.

    Raises:
        LexiconError: a word has two directions.
    """
    verbs: dict[str, Bound] = {}
    nouns: dict[str, Bound] = {}
    transitive: list[str] = []
    name = "numbers_hedges.toml"
    for row in rows(_PACKAGE, name, "change", {"bound": str, "transitive": list, "verbs": list, "nouns": list}):
        for target, key in ((verbs, "verbs"), (nouns, "nouns")):
            for word in unique(row[key], f"{name}: {key}"):
                if word in target:
                    raise LexiconError(f"{name}: {key}: {word!r} has two directions")
                target[word] = Bound(row["bound"])
        transitive.extend(row["transitive"])
    return Changes(verbs, nouns, frozenset(unique(transitive, f"{name}: transitive")))


@dataclass(frozen=True, slots=True)
class Units:
    """Units by the forms in which they are written."""

    by_name: Mapping[str, Unit]
    words: Mapping[str, Unit]
    """Lower case."""
    short: Mapping[str, Unit]
    """Case counts."""


@cache
def units() -> Units:
    """Units of measure.

    Raises:
        LexiconError: a name or a form stands twice.
    """
    by_name: dict[str, Unit] = {}
    words: dict[str, Unit] = {}
    short: dict[str, Unit] = {}
    name = "numbers_units.toml"
    for row in rows(_PACKAGE, name, "unit", {"name": str, "dimension": str, "factor": float, "words": list, "short": list}):
        unit = Unit(row["name"], row["dimension"], float(row["factor"]))
        for target, forms in ((by_name, [unit.name]), (words, row["words"]), (short, row["short"])):
            for form in forms:
                if form in target:
                    raise LexiconError(f"{name}: {form!r} stands twice")
                target[form] = unit
    return Units(by_name, words, short)


@dataclass(frozen=True, slots=True)
class Currencies:
    """Currency names by the forms in which they are written."""

    signs: Mapping[str, str]
    """Before or behind the digits, and codes such as ``USD``."""
    words: Mapping[str, str]
    """Behind the number, lower case."""
    hundredths: Mapping[str, str]
    """Coins that are a hundredth of a currency: ``cent`` → ``dollar``."""


@cache
def currencies() -> Currencies:
    """Currencies.

    Raises:
        LexiconError: a form stands twice.
    """
    signs: dict[str, str] = {}
    words: dict[str, str] = {}
    hundredths: dict[str, str] = {}
    name = "numbers_currencies.toml"
    for row in rows(_PACKAGE, name, "currency", {"name": str, "signs": list, "codes": list, "words": list}, {"value_of": str}):
        for target, forms in ((signs, [*row["signs"], *row["codes"]]), (words, [w.lower() for w in row["words"]])):
            for form in unique(forms, f"{name}: {row['name']}"):
                if form in target:
                    raise LexiconError(f"{name}: {form!r} stands twice")
                target[form] = row["name"]
        if "value_of" in row:
            hundredths[row["name"]] = row["value_of"]
    return Currencies(signs, words, hundredths)


def alternation(phrases: Iterable[str]) -> str:
    """A regular expression that matches any of the phrases, the longest first; a blank stands for one or two of them."""
    ordered = sorted(set(phrases), key=lambda p: (-len(p), p))
    return "|".join(re.escape(p).replace(r"\ ", r"[ ]{1,2}") for p in ordered)
