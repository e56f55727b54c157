"""What the forms for other programs are made of."""

from __future__ import annotations

from typing import Any

from reconcile.report.items import State, items
from tests.report.conftest import evidence, finding, position
from tests.report.forms import decided, drafted


def test_findings_that_a_verdict_tells_are_not_told_again(report: dict[str, Any]) -> None:
    found = items(drafted(report))
    assert [i.id for i in found[:3]] == ["d-000000000001", "f-d00000000002", "f-d00000000003"]
    # the corroborations of argus, which is the draft, are told by its verdicts as well
    assert [i.id for i in found[3:]] == ["c-000000000002"]


def test_what_the_draft_says_against_itself_is_told(report: dict[str, Any]) -> None:
    report["findings"].append(
        finding(9, "sum-mismatch", "9 is not 8", [position("9", evidence("argus", "nine")), position("8", evidence("argus", "eight"))])
    )
    assert "d-000000000009" not in [i.id for i in items(drafted(report))]
    report["draft"]["inside"] = ["d-000000000009"]
    assert "d-000000000009" in [i.id for i in items(report)]


def test_a_verdict_is_settled_with_its_finding(report: dict[str, Any]) -> None:
    report["findings"][0]["decision"] = decided("resolved")
    first = items(drafted(report))[0]
    assert (first.rule, first.state) == ("draft/contradicted", State.SETTLED)


def test_states(report: dict[str, Any]) -> None:
    assert [i.state for i in items(report, single_source=True)] == [State.FAIL, *[State.PASS] * 6, State.OPEN]
    first = report["findings"][0]
    for more, state in (
        ({"decision": decided("dismissed")}, State.SETTLED),
        ({"decision": decided("confirmed")}, State.FAIL),
        ({"decision": decided("unsure")}, State.FAIL),
        ({"baseline": "known"}, State.SETTLED),
        ({"baseline": "new"}, State.FAIL),
    ):
        assert items({**report, "findings": [{**first, **more}]})[0].state is state


def test_reports_of_the_first_version_have_items_too(report: dict[str, Any]) -> None:
    del report["findings"][0]["decision"]
    first = items(report)[0]
    assert (first.fingerprint, first.decision, first.baseline, first.articles) == (None, None, None, 2)
