"""What the engine says of the invented drafts, held against what a careful desk would."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import reconcile

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
EXPECTED = sorted((SEEDS / "drafts").glob("*.verdicts.json"))


@pytest.mark.slow
@pytest.mark.parametrize("path", EXPECTED, ids=lambda p: p.name)
def test_a_draft_gets_its_verdicts(path: Path) -> None:
    expected = json.loads(path.read_text("utf-8"))
    (draft,) = reconcile.read(str(path.with_name(expected["draft"]))).articles
    report = reconcile.check_draft(draft, reconcile.read(str(SEEDS / expected["sources"])).articles)
    assert report.draft is not None
    differing = [r for r in report.draft.rulings if r.standing.rank < reconcile.model.Standing.UNCONFIRMED.rank]
    wanted = [f for f in expected["facts"] if f["verdict"] not in ("supported", "rounded", "unconfirmed")]
    assert len(differing) == len(wanted), "every verdict that differs is one that was planted"
    for fact in expected["facts"]:
        found = [r for r in report.draft.rulings if r.fact.kind == fact["kind"] and fact["quote"] in r.fact.quote]
        assert [(r.standing.value, r.origins) for r in found] == [(fact["verdict"], fact["origins"])], fact["quote"]
    within = {f.id: f for f in report.findings if f.id in report.draft.inside}
    assert len(within) == len(expected["inside"])
    for problem in expected["inside"]:
        assert any(
            f.kind == problem["kind"] and all(any(q in x.quote for x in f.facts) for q in problem["quotes"]) for f in within.values()
        ), problem


@pytest.mark.parametrize("path", EXPECTED, ids=lambda p: p.name)
def test_every_quote_is_in_its_draft(path: Path) -> None:
    expected = json.loads(path.read_text("utf-8"))
    text = path.with_name(expected["draft"]).read_text("utf-8")
    for quote in [f["quote"] for f in expected["facts"]] + [q for p in expected["inside"] for q in p["quotes"]]:
        assert text.count(quote) == 1, quote
