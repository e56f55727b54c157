"""Ladders: the stages that a bill, a case or a patient passes, in order, with the words that tell each."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from reconcile.errors import LexiconError
from reconcile.lexis.force import current
from reconcile.lexis.synonyms import published
from reconcile.model.settings import Stage as Added

_FILE = "ladders.toml"
_ROLES = ("acts", "moves", "nouns", "adjectives", "places", "settings", "persons")
_KEYS: dict[str, type] = {"name": str, "rung": int, "state": bool, "excludes": str, **dict.fromkeys(_ROLES, str)}


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage. ``rung`` orders them; a ``state`` ends where a later stage begins, an act stays true."""

    ladder: str
    name: str
    rung: int
    state: bool
    excludes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Ladder:
    """Stages of one sort of thing. No ``objects``: a person or a group stands on it."""

    name: str
    objects: frozenset[str]
    bodies: frozenset[str]
    per_body: bool
    named: bool = False
    """Something with a name of its own stands on it as well as its nouns."""


@dataclass(frozen=True, slots=True)
class _Book:
    ladders: dict[str, Ladder]
    words: dict[tuple[str, str], tuple[Stage, ...]]


@cache
def _book() -> _Book:
    rows = tomllib.loads(files("reconcile.lexis").joinpath(_FILE).read_text("utf-8"))
    ladders: dict[str, Ladder] = {}
    found: dict[tuple[str, str], list[Stage]] = {}
    for name, row in rows.items():
        ladders[name] = Ladder(
            name,
            frozenset(published(w) for w in row.get("objects", "").split()),
            frozenset(row.get("bodies", "").split()),
            row.get("per_body", False),
            row.get("named", False),
        )
        names: set[str] = set()
        for entry in row.get("stage", ()):
            stage = _stage(name, entry)
            if stage.name in names:
                raise LexiconError(f"{_FILE}: {name}: {stage.name}: stands twice")
            names.add(stage.name)
            for key in _ROLES:
                for word in entry.get(key, "").split():
                    homes = found.setdefault((key, word), [])
                    if any(s.ladder == name for s in homes):
                        raise LexiconError(f"{_FILE}: {name}: {stage.name}: {word}: tells two stages of one ladder")
                    homes.append(stage)
    return _Book(ladders, {k: tuple(v) for k, v in found.items()})


def _stage(ladder: str, entry: dict[str, Any]) -> Stage:
    for key, value in entry.items():
        if not isinstance(value, _KEYS.get(key, type(None))):
            raise LexiconError(f"{_FILE}: {ladder}: {key}: unknown key or wrong type")
    if "name" not in entry or "rung" not in entry:
        raise LexiconError(f"{_FILE}: {ladder}: a stage needs name and rung")
    return Stage(ladder, entry["name"], entry["rung"], entry.get("state", False), frozenset(entry.get("excludes", "").split()))


def _in_force() -> _Book:
    added = current()
    return _book() if added is None or not added.stages else _extended(added.stages)


_GAP = 100
"""Rungs of a ladder that gets new stages are this far apart, so that there is room between them."""


@lru_cache(maxsize=8)
def _extended(added: tuple[Added, ...]) -> _Book:
    """Our ladders with the newsroom's stages.

    A word that tells another stage of the same ladder tells the new one from then on: the newsroom knows what it means by it.
    """
    book = _book()
    widened = {a.ladder for a in added}
    known = {
        (s.ladder, s.name): dataclasses.replace(s, rung=s.rung * _GAP) if s.ladder in widened else s for x in book.words.values() for s in x
    }
    words = {k: tuple(known[s.ladder, s.name] for s in told) for k, told in book.words.items()}
    for n, a in enumerate(added, 1):
        stage = known.get((a.ladder, a.name))
        if stage is None:
            # of several stages after one, the one that is written first comes first
            stage = known[a.ladder, a.name] = Stage(a.ladder, a.name, known[a.ladder, a.after or ""].rung + n, a.ends)
        for role, told in (("acts", a.acts), ("moves", a.moves), ("nouns", a.nouns), ("adjectives", a.adjectives)):
            for word in told:
                words[role, word] = (*(s for s in words.get((role, word), ()) if s.ladder != a.ladder), stage)
    return _Book(book.ladders, words)


def stage_names() -> dict[str, tuple[str, ...]]:
    """Ladders with the names of their stages, in order."""
    found: dict[str, dict[str, int]] = {name: {} for name in _book().ladders}
    for told in _book().words.values():
        for stage in told:
            found[stage.ladder][stage.name] = stage.rung
    return {name: tuple(sorted(rungs, key=lambda s: (rungs[s], s))) for name, rungs in sorted(found.items())}


def stages(role: str, word: str) -> Iterator[tuple[Ladder, Stage]]:
    """Stages that a word tells in a role (``acts``, ``moves``, ``nouns``, ``adjectives``, ``places``, ``settings``, ``persons``), with their ladders."""
    book = _in_force()
    for stage in book.words.get((role, word), ()):
        yield book.ladders[stage.ladder], stage


def ladder(name: str) -> Ladder:
    """A ladder by name."""
    return _book().ladders[name]


@cache
def _objects() -> frozenset[str]:
    return frozenset(w for x in _book().ladders.values() for w in x.objects)


def any_object(noun: str) -> bool:
    """Whether a noun is of things that stand on a ladder."""
    return noun in _objects()


@cache
def bodies() -> frozenset[str]:
    """Nouns of bodies on any ladder."""
    return frozenset(b for x in _book().ladders.values() for b in x.bodies)
