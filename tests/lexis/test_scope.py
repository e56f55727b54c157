"""Words that narrow a figure to a part: alone they narrow, against each other they part two groups."""

from __future__ import annotations

import dataclasses

import pytest

from reconcile.lexis.scope import other_part
from reconcile.model import Fact, Frame
from tests.conftest import MakeFact


def told(make_fact: MakeFact, article: str, subject: str, sentence: str) -> Fact[int]:
    return dataclasses.replace(make_fact(article, 40), frame=Frame(subject=subject), sentence_text=sentence)


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        ("full-time nurses", "nurses", True),
        ("full-time nurses", "full-time nurses", False),
        ("male nurses", "nurses", False),
        ("male nurses", "female nurses", True),
        ("Private-sector jobs", "jobs", True),
        ("nurses", "nurses", False),
    ],
)
def test_subjects(make_fact: MakeFact, left: str, right: str, apart: bool) -> None:
    a, b = told(make_fact, "a", left, f"The clinic has 40 {left}."), told(make_fact, "b", right, f"The clinic has 40 {right}.")
    assert other_part(a, b) is apart
    assert other_part(b, a) is apart


def test_the_word_may_stand_elsewhere_in_the_sentence(make_fact: MakeFact) -> None:
    a = told(make_fact, "a", "private jobs", "The town added 40 private jobs.")
    b = told(make_fact, "b", "jobs", "The private sector of the town added 40 jobs.")
    assert not other_part(a, b)
