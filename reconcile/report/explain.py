"""One finding with its whole trace."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reconcile.errors import UsageError
from reconcile.model.printable import one_line
from reconcile.report import wording
from reconcile.report.render import View
from reconcile.report.text import Page

_SLOTS = {
    "subject": "said of", "head": "counted or described", "predicate": "verb", "agent": "who does it", "object": "to what", "names": "names in the clause",
    "names_near": "names nearby", "when": "when", "negated": "negated", "modality": "how real",
}  # fmt: skip


def find(document: Mapping[str, Any], wanted: str) -> Mapping[str, Any]:
    """The finding with an id, or with the only id that begins so.

    Raises:
        UsageError: no such finding, or several.
    """
    hits: list[Mapping[str, Any]] = [f for f in document["findings"] if f["id"] == wanted] or [
        f for f in document["findings"] if wanted and f["id"].startswith(wanted)
    ]
    if not hits:
        known = ", ".join(f["id"] for f in document["findings"][:3]) or "none"
        raise UsageError(f"no finding {wanted!r} in this report; its findings begin with {known}")
    if len(hits) > 1:
        raise UsageError(f"{len(hits)} findings begin with {wanted!r}: {', '.join(f['id'] for f in hits[:5])}; write more of the id")
    return hits[0]


def explained(document: Mapping[str, Any], finding: Mapping[str, Any], view: View) -> str:
    """The finding, then each fact as it was understood, then each judged pair."""
    page = Page(document, view)
    page.finding(finding)
    trace = finding.get("trace") or {"facts": [], "pairs": [], "pairs_left_out": 0}
    places = {e["fact"]: e for p in finding["positions"] for e in p["evidence"]}
    letters = {fact["fact"]: name(n) for n, fact in enumerate(trace["facts"])}
    page.heading("How each value was read")
    for fact in trace["facts"]:
        page.line(2, (f"{letters[fact['fact']]}  {one_line(fact['text'])}", "bold"), f"  {page.place(places.get(fact['fact'], fact))}")
        page.line(5, ("rule: ", "dim"), one_line(fact["rule"]))
        page.line(5, ("value: ", "dim"), one_line(fact["value"]))
        for slot, value in fact["frame"].items():
            page.line(5, (f"{_SLOTS.get(slot) or one_line(slot)}: ", "dim"), one_line(_said(value)))
        who = places.get(fact["fact"], {}).get("attribution")
        if who:
            page.line(5, ("credited to: ", "dim"), one_line(" < ".join(who)))
    page.blank()
    page.heading("How pairs were judged")
    if not trace["pairs"]:
        page.line(2, "By arithmetic or wording alone: no pair of these facts went through the gate.")
    for pair in trace["pairs"]:
        left, right = letters.get(pair["left"], pair["left"]), letters.get(pair["right"], pair["right"])
        page.line(2, (f"{left} and {right}: {pair['verdict']}", "bold"), f"  gate score {pair['score']:.2f}, {one_line(pair['reason'])}")
        weights = sorted(pair["features"].items(), key=lambda kv: (-abs(kv[1]), kv[0]))
        if weights:
            page.line(5, ("features: ", "dim"), one_line(", ".join(f"{k} {v:g}" for k, v in weights)))
        if pair["relation"]:
            page.line(5, ("comparison: ", "dim"), f"{pair['relation']}: {one_line(pair['comparison'] or '')}")
    if trace["pairs_left_out"]:
        page.line(2, f"{trace['pairs_left_out']} more pairs are left out.")
    return page.text()


def meaning(relation: str) -> str:
    """What a relation means, and what to do about it.

    Raises:
        UsageError: no such relation.
    """
    if relation not in wording.MEANINGS:
        raise UsageError(
            f"explain {relation}: name a finding of a report (reconcile explain REPORT FINDING) or a relation: {', '.join(wording.MEANINGS)}"
        )
    sentence, advice = wording.MEANINGS[relation]
    return f"{relation}: {wording.RELATIONS[relation]}\n{sentence}\n{advice}\n"


def name(number: int) -> str:
    """Count in letters: A, B … Z, A2, B2."""
    return chr(ord("A") + number % 26) + (str(number // 26 + 1) if number >= 26 else "")


def _said(value: Any) -> str:
    if isinstance(value, Mapping):
        return " to ".join(dict.fromkeys(str(v) for v in value.values() if v is not None))
    if isinstance(value, list):
        return ", ".join(str(v) for v in value)
    return "yes" if value is True else str(value)
