"""Stretches of text without the end of a sentence that are too long to be one: tables run together, lists, and traps.

What is done for a sentence grows with the square of the values in it, so of such a stretch only the beginning is read, and
the article says so. The longest sentences of newspapers have a third of the bound.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Final

from reconcile.lexis.paragraphs import paragraphs
from reconcile.model import Span

MOST: Final = 2_000
"""Code points of such a stretch that are read."""
_END = re.compile(r"[.!?][\"'\u2019\u201d)\]]{0,3}\s|\n(?![a-z])")
"""Where a stretch ends: with a sentence, or with a line; one that goes on in lower case is hard-wrapped."""


def stretches(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretches in a part of a text that are longer than what is read of them."""
    if end - start > MOST:
        for one, other in itertools.pairwise([start, *(m.end() for m in _END.finditer(text, start, end)), end]):
            if other - one > MOST:
                yield Span(one, other)


def unread(text: str) -> tuple[Span, ...]:
    """The parts of a text that are not read because nothing ends a sentence before them, in text order."""
    if len(text) <= MOST:
        return ()
    return tuple(
        Span(break_before(text, s.start, s.start + MOST), s.end) for start, end in paragraphs(text) for s in stretches(text, start, end)
    )


def break_before(text: str, start: int, stop: int) -> int:
    """The last good place for a cut in the second half of a stretch: behind a comma or semicolon, else at a blank, else its end."""
    half = (start + stop) // 2
    at = max(text.rfind(mark, half, stop) for mark in (", ", "; ")) + 1
    return at or max(text.rfind(" ", half, stop), 0) or stop
