"""Are two credits credits to one source? "Los Angeles' chief legislative analyst" and "the city's chief legislative analyst" are."""

from __future__ import annotations

import re
import unicodedata

from reconcile.lexis.similarity import edits
from reconcile.lexis.stopwords import STOPWORDS

_WORD = re.compile(r"[^\W_]+")
_TITLES = frozenset(
    "mr mrs ms dr sir lady gov governor sen senator rep representative president chief director officer spokesman spokeswoman spokesperson minister secretary "
    "mayor sheriff judge justice chairman chairwoman professor former acting detective inspector superintendent commissioner captain sgt lt col gen".split()
)


def key_words(source: str) -> tuple[str, ...]:
    """The words of a credit that say who it is, folded."""
    flat = "".join(c for c in unicodedata.normalize("NFKD", source.lower()) if not unicodedata.combining(c))
    flat = re.sub(r"['’]s?\b", "", flat)
    return tuple(w for w in _WORD.findall(flat) if w not in STOPWORDS)


def same_source(left: str, right: str) -> bool:
    """Whether two credits name one source.

    All words of the shorter one that are not titles stand in the longer one.
    """
    a, b = key_words(left), key_words(right)
    if not a or not b:
        return False
    if a == b:
        return True
    names_a, names_b = (tuple(w for w in x if w not in _TITLES) for x in (a, b))
    if not names_a or not names_b:
        return False
    short, long = sorted((names_a, names_b), key=len)
    return all(any(_alike(w, v) for v in long) for w in short)


def _alike(left: str, right: str) -> bool:
    """Equal, or one slip apart in a long word ("Harbor", "Harbour")."""
    return left == right or (min(len(left), len(right)) > 4 and edits(left, right, 1) <= 1)
