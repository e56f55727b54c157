"""The published schemas, and the quick check that stands for them before writing."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import reconcile
from reconcile import pipeline
from reconcile.errors import SchemaError
from reconcile.report import NAMES, Checker, composed

LEFT = reconcile.Article(id="a", text="The Harbor Commission approved the ferry contract by a 7-2 vote on Monday.")
RIGHT = reconcile.Article(id="b", text="The Harbor Commission voted 7 to 3 to approve the ferry contract.")


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    return json.loads(json.dumps(reconcile.check([LEFT, RIGHT]).to_dict(verbose=True)))


def vote(report: dict[str, Any]) -> dict[str, Any]:
    return next(f for f in report["findings"] if f["kind"] == "vote")


def drop(container: dict[str, Any], key: str) -> None:
    del container[key]


@pytest.mark.parametrize("name", NAMES)
def test_schemas_are_schemas(name: str) -> None:
    Draft202012Validator.check_schema(composed(name, pipeline.value_schemas()))


def test_every_stored_schema_has_a_name() -> None:
    folder = Path(reconcile.__file__).parent / "schemas"
    folder = folder if folder.is_dir() else Path(reconcile.__file__).parents[1] / "schemas"
    assert sorted(p.name for p in folder.iterdir()) == sorted(f"{name}.schema.json" for name in NAMES)


BREAKS: list[Callable[[dict[str, Any]], None]] = [
    lambda r: r.update(extra=1),
    lambda r: drop(r, "summary"),
    lambda r: r["summary"]["by_relation"].update(quarrel=1),
    lambda r: vote(r).update(relation="quarrel"),
    lambda r: vote(r).update(question="Who knows"),
    lambda r: vote(r).update(reason=""),
    lambda r: vote(r).update(type="corroboration"),
    lambda r: vote(r)["positions"].pop(),
    lambda r: vote(r)["positions"][0]["normalized"].update({"for": "seven"}),
    lambda r: vote(r)["positions"][1]["normalized"].update(extra=1),
    lambda r: vote(r)["positions"][0]["evidence"][0].update(quote="x" * 400),
    lambda r: vote(r)["positions"][0]["evidence"][0].update(line=0),
    lambda r: drop(vote(r)["positions"][0]["evidence"][0], "sentence"),
    lambda r: vote(r)["trace"]["pairs"][0].update(score=1.5),
    lambda r: r["articles"][0].update(published="June 7"),
]


@pytest.mark.parametrize("number", range(len(BREAKS)))
def test_both_checks_refuse_the_same(report: dict[str, Any], number: int) -> None:
    values = pipeline.value_schemas()
    quick, published = Checker("report", values), Draft202012Validator(composed("report", values))
    assert quick.problem(report) == ""
    assert published.is_valid(report)
    broken = copy.deepcopy(report)
    BREAKS[number](broken)
    assert not published.is_valid(broken)
    assert quick.problem(broken)


def test_a_fault_is_told_with_its_place(report: dict[str, Any]) -> None:
    broken = copy.deepcopy(report)
    index = broken["findings"].index(vote(broken))
    vote(broken)["positions"][1]["normalized"]["for"] = "seven"
    with pytest.raises(SchemaError, match=rf"findings/{index}/positions/1/normalized/for: 'seven'"):
        Checker("report", pipeline.value_schemas()).checked(broken)


def test_a_new_kind_changes_no_file() -> None:
    values = {
        **pipeline.value_schemas(),
        "weather": {"type": "object", "properties": {"sky": {"type": "string"}}, "additionalProperties": False},
    }
    schema = composed("report", values)
    assert "weather" in schema["$defs"]["kind"]["enum"]
    assert "sky" in json.dumps(schema)
