"""Times with the parse: tense of the clause, and what is dated."""

from __future__ import annotations

import datetime as dt

import pytest

from reconcile.language import analyse
from reconcile.lexis.dates_sentence import times
from reconcile.model import Article


def read(text: str) -> list[tuple[str, str, str]]:
    document = next(iter(analyse([Article(id="a", text=text, published=dt.date(2017, 5, 18))])))
    return [
        (document.text(t.span), document.tokens[t.event].text, str(t.when.interval.start) if t.when.interval else "")
        for sentence in times(document)
        for t in sentence
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The commission approved the contract on Monday.", ("Monday", "approved", "2017-05-15")),
        ("The commission will approve the contract on Monday.", ("Monday", "approve", "2017-05-22")),
        ("The hearing was scheduled for Monday.", ("Monday", "hearing", "2017-05-22")),
        ("The vote is Monday.", ("Monday", "vote", "2017-05-22")),
        ("The accident happened at noon on Wednesday.", ("noon on Wednesday", "accident", "2017-05-17")),
        ("Lessons will be learned from Monday's fire.", ("Monday", "fire", "2017-05-15")),
        ("Dozens were taken to hospital after the fire on Monday.", ("Monday", "fire", "2017-05-15")),
        ("The mayor said Monday that the bridge will open.", ("Monday", "said", "2017-05-15")),
        ("The death of the judge in 2016 changed the court.", ("2016", "death", "2016-01-01")),
    ],
)
def test_tense_and_dated_word(text: str, found: tuple[str, str, str]) -> None:
    assert read(text) == [found]
