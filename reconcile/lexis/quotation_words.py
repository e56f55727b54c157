"""The words of a quotation as an editor compares them: folded, with contractions spelled out, cuts and brackets marked."""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from reconcile.errors import LexiconError
from reconcile.lexis.stopwords import STOPWORDS

_FOLD = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "\u00a0": " ", "′": "'"})
_TOKEN = re.compile(
    r"(?P<cut>…|\.\s?\.\s?\.(?:\s?\.)?|\*\s\*\s\*)|(?P<open>[\[(])|(?P<close>[\])])|(?P<word>[^\W_]+(?:[.'&][^\W_]+)*[*_]*[\w*]*)|(?P<mask>[*_]{2,}\w*)",
)
_CUT_MARK = "…"
_ENCLITIC = {"'re": ("are",), "'ve": ("have",), "'ll": ("will",), "'m": ("am",), "'d": ("would",)}
_SUBJECT_WORDS = frozenset("he she it that this there here what who where how when why everyone everybody someone nobody".split())
_FILE = "quotation_words.toml"
_LISTS, _TABLES = ("light", "dropped", "small"), ("contractions", "endings")
MIN_STEM = 3
"""Letters before an "s" or another ending at least for the ending to count as spelling only."""
FEW = 3
"""Words up to which a quotation is found by each of its words."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Content of ``quotation_words.toml``."""

    light: frozenset[str]
    dropped: frozenset[str]
    small: frozenset[str]
    contractions: Mapping[str, tuple[str, ...]]
    endings: tuple[tuple[str, str], ...]


@cache
def lexicon() -> Lexicon:
    """Words as they count when quotations are compared.

    Raises:
        LexiconError: a missing or unknown key, a word that is not lower case or stands twice in a list, an empty replacement.
    """
    data = tomllib.loads(files("reconcile.lexis").joinpath(_FILE).read_text("utf-8"))
    if set(data) != {*_LISTS, *_TABLES}:
        raise LexiconError(f"{_FILE}: {', '.join(sorted(set(data) ^ {*_LISTS, *_TABLES}))}: unknown or missing key")
    lists = {key: data[key].split() for key in _LISTS}
    for key, words in lists.items():
        for word in words:
            if word != word.lower() or words.count(word) > 1:
                raise LexiconError(f"{_FILE}: {key}: {word}: lower case, and once, is expected")
    for key in _TABLES:
        for left, right in data[key].items():
            if not isinstance(right, str) or not right.split() or left != left.lower():
                raise LexiconError(f"{_FILE}: {key}: {left}: lower-case text for lower-case text is expected")
    return Lexicon(
        frozenset(lists["light"]),
        frozenset(lists["dropped"]),
        frozenset(lists["small"]),
        {left: tuple(right.split()) for left, right in data["contractions"].items()},
        tuple(data["endings"].items()),
    )


@dataclass(frozen=True, slots=True)
class Word:
    """``key`` is compared (equal for one word in two spellings), ``text`` shown, ``form`` is the folded word.

    ``cut`` marks an ellipsis (no word at all); ``bracketed`` a word that the article put in for the speaker's own; ``light`` a word
    whose change does not change what is said; ``content`` one that says something by itself.
    """

    form: str
    text: str
    key: str
    cut: bool = False
    bracketed: bool = False
    light: bool = False
    content: bool = False


@lru_cache(maxsize=4096)
def read_words(text: str) -> tuple[Word, ...]:
    """The words of a quotation in order; a cut is a word of its own."""
    folded = text.translate(_FOLD)
    out: list[Word] = []
    depth = 0
    for m in _TOKEN.finditer(folded):
        if m["cut"]:
            out.append(Word(_CUT_MARK, _CUT_MARK, "", cut=True, light=True))
        elif m["open"]:
            depth += m["open"] == "["
        elif m["close"]:
            depth = max(0, depth - (m["close"] == "]"))
        else:
            shown = text[m.start() : m.end()]
            out.extend(_word(form, shown, bracketed=depth > 0) for form in _forms(m[0].lower()))
    return tuple(out)


def _forms(word: str) -> tuple[str, ...]:
    known = lexicon().contractions.get(word)
    if known is not None:
        return known
    if word.endswith("n't"):
        return (word[:-3], "not")
    for ending, expanded in _ENCLITIC.items():
        if word.endswith(ending) and len(word) > len(ending):
            return (word[: -len(ending)], *expanded)
    if word.endswith("'s") and len(word) > 2:
        return (word[:-2], "is") if word[:-2] in _SUBJECT_WORDS else (word[:-2],)
    return (word.strip("'"),)


def _word(form: str, shown: str, *, bracketed: bool) -> Word:
    known = lexicon()
    light = bracketed or form in known.light
    content = not light and form not in STOPWORDS and form not in known.small
    return Word(form, shown, form if light else _key(form), bracketed=bracketed, light=light, content=content)


def _key(form: str) -> str:
    """One form for licence and license, colour and color, law and laws."""
    for british, american in lexicon().endings:
        if form.endswith(british) and len(form) - len(british) >= MIN_STEM:
            form = form[: -len(british)] + american
            break
    return form[:-1] if form.endswith("s") and not form.endswith("ss") and len(form) > MIN_STEM else form


def same_word(left: Word, right: Word) -> bool:
    """Whether two words are one word in other spelling: license and licence, colour and color, a masked oath."""
    if left.cut or right.cut:
        return False
    return left.key == right.key or (
        ("*" in left.form or "*" in right.form) and (_masked(left.form, right.form) or _masked(right.form, left.form))
    )


def _masked(mask: str, word: str) -> bool:
    stem = mask.split("*", 1)[0]
    return (
        "*" in mask
        and word.startswith(stem)
        and (mask.rstrip("*") == mask or len(word) > len(stem))
        and word.endswith(mask.rsplit("*", 1)[1])
    )


def block_keys(words: tuple[Word, ...]) -> list[str]:
    """Pairs of neighbouring words of which one says something: quotations of the same words share at least one; very short ones meet by each word."""
    kept = [w for w in words if not w.cut and not w.bracketed and w.form not in ("a", "an", "the", "that", "which", "who", "and")]
    keys = [f"{a.form} {b.form}" for a, b in itertools.pairwise(kept) if a.content or b.content]
    return keys + ([f"only: {w.form}" for w in kept if w.content] if len(kept) <= FEW else [])
