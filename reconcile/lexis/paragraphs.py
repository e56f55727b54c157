"""Where the paragraphs of a text are: one a line, or, in a hard-wrapped file, one between blank lines."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

_LINE = re.compile(r"[^\n\r\u2028\u2029]+(?:\r?\n(?![ \t\u00a0]*\r?\n)(?=[a-z])[^\n\r]+)*")
"""A line; a following line that begins in lower case is the same paragraph, hard-wrapped."""
_BLOCK = re.compile(r"[^\n\r\u2028\u2029]+(?:\r?\n(?![ \t\u00a0]*\r?\n)[^\n\r]+)*")
"""Lines up to the next blank one."""
WIDEST = 120
"""Columns to which plain text is wrapped at most; longer lines are paragraphs."""
FORCED = 0.9
"""Share of line breaks that must be forced by the width before a file is taken as hard-wrapped."""
FEWEST = 3
"""Line breaks inside blocks from which a file can tell."""


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each paragraph, without the blanks around it; in text order."""
    for m in (_BLOCK if hard_wrapped(text) else _LINE).finditer(text):
        start, end = m.span()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            yield start, end


def hard_wrapped(text: str) -> bool:
    """Whether lines were broken to fit a width: at nearly every break inside a block the next word would not have fitted."""
    lines = [x.rstrip() for x in text.splitlines()]
    breaks = [(one, other) for one, other in itertools.pairwise(lines) if one and other.strip()]
    # a line that stands alone may be as long as it likes: a title, an address, a paragraph that was added later
    width = max((len(one) for one, _ in breaks), default=0)
    if width > WIDEST:
        return False
    forced = sum(len(one) + 1 + len(other.split(maxsplit=1)[0]) >= width for one, other in breaks)
    return len(breaks) >= FEWEST and forced >= FORCED * len(breaks)
