"""JUnit XML, read back by a parser of its own and by a strict XML parser."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Any

from junitparser import Failure, JUnitXml, Skipped, TestSuite

from reconcile.report import View, render
from tests.report.forms import HOSTILE, decided, drafted, hidden, hostile, with_places


def suite(report: dict[str, Any], **view: Any) -> TestSuite:
    (only,) = JUnitXml.fromstring(render(report, "junit", View(**view)).encode())
    assert isinstance(only, TestSuite)
    return only


def test_what_differs_fails_and_what_agrees_passes(report: dict[str, Any]) -> None:
    cases = suite(report)
    assert (cases.tests, cases.failures, cases.errors, cases.skipped) == (7, 1, 0, 0)
    first, second = list(cases)[:2]
    assert first.classname == "reconcile.quantity.conflict"
    assert first.name == "12 boats in Harbor Ledger against 15 in Sound Tribune [d-000000000001]"
    (failure,) = first.result
    assert isinstance(failure, Failure)
    assert (failure.type, failure.message) == ("error: quantity/conflict", "12 boats in Harbor Ledger against 15 in Sound Tribune")
    assert failure.text.splitlines() == [
        "One harbour has one count.",
        "Ask: How many boats sank?",
        "12 boats (1 origin)",
        "  story/ledger.txt:3:5: “12 boats sank”",
        "15 boats (1 origin)",
        "  story/tribune.txt: “fifteen boats were lost”",
    ]
    assert second.is_passed


def test_a_server_finds_the_place(report: dict[str, Any]) -> None:
    case = next(ET.fromstring(render(report, "junit", View())).iter("testcase"))  # noqa: S314 - what we wrote ourselves
    assert (case.get("file"), case.get("line")) == ("story/ledger.txt", "3")
    assert "time" not in case.attrib


def test_what_is_settled_or_known_is_skipped_with_the_reason(report: dict[str, Any]) -> None:
    first = report["findings"][0]
    report["findings"] = [
        {**first, "id": f"d-{n:012d}", **more}
        for n, more in enumerate([
            {"decision": decided("dismissed")}, {"decision": decided("resolved")}, {"baseline": "known"}, {"decision": decided("confirmed")}, {"baseline": "new"},
        ])
    ]  # fmt: skip
    cases = suite(report)
    assert (cases.tests, cases.failures, cases.skipped) == (5, 2, 3)
    skipped = [r.message for case in cases for r in case.result if isinstance(r, Skipped)]
    assert skipped == [
        "dismissed by R. Ames on 2024-03-05: The harbour master corrected himself.",
        "resolved by R. Ames on 2024-03-05: The harbour master corrected himself.",
        "known, accepted in the baseline",
    ]


def test_facts_of_one_origin_are_skipped_on_demand(report: dict[str, Any]) -> None:
    last = list(suite(report, single_source=True))[-1]
    assert last.name == "$4 million: stated by one origin only [f-000000000000]"
    assert last.is_skipped


def test_verdicts_on_a_draft_come_first_and_once(report: dict[str, Any]) -> None:
    cases = list(suite(drafted(report)))
    assert [c.classname for c in cases[:3]] == ["reconcile.draft.contradicted", "reconcile.draft.supported", "reconcile.draft.unconfirmed"]
    assert [(bool(c.is_passed), bool(c.is_skipped)) for c in cases[:3]] == [(False, False), (True, False), (False, True)]
    assert "reconcile.quantity.conflict" not in [c.classname for c in cases]


def test_nothing_that_an_article_holds_breaks_the_xml() -> None:
    text = render(hostile(), "junit", View())
    root = ET.fromstring(text)  # noqa: S314 - what we wrote ourselves
    assert {e.tag for e in root.iter()} == {"testsuites", "testsuite", "testcase", "failure"}
    assert len(list(root.iter("testcase"))) == 2 * len(HOSTILE)
    assert not hidden(text)
    messages = [f.get("message") for f in root.iter("failure")]
    assert messages[0] == "<script>alert(1)</script>"
    assert messages[4] == "&#x3c;b&gt; &amp &nope;"


def test_the_same_report_gives_the_same_bytes(report: dict[str, Any]) -> None:
    assert render(with_places(report), "junit", View()) == render(report, "junit", View(width=40, colour=True))
