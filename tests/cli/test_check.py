"""``reconcile check`` on files: forms, filters, exit statuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reconcile.cli.app import run

LEDGER = "The Harbor Commission approved the ferry contract by a 7-2 vote on Monday.\n"
TRIBUNE = "The Harbor Commission voted 7 to 3 to approve the ferry contract.\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    (tmp_path / "ledger.txt").write_text(LEDGER, "utf-8")
    (tmp_path / "tribune.txt").write_text(TRIBUNE, "utf-8")
    return tmp_path


def test_a_conflict_is_printed_with_both_sides(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(story), "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    found = [f for f in report["findings"] if f["kind"] == "vote"]
    assert [(f["type"], f["relation"], sorted(p["value"] for p in f["positions"])) for f in found] == [("discrepancy", "conflict", ["7-2", "7-3"])]


@pytest.mark.parametrize(("bar", "status"), [("conflict", 1), ("discrepancy", 1), ("never", 0)])
def test_the_exit_status_says_whether_something_is_at_the_bar(story: Path, bar: str, status: int) -> None:
    assert run(["check", str(story), "--fail-on", bar]) == status
