"""The draft, fact by fact: what the sources say to each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reconcile.report.html.passages import by_sentence
from reconcile.report.html.reading import Mark
from reconcile.report.html.story import Item, Quoted, Side, Source, quoted_in
from reconcile.report.html.visible import one_line

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
"""A verdict in words, and its tone where the report gives no severity."""
_PRESSING = ("error", "warning")


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

    @property
    def pressing(self) -> list[Checked]:
        """Facts that need a look, worst first."""
        return sorted((f for f in self.facts if f.tone in _PRESSING), key=lambda f: _PRESSING.index(f.tone))


def draft(document: Mapping[str, Any], known: Mapping[str, Source], found: Mapping[str, Item]) -> Draft | None:
    """The draft of a report that has one."""
    raw = document.get("draft")
    if not raw:
        return None
    facts = []
    for n, fact in enumerate(_in_order(raw["facts"]), 1):
        words, usual = VERDICTS.get(fact["verdict"], (fact["verdict"], "note"))
        tone = usual if usual in ("agree", "note") else fact.get("severity") or usual
        item = found.get(fact.get("finding") or "")
        stated = quoted_in([fact], known, _quotes(_against(fact)), fact["verdict"])
        facts.append(
            Checked(
                f"draft-{n}", fact["verdict"], words, tone, one_line(fact["headline"]), one_line(fact.get("reason") or ""),
                one_line(fact.get("question") or ""), fact["origins"], stated, tuple(_sides(fact, known)), item,
            )
        )  # fmt: skip
    tones = ("error", "warning", "note", "agree")
    order = sorted(VERDICTS, key=lambda v: tones.index(VERDICTS[v][1]))
    counts = tuple((*VERDICTS[v], raw["verdicts"][v]) for v in order if raw["verdicts"].get(v))
    return Draft(known[raw["article"]], counts, tuple(facts))


def _in_order(facts: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return sorted(facts, key=lambda f: (f["start"], f["end"]))


def _against(fact: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """Positions of the sources that are not the draft's own; those come last."""
    positions: Sequence[Mapping[str, Any]] = fact["against"]
    if VERDICTS.get(fact["verdict"], ("", ""))[1] == "agree":
        return ()
    return positions[: len(positions) - fact.get("agreeing", 0)]


def _quotes(positions: Sequence[Mapping[str, Any]]) -> list[str]:
    return [e["quote"] for p in positions for e in p["evidence"]]


def _sides(fact: Mapping[str, Any], known: Mapping[str, Source]) -> Iterator[Side]:
    differing = len(_against(fact))
    for n, position in enumerate(fact["against"]):
        others = [fact["quote"]] if n < differing else []
        quoted = tuple(quoted_in(group, known, others, fact["verdict"]) for group in by_sentence(position["evidence"]))
        yield Side(one_line(position["value"]), "" if n < differing else "as in the draft", quoted)


def marks(of: Draft | None, document: Mapping[str, Any]) -> list[tuple[Mapping[str, Any], Mark]]:
    """Facts of the draft with their marks in its text; those of a finding are marked already."""
    if of is None:
        return []
    ordered = _in_order(document["draft"]["facts"])
    return [
        (raw, Mark(raw["start"], raw["end"], fact.id, "", fact.tone))
        for raw, fact in zip(ordered, of.facts, strict=True)
        if fact.item is None
    ]
