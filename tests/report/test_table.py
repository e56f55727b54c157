"""The report as a table."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from reconcile.report import View, render
from tests.report.forms import HOSTILE, hidden, hostile


def rows(report: dict[str, Any], **view: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render(report, "csv", View(**view)), newline="")))


def test_one_row_for_each_piece_of_evidence(report: dict[str, Any]) -> None:
    first, second = rows(report)[:2]
    assert (first["finding"], first["position"], first["value"], first["article"], first["line"], first["quote"]) == (
        "d-000000000001", "1", "12 boats", "ledger", "3", "12 boats sank",
    )  # fmt: skip
    assert (second["position"], second["source"], second["line"], second["quote"]) == ("2", "Sound Tribune", "", "fifteen boats were lost")


def test_single_facts_come_last_on_demand(report: dict[str, Any]) -> None:
    assert {r["type"] for r in rows(report)} == {"discrepancy", "corroboration"}
    last = rows(report, single_source=True)[-1]
    assert (last["type"], last["kind"], last["value"]) == ("single-source", "money", "$4 million")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_a_spreadsheet_runs_nothing(report: dict[str, Any], start: str) -> None:
    report["findings"][0]["headline"] = f"{start}HYPERLINK(1)"
    assert rows(report)[0]["headline"] == f"'{start}HYPERLINK(1)"


@pytest.mark.parametrize("start", ["\t=1", "\r=1", " =1", "\n+1"])
def test_blanks_hide_no_formula(report: dict[str, Any], start: str) -> None:
    report["findings"][0]["headline"] = start
    assert rows(report)[0]["headline"].startswith("'")


def test_quotes_and_commas_survive(report: dict[str, Any]) -> None:
    report["findings"][0]["headline"] = 'a "b", c'
    assert rows(report)[0]["headline"] == 'a "b", c'


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\x00=1", "\u200b=1", "\u00a0=1"])
def test_no_cell_of_any_column_is_a_formula(report: dict[str, Any], start: str) -> None:
    for article in report["articles"]:
        article |= {"id": start, "source": start, "path": start}
    for found in report["findings"]:
        found |= {"subject": start, "headline": start, "reason": start, "question": start}
        for position in found["positions"]:
            position["value"] = start
            for evidence in position["evidence"]:
                evidence |= {"article": start, "quote": start, "attribution": [start]}
    report["single_source"][0] |= {"value": start, "subject": start, "quote": start}
    cells = [cell for row in rows(report, single_source=True) for cell in row.values()]
    assert len(cells) > 200
    assert not [cell for cell in cells if cell[:1] in set("=+-@\t\r\n")]


def test_a_hostile_article_adds_no_row() -> None:
    assert len(rows(hostile())) == 4 * len(HOSTILE)
    assert not hidden(render(hostile(), "csv", View()), "\r\n")
