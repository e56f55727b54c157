"""The draft, fact by fact: what the sources say to each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reconcile.model.printable import one_line
from reconcile.report.html.reading import Mark
from reconcile.report.html.story import Item, Quoted, Side, Source, quoted_in

VERDICTS: Mapping[str, tuple[str, str]] = {
    "supported": ("Supported", "agree"),
    "rounded": ("Rounded", "agree"),
    "outdated": ("Out of date", "warning"),
    "contradicted": ("Contradicted", "error"),
    "scope-differs": ("Counted differently", "warning"),
    "quote-altered": ("Quotation altered", "error"),
    "misattributed": ("Credited to someone else", "error"),
    "unconfirmed": ("Nobody else has it", "note"),
}
"""A verdict in words, and its tone."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One fact of the draft; ``id`` is its place on the page, ``item`` the finding that it is part of."""

    id: str
    verdict: str
    words: str
    tone: str
    headline: str
    reason: str
    question: str
    origins: int
    stated: Quoted
    against: tuple[Side, ...]
    item: Item | None


@dataclass(frozen=True, slots=True)
class Draft:
    """The draft's article, how many facts have which verdict (worst first), and the facts in the order of its text."""

    source: Source
    counts: tuple[tuple[str, str, int], ...]
    facts: tuple[Checked, ...]


def draft(document: Mapping[str, Any], known: Mapping[str, Source], found: Mapping[str, Item]) -> Draft | None:
    """The draft of a report that has one."""
    raw = document.get("draft")
    if not raw:
        return None
    facts = []
    for n, fact in enumerate(sorted(raw["facts"], key=lambda f: (f["start"], f["end"])), 1):
        words, tone = VERDICTS.get(fact["verdict"], (fact["verdict"], "note"))
        others = [e["quote"] for p in fact["against"] for e in p["evidence"]]
        contrast = others if tone in ("error", "warning") else []
        facts.append(
            Checked(
                f"draft-{n}", fact["verdict"], words, tone, one_line(fact["headline"]), one_line(fact.get("reason") or ""),
                one_line(fact.get("question") or ""), fact["origins"], quoted_in([fact], known, contrast, fact["verdict"]),
                tuple(
                    Side(one_line(p["value"]), "", tuple(quoted_in([e], known, [fact["quote"]] if contrast else (), fact["verdict"]) for e in p["evidence"]))
                    for p in fact["against"]
                ),
                found.get(fact.get("finding") or ""),
            )
        )  # fmt: skip
    tones = ("error", "warning", "note", "agree")
    order = sorted(VERDICTS, key=lambda v: tones.index(VERDICTS[v][1]))
    counts = tuple((*VERDICTS[v], raw["verdicts"][v]) for v in order if raw["verdicts"].get(v))
    return Draft(known[raw["article"]], counts, tuple(facts))


def marks(of: Draft | None, document: Mapping[str, Any]) -> list[tuple[Mapping[str, Any], Mark]]:
    """Facts of the draft with their marks in its text; those of a finding are marked already."""
    if of is None:
        return []
    ordered = sorted(document["draft"]["facts"], key=lambda f: (f["start"], f["end"]))
    return [
        (raw, Mark(raw["start"], raw["end"], fact.id, "", fact.tone))
        for raw, fact in zip(ordered, of.facts, strict=True)
        if fact.item is None
    ]
