"""A draft in text, Markdown and CSV, and what filters leave of it; from a report made by hand."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from reconcile.report import View, render, select
from tests.report.conftest import evidence, finding, position

DECISION = {"as": "dismissed", "reason": "Different piers.", "by": "Ines", "at": "2024-03-04T09:00:00Z", "until": None, "id": "k-1"}


def fact(verdict: str, value: str, line: int, **more: Any) -> dict[str, Any]:
    return {
        "verdict": verdict, "severity": "note", "headline": f"{value} in the draft", "reason": "", "question": "", "origins": 0, "kind": "quantity",
        "value": value, "normalized": {}, "subject": "boats", **evidence("argus", f"{value} sank", line=line, fact=f"f-{line:012d}"), "against": [],
        "agreeing": 0, "finding": None, **more,
    }  # fmt: skip


@pytest.fixture
def drafted(report: dict[str, Any]) -> dict[str, Any]:
    """The draft is the Argus: 12 boats told twice against 15, one number of its own, one that two others have, and a sum of its own."""
    twelve = position(
        "12 boats", evidence("ledger", "12 boats sank", sentence="At dawn 12 boats sank.", attribution=["the harbour master"])
    )
    fifteen = position("15 boats", evidence("tribune", "fifteen boats were lost", sentence="In all fifteen boats were lost."))
    report["findings"][0] = finding(
        1, "conflict", "12 boats against 15 boats", [position("12 boats", evidence("argus", "12 boats sank")), fifteen]
    )
    report["findings"].append(finding(9, "sum-mismatch", "9 boats against 4 + 4 = 8", [
        position("9 boats", evidence("argus", "9 boats")), position("4 + 4 = 8", evidence("argus", "4 were blue and 4 were red")),
    ]))  # fmt: skip
    told = {
        "severity": "error",
        "reason": "One harbour has one count.",
        "question": "How many boats sank?",
        "origins": 1,
        "against": [fifteen, twelve],
    }
    told |= {"agreeing": 1, "finding": report["findings"][0]["id"]}
    three = [position("3 piers", evidence("ledger", "3 piers"), evidence("tribune", "three piers"), origins=2)]
    report["draft"] = {
        "article": "argus", "inside": [report["findings"][-1]["id"]], "copies": ["tribune"],
        "verdicts": {"contradicted": 2, "unconfirmed": 1, "supported": 1},
        "facts": [
            fact("contradicted", "12 boats", 3, **told), fact("contradicted", "12 boats", 8, **told), fact("unconfirmed", "7 cranes", 5, kind="money"),
            fact("supported", "3 piers", 6, origins=2, against=three, finding=report["findings"][1]["id"]),
        ],
    }  # fmt: skip
    return report


def test_text_says_first_what_to_mend_and_last_what_stands(drafted: dict[str, Any]) -> None:
    out = render(drafted, "text", View())
    heads = ["CONTRADICTED (2)", "WITHIN THE DRAFT (1)", "NOBODY ELSE HAS IT (1)", "SUPPORTED (1)"]
    assert [line for line in out.splitlines() if line in heads] == heads
    assert "4 facts of argus against 2 sources: 2 contradicted, 1 unconfirmed, 1 supported, 1 problem" in out


def test_one_disagreement_told_twice_is_one_entry_with_both_places(drafted: dict[str, Any]) -> None:
    out = render(drafted, "text", View())
    assert "story/argus.txt:3:5, 8:5  12 boats in the draft" in out
    assert out.count("“In all fifteen boats were lost.”") == 1
    assert "Sound Tribune, 2024-03-02  story/tribune.txt:3:5" in out


def test_a_source_that_agrees_is_marked_and_its_speaker_named(drafted: dict[str, Any]) -> None:
    out = render(drafted, "text", View())
    assert "  12 boats  as the draft\n" in out
    assert "“At dawn 12 boats sank.”  says the harbour master" in out
    assert "as the draft" in render(drafted, "markdown", View())


def test_supported_facts_take_a_line_and_with_verbose_their_sources(drafted: dict[str, Any]) -> None:
    assert "  story/argus.txt:6:5  3 piers in the draft  2 origins\n" in render(drafted, "text", View())
    assert "“three piers”" not in render(drafted, "text", View())
    assert "“three piers”" in render(drafted, "text", View(verbose=True))


def test_a_copy_of_the_draft_is_named(drafted: dict[str, Any]) -> None:
    assert "Sound Tribune carries the text of the draft." in render(drafted, "text", View())
    assert "Sound Tribune carries the text of the draft." in render(drafted, "markdown", View())


def test_what_was_dismissed_stands_last_with_its_reason(drafted: dict[str, Any]) -> None:
    drafted["findings"][0]["decision"] = DECISION
    out = render(drafted, "text", View())
    assert "CONTRADICTED" not in out
    assert "dismissed by Ines on 2024-03-04: Different piers." in out


def test_findings_among_the_sources_come_after_the_draft(drafted: dict[str, Any]) -> None:
    between = [position("5 crew", evidence("ledger", "5 crew")), position("6 crew", evidence("tribune", "6 crew"))]
    drafted["findings"].append(finding(10, "conflict", "5 crew against 6 crew", between))
    out = render(drafted, "text", View())
    assert out.index("SUPPORTED (1)") < out.index("AMONG THE SOURCES") < out.index("5 crew against 6 crew")


def test_markdown_has_a_heading_for_each_verdict(drafted: dict[str, Any]) -> None:
    out = render(drafted, "markdown", View())
    assert [line for line in out.splitlines() if line.startswith("## ")][:4] == [
        "## Contradicted",
        "## Nobody else has it",
        "## Supported",
        "## Within the draft",
    ]
    assert "| story/argus.txt:5:5 | 7 cranes in the draft | money |" in out


def test_csv_rows_of_the_draft_come_first(drafted: dict[str, Any]) -> None:
    rows = list(csv.DictReader(io.StringIO(render(drafted, "csv", View()))))
    assert [(r["type"], r["relation"], r["position"], r["value"], r["article"]) for r in rows[:3]] == [
        ("draft", "contradicted", "0", "12 boats", "argus"), ("draft", "contradicted", "1", "15 boats", "tribune"),
        ("draft", "contradicted", "2", "12 boats", "ledger"),
    ]  # fmt: skip


def test_filters_choose_facts_and_count_them_anew(drafted: dict[str, Any]) -> None:
    assert select(drafted, ["money"])["draft"]["verdicts"] == {"unconfirmed": 1}
    errors = select(drafted, (), "error")["draft"]
    assert (errors["verdicts"], errors["inside"]) == ({"contradicted": 2}, [drafted["findings"][-1]["id"]])


def test_a_fact_whose_finding_is_filtered_out_points_nowhere(drafted: dict[str, Any]) -> None:
    drafted["findings"][0]["severity"] = "note"
    chosen = select(drafted, (), "error")
    assert [f["finding"] for f in chosen["draft"]["facts"]] == [None, None]


@pytest.mark.parametrize("form", ["text", "markdown", "csv"])
def test_words_of_others_command_nothing(drafted: dict[str, Any], form: str) -> None:
    for row in drafted["draft"]["facts"]:
        row.update(headline="\x1b[31mred\x1b[0m <script>", value="=1+1", reason="\u202ereversed", quote="| a | b |")
    out = render(drafted, form, View(verbose=True))
    assert "\x1b" not in out
    assert "\u202e" not in out
    if form == "markdown":
        assert "<script>" not in out
    if form == "csv":
        assert "'=1+1" in out
