"""Findings accepted as known."""

from __future__ import annotations

import json
from typing import Any

import pytest

from reconcile.errors import InputError
from reconcile.review import Baseline, baseline_of, change, compare, load_baseline
from tests.review.conftest import BOATS, document, finding, quoted

CARS = finding(
    ("3 cars", [quoted("3 cars burnt.", "3 cars", article="a")]), ("4 cars", [quoted("4 cars burnt.", "4 cars", article="b")]), number=2
)
AGREED = finding(("9 vans", [quoted("9 vans", "9 vans", article="a"), quoted("9 vans", "9 vans", article="b")]), relation="agree", number=3)


def test_findings_are_new_or_known() -> None:
    known = baseline_of(document(BOATS, AGREED))
    marked = compare(document(AGREED, CARS, BOATS), known)
    assert [f["baseline"] for f in marked["findings"]] == ["known", "new", "known"]
    assert [{k: v for k, v in f.items() if k != "baseline"} for f in marked["findings"]] == [AGREED, CARS, BOATS]


def test_a_renamed_file_is_known_and_a_changed_value_is_new() -> None:
    sides = [
        ("15 boats", [quoted("15 boats sank.", "15 boats", article="new")]),
        ("12 boats", [quoted("Rain. 12 boats sank.", "12 boats", "12 boats sank.")]),
    ]
    thirteen = finding(("13 boats", [quoted("13 boats sank.", "13 boats")]), sides[0])
    marked = compare(document(finding(*sides), thirteen), baseline_of(document(BOATS)))
    assert [f["baseline"] for f in marked["findings"]] == ["known", "new"]


def test_the_order_of_findings_does_not_matter() -> None:
    assert baseline_of(document(AGREED, CARS, BOATS)) == baseline_of(document(BOATS, AGREED, CARS))


def test_it_comes_back_as_it_was() -> None:
    made = baseline_of(document(BOATS, CARS))
    assert load_baseline(json.dumps(made.to_dict()), "known.json") == made


def test_what_an_update_changes() -> None:
    changed = change(baseline_of(document(BOATS, AGREED)), baseline_of(document(BOATS, CARS)))
    assert ([k.headline for k in changed.added], [k.headline for k in changed.gone], changed.kept) == (
        ["3 cars against 4 cars"],
        ["9 vans"],
        1,
    )
    assert change(Baseline(()), Baseline(())).kept == 0


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "not a baseline (not JSON)"),
        ("{", "not a baseline (not JSON)"),
        ("[" * 100_000, "not a baseline (not JSON)"),
        ("[]", "no schema_version and findings in it"),
        ('{"schema_version": "1.0"}', "no schema_version and findings in it"),
        ('{"schema_version": "2.0", "findings": []}', "a baseline of schema version 2.0"),
        ('{"schema_version": "1.0", "findings": [{"positions": []}]}', "finding 1: no list 'positions' in it"),
        ('{"schema_version": "1.0", "findings": [7]}', "finding 1: no list 'positions' in it"),
    ],
)
def test_a_malformed_baseline_is_told_in_one_line(text: str, fault: str) -> None:
    with pytest.raises(InputError) as told:
        load_baseline(text, "known.json")
    assert str(told.value).startswith("known.json: ")
    assert fault in str(told.value)
    assert "\n" not in str(told.value)


def test_a_report_is_no_baseline() -> None:
    report: dict[str, Any] = document(BOATS)
    with pytest.raises(InputError, match="finding 1: no list 'quotes' in it"):
        load_baseline(json.dumps(report), "report.json")
