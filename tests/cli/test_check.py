"""``reconcile check`` on files: forms, filters, exit statuses, what is printed where."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import Command


def test_a_conflict_is_printed_with_both_sides(story: Path, command: Command) -> None:
    result = command("check", story, "--format", "json")
    report = json.loads(result.out)
    found = [f for f in report["findings"] if f["kind"] == "vote"]
    assert [(f["type"], f["relation"], sorted(p["value"] for p in f["positions"])) for f in found] == [
        ("discrepancy", "conflict", ["7-2", "7-3"])
    ]
    assert result.err == ""


@pytest.mark.parametrize(("bar", "status"), [("conflict", 1), ("discrepancy", 1), ("never", 0)])
def test_the_exit_status_says_whether_something_is_at_the_bar(story: Path, command: Command, bar: str, status: int) -> None:
    assert command("check", story, "--fail-on", bar).status == status


def test_nothing_at_the_bar_is_status_0(tmp_path: Path, command: Command) -> None:
    (tmp_path / "one.txt").write_text("The Harbor Commission approved the ferry contract by a 7-2 vote.", "utf-8")
    assert command("check", tmp_path, "--fail-on", "discrepancy").status == 0


def test_text_names_file_line_and_words(story: Path, command: Command) -> None:
    out = command("check", story).out
    assert f"{story}/ledger.txt:1:" in out
    assert "“The Harbor Commission approved the ferry contract by a 7-2 vote on Monday.”" in out
    assert "What does the official roll call say?" in out
    assert "\x1b" not in out


def test_csv_has_a_row_for_each_piece_of_evidence(story: Path, command: Command) -> None:
    rows = list(csv.DictReader(io.StringIO(command("check", story, "--format", "csv", "--kind", "vote").out)))
    assert sorted((r["value"], r["article"]) for r in rows) == [("7-2", "ledger.txt"), ("7-3", "tribune.txt")]


def test_markdown_quotes_both_sides(story: Path, command: Command) -> None:
    out = command("check", story, "--format", "markdown").out
    assert out.startswith("# ")
    assert "**7-2**" in out
    assert "**7-3**" in out


def test_kind_keeps_only_findings_of_that_kind(story: Path, command: Command) -> None:
    report = json.loads(command("check", story, "--format", "json", "--kind", "sum").out)
    assert report["findings"] == []
    assert report["summary"]["discrepancies"] == 0


def test_min_severity_leaves_out_what_is_less(story: Path, command: Command) -> None:
    report = json.loads(command("check", story, "--format", "json", "--min-severity", "error").out)
    assert {f["severity"] for f in report["findings"]} == {"error"}
    assert report["summary"]["corroborations"] == 0


def test_an_unknown_kind_names_the_known_ones(story: Path, command: Command) -> None:
    result = command("check", story, "--kind", "votes")
    assert result.status == 2
    assert result.err.startswith("reconcile: --kind votes: no such kind; known are ")
    assert "vote" in result.err


def test_single_source_facts_are_listed_on_demand(tmp_path: Path, command: Command) -> None:
    (tmp_path / "one.txt").write_text("The Harbor Commission approved the ferry contract by a 7-2 vote.", "utf-8")
    assert "7-2" not in command("check", tmp_path).out
    assert "7-2" in command("check", tmp_path, "--single-source").out


def test_a_date_by_hand_reaches_the_report(story: Path, command: Command) -> None:
    report = json.loads(
        command("check", story, "--format", "json", "--date", "ledger.txt=2011-06-07", "--source", "ledger.txt=The Ledger").out
    )
    ledger = next(a for a in report["articles"] if a["id"] == "ledger.txt")
    assert (ledger["published"], ledger["source"]) == ("2011-06-07", "The Ledger")


@pytest.mark.parametrize("pair", ["ledger.txt", "ledger.txt=yesterday", "=2011-06-07"])
def test_a_bad_date_says_how_to_write_it(story: Path, command: Command, pair: str) -> None:
    result = command("check", story, "--date", pair)
    assert result.status == 2
    assert "2011-06-07" in result.err
    assert len(result.err.splitlines()) == 1


def test_standard_input_is_an_article(story: Path, command: Command) -> None:
    report = json.loads(
        command(
            "check", "-", story / "ledger.txt", "--format", "json", stdin="Commissioners voted 7 to 2 to approve the ferry contract."
        ).out
    )
    assert len(report["articles"]) == 2
    assert report["summary"]["facts"] >= 2


def test_verbose_carries_the_pairs_that_were_not_compared(story: Path, command: Command) -> None:
    report = json.loads(command("check", story, "--format", "json", "--verbose").out)
    assert isinstance(report["undecided"], list)
    assert "undecided" not in json.loads(command("check", story, "--format", "json").out)


def test_the_report_fits_its_published_schema_with_everything_in_it(command: Command) -> None:
    report = json.loads(command("check", Path(__file__).parents[2] / "seeds" / "ferry-collision", "--format", "json", "--verbose").out)
    schema = json.loads(command("schema", "report").out)
    assert [e.message for e in Draft202012Validator(schema).iter_errors(report)] == []
