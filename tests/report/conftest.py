"""A report written by hand: one conflict, one independent corroboration, two facts of one wire story, one single fact."""

from __future__ import annotations

import copy
from typing import Any

import pytest


def evidence(article: str, quote: str, **more: Any) -> dict[str, Any]:
    return {
        "article": article, "start": 0, "end": len(quote), "line": 3, "column": 5, "quote": quote, "value_start": 0, "value_end": 1, "sentence": quote,
        "attribution": [], "as_of": None, "rule": "quantity.count", "fact": "f-000000000000", **more,
    }  # fmt: skip


def finding(number: int, relation: str, headline: str, positions: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    agrees = relation in ("agree", "agree-rounded", "refines")
    return {
        "id": f"{'c' if agrees else 'd'}-{number:012d}", "type": "corroboration" if agrees else "discrepancy", "relation": relation, "kind": "quantity",
        "severity": "note" if agrees else "error", "subject": "boats that sank", "headline": headline, "reason": "" if agrees else "One harbour has one count.",
        "question": "" if agrees else "How many boats sank?", "origins": 2, "origins_reason": "", "positions": positions, "decision": None,
        "trace": {"facts": [], "pairs": [], "pairs_left_out": 0}, **more,
    }  # fmt: skip


def position(value: str, *quoted: dict[str, Any], origins: int = 1) -> dict[str, Any]:
    return {"value": value, "normalized": {}, "origins": origins, "evidence": list(quoted)}


ARTICLES = [
    {
        "id": name, "path": f"story/{name}.txt", "title": None, "source": source, "url": None, "published": "2024-03-02", "sha256": "0" * 64, "words": 9,
        "warnings": [],
    }
    for name, source in (("ledger", "Harbor Ledger"), ("tribune", "Sound Tribune"), ("argus", None))
]  # fmt: skip
REPORT: dict[str, Any] = {
    "schema_version": "1.0", "tool": {"name": "reconcile", "version": "0"}, "articles": ARTICLES,
    "summary": {"facts": 9, "corroborations": 3, "discrepancies": 1, "single_source": 1, "by_relation": {"agree": 3, "conflict": 1}}, "warnings": [],
    "findings": [
        finding(1, "conflict", "12 boats in Harbor Ledger against 15 in Sound Tribune", [
            position("12 boats", evidence("ledger", "12 boats sank", attribution=["the harbour master"])),
            position("15 boats", evidence("tribune", "fifteen boats were lost", line=None, column=None)),
        ]),
        finding(2, "agree", "7-2 in Harbor Ledger and Sound Tribune", [position("7-2", evidence("ledger", "7-2"), evidence("tribune", "7 to 2"), origins=2)]),
        *(
            finding(n, "agree", f"fact {n} in Harbor Ledger and argus", [position("9", evidence("ledger", "nine"), evidence("argus", "nine"))],
                    origins=1, origins_reason="Harbor Ledger and argus carry one text")
            for n in range(3, 8)
        ),
    ],
    "single_source": [{"kind": "money", "value": "$4 million", "normalized": {}, "subject": "the new pier", **evidence("argus", "$4 million")}],
}  # fmt: skip


@pytest.fixture
def report() -> dict[str, Any]:
    """A fresh copy of the report."""
    return copy.deepcopy(REPORT)
