"""What a fact is found by in the archive: a few short tokens that another telling of the same fact is likely to have, too.

The kinds' own blocking keys pair the facts of one story ("percent", "vote"); among ten million facts they are far too common. A fact of the
archive is found by words (names and content words of its clause, in the form in which English derivations and synonyms are one), by its number with
the unit, and by joint keys, which are rare even where all words are common: the kind's blocking keys, with a name where they are
coarse. Of many blocking keys those with the smallest hashes stand for all, so that two like sets mostly choose the same (MinHash, Broder 1997).

Tokens consist of ``a-z0-9`` and depend on the fact alone. What a token is must not change without a new number ``KEYS``: an archive is looked up with
the keys that it was written with.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from reconcile.lexis.content import LIGHT_ITEMS, root
from reconcile.lexis.newsroom import using
from reconcile.lexis.stopwords import STOPWORDS
from reconcile.lexis.synonyms import generic, published
from reconcile.model import Fact, Kinds

KEYS = 1
"""Version of the keys; an archive remembers with which it was written."""
MAX_WORDS = 8
"""Words of one fact; those of names and of the slots of its clause go first."""
MAX_JOINT = 2
_COARSE = 2
"""Kinds' blocking keys up to which they are coarse, and are joined to a name."""
_LETTERS = 10
_NUMERALS = frozenset("hundred thousand million billion trillion percent dozen half".split())
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_HASH = 36**6
_PAIRS = tuple(low + high for high in _DIGITS for low in _DIGITS)
"""Two digits, the lower first, for each number below their number."""


def fact_keys(fact: Fact[Any], kinds: Kinds) -> tuple[str, ...]:
    """The tokens of a fact, about ten, the most telling first; each once. Empty for a fact of no words, which nothing can find."""
    # an archive outlives the newsroom's lexicon of the day
    with using(None):
        named = _named(fact)
        words = [*named, *(w for w in _ordered(fact) if w not in named)][:MAX_WORDS]
        return tuple(dict.fromkeys((*_number(fact, kinds), *_joint(fact, kinds, named), *words)))


@lru_cache(maxsize=1 << 16)
def word_tokens(word: str) -> frozenset[str]:
    """The tokens under which facts that say a word may be found; facts have them of base forms, which a word that somebody types need not be."""
    plain = word.casefold()
    forms = [
        plain,
        *(plain.removesuffix(e) for e in ("s", "es", "ed", "d", "ing")),
        *((f"{plain[:-3]}y",) if plain.endswith("ies") else ()),
    ]
    return frozenset(filter(None, (_word(f) for f in forms if len(f) > 2)))


def _named(fact: Fact[Any]) -> list[str]:
    """Words of the names in the clause, persons' last words as well as others; without a name in it those of the rest of the sentence."""
    found = [_word(w) for name in sorted(fact.frame.names) for w in reversed(name.split())]
    if not any(found):
        found = [_word(w) for name in sorted(fact.frame.names_near) for w in reversed(name.split()[-1:])]
    return list(dict.fromkeys(filter(None, found)))


def _ordered(fact: Fact[Any]) -> Iterable[str]:
    """Content words: the slots of the clause, then its words by length (long words are rare ones), then those around it where the clause says little."""
    frame = fact.frame
    yield from filter(None, (_word(w) for w in (frame.head, frame.object, frame.agent, frame.predicate) if " " not in w))
    told = sorted(frame.terms, key=lambda w: (-len(w), w))
    if len(told) < _COARSE + 1:
        told += sorted(frame.context - frame.terms, key=lambda w: (-len(w), w))[:MAX_WORDS]
    yield from dict.fromkeys(filter(None, map(_word, told)))


def _number(fact: Fact[Any], kinds: Kinds) -> tuple[str, ...]:
    """The number with its unit, where it has two digits that say something."""
    amount = kinds[fact.kind].amount(fact)
    if amount is None or amount.vague or len(f"{amount.low:.6g}".replace(".", "").strip("0")) < 2:
        return ()
    return (_hash(f"{amount.low:.6g} {amount.unit}"),)


def _joint(fact: Fact[Any], kinds: Kinds, named: list[str]) -> tuple[str, ...]:
    """The kind's blocking keys, hashed."""
    blocks = sorted(set(kinds[fact.kind].blocks(fact)))
    if len(blocks) > _COARSE:
        return tuple(sorted(_hash(f"{fact.kind} {b}") for b in blocks)[:MAX_JOINT])
    return tuple(_hash(f"{fact.kind} {b} {name}") for name in named[:MAX_JOINT] for b in blocks[:1])


@lru_cache(maxsize=1 << 16)
def _word(word: str) -> str:
    """The token of a word, or "" where it says nothing."""
    if word in STOPWORDS or word in LIGHT_ITEMS or word in _NUMERALS or generic(word):
        return ""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if c.isalnum() and not unicodedata.combining(c))
    if len(plain) < 3 or plain.isdigit():
        return ""
    return root(published(plain))[:_LETTERS] if plain.isascii() else _hash(plain)


@lru_cache(maxsize=1 << 15)
def _hash(text: str) -> str:
    """Six letters and digits."""
    number = int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") % _HASH
    rest, low = divmod(number, len(_PAIRS))
    high, middle = divmod(rest, len(_PAIRS))
    return _PAIRS[low] + _PAIRS[middle] + _PAIRS[high]
