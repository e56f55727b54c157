"""The nouns as plain JSON values: the one place that knows the field names of the report contract."""

from __future__ import annotations

import collections
from typing import TYPE_CHECKING, Any

from reconcile.model.fingerprint import fingerprint
from reconcile.model.trace import Traces, link_document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reconcile.model.draft import DraftCheck
    from reconcile.model.fact import Fact
    from reconcile.model.finding import Finding, Position, Report
    from reconcile.model.text import Article

SCHEMA_VERSION = "1.1"
_SELECTOR = 32
"""Code points of text before and after a quotation that tell it from another with the same words (as the Web Annotation model does)."""


def evidence_document(fact: Fact[Any], articles: Mapping[str, Article]) -> dict[str, Any]:
    """One piece of evidence; ``line`` and ``column`` are null where the file is not plain text."""
    article, span = articles[fact.article], fact.evidence
    position, end = article.position(span.start), article.position(span.end)
    return {
        "article": fact.article,
        "start": span.start,
        "end": span.end,
        "line": position[0] if position else None,
        "column": position[1] if position else None,
        "end_line": end[0] if end else None,
        "end_column": end[1] if end else None,
        "quote": fact.quote,
        "prefix": article.text[max(0, span.start - _SELECTOR) : span.start],
        "suffix": article.text[span.end : span.end + _SELECTOR],
        "value_start": fact.span.start,
        "value_end": fact.span.end,
        "sentence": fact.sentence_text,
        "attribution": list(fact.frame.attribution),
        "as_of": fact.as_of.isoformat() if fact.as_of else None,
        "rule": fact.rule,
        "fact": fact.id,
    }


def position_document(position: Position, articles: Mapping[str, Article]) -> dict[str, Any]:
    """One value with everybody who states it."""
    return {
        "value": position.value,
        "normalized": dict(position.normalized),
        "origins": position.origins,
        "evidence": [evidence_document(f, articles) for f in position.evidence],
    }


def finding_document(finding: Finding, articles: Mapping[str, Article], traces: Traces) -> dict[str, Any]:
    """One finding as the contract has it, with the trace that ``explain`` prints."""
    return {
        "id": finding.id,
        "fingerprint": fingerprint(finding),
        "type": finding.type,
        "relation": finding.relation.value,
        "kind": finding.kind,
        "severity": finding.severity.value,
        "subject": finding.subject,
        "headline": finding.headline,
        "reason": finding.reason,
        "question": finding.question,
        "origins": finding.origins,
        "origins_reason": finding.origins_reason,
        "positions": [position_document(p, articles) for p in finding.positions],
        "decision": None,
        "trace": traces.of(finding),
    }


def stated_document(fact: Fact[Any], articles: Mapping[str, Article]) -> dict[str, Any]:
    """A fact on its own, outside of findings."""
    return {
        "kind": fact.kind,
        "value": fact.label,
        "normalized": dict(fact.normalized),
        "subject": fact.frame.subject,
        **evidence_document(fact, articles),
    }


def report_document(report: Report, version: str, *, verbose: bool = False) -> dict[str, Any]:
    """The whole report of ``report-contract``, ready for ``json.dumps``; ``verbose`` adds the pairs that were not compared."""
    articles = {a.id: a for a in report.articles}
    traces = Traces(report)
    counts = collections.Counter(f.relation.value for f in report.findings)
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "reconcile", "version": version},
        "articles": [
            {
                "id": a.id,
                "path": a.path,
                "title": a.title,
                "source": a.source,
                "url": a.url,
                "published": a.published.isoformat() if a.published else None,
                "sha256": a.sha256,
                "file_sha256": a.file_sha256,
                "offset": a.offset if a.plain else None,
                "words": len(a.text.split()),
                "warnings": list(a.warnings),
            }
            for a in report.articles
        ],
        "summary": {
            "facts": len(report.facts),
            "corroborations": sum(f.type == "corroboration" for f in report.findings),
            "discrepancies": sum(f.type == "discrepancy" for f in report.findings),
            "single_source": len(report.single_source),
            "by_relation": dict(sorted(counts.items())),
        },
        "warnings": list(report.warnings),
        "findings": [finding_document(f, articles, traces) for f in report.findings],
        "single_source": [stated_document(f, articles) for f in report.single_source],
        **({"undecided": _undecided(report, articles)} if verbose else {}),
        **({"draft": draft_document(report.draft, articles)} if report.draft else {}),
    }


def draft_document(draft: DraftCheck, articles: Mapping[str, Article]) -> dict[str, Any]:
    """The rulings on a draft."""
    return {
        "article": draft.article,
        "verdicts": dict(draft.counts),
        "facts": [
            {
                "verdict": r.standing.value,
                "severity": r.severity.value,
                "headline": r.headline,
                "reason": r.reason,
                "question": r.question,
                "origins": r.origins,
                **stated_document(r.fact, articles),
                "against": [position_document(p, articles) for p in r.against],
                "agreeing": r.agreeing,
                "finding": r.finding,
            }
            for r in draft.rulings
        ],
        "inside": list(draft.inside),
        "copies": list(draft.copies),
    }


def _undecided(report: Report, articles: Mapping[str, Article]) -> list[dict[str, Any]]:
    """Pairs that the gate left open, surest first, with both sides."""
    facts = {f.id: f for f in report.facts}
    links = sorted(report.undecided, key=lambda x: (-x.score, x.left, x.right))
    return [
        {**link_document(x), "left": stated_document(facts[x.left], articles), "right": stated_document(facts[x.right], articles)}
        for x in links
        if x.left in facts and x.right in facts
    ]
