"""What a sum of money is: a price, a fine, a salary, a gift … told by the words near it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from reconcile.lexis.lexicon import homes
from reconcile.model import Fact

_FILE = "amounts.toml"


@cache
def _purposes() -> Mapping[str, str]:
    """Purposes by lemma.

    Raises:
        LexiconError: a word stands under two purposes.
    """
    return homes("reconcile.lexis", _FILE, "purpose")


def purposes(fact: Fact[Any], noun: str) -> frozenset[str]:
    """The purposes that the noun behind the sum tells, else its verb with its arguments, else the words of its clause; mostly one or none."""
    known, frame = _purposes(), fact.frame
    for words in ({noun}, {frame.predicate, frame.object, frame.head}, frame.terms):
        found = frozenset(known[w] for w in words if w in known)
        if found:
            return found
    return frozenset()
