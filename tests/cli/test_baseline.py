"""``reconcile baseline``: what is known fails no run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import LEDGER, Command

BASELINE = "reconcile.baseline.json"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A working folder of its own."""
    monkeypatch.chdir(tmp_path)


def test_only_new_findings_fail_a_run(story: Path, saved: Path, command: Command) -> None:
    assert command("baseline", "create", saved).out == f"{BASELINE}: 2 findings known\n"
    known = command("check", story, "--baseline", BASELINE, "--fail-on", "discrepancy")
    assert (known.status, known.err) == (0, "")
    assert "  known\n" in known.out
    (story / "ledger.txt").write_text(LEDGER.replace("7-2", "6-3"), "utf-8")
    changed = command("check", story, "--baseline", BASELINE, "--fail-on", "discrepancy")
    assert changed.status == 1
    assert "  new\n" in changed.out
    report = json.loads(command("check", story, "--baseline", BASELINE, "--format", "json").out)
    assert {f["kind"]: f["baseline"] for f in report["findings"]} == {"vote": "new", "name": "known"}
    assert "baseline" not in json.loads(command("check", story, "--format", "json").out)["findings"][0]


def test_an_update_says_what_changes_and_makes_it_known(story: Path, saved: Path, command: Command) -> None:
    command("baseline", "create", saved)
    (story / "ledger.txt").write_text(LEDGER.replace("7-2", "6-3"), "utf-8")
    command("check", story, "--format", "json", "-o", saved)
    assert command("report", saved, "--baseline", BASELINE, "--fail-on", "conflict").status == 1
    assert command("baseline", "update", saved).out.splitlines() == [
        "+ vote: conflict  Vote of the Harbor Commission: 6-3 in ledger against 7-3 in tribune",
        "- vote: conflict  Vote of the Harbor Commission: 7-2 in ledger against 7-3 in tribune",
        f"{BASELINE}: 1 added, 1 gone, 1 kept",
    ]
    assert command("report", saved, "--baseline", BASELINE, "--fail-on", "conflict").status == 0


def test_it_is_shown_a_line_for_each_finding(saved: Path, command: Command) -> None:
    command("baseline", "create", saved, "-o", "known.json")
    assert command("baseline", "show", "known.json").out.splitlines() == [
        "vote: conflict  Vote of the Harbor Commission: 7-2 in ledger against 7-3 in tribune",
        "name: agree  Harbor Commission in ledger and tribune",
    ]


def test_it_fits_its_published_schema(saved: Path, command: Command) -> None:
    command("baseline", "create", saved)
    schema = Draft202012Validator(json.loads(command("schema", "baseline").out))
    assert list(schema.iter_errors(json.loads(Path(BASELINE).read_text("utf-8")))) == []


def test_an_old_baseline_is_not_replaced_by_accident(saved: Path, command: Command) -> None:
    command("baseline", "create", saved)
    before = Path(BASELINE).read_bytes()
    again = command("baseline", "create", saved)
    assert (again.status, Path(BASELINE).read_bytes()) == (2, before)
    assert again.err == f"reconcile: {BASELINE} is there already; replace it with reconcile baseline update {saved} -o {BASELINE}\n"


def test_a_baseline_that_cannot_be_written(saved: Path, command: Command) -> None:
    result = command("baseline", "create", saved, "-o", "x" * 300)
    assert (result.status, len(result.err.splitlines())) == (2, 1)


@pytest.mark.parametrize("words", [["check", "story"], ["report", "report.json"]])
@pytest.mark.parametrize(("text", "fault"), [(None, "no such baseline"), ("{}", "not a baseline"), ("[1", "not a baseline (not JSON)")])
def test_a_missing_or_malformed_baseline_is_an_error(
    story: Path, saved: Path, command: Command, words: list[str], text: str | None, fault: str
) -> None:
    if text is not None:
        Path(BASELINE).write_text(text, "utf-8")
    result = command(*words, "--baseline", BASELINE)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(f"reconcile: {BASELINE}: {fault}")
    assert len(result.err.splitlines()) == 1


def test_an_update_needs_a_baseline_and_a_report(saved: Path, command: Command) -> None:
    assert "no such baseline" in command("baseline", "update", saved).err
    command("baseline", "create", saved)
    no_report = command("baseline", "update", BASELINE)
    assert no_report.status == 2
    assert f"{BASELINE}: a report that was changed or cut" in no_report.err
