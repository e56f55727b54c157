"""Which paragraphs a newsroom has said are no evidence: by their own words, or because they stand under a heading.

A heading is a Markdown heading (``## …``), or a short line without a full stop at its end that stands before something that is none. What
stands under an ignored heading is ignored up to the next heading: in Markdown one of the same or a higher rank.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reconcile.lexis.patterns import fits, plain
from reconcile.model.settings import Ignore

_MARKDOWN = re.compile(r"(#{1,6})[ \t]{1,9}([^ \t\n].{0,199}?)[ \t]{0,9}#{0,6}$")
HEADING = 80
"""Code points of a plain heading at most."""
_ENDS = frozenset(".!?…\"'”’:;,")


def ignored(texts: Sequence[str], ignore: Ignore) -> frozenset[int]:
    """Indices of the paragraphs that are no evidence."""
    shown = [plain(t) for t in texts]
    out = {n for n, text in enumerate(shown) if any(fits(p, text) for p in ignore.paragraphs)}
    if ignore.sections:
        inside = 0  # rank of the ignored heading above; 7 for a plain one, 0 for none
        for n in range(len(shown)):
            rank, words = _heading(shown, n)
            if any(fits(p, words) for p in ignore.sections) and (rank or len(words) <= HEADING):
                inside = min(inside or 7, rank or 7)
            elif rank and rank <= inside:
                inside = 0
            if inside:
                out.add(n)
    return frozenset(out)


def _heading(texts: Sequence[str], n: int) -> tuple[int, str]:
    """Rank of a paragraph as a heading (0 for none, 7 for a plain line) and its words."""
    found = _MARKDOWN.match(texts[n])
    if found:
        return len(found[1]), found[2]
    following = texts[n + 1] if n + 1 < len(texts) else ""
    heads = _short(texts[n]) and bool(following) and not _short(following)
    return 7 if heads else 0, texts[n].rstrip(":").rstrip()


def _short(text: str) -> bool:
    return 0 < len(text) <= HEADING and text[-1] not in _ENDS
