"""Runs of words that two texts share."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def words(text: str) -> list[str]:
    """Lower-case words without punctuation, so that line breaks and typography do not hide a copy."""
    return [m[0].lower().replace("’", "'") for m in _WORD.finditer(text)]


def longest_shared_run(left: list[str], right: list[str]) -> list[str]:
    """The longest run of words that stands in both, the earliest one in ``left``; quadratic, for sentences."""
    best, end = 0, 0
    previous = [0] * (len(right) + 1)
    for i, word in enumerate(left, 1):
        current = [0] * (len(right) + 1)
        for j, other in enumerate(right, 1):
            if word == other:
                current[j] = previous[j - 1] + 1
                if current[j] > best:
                    best, end = current[j], i
        previous = current
    return left[end - best : end]


def shingles(tokens: list[str], length: int) -> frozenset[str]:
    """All runs of ``length`` words, each as one string: strings remember their hash, and the runs of many articles are compared."""
    return frozenset(" ".join(tokens[i : i + length]) for i in range(len(tokens) - length + 1))
