"""The report as a table: one row for each piece of evidence, for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from reconcile.model.printable import one_line
from reconcile.report.render import View

COLUMNS = (
    "finding", "type", "relation", "kind", "severity", "subject", "headline", "reason", "question", "origins",
    "position", "value", "article", "source", "published", "line", "column", "start", "end", "quote", "attribution",
    "decision", "decided_by", "decided_at", "decided_until", "decided_why", "baseline",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet takes for the start of a formula; some take the full-width forms for the same."""


def to_csv(document: Mapping[str, Any], view: View) -> str:
    """Rows in the order of the report, a draft's facts first with the type ``draft`` and the verdict as relation; single-source facts come last, where they are wanted, with the type ``single-source``."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    articles = {a["id"]: a for a in document["articles"]}
    by_id = {f["id"]: f for f in document["findings"]}
    for fact in document.get("draft", {"facts": []})["facts"]:
        # position 0 is the draft itself, the others are the sources
        told = {
            **fact,
            **_decision(by_id.get(fact["finding"], {})),
            "finding": fact["finding"] or fact["fact"],
            "type": "draft",
            "relation": fact["verdict"],
        }
        writer.writerow([cell({**told, **_place(fact, articles), "position": 0}.get(c)) for c in COLUMNS])
        for number, position in enumerate(fact["against"], 1):
            for evidence in position["evidence"]:
                row = {**told, **_place(evidence, articles), "position": number, "value": position["value"]}
                writer.writerow([cell(row.get(c)) for c in COLUMNS])
    for finding in document["findings"]:
        for number, position in enumerate(finding["positions"], 1):
            for evidence in position["evidence"]:
                row = {
                    **finding, **_place(evidence, articles), **_decision(finding), "finding": finding["id"], "position": number, "value": position["value"],
                }  # fmt: skip
                writer.writerow([cell(row.get(c)) for c in COLUMNS])
    if view.single_source:
        for fact in document["single_source"]:
            row = {**fact, **_place(fact, articles), "finding": fact["fact"], "type": "single-source", "origins": 1}
            writer.writerow([cell(row.get(c)) for c in COLUMNS])
    return buffer.getvalue()


def _place(evidence: Mapping[str, Any], articles: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    article = articles.get(evidence["article"], {})
    keys = ("article", "line", "column", "start", "end", "quote")
    return {
        **{k: evidence.get(k) for k in keys},
        "attribution": " < ".join(evidence.get("attribution", ())),
        "source": article.get("source"),
        "published": article.get("published"),
    }


def _decision(finding: Mapping[str, Any]) -> dict[str, Any]:
    decision = finding.get("decision") or {}
    named = {"decision": "as", "decided_by": "by", "decided_at": "at", "decided_until": "until", "decided_why": "reason"}
    return {column: decision.get(field) for column, field in named.items()}


def cell(value: Any) -> str | int:
    """One cell; text that a spreadsheet would run as a formula is quoted with an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, int):
        return value
    text = one_line(str(value))
    return f"'{text}" if text.startswith(_FORMULA) else text
