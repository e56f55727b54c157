"""The articles as they are read on the page: paragraphs with the evidence marked, each mark a link to the finding it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reconcile.report.html.story import Item, Source, anchor
from reconcile.report.html.stretches import cut

TONES = ("error", "warning", "note", "settled", "agree")
"""Loudest first: where marks overlap, the loudest shows and leads to its finding."""
_BLANK_LINE = re.compile(r"\r?\n[ \t]*\r?\n\s*")
_LINE_END = re.compile(r"\r?\n\s*")


@dataclass(frozen=True, slots=True)
class Mark:
    """Evidence in a text: ``label`` is the finding's number, ``to`` the id of the place it leads to."""

    start: int
    end: int
    to: str
    label: str
    tone: str

    @property
    def rank(self) -> tuple[int, int, int, str]:
        """Order of marks over one another: loudest, then shortest, then first."""
        return TONES.index(self.tone), self.end - self.start, self.start, self.to


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of text under one set of marks.

    ``anchors`` are places that begin here; ``on`` names the evidence that covers it (by anchor), for the script;
    ``notes`` are the findings whose evidence ends here and that need a number to be reached.
    """

    text: str
    to: str = ""
    label: str = ""
    tone: str = ""
    anchors: tuple[str, ...] = ()
    on: str = ""
    notes: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One article: its paragraphs, or where the text is not known the sentences that findings quote."""

    source: Source
    whole: bool
    paragraphs: tuple[tuple[Bit, ...], ...]
    discrepancies: tuple[Item, ...]
    agreements: int


def readings(
    known: Mapping[str, Source],
    found: Sequence[Item],
    texts: Mapping[str, str],
    more: Sequence[tuple[Mapping[str, Any], Mark]] = (),
) -> tuple[Reading, ...]:
    """All articles in the order of the report; ``more`` is the evidence of other sections, with its marks."""
    evidence: dict[str, list[tuple[Mapping[str, Any], Mark]]] = {key: [] for key in known}
    for item in found:
        for position in item.raw["positions"]:
            for e in position["evidence"]:
                tone = "agree" if item.agrees else "settled" if item.settled else item.severity
                evidence[e["article"]].append((e, Mark(e["start"], e["end"], item.id, str(item.number), tone)))
    for e, mark in more:
        evidence[e["article"]].append((e, mark))
    out = []
    for key, source in known.items():
        marks = [m for _, m in evidence[key]]
        text = texts.get(key)
        paragraphs = _whole(text, marks, source) if text is not None else _quoted(evidence[key], source)
        here = [item for item in found if source in item.articles]
        discrepancies = tuple(item for item in here if not item.agrees)
        out.append(Reading(source, text is not None, tuple(paragraphs), discrepancies, len(here) - len(discrepancies)))
    return tuple(out)


def _whole(text: str, marks: Sequence[Mark], source: Source) -> Iterator[tuple[Bit, ...]]:
    """Paragraphs of a text: what stands between blank lines, or each line where there are none."""
    split = _BLANK_LINE if _BLANK_LINE.search(text.strip()) else _LINE_END
    begun: set[str] = set()
    start = 0
    for gap in [*split.finditer(text), None]:
        end = gap.start() if gap else len(text)
        if text[start:end].strip():
            yield _marked(text[start:end], start, marks, source, begun)
        start = gap.end() if gap else end


def _quoted(evidence: Sequence[tuple[Mapping[str, Any], Mark]], source: Source) -> Iterator[tuple[Bit, ...]]:
    """The sentences of the evidence in the order of the text, each once."""
    places: dict[int, str] = {}
    for e, _ in evidence:
        at = e["sentence"].find(e["quote"])
        places.setdefault(e["start"] - max(at, 0), e["sentence"] if at >= 0 else e["quote"])
    marks = [m for _, m in evidence]
    begun: set[str] = set()
    for start in sorted(places):
        yield _marked(places[start], start, marks, source, begun)


def _marked(text: str, start: int, marks: Sequence[Mark], source: Source, begun: set[str]) -> tuple[Bit, ...]:
    """One paragraph in bits; ``start`` is its place in the article, ``begun`` the anchors that stand already."""
    here = [(m.start, m.end, m) for m in marks]
    bits: list[Bit] = []
    shown: set[str] = set()
    for a, b, found in cut(start, start + len(text), here):
        piece = text[a - start : b - start]
        if not found:
            bits.append(Bit(piece))
            continue
        top = min(found, key=lambda m: m.rank)
        shown.add(top.to)
        on = tuple(dict.fromkeys(anchor(source, m.start) for m in found))
        anchors = tuple(name for name in on if name not in begun)
        begun.update(anchors)
        ending = sorted({m for m in found if m.end == b and m.label}, key=lambda m: (int(m.label), m.start))
        notes = tuple({m.to: m for m in ending if m.tone != "agree" or m.to not in shown}.values())
        if not anchors and not any(c.isalnum() for c in piece):
            bits.append(Bit(piece, notes=notes))
            continue
        bits.append(Bit(piece, top.to, top.label, top.tone, anchors, " ".join(on), notes))
    return tuple(bits)
