"""A finding's fingerprint outlives edits around it, and not a change of the fact."""

from __future__ import annotations

import textwrap
from dataclasses import replace

import reconcile


def _fingerprints(*articles: reconcile.Article) -> set[str]:
    return {f["fingerprint"] for f in reconcile.check(list(articles)).to_dict()["findings"] if f["kind"] == "vote"}


ECHO = reconcile.Article(id="echo", text="The harbor council voted 11-1 on Tuesday to close the ferry pier.")
STAR = reconcile.Article(id="star", text="The harbor council voted 10-2 on Tuesday to close the ferry pier.")


def test_it_survives_an_edit_elsewhere_other_line_breaks_and_a_new_name() -> None:
    before = _fingerprints(ECHO, STAR)
    assert len(before) == 1
    rain = "Rain fell all day on the old town, and the streets around the market were empty when the meeting began."
    edited = replace(ECHO, id="echo-2", text=textwrap.fill(rain, 40) + "\n\n" + textwrap.fill(ECHO.text, 40))
    assert _fingerprints(edited, STAR) == before


def test_it_changes_with_the_value() -> None:
    changed = replace(ECHO, text=ECHO.text.replace("11-1", "12-0"))
    assert _fingerprints(ECHO, STAR).isdisjoint(_fingerprints(changed, STAR))


def test_evidence_carries_the_text_around_the_quotation_and_its_end() -> None:
    (finding,) = (f for f in reconcile.check([ECHO, STAR]).to_dict()["findings"] if f["kind"] == "vote")
    for position in finding["positions"]:
        for e in position["evidence"]:
            text = {"echo": ECHO, "star": STAR}[e["article"]].text
            assert e["prefix"] + e["quote"] + e["suffix"] in text
            assert text[: e["start"]].endswith(e["prefix"])
            assert e["end_column"] == e["column"] + len(e["quote"])
