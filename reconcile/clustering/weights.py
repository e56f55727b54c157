"""The gate's table of weights, read once and checked."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reconcile.errors import LexiconError

FEATURES = (
    "kinship",
    "head",
    "predicate",
    "terms",
    "jaccard",
    "context",
    "thin",
    "names",
    "names_conflict",
    "when",
    "when_conflict",
    "arguments",
    "digits",
)


@dataclass(frozen=True, slots=True)
class Column:
    """Weights for one sort of pair; ``kinds`` shifts the sum for a kind."""

    bar: float
    bias: float
    weights: Mapping[str, float]
    kinds: Mapping[str, float]

    def total(self, kind: str, features: Mapping[str, float]) -> float:
        """The weighted sum, before it is squashed."""
        return self.bias + self.kinds.get(kind, 0.0) + sum(self.weights.get(k, 0.0) * v for k, v in features.items())


@dataclass(frozen=True, slots=True)
class Table:
    """Both columns and the width of the band in which the gate is unsure."""

    agree: Column
    differ: Column
    inside: float
    """Bar for two facts of one article that differ."""
    margin: float


@cache
def table() -> Table:
    """The shipped table.

    Raises:
        LexiconError: an unknown feature, or a value that is not a number.
    """
    data = tomllib.loads(files(__package__).joinpath("gate.toml").read_text("utf-8"))
    return Table(_column(data, "agree"), _column(data, "differ"), float(data["bars"]["inside"]), float(data["bars"]["margin"]))


def _column(data: Mapping[str, Mapping[str, object]], name: str) -> Column:
    weights: dict[str, float] = {}
    kinds: dict[str, float] = {}
    for key, value in data[name].items():
        if key == "kinds" and isinstance(value, dict):
            kinds = {str(k): float(v) for k, v in value.items()}
        elif key in (*FEATURES, "bias") and isinstance(value, int | float):
            weights[key] = float(value)
        else:
            raise LexiconError(f"clustering/gate.toml: [{name}] {key}: not a feature of the gate, or not a number")
    bar = data["bars"][name]
    if not isinstance(bar, int | float):
        raise LexiconError(f"clustering/gate.toml: [bars] {name}: not a number")
    return Column(float(bar), weights.pop("bias", 0.0), weights, kinds)
