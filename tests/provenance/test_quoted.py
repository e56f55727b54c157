"""A quotation has one origin, whoever prints it; a remark has one, whoever dates it."""

from __future__ import annotations

import reconcile


def _origins(kind: str, *texts: str) -> list[int]:
    articles = [reconcile.Article(id=f"a{n}", text=t) for n, t in enumerate(texts)]
    return [f["origins"] for f in reconcile.check(articles).to_dict()["findings"] if f["kind"] == kind]


def test_one_quoted_word_has_one_origin() -> None:
    found = _origins(
        "quote",
        "Mayor Dana Cole said after the vote that she felt “truly exhilarated” by the result.",
        "The former teacher, who lost twice before, told her party she was “truly exhilarated.”",
    )
    assert found == [1]


def test_two_papers_that_date_a_remark_heard_one_speaker() -> None:
    found = _origins(
        "date",
        "Mayor Dana Cole said on Thursday that the pier will close.",
        "The pier will close, Mayor Dana Cole told reporters on Thursday.",
    )
    assert found == [1]


def test_two_quoted_figures_that_share_a_unit_are_not_the_same_words() -> None:
    articles = [
        reconcile.Article(
            id="ledger",
            text="The auditor wrote that “nearly 70 percent of the boats that crews inspected in the harbor had faults or lacked papers.”",
        ),
        reconcile.Article(
            id="tribune",
            text="In her letter the harbor master wrote: “More than 30 percent of the boats inspected in the harbor lacked papers.”",
        ),
    ]
    found = [f for f in reconcile.check(articles).to_dict()["findings"] if f["kind"] == "percentage"]
    assert [(f["relation"], f["origins"]) for f in found] == [("scope-differs", 2)]
