"""Families of predicates: "withdrew", "opted out" and "will not participate" tell of one act.

A member says whether it asserts its family's act or the opposite; ``Family.strict`` says whether denying the act
is the same as asserting the opposite.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reconcile.errors import LexiconError

_FILE = "families.toml"
_LISTS = ("verbs", "phrases", "nouns", "denies", "counter_phrases", "denials", "adjectives", "antonyms")
_FLAGS = ("strict", "patient", "reversible")


@dataclass(frozen=True, slots=True)
class Family:
    """A set of predicates for one act."""

    name: str
    strict: bool = False
    """Whether "not" plus a member is the same as a member of the opposite side."""
    patient: bool = False
    """Whether the subject of one member is the object of another ("kill", "die")."""
    reversible: bool = False
    """Whether the act and its opposite may both be true, one after the other ("joined", "left")."""


@dataclass(frozen=True, slots=True)
class Membership:
    """How a word belongs to a family: ``asserts`` is false for a word of the opposite side."""

    family: Family
    asserts: bool


def reversible(name: str) -> bool:
    """Whether the family of that name is one whose act can be undone; an unknown name is none."""
    return name in _reversible()


@cache
def _reversible() -> frozenset[str]:
    return frozenset(m.family.name for words in families() for m in words.values() if m.family.reversible)


@cache
def families() -> tuple[dict[str, Membership], dict[str, Membership], dict[str, Membership], dict[str, Membership]]:
    """Verbs (``opt_out``), nouns, adjectives and phrases (``take_aim_at``) by lemma, each with its family.

    Raises:
        LexiconError: an unknown key, a value of the wrong type, a capital, or a word in two families.
    """
    rows = tomllib.loads(files("reconcile.lexis").joinpath(_FILE).read_text("utf-8"))
    verbs: dict[str, Membership] = {}
    phrases: dict[str, Membership] = {}
    nouns: dict[str, Membership] = {}
    adjectives: dict[str, Membership] = {}
    homes = {
        "verbs": verbs,
        "denies": verbs,
        "phrases": phrases,
        "counter_phrases": phrases,
        "nouns": nouns,
        "denials": nouns,
        "adjectives": adjectives,
        "antonyms": adjectives,
    }
    for name, row in rows.items():
        for key, value in row.items():
            if key not in (*_LISTS, *_FLAGS) or not isinstance(value, str if key in _LISTS else bool):
                raise LexiconError(f"{_FILE}: {name}: {key}: unknown key or wrong type")
        family = Family(name, row.get("strict", False), row.get("patient", False), row.get("reversible", False))
        for key in _LISTS:
            target = homes[key]
            for word in row.get(key, "").split():
                if word != word.lower():
                    raise LexiconError(f"{_FILE}: {name}: {word}: lower case is expected")
                twice = target.get(word) or (verbs.get(word) if target is phrases else None)
                if twice is not None:
                    raise LexiconError(f"{_FILE}: {name}: {word}: already in {twice.family.name}")
                target[word] = Membership(family, key in ("verbs", "phrases", "nouns", "adjectives"))
    return verbs, nouns, adjectives, phrases


@cache
def acts(*, wide: bool) -> Mapping[str, Membership]:
    """Names of acts that begin with a verb; ``wide`` with the phrases, which only those kinds read that compare whole acts."""
    verbs, _, _, phrases = families()
    return verbs | phrases if wide else verbs


def of_verb(lemma: str) -> Membership:
    """Membership of a verb; a verb of no family is a family of its own."""
    verbs, _, _, phrases = families()
    return verbs.get(lemma) or phrases.get(lemma) or Membership(Family(lemma), asserts=True)


def of_noun(lemma: str) -> Membership | None:
    """Membership of a deverbal noun, None for other nouns."""
    return families()[1].get(lemma)


def of_adjective(lemma: str) -> Membership | None:
    """Membership of an adjective that has a known opposite, None for others."""
    return families()[2].get(lemma)


@cache
def _names() -> frozenset[str]:
    return frozenset(m.family.name for table in families() for m in table.values())


def listed(membership: Membership) -> bool:
    """Whether a membership is of a family of the lexicon, not of a verb that stands for itself."""
    return membership.family.name in _names()
