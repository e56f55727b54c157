"""The floors only rise."""

from __future__ import annotations

import json

import pytest

from tests.benchmarks.floors import PINNED, figure, pin, worse


@pytest.mark.parametrize(
    ("name", "expected"),
    [("precision", 0.8), ("-traps_hit", 3.0), ("counts.found", 4.0), ("value+unit.f1", 0.5), ("missing.f1", None), ("nothing", None)],
)
def test_figures_are_read_from_what_scorers_print(name: str, expected: float | None) -> None:
    printed = {"precision": 0.8, "traps_hit": "3 of 120", "counts": {"found": 4}, "value+unit": {"f1": 0.5}, "nothing": None}
    assert figure(printed, name) == expected


@pytest.mark.parametrize(
    ("name", "found", "floor", "bad"),
    [
        ("recall", 0.4, 0.5, True),
        ("recall", 0.5, 0.5, False),
        ("recall", None, 0.5, True),
        ("recall", 0.1, None, False),
        ("-traps", 2.0, 1.0, True),
        ("-traps", 0.0, 1.0, False),
    ],
)
def test_worse_knows_which_way_is_better(name: str, found: float | None, floor: float | None, *, bad: bool) -> None:
    assert worse(name, found, floor) is bad


def test_pinning_raises_but_never_lowers() -> None:
    floors: dict[str, float | None] = {"recall": 0.5, "precision": 0.5, "-traps": 2.0}
    assert pin(floors, {"recall": 0.4, "precision": 0.6, "-traps": 3.0}, allow_regression=False) == ["recall", "-traps"]
    assert floors == {"recall": 0.5, "precision": 0.6, "-traps": 2.0}
    assert pin(floors, {"recall": 0.4}, allow_regression=True) == []
    assert floors["recall"] == 0.4


def test_every_pinned_run_names_a_scorer_and_figures() -> None:
    runs = json.loads(PINNED.read_text("utf-8"))["runs"]
    assert {entry["run"][0] for entry in runs.values()} == {"score_stories.py", "mutate_stories.py", "score_parts.py"}
    assert all(entry["floors"] for entry in runs.values())
