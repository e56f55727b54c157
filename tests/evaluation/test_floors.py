"""Floors only rise."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.errors import InputError, UsageError
from reconcile.evaluation import load_floors
from reconcile.evaluation.figures import figures


def reached(*, true: int, false: int, traps: int = 0) -> dict[str, object]:
    return figures(
        {"disc_true": true, "disc_false": false, "disc_must": 10, "disc_must_found": true, "trap_hits": traps, "traps": 9}, 2, 0.0
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "floors.json"
    path.write_text(load_floors(path, ["a", "b"], create=True).raised(reached(true=4, false=1)).to_json(), "utf-8")
    return path


def test_the_figures_of_the_day_are_the_floors(file: Path) -> None:
    floors = load_floors(file, ["b", "a"])
    assert (floors.values["discrepancy_precision"], floors.values["discrepancy_recall"], floors.values["traps_hit"]) == (0.8, 0.4, 0)
    assert floors.broken(reached(true=4, false=1)) == ()
    assert floors.broken(reached(true=5, false=1)) == ()


def test_what_got_worse_is_named(file: Path) -> None:
    worse = load_floors(file, ["a", "b"]).broken(reached(true=3, false=1, traps=2))
    assert [str(b) for b in worse] == [
        "discrepancy_precision is 0.75, the floor is 0.8",
        "discrepancy_recall is 0.3, the floor is 0.4",
        "traps_hit is 2, at most 0 is allowed",
    ]


def test_a_figure_that_cannot_be_measured_any_more_is_worse(file: Path) -> None:
    worse = load_floors(file, ["a", "b"]).broken(reached(true=0, false=0))
    assert str(worse[0]) == "discrepancy_precision is nothing to measure, the floor is 0.8"


def test_floors_are_lowered_only_when_it_is_said(file: Path) -> None:
    floors = load_floors(file, ["a", "b"])
    with pytest.raises(UsageError, match=r"floors only rise: discrepancy_precision is 0\.75"):
        floors.raised(reached(true=3, false=1))
    assert floors.raised(reached(true=3, false=1), allow_regression=True).values["discrepancy_precision"] == 0.75
    assert floors.raised(reached(true=5, false=1)).values["discrepancy_recall"] == 0.5


def test_floors_of_other_stories_and_broken_files_are_refused(file: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"the floors are of other stories \(b, c\)"):
        load_floors(file, ["a", "c"])
    with pytest.raises(InputError, match="--update-floors makes it"):
        load_floors(tmp_path / "none.json", ["a"])
    file.write_text('{"stories": ["a"], "floors": {"speed": 1}}', "utf-8")
    with pytest.raises(InputError, match="unknown figure 'speed'"):
        load_floors(file, ["a"])
    file.write_text("[]", "utf-8")
    with pytest.raises(InputError, match="not a file of floors"):
        load_floors(file, ["a"])
