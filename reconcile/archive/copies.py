"""Printings of one text among the articles that a draft may be held against: so many of each, that an agency's report leaves room for others.

Papers print an agency's report as it came, or cut it, or edit it a little. What is the same to the byte is known by its digest. What was edited is
looked for only where articles have to be left out anyway, and only as far as there is room, by runs of words (Broder 1997): an article
is a printing of a text of which it has nearly all its runs, so that one that adds to the report is none.
"""

from __future__ import annotations

import collections
from collections.abc import Callable, Iterable

RUN = 5
"""Words of a run."""
ANCHOR = 7
"""Letters of the word with which a run begins: one word in five, so that a fifth of all runs is looked at, the same ones in every printing."""
SHARED = 0.85
"""Share of an article's runs that a text has of which it is a printing."""
LEAST = 8
"""Runs from which an article can be told to be one."""


def few_of_each(numbers: Iterable[int], digest_of: Callable[[int], bytes], most: int) -> list[int]:
    """The first ``most`` articles of each text, by its digest."""
    same: collections.Counter[bytes] = collections.Counter()
    kept = []
    for number in numbers:
        digest = digest_of(number)
        same[digest] += 1
        if same[digest] <= most:
            kept.append(number)
    return kept


def few_printings(numbers: Iterable[int], text_of: Callable[[int], str], most: int, limit: int) -> tuple[list[int], int]:
    """The first ``limit`` articles with at most ``most`` printings of each text among them, and how many printings were passed over."""
    kept: list[int] = []
    passed = 0
    told: dict[tuple[str, ...], set[int]] = {}
    """Which texts have a run, by the place of the first article that was kept of each."""
    printed: collections.Counter[int] = collections.Counter()
    for number in numbers:
        if len(kept) >= limit:
            break
        runs = _runs(text_of(number))
        shared = collections.Counter(text for run in runs for text in told.get(run, ()))
        alike = [(-n, text) for text, n in shared.items() if n >= SHARED * len(runs)] if len(runs) >= LEAST else []
        home = min(alike)[1] if alike else len(kept)
        if printed[home] >= most:
            passed += 1
            continue
        printed[home] += 1
        if not alike:
            for run in runs:
                told.setdefault(run, set()).add(home)
        kept.append(number)
    return kept, passed


def _runs(text: str) -> set[tuple[str, ...]]:
    words = text.casefold().split()
    return {tuple(words[n : n + RUN]) for n, word in enumerate(words) if len(word) >= ANCHOR}
