"""One word for several that news uses for the same thing ("measure", "legislation"), and one spelling for two."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from reconcile.errors import LexiconError

_FILE = "synonyms.toml"


@cache
def _tables() -> tuple[dict[str, str], frozenset[str], frozenset[tuple[str, str]], frozenset[str]]:
    rows = tomllib.loads(files("reconcile.lexis").joinpath(_FILE).read_text("utf-8"))
    key: dict[str, str] = {}
    for n, line in enumerate(rows["nouns"].split("\n")):
        for word in line.split():
            if word in key or word != word.lower():
                raise LexiconError(f"{_FILE}: nouns, line {n}: {word}: stands twice or has a capital")
            key[word] = line.split()[0]
    pairs = frozenset(
        (key.get(line.split()[0], line.split()[0]), key.get(w, w)) for line in rows["broader"].strip().split("\n") for w in line.split()[1:]
    )
    return key, frozenset(rows["generic"].split()), pairs, frozenset(rows["titles"].split())


def spelling(word: str) -> str:
    """American spelling of a few regular endings: "organisation", "programme", "colour" (only longer words: "our" stays)."""
    if len(word) > 6:
        for old, new in (("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ise", "ize"), ("ogue", "og"), ("our", "or")):
            if word.endswith(old):
                return word[: -len(old)] + new
    return word


def same_thing(lemma: str) -> str:
    """The key of a noun's row, or the noun itself."""
    return _tables()[0].get(lemma, spelling(lemma))


def generic(lemma: str) -> bool:
    """Whether a noun says little about what is meant ("people", "official", weekdays)."""
    return lemma in _tables()[1]


def may_be(left: str, right: str) -> bool:
    """Whether one noun (a key) is a broader word for the other: a motion may be called a measure."""
    return left == right or (left, right) in _tables()[2] or (right, left) in _tables()[2]


def titular(lemma: str) -> bool:
    """Whether a word is a title or a party and so tells nobody apart although it has a capital."""
    return lemma in _tables()[3]
