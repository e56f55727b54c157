"""What a log says on a day, put into a report."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from reconcile.errors import UsageError
from reconcile.review import Decision, Entry, apply, decide, in_force, judge, matching, revocation
from tests.review.conftest import BOATS, NOON, TODAY, document, finding, quoted

LATER = TODAY + dt.timedelta(days=30)


def decision(number: int, verdict: str = "dismissed", until: dt.date | None = None, of: dict[str, Any] = BOATS) -> Decision:
    return replace(decide(of, verdict, f"reason {number}", at=NOON, by="A. Reyes", until=until), id=f"k-{number:012d}")


def revoked(number: int) -> Entry:
    return replace(revocation(f"k-{number:012d}", "no", at=NOON), id=f"k-{number + 500:012d}")


def said(*entries: Entry, today: dt.date = TODAY) -> str | None:
    mark = apply(document(BOATS), entries, today)["findings"][0]["decision"]
    return mark and f"{mark['as']} {mark['reason'][-1]}"


def test_the_mark_says_who_when_why_and_how_long() -> None:
    marked = apply(document(BOATS), [decision(1, until=LATER)], TODAY)
    assert marked["findings"][0]["decision"] == {
        "id": "k-000000000001", "at": "2024-03-02T12:00:05Z", "by": "A. Reyes", "as": "dismissed", "reason": "reason 1", "until": "2024-04-01",
    }  # fmt: skip
    assert {**marked["findings"][0], "decision": None} == BOATS


def test_without_a_decision_nothing_is_marked_and_old_marks_go() -> None:
    stale = {**BOATS, "decision": decision(9).mark()}
    assert apply(document(stale), [], TODAY) == document(BOATS)


def test_the_last_decision_counts() -> None:
    assert said(decision(1), decision(2, "confirmed")) == "confirmed 2"


def test_what_was_revoked_does_not_count_and_brings_no_earlier_one_back() -> None:
    assert said(decision(1), revoked(1)) is None
    assert said(decision(1), decision(2, "confirmed"), revoked(2)) is None
    assert said(decision(1), decision(2, "confirmed"), revoked(1)) == "confirmed 2"
    assert said(decision(1), revoked(1), decision(2)) == "dismissed 2"


def test_a_line_that_a_merge_repeated_counts_once() -> None:
    assert said(decision(1), revoked(1), decision(1)) is None
    assert said(decision(1), decision(2, "confirmed"), decision(1)) == "confirmed 2"


def test_it_counts_on_its_last_day_and_not_on_the_next() -> None:
    assert said(decision(1, until=LATER), today=LATER) == "dismissed 1"
    assert said(decision(1, until=LATER), today=LATER + dt.timedelta(days=1)) is None
    # an earlier decision without end does not come back either
    assert said(decision(1), decision(2, "unsure", until=TODAY), today=LATER) is None


def test_what_is_over_is_told_with_its_finding() -> None:
    judged = judge(document(BOATS), [decision(1, until=TODAY)], LATER)
    assert [(d.id, finding) for d, finding in judged.expired] == [("k-000000000001", BOATS["id"])]
    assert judged.lapsed == ()


def test_what_lapsed_is_told_with_the_finding_that_took_its_place() -> None:
    thirteen = finding(
        ("13 boats", [quoted("13 boats sank.", "13 boats")]),
        ("15 boats", [quoted("15 boats sank.", "15 boats", article="tribune")]),
        number=2,
    )
    stranger = finding(
        ("3 cars", [quoted("3 cars burnt.", "3 cars", article="a")]), ("4 cars", [quoted("4 cars burnt.", "4 cars", article="b")]), number=3
    )
    judged = judge(document(stranger, thirteen), [decision(1, "unsure"), decision(2)], TODAY)
    assert [f["decision"] for f in judged.document["findings"]] == [None, None]
    assert [(d.id, finding) for d, finding in judged.lapsed] == [("k-000000000002", "d-000000000002")]
    # once somebody decided about the new form, the old decision is no longer told
    assert judge(document(thirteen), [decision(1), decision(2, of=thirteen)], TODAY).lapsed == ()
    assert judge(document(stranger), [decision(1)], TODAY).lapsed == ()
    assert judge(document(thirteen), [decision(1), revoked(1)], TODAY).lapsed == ()


def test_a_saved_report_forgets_what_is_over() -> None:
    saved = document({**BOATS, "decision": decision(1, until=TODAY).mark()}, {**BOATS, "decision": decision(2).mark()}, BOATS)
    assert in_force(saved, TODAY) == saved
    assert [f["decision"] and f["decision"]["id"] for f in in_force(saved, LATER)["findings"]] == [None, "k-000000000002", None]


def test_decisions_about_one_finding() -> None:
    entries = [decision(1), decision(2), revoked(1), decision(3, of=finding(("9", [quoted("9", "9")]), ("8", [quoted("8", "8")])))]
    assert [d.id for d in matching(BOATS, document(BOATS), entries)] == ["k-000000000002"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"verdict": "fine"}, "there are confirmed, dismissed, resolved, unsure"),
        ({"reason": " \n"}, "--reason is empty"),
        ({"reason": "x" * 4001}, "--reason has 4,001 characters; the limit is 4,000"),
        ({"by": "x" * 201}, "--by has 201 characters; the limit is 200"),
        ({"until": dt.date(2024, 3, 1)}, "that day is over"),
    ],
)
def test_what_cannot_be_decided(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        decide(BOATS, **{"verdict": "dismissed", "reason": "because", "at": NOON, **arguments})
