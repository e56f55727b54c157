"""Word by word: what one wording has and another has not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

Stretch = tuple[int, int]
"""First code point and the one after the last."""

_WORD = re.compile(r"[^\W_]+(?:[.,'’‐‑-][^\W_]+)*%?|[$€£]")
_FOLD = str.maketrans({"’": "'", "‐": "-", "‑": "-"})
ALIKE = 0.5
"""Share of words in common from which a comparison word by word is worth a look; below, the value is what differs."""
MOST = 0.7
"""Share of marked words beyond which marking says nothing any more."""


def differing(text: str, others: Sequence[str], *, alike: float = ALIKE) -> list[Stretch] | None:
    """Stretches of ``text`` that the most similar of the others has not, neighbours joined; None where none is similar.

    Compared are words without regard to case and typography (Ratcliff and Obershelp's matching blocks).
    """
    own = [(m.start(), m.end(), _folded(m[0])) for m in _WORD.finditer(text)]
    keys = [key for _, _, key in own]
    best: SequenceMatcher[str] | None = None
    for other in others:
        matcher = SequenceMatcher(None, keys, [_folded(m[0]) for m in _WORD.finditer(other)], autojunk=False)
        if best is None or matcher.ratio() > best.ratio():
            best = matcher
    if best is None or best.ratio() < alike:
        return None
    kept = {n for block in best.get_matching_blocks() for n in range(block.a, block.a + block.size)}
    marked = [n for n in range(len(own)) if n not in kept]
    if len(marked) > MOST * len(own):
        return None
    out: list[Stretch] = []
    last = -2
    for n in marked:
        start, end, _ = own[n]
        if n == last + 1:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
        last = n
    return out


def _folded(word: str) -> str:
    return word.translate(_FOLD).casefold()
