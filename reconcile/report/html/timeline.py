"""The values of a finding by the day that each is of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

RELATIONS = frozenset({"superseded", "modality-differs"})
"""Relations in which time may explain the difference."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One day: what was said then and in which articles (ids); ``days`` since the stage before, None for the first and for unknown days."""

    day: str
    told: tuple[tuple[str, tuple[str, ...]], ...]
    days: int | None


def timeline(finding: Mapping[str, Any], published: Mapping[str, str | None]) -> tuple[Stage, ...]:
    """Stages in order of time, those without a day last; empty where the days tell nothing.

    A statement without a day of its own counts on the day its article was published.
    """
    if finding["relation"] not in RELATIONS:
        return ()
    days: dict[str, dict[str, list[str]]] = {}
    for position in finding["positions"]:
        for evidence in position["evidence"]:
            day = evidence.get("as_of") or published.get(evidence["article"]) or ""
            told = days.setdefault(day, {}).setdefault(position["value"], [])
            if evidence["article"] not in told:
                told.append(evidence["article"])
    known = sorted(d for d in days if d)
    if len(days) < 2 or not known:
        return ()
    stages = []
    for n, day in enumerate([*known, *([""] if "" in days else [])]):
        since = (dt.date.fromisoformat(day) - dt.date.fromisoformat(known[n - 1])).days if day and n else None
        stages.append(Stage(day, tuple((value, tuple(articles)) for value, articles in days[day].items()), since))
    return tuple(stages)
