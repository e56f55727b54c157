"""Words of which only one can be true of one thing: a rifle is no handgun, the left arm not the right one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from reconcile.errors import LexiconError
from reconcile.lexis.lexicon import rows

_FILE = "exclusives.toml"


@dataclass(frozen=True, slots=True)
class Choice:
    """A word's place among words that exclude one another."""

    set: str
    """What is chosen ("weapon")."""
    group: int
    """Which of the choices; words of one group may stand for one another."""
    heads: bool
    """Whether the word counts only as the noun of its phrase."""
    marks: bool
    """Whether the word describes a noun, which then must be the same in both."""


@cache
def _choices() -> Mapping[str, Choice]:
    """Every listed word with its choice.

    Raises:
        LexiconError: a word that stands twice, or with a capital.
    """
    found: dict[str, Choice] = {}
    for row in rows("reconcile.lexis", _FILE, "set", {"name": str, "groups": list}, {"heads": bool, "marks": bool}):
        for number, group in enumerate(row["groups"]):
            for word in group.split():
                if word in found or word != word.lower():
                    raise LexiconError(f"{_FILE}: {row['name']}: {word}: stands twice or has a capital")
                found[word] = Choice(row["name"], number, row.get("heads", False), row.get("marks", False))
    return found


def choice(word: str) -> Choice | None:
    """The choice that a word in lower case makes; None for a word that excludes nothing."""
    listed = _choices()
    return listed.get(word) or (listed.get(word[:-1]) if word.endswith("s") and len(word) > 3 else None)


def chosen(words: Iterable[str]) -> frozenset[str]:
    """The choices ("weapon 3") that words make, for telling which of them an article speaks of."""
    return frozenset(key(found) for w in words if (found := choice(w)) is not None)


def key(found: Choice) -> str:
    """One choice as a text."""
    return f"{found.set} {found.group}"
