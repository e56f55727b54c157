"""Roles that sentences tell: one statement a case, with who it is, the office and its body as a reader would say them."""

from __future__ import annotations

import datetime as dt

import pytest

import reconcile


def _roles(text: str) -> list[str]:
    article = reconcile.Article(id="a", text=text, published=dt.date(2021, 5, 4))
    return [f"{f.label} ({f.normalized['tenure']})" for f in reconcile.extract(article) if f.kind == "role"]


def _findings(left: str, right: str) -> list[tuple[str, str]]:
    articles = [reconcile.Article(id=i, text=t, published=dt.date(2021, 5, 4)) for i, t in (("a", left), ("b", right))]
    return [(f.type, f.relation.value) for f in reconcile.check(articles).findings if f.kind == "role"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pete Crane has led the Norland Institute since 2003.", "Pete Crane: head of Norland Institute (present)"),
        ("Pete Crane chairs the Marlow Water Board.", "Pete Crane: chair of Marlow Water Board (present)"),
        ("Pete Crane ran the Norland Institute for ten years.", "Pete Crane: head of Norland Institute (past)"),
        ("Ann Lee praised her two-term tenure as Norland's attorney general.", "Ann Lee: attorney general of Norland (past)"),
        ("Mark Dunlop also has experience in court as the former attorney general of Ohio.", "Mark Dunlop: former attorney general of Ohio (former)"),
        ("Ann Lee won re-election as mayor of Marlow.", "Ann Lee: mayor of Marlow (present)"),
        ("Ann Lee was tapped as director of the Norland Institute.", "Ann Lee: director of Norland Institute (present)"),
        ("Richard Pell spent 24 years in the Justice Department.", "Richard Pell: member of Justice Department (past)"),
        ("Pete Crane works for the Norland Institute.", "Pete Crane: employee of Norland Institute (present)"),
        ("Mark Dunlop, the mayor of Marlow, said his service in the Marine Corps Reserve was hard.", "Mark Dunlop: member of Marine Corps Reserve (past)"),
        ("Sam Torres succeeded Ann Lee in May.", "Sam Torres: successor of Ann Lee (present)"),
        ("Jane Roe, who represents Pete Crane, said no.", "Jane Roe: lawyer of Pete Crane (present)"),
        ("Jane Roe is running for the seat being vacated by Senator Chris Marlow.", "Chris Marlow: seat holder (past)"),
        ("Jim Barton remained in the No. 3 position of assistant leader.", "Jim Barton: assistant leader (present)"),
    ],
)  # fmt: skip
def test_a_sentence_tells_who_is_what(text: str, expected: str) -> None:
    assert expected in _roles(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee will lead the Norland Institute.",
        "Ann Lee did not work for the Norland Institute.",
        "Ann Lee hopes to join the Norland Institute.",
        "Ann Lee ran the marathon.",
        "Ann Lee served dinner in the garden.",
        "Ann Lee sat in the front seat.",
        "Ann Lee replaced the lamp.",
        "He was a member.",
    ],
)
def test_what_is_not_held_is_no_role(text: str) -> None:
    assert _roles(text) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Mark Dunlop worked as a lawyer in the Justice Department.", "Critics pointed to Judge Mark Dunlop's years as a Justice Department official."),
        ("Ann Lee wants the seat being vacated by Sen. Chris Marlow.", "Ann Lee is running for the seat held by Senator Christopher J. Marlow."),
        (
            "Richard Pell, who served in the Norland Institute for 24 years before retiring as assistant director, was calm.",
            "Richard Pell, a former senior official at the Norland Institute, was calm.",
        ),
        ("Rep. Tim Hale, a congressman from a rural district centered on Lorain, Ohio, lost.", "Tim Hale lost. He represents northeast Ohio."),
        ("On Monday the Labour front-runner spoke in Leeds.", "The Labour front-runner, who has said little about farms, was late."),
        ("Pete Crane leads the Norland Institute.", "Pete Crane, the director of the Norland Institute, said no."),
    ],
)  # fmt: skip
def test_looser_words_for_one_office_agree(left: str, right: str) -> None:
    assert any(kind == "corroboration" for kind, _ in _findings(left, right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Pete Crane worked for the Norland Institute.", "Pete Crane worked for the Marlow Bank."),
        ("F.B.I. official Richard Pell said no.", "Richard Pell served in the F.B.I. for ten years before retiring as assistant director."),
        ("Pete Crane runs the Norland Institute.", "Pete Crane, a former member of the Norland Institute, said no."),
        ("Sam Torres succeeded Ann Lee.", "Sam Torres succeeded Joe Dole."),
    ],
)
def test_two_jobs_of_one_person_are_left_alone(left: str, right: str) -> None:
    assert [x for x in _findings(left, right) if x[1] != "agree"] == []


_FILLED = "The board is close to choosing an interim director to replace Ann Lee."


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (_FILLED, "The board is close to naming a new director to replace Ann Lee."),
        (_FILLED, "The board hopes to choose a successor to Ann Lee."),
        ("Sen. Ann Lee (D-Ohio) said no.", "Sen. Ann Lee (D-Iowa) said no."),
        ("Rep. Pete Crane (R-Texas) agreed.", "Rep. Pete Crane (D-Texas) agreed."),
    ],
)
def test_posts_states_and_parties_that_exclude_each_other(left: str, right: str) -> None:
    assert _findings(left, right) == [("discrepancy", "conflict")]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (_FILLED, "The board will appoint an interim director to replace Ann Lee, and hopes to name a permanent director to succeed Ann Lee in May."),
        (_FILLED, "The board named a new treasurer."),
        ("Sen. Ann Lee (D-Ohio) said no.", "Ohio Sen. Ann Lee, a Democrat, said no."),
        ("Rep. Pete Crane (R-Texas) agreed.", "Republican Rep. Pete Crane of Texas agreed."),
        ("Former Sen. Ann Lee of Ohio said no.", "Sen. Lee of Iowa said no."),
    ],
)  # fmt: skip
def test_what_one_article_says_itself_is_no_conflict(left: str, right: str) -> None:
    assert [x for x in _findings(left, right) if x[0] == "discrepancy"] == []


@pytest.mark.parametrize("word", ["once", "formerly", "previously"])
def test_an_office_once_held_is_a_former_one(word: str) -> None:
    (fact,) = (
        f
        for f in reconcile.extract(reconcile.Article(id="a", text=f"Stella Moss, {word} Harborline's finance chief, goes on trial."))
        if f.kind == "role"
    )
    assert fact.value.tenure == "former"
