"""Names of persons: folding, given names and the gender they suggest, short forms, titles."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from reconcile.lexis.force import current
from reconcile.lexis.lexicon import pairs, spaced

_SAME = str.maketrans(
    {"’": "'", "‘": "'", "\u2010": "-", "\u2011": "-", "–": "-", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "ı": "i"}
)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without diacritics and periods, quotes and dashes made plain, blanks made single."""
    if text.isascii():
        plain = text.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", text.lower().translate(_SAME))
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(plain.replace(".", "").split())


@cache
def given_names() -> dict[str, str]:
    """Given names, folded, with "m", "f" or "" (borne by both)."""
    out = dict.fromkeys(spaced("reconcile.lexis", "first_names.toml", "either"), "")
    out.update(dict.fromkeys(spaced("reconcile.lexis", "first_names.toml", "male"), "m"))
    out.update(dict.fromkeys(spaced("reconcile.lexis", "first_names.toml", "female"), "f"))
    return out


@cache
def short_forms() -> dict[str, str]:
    """Short given names and the full form: "jim" → "james"."""
    return pairs("reconcile.lexis", "nicknames.toml", "short")


@cache
def word_class(name: str) -> frozenset[str]:
    """A list of ``name_words.toml``."""
    return spaced("reconcile.lexis", "name_words.toml", name)


@cache
def public_persons() -> dict[str, str]:
    """Last names that stand for one person in all of world news, with the folded full name."""
    return pairs("reconcile.lexis", "public_persons.toml", "last")


def gender(name_words: list[str], titles: list[str]) -> str:
    """ "m", "f" or "" from the titles before a name and from the given name; all words folded."""
    for title in titles:
        for word in title.split():
            if word in word_class("male_titles"):
                return "m"
            if word in word_class("female_titles"):
                return "f"
    if len(name_words) < 2:
        return ""
    first = name_words[0].split("-")[0]
    known = given_names().get(first)
    if known is None or (known == "" and first in short_forms()):
        known = given_names().get(short_forms().get(first, first), "")
    return known


def person_words(text: str) -> list[str]:
    """Folded words of a person's name without honorifics, initials after the first name, and suffixes."""
    listed = [w.strip("\"'(),") for w in fold(text).split()]
    listed = [w for w in listed if w]
    while len(listed) > 1 and listed[0] in word_class("honorifics"):
        listed = listed[1:]
    while len(listed) > 1 and listed[-1] in word_class("suffixes"):
        listed = listed[:-1]
    # "J. Edgar Hoover" keeps nothing of the J.; "J.K. Rowling" keeps "jk"
    kept = [w for w in listed if len(w) > 1]
    return kept if len(kept) > 1 or len(listed) < 2 else listed


def person_key(text: str) -> str:
    """The name folded so that "Sen. Charles E. Schumer" and "Chuck Schumer" are one: honorifics, initials and short forms resolved."""
    listed = person_words(text)
    added = current()
    if added is not None and (told := added.spelled.get(" ".join(listed))):
        return told
    if len(listed) > 1 and listed[0] in short_forms():
        listed = [short_forms()[listed[0]], *listed[1:]]
    if len(listed) == 1 and listed[0] in public_persons():
        return public_persons()[listed[0]]
    return " ".join(listed)


def last_name(key: str) -> str:
    """The last name in a key, with its particles left out: "ursula von der leyen" → "leyen"."""
    return key.rsplit(" ", 1)[-1]
