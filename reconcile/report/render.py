"""One door to all forms of a report, and the choice of what is shown."""

from __future__ import annotations

import collections
import importlib
import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from reconcile.model.printable import escaped
from reconcile.report.draft import select_draft

SEVERITIES = ("error", "warning", "note")
"""Worst first."""


@dataclass(frozen=True, slots=True)
class View:
    """How a person looks at it: ``width`` in columns (None: do not wrap), colours, and what else is listed.

    ``texts`` are the articles by id, for forms that show them; the report holds only the sentences around its evidence.
    """

    width: int | None = None
    colour: bool = False
    single_source: bool = False
    verbose: bool = False
    texts: Mapping[str, str] = field(default_factory=dict)


_WRITERS: Mapping[str, tuple[str, str]] = {
    "sarif": ("reconcile.report.sarif", "to_sarif"),
    "junit": ("reconcile.report.junit", "to_junit"),
    "web-annotation": ("reconcile.report.annotations", "to_web_annotation"),
    "claim-review": ("reconcile.report.claims", "to_claim_review"),
    "graphml": ("reconcile.report.graphml", "to_graphml"),
    "lines": ("reconcile.report.lines", "to_lines"),
}
"""Forms for other programs, with the function that writes each."""


def render(document: Mapping[str, Any], form: str, view: View) -> str:
    """The report as text of one of the forms that ``--format`` names."""
    if form == "json":
        return to_json(document)
    # each form brings its own library, and none is needed for the others
    if form in _WRITERS:
        module, name = _WRITERS[form]
        writer: Callable[[Mapping[str, Any], View], str] = getattr(importlib.import_module(module), name)
        return writer(document, view)
    if form == "markdown":
        from reconcile.report.markdown import to_markdown

        return to_markdown(document, view)
    if form == "csv":
        from reconcile.report.table import to_csv

        return to_csv(document, view)
    if form == "html":
        from reconcile.report.html import to_html

        return to_html(document, view)
    from reconcile.report.text import to_text

    return to_text(document, view)


def to_json(document: Any) -> str:
    """Indented JSON with a final line feed; characters that a terminal would obey are escaped."""
    return escaped(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)) + "\n"


_ON_ONE_LINE = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def to_json_line(document: Any) -> str:
    """JSON on one line."""
    return escaped(_ON_ONE_LINE(document)) + "\n"


def to_fact_line(public: Mapping[str, Any], state: str) -> str:
    """A line of ``reconcile extract``: the fields for everybody, and the state as JSON text."""
    return escaped(f'{_ON_ONE_LINE(public)[:-1]}, "state": {state}}}') + "\n"


def select(document: Mapping[str, Any], kinds: Collection[str] = (), min_severity: str = "note") -> dict[str, Any]:
    """The report with only the findings (and single facts) of some kinds and of a severity; the summary counts what is left."""
    worst = SEVERITIES[: SEVERITIES.index(min_severity) + 1]
    findings = [f for f in document["findings"] if (not kinds or f["kind"] in kinds) and f["severity"] in worst]
    single = [f for f in document["single_source"] if not kinds or f["kind"] in kinds]
    counts = collections.Counter(f["relation"] for f in findings)
    summary = {
        **document["summary"],
        "corroborations": sum(f["type"] == "corroboration" for f in findings),
        "discrepancies": sum(f["type"] == "discrepancy" for f in findings),
        "single_source": len(single),
        "by_relation": dict(sorted(counts.items())),
    }
    chosen = {**document, "summary": summary, "findings": findings, "single_source": single}
    if "draft" in document:
        chosen["draft"] = select_draft(document["draft"], kinds, worst, {f["id"] for f in findings})
    return chosen
