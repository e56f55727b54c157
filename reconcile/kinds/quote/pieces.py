"""Quotations cut into pieces of about one sentence: what one article prints in full another cuts short."""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping
from dataclasses import dataclass

from reconcile.lexis.reporting_speaker import Utterance, utterances
from reconcile.model import Document, Span

MAX_PIECE = 290
"""Code points of a piece at most, so that it can be shown whole."""
SHORT = 4
"""Words on each side of an ellipsis for it to part two pieces."""
_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.(?:\s?\.)?")
_EDGES = re.compile(r"[\s\"“”'‘’`,;:–—-]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one quotation; ``index`` counts the pieces of the quotation, ``whole`` is true where it is the only one."""

    span: Span
    utterance: Utterance
    index: int
    whole: bool


def pieces(document: Document) -> Mapping[int, list[Piece]]:
    """Pieces by the index of the sentence in which they start; worked out once."""
    return document.once(_pieces)


def _pieces(document: Document) -> dict[int, list[Piece]]:
    out: dict[int, list[Piece]] = {}
    starts = [s.start for s in document.sentences]
    for utterance in utterances(document):
        inner = utterance.quotation.span
        first = max(0, bisect.bisect_right(starts, inner.start) - 1)
        found: list[tuple[int, Span]] = []
        for home in range(first, bisect.bisect_left(starts, inner.end)):
            sentence = document.sentences[home].span
            inside = Span(max(inner.start, sentence.start), min(inner.end, sentence.end))
            cut = (part for stretch in _at_cuts(document.article.text, inside) for part in _limit(document.article.text, stretch))
            trimmed = (_trim(document.article.text, span) for span in cut)
            found.extend((home, span) for span in trimmed if any(c.isalnum() for c in document.text(span)))
        for n, (home, span) in enumerate(found):
            out.setdefault(home, []).append(Piece(span, utterance, n, len(found) == 1))
    return out


def _at_cuts(text: str, span: Span) -> list[Span]:
    """The stretches between ellipses, where both sides have some words: what stands there was not said in one breath."""
    out, start = [], span.start
    for m in _ELLIPSIS.finditer(text, span.start, span.end):
        if len(text[start : m.start()].split()) >= SHORT and len(text[m.end() : span.end].split()) >= SHORT:
            out.append(Span(start, m.start()))
            start = m.end()
    return [*out, Span(start, span.end)]


def _limit(text: str, span: Span) -> list[Span]:
    """A run-on sentence in pieces, cut behind a comma or at a blank."""
    out = []
    while len(span) > MAX_PIECE:
        at = max(
            text.rfind(", ", span.start + MAX_PIECE // 2, span.start + MAX_PIECE),
            text.rfind("; ", span.start + MAX_PIECE // 2, span.start + MAX_PIECE),
        )
        at = at + 1 if at > 0 else text.rfind(" ", span.start, span.start + MAX_PIECE)
        if at <= span.start:
            break
        out.append(Span(span.start, at))
        span = Span(at, span.end)
    return [*out, span]


def _trim(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and _EDGES.match(text[start]):
        start += 1
    while end > start and _EDGES.match(text[end - 1]):
        end -= 1
    return Span(start, end)
