"""Whether a source is the draft itself, which can confirm nothing."""

from __future__ import annotations

from reconcile.lexis.folding import fold


def same_text(left: str, right: str) -> bool:
    """Whether two texts are one, whatever their line breaks, quotation marks and dashes."""
    return fold(left).split() == fold(right).split()
