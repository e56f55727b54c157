"""Decisions and baselines in every form of the report: marked, with who and why, and never hidden."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from reconcile.report import View, render, wording


def decision(verdict: str, **more: Any) -> dict[str, Any]:
    return {
        "id": "k-000000000001", "at": "2024-03-05T09:30:00Z", "by": "A. Reyes", "as": verdict, "reason": "He corrected himself", "until": None, **more,
    }  # fmt: skip


def lines(report: dict[str, Any]) -> list[str]:
    return render(report, "text", View()).splitlines()


@pytest.mark.parametrize("verdict", ["dismissed", "resolved"])
def test_what_is_settled_comes_last_and_short(report: dict[str, Any], verdict: str) -> None:
    report["findings"][0]["decision"] = decision(verdict, until="2024-04-01")
    out = lines(report)
    assert out[0] == "Corroborated"
    assert out[-6:] == [
        "Dismissed or resolved",
        "  12 boats in Harbor Ledger against 15 in Sound Tribune  d-000000000001",
        f"    {verdict} by A. Reyes on 2024-03-05, until 2024-04-01: He corrected himself",
        "",
        f"decided: 1 {verdict}",
        "3 articles, 1 discrepancy (1 error), 6 corroborations (1 from independent origins)",
    ]


@pytest.mark.parametrize("verdict", ["confirmed", "unsure"])
def test_what_is_still_open_stays_where_it_was(report: dict[str, Any], verdict: str) -> None:
    before = lines(report)
    report["findings"][0]["decision"] = decision(verdict, by=None)
    out = lines(report)
    assert out[:3] == [*before[:2], f"  Desk  {verdict} on 2024-03-05: He corrected himself"]
    assert out[3:] == [*before[2:-1], f"decided: 1 {verdict}", before[-1]]


def test_a_decision_about_an_agreement(report: dict[str, Any]) -> None:
    report["findings"][1]["decision"] = decision("confirmed")
    assert "    confirmed by A. Reyes on 2024-03-05: He corrected himself" in lines(report)
    report["findings"][1]["decision"] = decision("dismissed")
    assert lines(report)[-5].startswith("  7-2 in Harbor Ledger and Sound Tribune")


def test_a_baseline_is_shown(report: dict[str, Any]) -> None:
    report["findings"][0]["baseline"], report["findings"][1]["baseline"] = "new", "known"
    out = lines(report)
    assert out[1] == "  quantity: cannot both be right  d-000000000001  new"
    assert out[-2] == "baseline: 1 new, 1 known"
    assert "(`d-000000000001`), new\n" in render(report, "markdown", View())


def test_markdown_has_a_line_for_what_is_open_and_a_table_for_what_is_settled(report: dict[str, Any]) -> None:
    report["findings"][0]["decision"] = decision("unsure", reason="see *clerk* | <b>")
    text = render(report, "markdown", View())
    assert "(`d-000000000001`)\n\n**Desk: unsure by A. Reyes on 2024-03-05: see \\*clerk\\* \\| &lt;b\\>**\n\nAbout boats" in text
    assert "Dismissed or resolved" not in text
    assert "\n\ndecided: 1 unsure\n\n" in text
    report["findings"][0]["decision"] = decision("resolved")
    text = render(report, "markdown", View())
    assert "## 1." not in text
    assert (
        "| 12 boats in Harbor Ledger against 15 in Sound Tribune | quantity | resolved by A. Reyes on 2024-03-05: He corrected himself |"
        in text
    )


def test_csv_has_columns_for_it(report: dict[str, Any]) -> None:
    report["findings"][0]["decision"] = decision("dismissed", reason="=1+1\nno", until="2024-04-01", by="@a")
    report["findings"][0]["baseline"] = "known"
    rows = list(csv.DictReader(io.StringIO(render(report, "csv", View()), newline="")))
    columns = ("decision", "decided_by", "decided_at", "decided_until", "decided_why", "baseline")
    assert [rows[1][c] for c in columns] == ["dismissed", "'@a", "2024-03-05T09:30:00Z", "2024-04-01", "'=1+1 no", "known"]
    assert [rows[2][c] for c in columns] == [""] * 6


def test_a_name_cannot_speak_to_the_terminal(report: dict[str, Any]) -> None:
    report["findings"][0]["decision"] = decision("confirmed", by="\x1b[2JA", reason="two\nlines\u202e [bold]")
    assert wording.decided(report["findings"][0]) == "confirmed by \ufffd[2JA on 2024-03-05: two lines\ufffd [bold]"
    assert not any("\x1b" in line for line in lines(report))
