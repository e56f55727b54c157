"""How alike two strings or two sets of words are. The home of rapidfuzz outside ``cluster``."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein


def ratio(left: str, right: str) -> float:
    """Indel similarity of two strings in 0..1 (rapidfuzz ``ratio``)."""
    return fuzz.ratio(left, right) / 100


def token_set_ratio(left: str, right: str) -> float:
    """Similarity of the word sets of two strings in 0..1 (rapidfuzz ``token_set_ratio``)."""
    return fuzz.token_set_ratio(left, right) / 100


def edits(left: str, right: str, cutoff: int = 4) -> int:
    """Damerau-Levenshtein distance, ``cutoff + 1`` when it is more than ``cutoff``."""
    return DamerauLevenshtein.distance(left, right, score_cutoff=cutoff)


NEAREST = 0.6
"""Similarity from which a word that nobody knows is taken for a known one with a slip."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like a word, the first of several in the order of the alphabet; None where none is like it."""
    scored = sorted((-ratio(word.lower(), k.lower()), k) for k in known)
    return scored[0][1] if scored and -scored[0][0] >= NEAREST else None


NAME_LENGTH = 5
"""Letters below which a name is too short to be told from another by its spelling."""
NEAR_MISS = 85
"""Indel similarity in percent from which two names are taken for one name spelled in two ways."""


def near_miss(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether a name of the one is a name of the other with other letters ("Norfolk", "Norfork"); shared names do not count."""
    mine, other = sorted(w for w in left - right if len(w) >= NAME_LENGTH), sorted(w for w in right - left if len(w) >= NAME_LENGTH)
    return any(fuzz.ratio(a, b) >= NEAR_MISS for a in mine for b in other)
