"""Floors: figures that were reached once and may only get better. A file of them is kept with the archive and checked by CI."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reconcile.errors import InputError, UsageError

HIGHER_IS_BETTER: Mapping[str, bool] = {
    "discrepancy_precision": True,
    "discrepancy_recall": True,
    "false_alarms_per_story": False,
    "false_alarms_on_agreeing_facts": False,
    "relation_accuracy": True,
    "corroboration_recall": True,
    "corroboration_article_coverage": True,
    "agreement_printed_on_a_discrepancy": False,
    "origins_accuracy": True,
    "traps_hit": False,
    "evidence_unresolved": False,
}
"""The figures that are pinned, and which way is better."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A figure that is worse than its floor. ``value`` is None where the figure could not be computed any more."""

    name: str
    floor: float
    value: float | None

    def __str__(self) -> str:
        now = "nothing to measure" if self.value is None else f"{self.value:g}"
        return (
            f"{self.name} is {now}, the floor is {self.floor:g}"
            if HIGHER_IS_BETTER[self.name]
            else f"{self.name} is {now}, at most {self.floor:g} is allowed"
        )


@dataclass(frozen=True, slots=True)
class Floors:
    """Pinned figures and the stories that they were measured on."""

    stories: tuple[str, ...]
    values: Mapping[str, float]

    def broken(self, figures: Mapping[str, Any]) -> tuple[Broken, ...]:
        """The figures that are worse than their floor, in the order of the table."""
        now = pinnable(figures)
        return tuple(
            Broken(name, self.values[name], now.get(name))
            for name, up in HIGHER_IS_BETTER.items()
            if name in self.values and (name not in now or (now[name] < self.values[name] if up else now[name] > self.values[name]))
        )

    def raised(self, figures: Mapping[str, Any], *, allow_regression: bool = False) -> Floors:
        """Floors at the figures of now.

        Raises:
            UsageError: a figure is worse than its floor and ``allow_regression`` is false.
        """
        worse = self.broken(figures)
        if worse and not allow_regression:
            raise UsageError(f"floors only rise: {'; '.join(map(str, worse))}; --allow-regression lowers them all the same")
        return Floors(self.stories, pinnable(figures))

    def to_json(self) -> str:
        """The file's text."""
        return json.dumps({"stories": list(self.stories), "floors": dict(self.values)}, indent=1) + "\n"


def pinnable(figures: Mapping[str, Any]) -> dict[str, float]:
    """The figures that can be pinned as numbers; "2 of 91" is 2; those with nothing to measure are left out."""
    out = {}
    for name in HIGHER_IS_BETTER:
        value = figures[name]
        if isinstance(value, str):
            value = int(value.split(" of ")[0])
        if value is not None:
            out[name] = float(value)
    return out


def load_floors(path: Path, stories: Sequence[str], *, create: bool = False) -> Floors:
    """Read a file of floors; with ``create`` a missing file gives empty floors.

    Raises:
        InputError: a file that is missing or is not of this form.
        UsageError: floors of other stories than those measured.
    """
    if create and not path.exists():
        return Floors(tuple(stories), {})
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        names = tuple(str(s) for s in data["stories"])
        values = {str(k): float(v) for k, v in data["floors"].items()}
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; --update-floors makes it") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f'{path}: not a file of floors; needs an object with "stories" and "floors" ({error})') from error
    unknown = sorted(set(values) - set(HIGHER_IS_BETTER))
    if unknown:
        raise InputError(f"{path}: unknown figure {unknown[0]!r}; known are {', '.join(HIGHER_IS_BETTER)}")
    if set(names) != set(stories):
        other = sorted(set(names) ^ set(stories))
        raise UsageError(
            f"{path}: the floors are of other stories ({', '.join(other[:3])}{' …' if len(other) > 3 else ''}); name another file for these"
        )
    return Floors(names, values)
