"""One word for several that news uses for the same thing ("measure", "legislation"), and one spelling for two."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from reconcile.errors import LexiconError
from reconcile.lexis.force import current

_FILE = "synonyms.toml"
_KEPT = 1 << 15
"""Words of which the answer is kept."""
_SETS = ("generic", "titles", "civic", "occasions", "landmarks", "mishaps")
_ENDINGS = (("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ise", "ize"), ("ogue", "og"), ("our", "or"))


@dataclass(frozen=True, slots=True)
class _Book:
    key: dict[str, str]
    broader: frozenset[tuple[str, str]]
    sets: dict[str, frozenset[str]]
    akin: dict[str, frozenset[int]]
    """Lines of akin acts in which an act stands."""


@cache
def _book() -> _Book:
    rows = tomllib.loads(files("reconcile.lexis").joinpath(_FILE).read_text("utf-8"))
    unknown = set(rows) ^ {"nouns", "broader", "akin", *_SETS}
    if unknown or not all(isinstance(v, str) for v in rows.values()):
        raise LexiconError(f"{_FILE}: {', '.join(sorted(unknown)) or 'a row'}: unknown, missing or not a text")
    key: dict[str, str] = {}
    for n, line in enumerate(rows["nouns"].split("\n")):
        for word in line.split():
            if word in key or word != word.lower():
                raise LexiconError(f"{_FILE}: nouns, line {n}: {word}: stands twice or has a capital")
            key[word] = line.split()[0]
    broader: set[tuple[str, str]] = set()
    for line in rows["broader"].strip().split("\n"):
        first, *rest = (key.get(w, w) for w in line.split())
        broader.update((first, w) for w in rest)
    akin: dict[str, set[int]] = {}
    for n, line in enumerate(rows["akin"].strip().split("\n")):
        for word in line.split():
            akin.setdefault(word, set()).add(n)
    return _Book(
        key, frozenset(broader), {name: frozenset(rows[name].split()) for name in _SETS}, {w: frozenset(n) for w, n in akin.items()}
    )


@lru_cache(maxsize=_KEPT)
def spelling(word: str) -> str:
    """American spelling of a few regular endings: "organisation", "colour" (only longer words: "our" stays)."""
    if len(word) > 6:
        for old, new in _ENDINGS:
            if word.endswith(old):
                return word[: -len(old)] + new
    return word


def same_thing(lemma: str) -> str:
    """The key of a noun's row, or the noun itself; the newsroom's rows are asked first."""
    added = current()
    if added is not None and added.synonyms and (told := _added(added.synonyms).get(lemma)):
        return told
    return published(lemma)


@lru_cache(maxsize=_KEPT)
def published(lemma: str) -> str:
    """The same by our own lexicon alone, whatever the newsroom adds."""
    return _book().key.get(lemma, spelling(lemma))


@lru_cache(maxsize=8)
def _added(groups: tuple[tuple[str, ...], ...]) -> dict[str, str]:
    """Nouns of the newsroom's rows → key: that of our own row if one of them stands there, so that the rows grow together."""
    out: dict[str, str] = {}
    for group in groups:
        key = next((_book().key[w] for w in group if w in _book().key), published(group[0]))
        out.update(dict.fromkeys(group, key))
    return out


def may_be(left: str, right: str) -> bool:
    """Whether one noun (a key) is a broader word for the other: a motion may be called a measure."""
    return left == right or (left, right) in _book().broader or (right, left) in _book().broader


def akin(left: str, right: str) -> bool:
    """Whether two acts may tell the same thing of the same participants ("suspended" and "halted" the surgery)."""
    lines = _book().akin
    return not lines.get(left, frozenset()).isdisjoint(lines.get(right, frozenset()))


def generic(lemma: str) -> bool:
    """Whether a noun says little about what is meant ("people", "official", weekdays)."""
    return lemma in _book().sets["generic"]


def titular(lemma: str) -> bool:
    """Whether a word is a title or a party and so tells nobody apart although it has a capital."""
    return lemma in _book().sets["titles"] or civic(lemma)


def civic(lemma: str) -> bool:
    """Whether a word ties a place to its institutions ("the city", "the City Council")."""
    return lemma in _book().sets["civic"]


def landmark(lemma: str) -> bool:
    """Whether a noun is something in or beside which things happen ("tunnel")."""
    return lemma in _book().sets["landmarks"]


def mishap(lemma: str) -> bool:
    """Whether a predicate says that something happened somewhere ("crash", "occur", "explosion")."""
    return lemma in _book().sets["mishaps"]


def occasion(lemma: str) -> bool:
    """Whether a noun is an occasion at which people speak or meet ("interview", "lunch")."""
    return lemma in _book().sets["occasions"]
