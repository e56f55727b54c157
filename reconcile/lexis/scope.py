"""Which part of a whole a figure is of: "private-sector jobs", "registered voters", "the Republican votes"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from reconcile.errors import LexiconError
from reconcile.lexis.folding import fold
from reconcile.lexis.lexicon import rows
from reconcile.model import Fact

_FILE = "scope.toml"
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")


@cache
def _parts() -> Mapping[str, tuple[str, int, bool]]:
    """Word → division, number of its part in it, and whether a word alone narrows.

    Raises:
        LexiconError: a part without words, or a word in two parts.
    """
    found: dict[str, tuple[str, int, bool]] = {}
    for row in rows("reconcile.lexis", _FILE, "division", {"name": str, "parts": list}, {"rivals": bool}):
        for n, part in enumerate(row["parts"]):
            if not isinstance(part, list) or not part or not all(isinstance(w, str) and w == w.lower() for w in part):
                raise LexiconError(f"{_FILE}: {row['name']}: part {n + 1}: not a list of lower-case words")
            for word in part:
                if word in found:
                    raise LexiconError(f"{_FILE}: {word!r} stands under {found[word][0]} and {row['name']}")
                found[word] = (row["name"], n, not row.get("rivals", False))
    return found


@lru_cache(maxsize=16384)
def _in(text: str) -> frozenset[tuple[str, int, bool]]:
    parts = _parts()
    words = {w for m in _WORD.finditer(fold(text).lower()) for w in (m[0], *m[0].split("-"))}
    return frozenset(parts[w] for w in words if w in parts)


def other_part(left: Fact[Any], right: Fact[Any]) -> bool:
    """Whether the subject of one figure names a part of which the other article's sentence knows nothing: that one is of the whole, or of a rival part."""
    return _apart(left, right) or _apart(right, left)


def _apart(left: Fact[Any], right: Fact[Any]) -> bool:
    there = _in(right.sentence_text)
    alone = _in(left.frame.subject) - there
    return any(narrows or any(name == other and part != n for other, n, _ in there) for name, part, narrows in alone)
