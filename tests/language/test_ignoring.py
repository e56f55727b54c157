from __future__ import annotations

import pytest

from reconcile.language.ignoring import ignored
from reconcile.model.settings import Ignore

BODY = "The Harbor Commission approved the ferry contract by a 7-2 vote on Monday."
BIO = "Ann Lee has covered the port of Norwick for 12 years and lives there with 3 cats."


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([BODY, "About the author", BIO], {1, 2}),
        ([BODY, "About the author", BIO, "Background", BODY], {1, 2}),
        ([BODY, "About the author:", BIO, BIO], {1, 2, 3}),
        ([BODY, "## About the author", BIO, "### Her books", BIO, "## Background", BODY], {1, 2, 3, 4}),
        ([BODY, "### About the author ###", BIO, "# The vote", BODY], {1, 2}),
        # a box of links ends where the story goes on after the last of them
        ([BODY, "About the author", "Ferry contract signed", "Harbor dispute settled", BODY], {1, 2}),
        ([BODY, "She wrote about the author.", BODY], set()),
        ([BODY, BIO], set()),
    ],
)
def test_sections_end_at_the_next_heading(texts: list[str], expected: set[int]) -> None:
    assert ignored(texts, Ignore(sections=("About the author",))) == expected


def test_paragraphs_are_ignored_alone() -> None:
    assert ignored([BODY, "The Echo is a member of the Press Trust.", BODY], Ignore(paragraphs=("the echo is a member*",))) == {1}
