"""The sentence around evidence, with the quoted clauses, their values and the words that differ."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reconcile.report.html.stretches import cut
from reconcile.report.html.words import ALIKE, Stretch, differing

Evidence = Mapping[str, Any]
"""An evidence object of the report."""

AROUND = 260
"""Most characters of the sentence that are shown on each side of the quotations."""
_AROUND_ALIKE = 110
"""Most characters on each side of the values where nothing is set against them: the article is a click away."""
_COMPARED = 12
"""Most wordings of the other side that one is compared with; they hardly differ among themselves."""
_WORD = re.compile(r"\w")
_CLOSER = {"quote-altered": 0.2, "detail-differs": 0.35}
"""Where the words are the matter, they are compared even if the rest of the clauses has little in common."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence: is it quoted as evidence, is it the value, does it differ from the other side?"""

    text: str
    quoted: bool = False
    value: bool = False
    differs: bool = False


def by_sentence(evidence: Sequence[Evidence]) -> Iterator[list[Evidence]]:
    """Evidence in groups that stand in one sentence and have one source: the addends of a sum, for example."""
    for _, group in itertools.groupby(evidence, key=lambda e: (e["article"], e["sentence"], *_place(e), *e["attribution"])):
        yield list(group)


def passage(evidence: Sequence[Evidence], others: Sequence[str] = (), relation: str = "", *, contrast: bool = False) -> tuple[Piece, ...]:
    """The sentence of some evidence (one group of ``by_sentence``), cut where it is longer than anybody reads.

    Args:
        evidence: one or more evidence objects.
        others: the quotations of the other positions.
        relation: of the finding.
        contrast: mark what differs from the others; without, only the values are marked.
    """
    text, base = _text(evidence[0])
    marks: list[tuple[int, int, str]] = []
    for e in evidence:
        at, quote = e["start"] - base, e["quote"]
        value = (max(0, e["value_start"] - e["start"]), min(len(quote), e["value_end"] - e["start"]))
        marks += [(at, at + len(quote), "quoted"), (at + value[0], at + value[1], "value")]
        marks += [(at + a, at + b, "differs") for a, b in (_contrast(quote, value, others, relation) if contrast else ())]
    kept = [(a, b) for a, b, mark in marks if mark == ("quoted" if contrast else "value")]
    first, last = _window(text, min(a for a, _ in kept), max(b for _, b in kept), AROUND if contrast else _AROUND_ALIKE)
    pieces = [Piece(text[a:b], "quoted" in m, "value" in m, "differs" in m) for a, b, m in cut(first, last, marks)]
    return (*([Piece("… ")] if first else []), *pieces, *([Piece(" …")] if last < len(text) else []))


def _text(evidence: Evidence) -> tuple[str, int]:
    """What is shown around evidence, and where that begins in the article: its sentence, or itself where it is not in one sentence."""
    at = evidence["sentence"].find(evidence["quote"])
    return (evidence["sentence"], evidence["start"] - at) if at >= 0 else (evidence["quote"], evidence["start"])


def _place(evidence: Evidence) -> tuple[int, bool]:
    text, base = _text(evidence)
    return base, text == evidence["quote"]


def _contrast(quote: str, value: Stretch, others: Sequence[str], relation: str) -> list[Stretch]:
    """The differing words, or the value where the wordings are too far apart to be compared."""
    found = differing(quote, others[:_COMPARED], alike=_CLOSER.get(relation, ALIKE)) or []
    if relation not in _CLOSER:
        # what stands before the first word in common or after the last one is mostly how the clause is tied to its neighbours
        found = [(a, b) for a, b in found if (a < value[1] and value[0] < b) or (_WORD.search(quote[:a]) and _WORD.search(quote[b:]))]
    return found or [value]


def _window(text: str, first: int, last: int, around: int) -> Stretch:
    """The part of a sentence that is shown, cut at blanks."""
    start, end = 0, len(text)
    if first > around:
        start = text.find(" ", first - around, first) + 1 or first
    if end - last > around:
        end = max(last, text.rfind(" ", last, last + around))
    return start, end
