"""The words of a quotation as an editor compares them: folded, with contractions spelled out, cuts and brackets marked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reconcile.lexis.stopwords import STOPWORDS

_FOLD = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "\u00a0": " ", "′": "'"})
_TOKEN = re.compile(
    r"(?P<cut>…|\.\s?\.\s?\.(?:\s?\.)?|\*\s\*\s\*)|(?P<open>[\[(])|(?P<close>[\])])|(?P<word>[^\W_]+(?:[.'&][^\W_]+)*[*_]*[\w*]*)|(?P<mask>[*_]{2,}\w*)",
)
_CUT_MARK = "…"
_CONTRACTED = {"'re": ("are",), "'ve": ("have",), "'ll": ("will",), "'m": ("am",), "'d": ("would",)}
_IRREGULAR = {
    "can't": ("can", "not"), "cannot": ("can", "not"), "won't": ("will", "not"), "shan't": ("shall", "not"), "ain't": ("is", "not"), "gonna": ("going", "to"),
    "wanna": ("want", "to"), "gotta": ("got", "to"), "let's": ("let", "us"), "'em": ("them",), "y'all": ("you", "all"), "ok": ("okay",), "o.k": ("okay",),
    "percent": ("percent",), "onto": ("on", "to"), "til": ("until",), "till": ("until",), "cause": ("because",), "us": ("us",), "u.s": ("united", "states"),
}  # fmt: skip
_SUBJECT_WORDS = frozenset("he she it that this there here what who where how when why everyone everybody someone nobody".split())  # noqa: SIM905
_NUMBERS = {w: str(n) for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())}  # noqa: SIM905
LIGHT = frozenset(
    """a an the that which who whom this these those and but so or because then well um uh er ah oh yeah of in on at to for from by with into onto as is are was were be
    been being am has have had do does did will would it's there it i's like you know""".split()  # noqa: SIM905
)
"""Words whose change does not change what is said: articles, relatives, conjunctions, prepositions, auxiliaries, fillers."""
_SMALL = LIGHT | frozenset(
    "i we he she they you me us him her them my our his their your what if when how not no all just very going get got".split()
)  # noqa: SIM905
"""Words too common to find a quotation by."""
_ENDINGS = (
    ("ise", "ize"),
    ("ised", "ized"),
    ("ising", "izing"),
    ("isation", "ization"),
    ("our", "or"),
    ("ours", "ors"),
    ("re", "er"),
    ("ence", "ense"),
    ("ogue", "og"),
)


@dataclass(frozen=True, slots=True)
class Word:
    """``form`` is compared, ``text`` shown.

    ``cut`` marks an ellipsis (no word at all); ``bracketed`` a word that the article put in for the speaker's own.
    """

    form: str
    text: str
    cut: bool = False
    bracketed: bool = False

    @property
    def light(self) -> bool:
        return self.cut or self.bracketed or self.form in LIGHT

    @property
    def content(self) -> bool:
        """Whether it says something by itself."""
        return not self.light and self.form not in STOPWORDS and self.form not in _SMALL


@lru_cache(maxsize=4096)
def read_words(text: str) -> tuple[Word, ...]:
    """The words of a quotation in order; a cut is a word of its own."""
    folded = text.translate(_FOLD)
    out: list[Word] = []
    depth = 0
    for m in _TOKEN.finditer(folded):
        if m["cut"]:
            out.append(Word(_CUT_MARK, _CUT_MARK, cut=True))
        elif m["open"]:
            depth += m["open"] == "["
        elif m["close"]:
            depth = max(0, depth - (m["close"] == "]"))
        else:
            shown = text[m.start() : m.end()]
            out.extend(Word(form, shown, bracketed=depth > 0) for form in _forms(m[0].lower()))
    return tuple(out)


def _forms(word: str) -> tuple[str, ...]:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _NUMBERS:
        return (_NUMBERS[word],)
    if word.endswith("n't"):
        return (word[:-3], "not")
    for ending, expanded in _CONTRACTED.items():
        if word.endswith(ending) and len(word) > len(ending):
            return (word[: -len(ending)], *expanded)
    if word.endswith("'s") and len(word) > 2:  # noqa: PLR2004
        return (word[:-2], "is") if word[:-2] in _SUBJECT_WORDS else (word[:-2],)
    return (word.strip("'"),)


def same_word(left: Word, right: Word) -> bool:
    """Whether two words are one word in other spelling: license and licence, colour and color, a masked oath."""
    a, b = left.form, right.form
    if a == b:
        return not (left.cut or right.cut)
    if left.cut or right.cut:
        return False
    if "*" in a or "*" in b:
        return _masked(a, b) or _masked(b, a)
    if min(len(a), len(b)) >= 4 and (a + "s" == b or b + "s" == a):  # noqa: PLR2004
        return True
    for one, other in _ENDINGS:
        if (a.endswith(one) and b.endswith(other) and a[: -len(one)] == b[: -len(other)] != "") or (
            b.endswith(one) and a.endswith(other) and b[: -len(one)] == a[: -len(other)] != ""
        ):
            return len(a) > 4  # noqa: PLR2004
    return False


def _masked(mask: str, word: str) -> bool:
    stem = mask.split("*", 1)[0]
    return (
        "*" in mask
        and word.startswith(stem)
        and (mask.rstrip("*") == mask or len(word) > len(stem))
        and word.endswith(mask.rsplit("*", 1)[1])
    )


FEW = 3
"""Words up to which a quotation is found by each of its words."""


def block_keys(words: tuple[Word, ...]) -> list[str]:
    """Pairs of neighbouring words of which one says something: quotations of the same words share at least one; very short ones meet by each word."""
    kept = [w for w in words if not w.cut and not w.bracketed and w.form not in ("a", "an", "the", "that", "which", "who", "and")]
    keys = [f"{a.form} {b.form}" for a, b in zip(kept, kept[1:], strict=False) if a.content or b.content]
    return keys + ([f"only: {w.form}" for w in kept if w.content] if len(kept) <= FEW else [])
