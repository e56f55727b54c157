"""Offices, jobs and relations: which words name them, and which of them exclude one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reconcile.errors import LexiconError
from reconcile.lexis.lexicon import table
from reconcile.lexis.names import fold

LONGEST = 6
"""Words of the longest form."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office, job or relation; ``unique`` where one body or jurisdiction has one holder at a time."""

    name: str
    family: str
    unique: bool


@cache
def offices() -> dict[str, Office]:
    """Offices by name."""
    return {o.name: o for o in _forms().values()}


@cache
def _forms() -> dict[tuple[str, ...], Office]:
    out: dict[tuple[str, ...], Office] = {}
    for name, row in table("reconcile.lexis", "offices.toml", "office").items():
        if not isinstance(row, dict) or set(row) != {"forms", "family", "unique"}:
            raise LexiconError(f"offices.toml: {name}: forms, family and unique are expected")
        office = Office(name, row["family"], row["unique"])
        for form in row["forms"]:
            key = tuple(fold(form).split())
            if key in out:
                raise LexiconError(f"offices.toml: {name}: {form}: stands also under {out[key].name}")
            out[key] = office
    return out


@cache
def _first_words() -> frozenset[str]:
    return frozenset(k[0] for k in _forms())


@cache
def _last_words() -> frozenset[str]:
    """Words with which a form may end, hyphenated ones in all ways in which they may come as several."""
    lasts = (k[-1].split("-") for k in _forms())
    return frozenset("-".join(pieces[n:]) for pieces in lasts for n in range(len(pieces)))


def may_end(word: str) -> bool:
    """Whether an office may end with a folded word: asked first, for most words are the end of none."""
    return word in _last_words()


def match(words: Sequence[str], at: int) -> tuple[Office, int] | None:
    """The office that the folded words name from ``at`` on, and how many words that takes; the longest wins.

    A hyphenated form may come as one word or as three ("president", "-", "elect").
    """
    best: tuple[Office, int] | None = None
    forms = _forms()
    pieces: list[str] = []
    glue = False
    first = words[at] if at < len(words) else ""
    if first not in _first_words() and not any(f"{first}-{w}" in _first_words() for w in words[at + 2 : at + 3]):
        return None
    for n, word in enumerate(words[at : at + LONGEST + 2]):
        if word == "-":
            glue = True
            continue
        if glue and pieces:
            pieces[-1] = f"{pieces[-1]}-{word}"
            glue = False
        else:
            pieces.append(word)
        found = forms.get(tuple(pieces))
        if found:
            best = (found, n + 1)
    return best
