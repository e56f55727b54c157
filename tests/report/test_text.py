"""The report as a person reads it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from reconcile.report import View, render, wording
from tests.report.conftest import evidence, finding, position


def lines(report: dict[str, Any], **view: Any) -> list[str]:
    return render(report, "text", View(**view)).splitlines()


def test_a_discrepancy_is_told_in_full(report: dict[str, Any]) -> None:
    assert lines(report)[:13] == [
        "ERROR  12 boats in Harbor Ledger against 15 in Sound Tribune",
        "  quantity: cannot both be right  d-000000000001",
        "  About boats that sank",
        "  Why   One harbour has one count.",
        "  Ask   How many boats sank?",
        "  12 boats",
        "    story/ledger.txt:3:5  Harbor Ledger, 2024-03-02",
        "      “12 boats sank”  says the harbour master",
        "  15 boats",
        "    story/tribune.txt  Sound Tribune, 2024-03-02",
        "      “fifteen boats were lost”",
        "",
        "Corroborated",
    ]


def test_copies_are_set_apart_from_confirmations(report: dict[str, Any]) -> None:
    out = lines(report)
    assert out[13:15] == ["  7-2 in Harbor Ledger and Sound Tribune", "    quantity: boats that sank; 2 articles, 2 origins"]
    assert out[16:22] == [
        "Repeated from one origin: no confirmation",
        "  Harbor Ledger and argus carry one text (5 facts)",
        "    fact 3 in Harbor Ledger and argus",
        "    fact 4 in Harbor Ledger and argus",
        "    fact 5 in Harbor Ledger and argus",
        "    and 2 more; --verbose lists them",
    ]
    assert "    fact 7 in Harbor Ledger and argus" in lines(report, verbose=True)


def test_one_clause_that_carries_two_facts_is_one_line_and_names_are_one_paragraph(report: dict[str, Any]) -> None:
    clause = "“Dana Orr raised 12 boats in May” in Harbor Ledger and Sound Tribune"
    quoted = (evidence("ledger", "Dana Orr raised 12 boats in May"), evidence("tribune", "Dana Orr raised 12 boats in May"))
    report["findings"] = [
        finding(2, "agree", clause, [position("12 boats", *quoted, origins=2)]),
        finding(3, "refines", clause, [position("May", *quoted, origins=2)], kind="date"),
        *(
            finding(
                n, "agree", f"{name} in Harbor Ledger and Sound Tribune", [position(name, *quoted, origins=2)], kind="name", subject=name
            )
            for n, name in ((4, "Dana Orr"), (5, "Bexhaven"))
        ),
    ]
    out = lines(report)
    assert out[1:4] == [
        f"  {clause}",
        "    quantity and date: 2 articles, 2 origins; one is more precise",
        "  Spelled alike, with the number of articles: Dana Orr (2), Bexhaven (2)",
    ]
    assert "  Bexhaven in Harbor Ledger and Sound Tribune" in lines(report, verbose=True)


def test_the_last_line_sums_up(report: dict[str, Any]) -> None:
    assert lines(report)[-1] == "3 articles, 1 discrepancy (1 error), 6 corroborations (1 from independent origins)"


def test_single_facts_are_listed_on_demand(report: dict[str, Any]) -> None:
    assert not any("$4 million" in line for line in lines(report))
    assert "  $4 million  the new pier  story/argus.txt:3:5" in lines(report, single_source=True)


@pytest.mark.parametrize("width", [24, 40, 66])
def test_lines_fit_the_window(report: dict[str, Any], width: int) -> None:
    assert max(map(len, lines(report, width=width))) <= width


def test_narrow_lines_lose_no_word(report: dict[str, Any]) -> None:
    wide, narrow = " ".join(lines(report)), " ".join(lines(report, width=40))
    assert "".join(narrow.split()) == "".join(wide.split())


def test_colours_only_where_they_are_wanted(report: dict[str, Any]) -> None:
    assert "\x1b" not in render(report, "text", View())
    coloured = render(report, "text", View(colour=True))
    assert "\x1b[1;31mERROR" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render(report, "text", View())


def test_an_article_cannot_speak_to_the_terminal(report: dict[str, Any]) -> None:
    report["findings"][0]["headline"] = "12\x1b[2J boats\u202e [bold]sank[/bold] :boom:"
    first = lines(report)[0]
    assert first == "ERROR  12\ufffd[2J boats\ufffd [bold]sank[/bold] :boom:"


@pytest.mark.parametrize(
    ("number", "noun", "said"),
    [(1, "day", "1 day"), (40, "day", "40 days"), (2, "discrepancy", "2 discrepancies"), (0, "origin", "0 origins")],
)
def test_counts_have_their_plural(number: int, noun: str, said: str) -> None:
    assert wording.count(number, noun) == said
