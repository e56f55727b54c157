"""Whether two speakers are one person, as far as the names tell."""

from __future__ import annotations

from typing import Protocol

_GENERATIONS = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


class Credited(Protocol):
    """What is known of a speaker."""

    @property
    def key(self) -> str: ...
    @property
    def firm(self) -> bool: ...


def _words(key: str) -> list[str]:
    return [w for w in key.replace(",", " ").split() if w not in _GENERATIONS]


def same_person(a: Credited, b: Credited) -> bool:
    """Both have a name, and one name can be the other shortened ("ortiz", "maria ortiz")."""
    x, y = _words(a.key), _words(b.key)
    if not x or not y:
        return False
    return x == y or (x[-1] == y[-1] and (len(x) == 1 or len(y) == 1 or x[0][0] == y[0][0])) or set(x) <= set(y) or set(y) <= set(x)


def different_people(a: Credited, b: Credited) -> bool:
    """Both are persons whom the text names, and the names share nothing."""
    x, y = _words(a.key), _words(b.key)
    if not (a.firm and b.firm and x and y):
        return False
    return not set(x) & set(y)
