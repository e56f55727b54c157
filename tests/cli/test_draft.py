"""``reconcile check DRAFT --against SOURCES``: what is a draft, what is a source, and when the run fails."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from reconcile.cli.drafts import fails
from reconcile.cli.greedy import spread
from reconcile.cli.options import FailOn
from tests.cli.conftest import Command

DRAFT = "The Harbor Commission approved the ferry contract by a 10-2 vote on Monday. The new pier cost $4.2 million.\n"
ONE = "The Harbor Commission approved the ferry contract by an 11-1 vote on Monday.\n"
TWO = "Members of the Harbor Commission voted 11 to 1 on Monday to approve the ferry contract, which had been delayed twice.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A draft, and two sources that know of another tally."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "draft.txt").write_text(DRAFT, "utf-8")
    (tmp_path / "sources" / "ledger.txt").write_text(ONE, "utf-8")
    (tmp_path / "sources" / "tribune.txt").write_text(TWO, "utf-8")
    return tmp_path


def test_a_draft_that_two_independent_sources_contradict_stops_the_run(desk: Path, command: Command) -> None:
    result = command("check", desk / "draft.txt", "--against", desk / "sources", "--format", "json")
    report = json.loads(result.out)
    vote = next(f for f in report["draft"]["facts"] if f["kind"] == "vote")
    assert result.status == 1
    assert (vote["verdict"], vote["severity"], vote["value"], vote["origins"]) == ("contradicted", "error", "10-2", 2)
    assert [(p["value"], sorted(e["article"] for e in p["evidence"])) for p in vote["against"]] == [("11-1", ["ledger.txt", "tribune.txt"])]
    assert {f["verdict"] for f in report["draft"]["facts"] if f["kind"] == "money"} == {"unconfirmed"}


def test_several_sources_after_one_option(desk: Path, command: Command) -> None:
    sources = desk / "sources"
    one = command("check", desk / "draft.txt", "--against", sources / "ledger.txt", sources / "tribune.txt", "--format", "json")
    two = command(
        "check", desk / "draft.txt", "--against", sources / "ledger.txt", "--against", sources / "tribune.txt", "--format", "json"
    )
    assert one == two
    assert len(json.loads(one.out)["articles"]) == 3


def test_options_end_the_sources() -> None:
    assert spread(["d", "--against", "a", "b", "-f", "json", "--against=c", "e", "-"]) == [
        "d", "--against", "a", "--against", "b", "-f", "json", "--against=c", "--against", "e", "--against", "-",
    ]  # fmt: skip
    assert spread(["--against", "a", "--", "d"]) == ["--against", "a", "--", "d"]
    assert spread(["d", "--against", "--verbose"]) == ["d", "--against", "--verbose"]


def test_the_draft_may_lie_among_its_sources(desk: Path, command: Command) -> None:
    report = json.loads(command("check", desk / "draft.txt", "--against", desk, "--format", "json").out)
    assert report["draft"]["article"] == "draft.txt"
    assert sorted(a["id"] for a in report["articles"]) == ["draft.txt", "ledger.txt", "tribune.txt"]


def test_a_source_with_the_draft_s_text_is_refused(desk: Path, command: Command) -> None:
    (desk / "sources" / "copy.txt").write_text(DRAFT.replace(" by ", "\nby "), "utf-8")
    result = command("check", desk / "draft.txt", "--against", desk / "sources")
    assert result.status == 2
    assert "copy.txt: has the same text as the draft" in result.err
    assert result.out == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["draft.txt", "sources/ledger.txt", "--against", "sources/tribune.txt"], "--against holds one draft against its sources, not 2"),
        (["sources", "--against", "draft.txt"], "2 articles in it; the draft is one file with one article"),
        (["draft.txt", "--against", "draft.txt"], "there is no source to hold the draft against"),
        (["draft.txt", "--also-sources"], "--also-sources goes with --against"),
        (["draft.txt", "--fail-on", "outdated"], "--fail-on outdated is for drafts"),
    ],
)
def test_misuse_is_one_line(desk: Path, command: Command, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str) -> None:
    monkeypatch.chdir(desk)
    result = command("check", *arguments)
    assert result.status == 2
    assert message in result.err
    assert len(result.err.splitlines()) == 1


def test_a_saved_report_of_a_draft_is_shown_again(desk: Path, tmp_path: Path, command: Command) -> None:
    saved = tmp_path / "saved.report.json"
    asked = ("check", desk / "draft.txt", "--against", desk / "sources")
    assert command(*asked, "--format", "json", "-o", saved).status == 1
    assert command("report", saved).out == command(*asked).out
    assert command("report", saved).status == 0
    assert command("report", saved, "--fail-on", "contradicted").status == 1
    assert command("report", saved, "--format", "markdown").out == command(*asked, "--format", "markdown").out


def test_the_report_fits_its_schema_and_says_the_same_every_time(desk: Path, command: Command) -> None:
    asked = ("check", desk / "draft.txt", "--against", desk / "sources", "--format", "json")
    out = command(*asked).out
    schema = json.loads(command("schema", "report").out)
    assert [e.message for e in Draft202012Validator(schema).iter_errors(json.loads(out))] == []
    assert command(*asked).out == out


def test_csv_has_the_draft_and_its_sources_side_by_side(desk: Path, command: Command) -> None:
    out = command("check", desk / "draft.txt", "--against", desk / "sources", "--format", "csv", "--kind", "vote").out
    rows = [r for r in csv.DictReader(io.StringIO(out)) if r["type"] == "draft"]
    assert [(r["relation"], r["position"], r["value"], r["article"]) for r in rows] == [
        ("contradicted", "0", "10-2", "draft.txt"), ("contradicted", "1", "11-1", "ledger.txt"), ("contradicted", "1", "11-1", "tribune.txt"),
    ]  # fmt: skip


def test_sources_are_compared_only_on_demand(desk: Path, command: Command) -> None:
    (desk / "sources" / "tribune.txt").write_text(f"{TWO}Dana Whitfield, 57, leads the commission.\n", "utf-8")
    (desk / "sources" / "ledger.txt").write_text(f"{ONE}Dana Whitfield, 54, leads the commission.\n", "utf-8")
    asked = ("check", desk / "draft.txt", "--against", desk / "sources", "--format", "json")
    few, more = json.loads(command(*asked).out), json.loads(command(*asked, "--also-sources").out)
    touched = [{e["article"] for p in f["positions"] for e in p["evidence"]} for f in few["findings"]]
    assert all("draft.txt" in articles for articles in touched)
    assert few["draft"] == more["draft"]
    assert any(f["type"] == "discrepancy" and f["kind"] == "age" for f in more["findings"])


def a_draft(verdict: str, severity: str = "warning", decision: object = None, inside: str | None = None) -> dict[str, object]:
    """A report with one fact of a draft, told by one finding."""
    finding = {
        "id": "d-1", "type": "discrepancy", "relation": "conflict", "severity": inside or severity, "decision": decision,
        "positions": [{"evidence": [{"article": "draft"}]}],
    }  # fmt: skip
    facts = [] if inside else [{"verdict": verdict, "severity": severity, "finding": None if verdict == "unconfirmed" else "d-1"}]
    return {"draft": {"article": "draft", "facts": facts, "inside": ["d-1"] if inside else []}, "findings": [finding]}


ORDER = [FailOn.CONTRADICTED, FailOn.OUTDATED, FailOn.DISCREPANCY, FailOn.UNCONFIRMED]


@pytest.mark.parametrize(
    ("verdict", "severity", "first"),
    [
        ("contradicted", "error", FailOn.CONTRADICTED),
        ("contradicted", "warning", FailOn.DISCREPANCY),
        ("outdated", "warning", FailOn.OUTDATED),
        ("outdated", "error", FailOn.OUTDATED),
        ("outdated", "note", FailOn.DISCREPANCY),
        ("quote-altered", "warning", FailOn.DISCREPANCY),
        ("misattributed", "warning", FailOn.DISCREPANCY),
        ("scope-differs", "warning", FailOn.DISCREPANCY),
        ("unconfirmed", "note", FailOn.UNCONFIRMED),
    ],
)
def test_each_bar_includes_those_before_it(verdict: str, severity: str, first: FailOn) -> None:
    document = a_draft(verdict, severity)
    assert [fails(document, bar) for bar in ORDER] == [bar in ORDER[ORDER.index(first) :] for bar in ORDER]
    assert not fails(document, FailOn.NEVER)


@pytest.mark.parametrize("verdict", ["supported", "rounded"])
def test_what_agrees_never_fails(verdict: str) -> None:
    document = a_draft(verdict, "note")
    document["findings"] = []
    assert not any(fails(document, bar) for bar in ORDER)


def test_what_was_dismissed_does_not_fail() -> None:
    assert fails(a_draft("contradicted", "error"), FailOn.CONTRADICTED)
    assert not fails(a_draft("contradicted", "error", {"as": "dismissed"}), FailOn.CONTRADICTED)


def test_a_draft_that_does_not_add_up_fails_and_a_spelling_in_it_only_where_everything_does() -> None:
    assert fails(a_draft("", inside="error"), FailOn.CONTRADICTED)
    assert not fails(a_draft("", inside="note"), FailOn.OUTDATED)
    assert fails(a_draft("", inside="note"), FailOn.DISCREPANCY)
