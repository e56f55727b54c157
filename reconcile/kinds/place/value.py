"""The value of the kind ``place``: where somebody is from, or where something is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Where:
    """A place with the relation in which it stands to what is said.

    ``key`` is the folded name, or for a landmark without a name the lemma of its noun ("tunnel"); ``relation`` is
    ``home``, ``in``, ``near``, ``under`` or ``to``; ``of`` the key of the person or the lemma of the noun or verb that is located.
    """

    key: str
    text: str
    """As written, with what narrows it: "Underhill stop"."""
    relation: str
    of: str = ""
    of_name: str = ""
    person: bool = False
    named: bool = True
    level: str = ""
    """ "country", "state", "city", "street", "site" or "" (a town or anything else)."""
    larger: tuple[str, ...] = ()
    """Keys of the larger places that the text adds: "Underhill, north Marlow"."""
    also: tuple[str, ...] = ()
    """Other homes that the article gives the same person, or other relations to the same landmark."""
