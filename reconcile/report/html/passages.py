"""The sentence around a piece of evidence, with the quoted clause, its value and the words that differ."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reconcile.report.html.stretches import cut
from reconcile.report.html.words import ALIKE, Stretch, differing

_WORD = re.compile(r"\w")
AROUND = 260
"""Most characters of the sentence that are shown on each side of the quotation."""
_CLOSER = {"quote-altered": 0.2, "detail-differs": 0.35}
"""Where the words are the matter, they are compared even if the rest of the clauses has little in common."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the quotation: does it differ from the other side, is it the value?"""

    text: str
    value: bool = False
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence in three: before the quotation, the quotation in pieces, after it."""

    before: str
    quoted: tuple[Piece, ...]
    after: str


def passage(evidence: Mapping[str, Any], others: Sequence[str] = (), relation: str = "", *, contrast: bool = False) -> Passage:
    """The passage of a piece of evidence.

    Args:
        evidence: an evidence object of the report.
        others: the quotations of the other positions.
        relation: of the finding.
        contrast: mark what differs from the others; without, only the value is marked.
    """
    quote, sentence = evidence["quote"], evidence["sentence"]
    at = sentence.find(quote)
    before, after = (sentence[:at], sentence[at + len(quote) :]) if at >= 0 else ("", "")
    value = (max(0, evidence["value_start"] - evidence["start"]), min(len(quote), evidence["value_end"] - evidence["start"]))
    marks: list[tuple[int, int, str]] = [(*value, "value")]
    marks += [(*stretch, "differs") for stretch in (_contrast(quote, value, others, relation) if contrast else ())]
    pieces = tuple(Piece(quote[a:b], "value" in found, "differs" in found) for a, b, found in cut(0, len(quote), marks))
    return Passage(_last(before), pieces, _first(after))


def _contrast(quote: str, value: Stretch, others: Sequence[str], relation: str) -> list[Stretch]:
    """The differing words, or the value where the wordings are too far apart to be compared."""
    found = differing(quote, others, alike=_CLOSER.get(relation, ALIKE)) or []
    if relation not in _CLOSER:
        # what stands before the first word in common or after the last one is mostly how the clause is tied to its neighbours
        found = [(a, b) for a, b in found if (a < value[1] and value[0] < b) or (_WORD.search(quote[:a]) and _WORD.search(quote[b:]))]
    return found or [value]


def _last(text: str) -> str:
    return text if len(text) <= AROUND else f"… {text[-AROUND:].partition(' ')[2]}"


def _first(text: str) -> str:
    return text if len(text) <= AROUND else f"{text[:AROUND].rpartition(' ')[0]} …"
