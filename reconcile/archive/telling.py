"""How much a word tells of which event an article is about: rarity, and whether the word is a mark or one of the genre.

Two fires share "blaze", "crew" and "alarm", two council meetings "vote" and "minutes", but not who and where: names, what of them is neither a
given name nor a generic word ("Okafor", not "Denise" nor "Council"), and figures of three and more digits that are no year. These
are the marks of an event. Articles of one event are alike in marks as well as in all words.
"""

from __future__ import annotations

import collections
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from reconcile.lexis.names import given_names, word_class

_BACKGROUND = 200
"""Articles without the word that are assumed beside those at hand: among five articles no word is common."""
_GENRE = 6
"""Of them, articles that have a given word that is no mark: among a dozen articles "fire" looks as rare as a surname."""
_COMMON = 20
"""A word that more than one in so many articles has tells no two events apart, and is left out."""
_COMMON_MARK = 10
"""The same for a mark: a large story's own names stand in all of its articles."""
_TITLE = 1.5
"""A word of the title counts so much more."""
_DIGITS = 3
"""Digits of a figure that two events hardly share by chance."""
_GENERIC = ("organization", "place", "work", "company", "agency", "not_names", "parties", "honorifics", "modifiers", "particles")
"""Lists of words of names that name nobody."""


class Told(Protocol):
    """What is known of an article, see ``stories.Item``."""

    @property
    def words(self) -> Mapping[str, int]: ...
    @property
    def title(self) -> frozenset[str]: ...
    @property
    def names(self) -> frozenset[str]: ...


@dataclass(frozen=True, slots=True)
class Vector:
    """An article as words with weights: ``words`` are all that tell something, ``marks`` those that are marks; each of length 1 or empty."""

    words: dict[str, float]
    marks: dict[str, float]


def vectors(articles: Mapping[int, Told]) -> dict[int, Vector]:
    """The vector of each article; every article counts once for how common a word is.

    The weight is that of TF-IDF with a logarithm for both: what an article speaks of again and again is what it is about.
    """
    often = collections.Counter(w for a in articles.values() for w in a.words.keys() | a.title)
    marks = _marks(articles.values(), often)
    total = len(articles) + _BACKGROUND
    rarity = {}
    for word, n in often.items():
        seen, common = (n, _COMMON_MARK) if word in marks else (n + _GENRE, _COMMON)
        if seen * common < total:
            rarity[word] = math.log(1 + total / (seen + 1))
    out = {}
    for number, a in articles.items():
        weights = {
            w: rarity[w] * (1 + math.log(a.words.get(w, 1))) * (_TITLE if w in a.title else 1.0)
            for w in sorted((a.words.keys() | a.title) & rarity.keys())
        }
        out[number] = Vector(_unit(weights), _unit({w: x for w, x in weights.items() if w in marks}))
    return out


def _marks(articles: Iterable[Told], often: Mapping[str, int]) -> set[str]:
    """The marks among all words: names and their parts where at least every other article that has the word has it in a name, and long figures."""
    named: collections.Counter[str] = collections.Counter()
    for a in articles:
        named.update({w for name in a.names for w in (name, *name.split()) if w in a.words or w in a.title})
    return {w for w, n in named.items() if 2 * n >= often[w] and not generic(w)} | {w for w in often if _long_figure(w)}


def generic(word: str) -> bool:
    """Whether a word of a name names nobody: "council", "Street", "Denise"."""
    return len(word) < _DIGITS or word in _generic_words()


@lru_cache(maxsize=1)
def _generic_words() -> frozenset[str]:
    return frozenset(given_names()).union(*map(word_class, _GENERIC))


def _long_figure(word: str) -> bool:
    digits = word.replace(",", "").replace(".", "")
    return len(digits) >= _DIGITS and digits.isdigit() and not (len(word) == 4 and "1500" <= word < "2100")


def _unit(weights: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(x * x for x in weights.values())) or 1.0
    return {w: x / length for w, x in weights.items()}
