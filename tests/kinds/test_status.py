"""Statuses: found by ladder, compared by rung, kept apart by object and body."""

import datetime as dt

import pytest

import reconcile
from reconcile.model import Finding


def _findings(*texts: str, days: tuple[str, ...] = ()) -> list[Finding]:
    articles = [
        reconcile.Article(id=f"a{n}", text=t, published=dt.date.fromisoformat(days[n]) if days else None) for n, t in enumerate(texts)
    ]
    return [f for f in reconcile.check(articles).findings if f.kind == "status"]


@pytest.mark.parametrize(
    ("text", "stage", "body"),
    [
        ("The Senate passed the ferry bill.", "passed", "senate"),
        ("The ferry bill cleared the Senate.", "passed", "senate"),
        ("A ferry bill now pending in the Assembly would help.", "pending", "assembly"),
        ("The governor signed the ferry bill.", "signed", None),
        ("The ferry bill was vetoed by the governor.", "vetoed", None),
        ("Dana Cole was arrested.", "arrested", None),
        ("Dana Cole has been charged with fraud.", "charged", None),
        ("Dana Cole resigned.", "resigned", None),
    ],
)
def test_a_stage_is_found(text: str, stage: str, body: str | None) -> None:
    facts = [f for f in reconcile.extract(reconcile.Article(id="a", text=text)) if f.kind == "status"]
    assert [(f.normalized["stage"], f.normalized["body"]) for f in facts] == [(stage, body)]


def test_pending_against_passed_is_superseded() -> None:
    found = _findings(
        "A bill that would ban plastic straws in harbors is pending in the Senate.",
        "A bill that would ban plastic straws in harbors drew protests. The bill passed the Senate in a late session.",
    )
    assert [f.relation for f in found if f.type == "discrepancy"] == ["superseded"]


def test_pending_in_a_newer_article_is_a_conflict() -> None:
    found = _findings(
        "A bill that would ban plastic straws in harbors is pending in the Senate.",
        "A bill that would ban plastic straws in harbors drew protests. The bill passed the Senate in a late session.",
        days=("2020-05-09", "2020-05-02"),
    )
    assert [f.relation for f in found if f.type == "discrepancy"] == ["conflict"]


def test_two_chambers_are_two_facts() -> None:
    assert not list(
        _findings(
            "A bill that would ban plastic straws in harbors passed the House.",
            "A bill that would ban plastic straws in harbors is pending in the Senate.",
        )
    )


def test_an_earlier_act_is_history_and_no_discrepancy() -> None:
    found = _findings("Mayor Dana Cole introduced the ferry bill in March.", "The council passed the ferry bill in May.")
    assert not [f for f in found if f.type == "discrepancy"]


def test_two_persons_stay_apart() -> None:
    assert not _findings("Dana Cole was arrested on Main Street.", "Robin Hart was arrested on Main Street.")


def test_a_bill_that_is_told_of_in_passing_is_another_one() -> None:
    found = _findings(
        "Harbor crews fear the straw ban. Plastic straws litter the harbors of Marlow, and the straw ban would end that, crews say. "
        "Nobody wants plastic in Marlow, where plastic kills seals. Gov. Lee Marsh vetoed a bill on nets.",
        "Marlow wants straws gone. The straw ban keeps plastic out of harbors, and crews in Marlow back it; harbors need it and crews know plastic. "
        "The bill cleared the House and goes to the Senate.",
    )
    assert not [f for f in found if f.type == "discrepancy"]
