"""How quotations and their changes are said in a report."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.lexis.quotation_align import Change
from reconcile.lexis.quotation_words import Word

MAX_SHOWN = 110


def shortened(words: str) -> str:
    """A quotation for a headline, cut at a blank."""
    if len(words) <= MAX_SHOWN:
        return words
    return words[:MAX_SHOWN].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def changed_words(changes: Sequence[Change]) -> str:
    """The differing words of at most three places: "everyone" against "everything"."""
    parts = []
    for change in changes[:3]:
        left, right = _shown(change.left), _shown(change.right)
        parts.append(f"“{left}” against “{right}”" if left and right else f"only one has “{left or right}”")
    return "; ".join(parts)


def _shown(side: Sequence[Word]) -> str:
    # a contraction stands for two words but is shown once
    return " ".join(w.text for n, w in enumerate(side) if n == 0 or w.text != side[n - 1].text)
