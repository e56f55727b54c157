"""What the engine finds in the invented stories, held against what a careful reader lists for them.

The floors stand in ``floors.json`` beside this file and only rise:

    pytest tests/golden --repin better     pins the figures of now where they are better; a worse one still fails
    pytest tests/golden --repin all        pins them all, also a worse one; say why in the commit
"""

from __future__ import annotations

import functools
import json
from pathlib import Path

import pytest

from reconcile import pipeline
from reconcile.evaluation import Story, load_stories, score
from reconcile.model import Report
from reconcile.report import View, render

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
STORIES = {story.name: story for story in load_stories(SEEDS)}
FLOORS = Path(__file__).with_name("floors.json")
HIGHER_IS_BETTER = {"must_discrepancies_found": True, "must_corroborations_found": True, "false_alarms": False, "traps_hit": False}


@functools.cache
def report_on(name: str) -> Report:
    """One analysis of a story serves all tests here."""
    return pipeline.check(STORIES[name].articles)


def figures(story: Story, report: Report) -> dict[str, int]:
    """The figures that are pinned; a second print of one disagreement is a false alarm, too."""
    counts = score(story, report.findings).counts
    return {
        "must_discrepancies_found": counts["disc_must_found"],
        "must_corroborations_found": counts["corr_must_found"],
        "false_alarms": counts["disc_false"] + counts["disc_duplicate"],
        "traps_hit": counts["trap_hits"],
    }


def worse(name: str, now: int, floor: int) -> bool:
    """Whether a figure is on the wrong side of its floor."""
    return now < floor if HIGHER_IS_BETTER[name] else now > floor


def raised(floors: dict[str, int], now: dict[str, int], *, lower: bool) -> dict[str, int]:
    """The floors at the figures of now; a worse figure leaves its floor as it is, unless ``lower``."""
    return {k: floors[k] if k in floors and worse(k, v, floors[k]) and not lower else v for k, v in now.items()}


@pytest.mark.slow
@pytest.mark.parametrize("name", STORIES)
def test_a_story_is_read_no_worse_than_before(name: str, repin: str | None) -> None:
    pinned: dict[str, dict[str, int]] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    now = figures(STORIES[name], report_on(name))
    if repin:
        pinned[name] = raised(pinned.get(name, {}), now, lower=repin == "all")
        FLOORS.write_text(json.dumps(pinned, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    assert set(pinned[name]) == set(HIGHER_IS_BETTER)
    assert {k: (v, pinned[name][k]) for k, v in now.items() if worse(k, v, pinned[name][k])} == {}, "figure: (now, floor)"


@pytest.mark.slow
@pytest.mark.parametrize("name", STORIES)
def test_the_order_of_the_articles_changes_no_byte(name: str) -> None:
    turned = pipeline.check(STORIES[name].articles[::-1])
    for form in ("json", "text"):
        assert render(turned.to_dict(), form, View()) == render(report_on(name).to_dict(), form, View())


def test_floors_only_rise_unless_it_is_said() -> None:
    floors = {"must_discrepancies_found": 3, "must_corroborations_found": 2, "false_alarms": 1, "traps_hit": 0}
    now = {"must_discrepancies_found": 2, "must_corroborations_found": 4, "false_alarms": 0, "traps_hit": 1}
    better = {"must_discrepancies_found": 3, "must_corroborations_found": 4, "false_alarms": 0, "traps_hit": 0}
    assert raised(floors, now, lower=False) == better
    assert raised(floors, now, lower=True) == now
    assert raised({}, now, lower=False) == now
