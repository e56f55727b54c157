"""A report for the forms of other programs: places with ends and selectors, decisions, and articles that mean harm."""

from __future__ import annotations

import copy
import unicodedata
from typing import Any

from tests.report.conftest import REPORT, evidence, finding, position

HOSTILE = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[free](javascript:alert(1))", "](2) [x](https://evil.example)", "&#x3c;b&gt; &amp &nope;",
    "7\u200b-2 \u202ereversed\u202c \u2066isolated\u2069 \ufeff", "\x1b]0;owned\x07\x1b[31mred\x9b2J", "=HYPERLINK(1)", "{0} {curly}", "line one\r\nline two\rthree",
    "]]> --> <!-- \ud800 \ufffe \x00", "# heading\n- item\n| cell |", "@everyone #1 http://evil.example www.evil.example a@evil.example", "`code` $x$ ~~gone~~ ***", "\U000e0041\u00ad",
)  # fmt: skip
NAMES = (
    'it\'s "odd".txt',
    "new\nline.txt",
    "a:b.txt",
    "tab\tand\x1b[31m.txt",
    "späße 7%.txt",
    "<b>.txt",
    "\u202etxt.exe",
    "byte-\udcff.txt",
)


def with_places(report: dict[str, Any]) -> dict[str, Any]:
    """The report as version 1.1 writes it: fingerprints, ends and selectors, file digests and offsets; every fact has its own id."""
    for number, article in enumerate(report["articles"]):
        article |= {"file_sha256": "ab" * 32, "offset": 60, "sha256": f"{number:064x}"}
    number = 0
    for f in report["findings"]:
        f["fingerprint"] = f["id"][2:].rjust(16, "0")
        for p in f["positions"]:
            for e in p["evidence"]:
                number += 1
                e |= {
                    "fact": f"f-{number:012d}",
                    "start": 10 * number,
                    "end": 10 * number + len(e["quote"]),
                    "prefix": "Then ",
                    "suffix": ", they said.",
                }
                if e["line"]:
                    e |= {"end_line": e["line"], "end_column": e["column"] + len(e["quote"])}
    for fact in report["single_source"]:
        fact["fact"] = "f-00000000ffff"
    return report


def hostile() -> dict[str, Any]:
    """A report in which every text of an article and every file's name means harm."""
    report = with_places(copy.deepcopy(REPORT))
    report["articles"] = [
        {**report["articles"][0], "id": name, "path": f"story/{name}", "title": HOSTILE[n], "source": HOSTILE[-n - 1], "url": "javascript:alert(1)", "warnings": [HOSTILE[n]]}
        for n, name in enumerate(NAMES)
    ]  # fmt: skip
    report["findings"] = [
        finding(n, relation, text.splitlines()[0], [
            position(text, *(evidence(NAMES[(n + k) % len(NAMES)], text, attribution=[text]) for k in range(1 if relation == "conflict" else 2))),
            *([position(text, evidence(NAMES[(n + 1) % len(NAMES)], text))] if relation == "conflict" else []),
        ], subject=text, reason=text, question=f"{text}?" if relation == "conflict" else "", origins_reason=text, kind="polarity")
        for relation in ("conflict", "agree")
        for n, text in enumerate(HOSTILE)
    ]  # fmt: skip
    report["warnings"] = list(HOSTILE)
    report["single_source"] = []
    return with_places(report)


def hidden(text: str, allowed: str = "\n") -> set[str]:
    """Characters of a text that a terminal obeys or does not show."""
    return {c for c in text if c not in allowed and (unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") or c in "\ufffe\uffff")}


def decided(word: str, reason: str = "The harbour master corrected himself.") -> dict[str, Any]:
    return {"as": word, "reason": reason, "by": "R. Ames", "at": "2024-03-05", "until": None, "id": "1"}


def drafted(report: dict[str, Any]) -> dict[str, Any]:
    """The report with verdicts on a draft: one contradicted by the first finding, one supported, one that nobody else has."""

    def fact(verdict: str, quote: str, number: int, **more: Any) -> dict[str, Any]:
        return {
            "verdict": verdict, "severity": "error", "headline": f"{quote}: {verdict}", "reason": "Counted by hand.", "question": "Who counted?", "origins": 2,
            "kind": "quantity", "value": quote, "normalized": {}, "subject": "boats", "against": [], "agreeing": 0, "finding": None,
            **evidence("argus", quote, fact=f"f-d{number:011d}"), **more,
        }  # fmt: skip

    others = report["findings"][0]["positions"]
    report["draft"] = {
        "article": "argus",
        "verdicts": {"contradicted": 1, "supported": 1, "unconfirmed": 1},
        "inside": [],
        "copies": [],
        "facts": [
            fact("contradicted", "14 boats", 1, against=others, agreeing=1, finding=report["findings"][0]["id"]),
            fact("supported", "7-2", 2, against=report["findings"][1]["positions"], severity="note"),
            fact("unconfirmed", "90 sailors", 3, severity="warning"),
        ],
    }
    return report
