"""Reports made by hand: a finding is kind, relation and positions; a position is a value and its quotations."""

from __future__ import annotations

import datetime as dt
from typing import Any

from reconcile.model.fingerprint import digest

NOON = dt.datetime(2024, 3, 2, 12, 0, 5, tzinfo=dt.UTC)
TODAY = NOON.date()


def quoted(text: str, value: str, quote: str = "", article: str = "ledger") -> dict[str, Any]:
    """Evidence for a value in a text, quoted whole or in part, with the 32 characters on both sides."""
    quote = quote or text
    start = text.index(quote)
    at = start + quote.index(value)
    return {
        "article": article, "start": start, "end": start + len(quote), "line": None, "column": None, "quote": quote,
        "prefix": text[max(0, start - 32) : start], "suffix": text[start + len(quote) :][:32], "value_start": at, "value_end": at + len(value),
        "sentence": quote, "attribution": [], "as_of": None, "rule": "quantity.count", "fact": "f-000000000000",
    }  # fmt: skip


def finding(
    *positions: tuple[str, list[dict[str, Any]]], relation: str = "conflict", kind: str = "quantity", number: int = 1
) -> dict[str, Any]:
    agrees = relation in ("agree", "agree-rounded", "refines")
    return {
        "id": f"{'c' if agrees else 'd'}-{number:012d}", "type": "corroboration" if agrees else "discrepancy", "relation": relation, "kind": kind,
        "fingerprint": digest(kind, relation, ((value, [e["quote"] for e in evidence]) for value, evidence in positions)),
        "severity": "note" if agrees else "error", "subject": "boats that sank", "headline": " against ".join(v for v, _ in positions),
        "reason": "", "question": "", "origins": 2, "origins_reason": "",
        "positions": [{"value": v, "normalized": {}, "origins": 1, "evidence": list(evidence)} for v, evidence in positions],
        "decision": None, "trace": {"facts": [], "pairs": [], "pairs_left_out": 0},
    }  # fmt: skip


BOATS = finding(
    ("12 boats", [quoted("12 boats sank.", "12 boats")]), ("15 boats", [quoted("15 boats sank.", "15 boats", article="tribune")])
)


def document(*findings: dict[str, Any]) -> dict[str, Any]:
    return {"schema_version": "1.1", "articles": [], "findings": list(findings), "single_source": []}
