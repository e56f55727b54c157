"""Names of organisations: one key for the ways in which news writes them."""

from __future__ import annotations

from functools import cache

from reconcile.lexis.force import current
from reconcile.lexis.lexicon import pairs
from reconcile.lexis.names import fold, word_class
from reconcile.lexis.places import known_place

_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "at", "to", "a", "an", "&"})
_NATIONAL = frozenset(
    "senate house congress supreme department justice homeland state treasury defense capitol attorney chamber constitution".split()
)


@cache
def acronyms() -> dict[str, str]:
    """Well known initials and the key of the body."""
    return pairs("reconcile.lexis", "organizations.toml", "acronym")


@cache
def _short() -> dict[str, str]:
    return pairs("reconcile.lexis", "organizations.toml", "short")


def organization_key(text: str) -> str:
    """The folded name by which an organisation is compared: without "the" and "Inc.", "Department of X" as "X Department"."""
    listed = [w.strip("\"',()") for w in fold(text).replace("&", "and").split()]
    listed = [w for w in listed if w]
    while len(listed) > 1 and listed[0] == "the":
        listed = listed[1:]
    while (
        len(listed) > 1
        and listed[-1] in ("inc", "corp", "ltd", "llc", "plc", "co", "corporation", "limited", "company", "group")
        and listed[-2] not in _SMALL
    ):
        listed = listed[:-1]
    if len(listed) > 1 and listed[0] in ("us", "u.s") and listed[1] in _NATIONAL:
        listed = listed[1:]
    if len(listed) > 2 and listed[0] in ("la", "nyc"):
        listed = [*(known_place(listed[0]) or listed[0]).split(), *listed[1:]]
    if len(listed) > 2 and listed[0] == "department" and listed[1] == "of":
        rest = listed[3:] if listed[2] == "the" else listed[2:]
        listed = [*rest, "department"]
    key = " ".join(listed)
    added = current()
    if added is not None and (told := added.named(key)):
        return told.key
    return _short().get(key) or acronyms().get(key, key)


def initials(text: str) -> tuple[str, ...]:
    """The initials that a name may be known by: without small words, and with all words."""
    listed = [w.strip("\"',()") for w in fold(text).replace("-", " ").split()]
    listed = [w for w in listed if w and w != "the"]
    strict = "".join(w[0] for w in listed if w not in _SMALL)
    return tuple(dict.fromkeys((strict, "".join(w[0] for w in listed))))


def is_company(text: str) -> bool:
    """Whether the name itself says that it is a firm."""
    return fold(text).rsplit(" ", 1)[-1] in word_class("company")
