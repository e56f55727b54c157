"""Text → words of the grammar of times: numbers, ordinals, clock times and numeric dates are one word each."""

from __future__ import annotations

import re
from typing import NamedTuple

# one code point for one: offsets must not move
_FOLD = str.maketrans({
    "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\n": " ", "\r": " ", "\t": " ",
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "—", "\u2212": "-", "\u2018": "'", "\u2019": "'", "\u02bc": "'",
})  # fmt: skip

_WORD = re.compile(
    r"""(?P<iso>(?<![\d.-])\d{4}-\d{1,2}-\d{1,2}(?![\d-]))
      | (?P<slash>(?<![\d/])\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?![\d/]))
      | (?P<clock>(?<![\d.:,$£€])(?:\d{1,2}(?:[:.]\d{2})?\s?(?:[ap]\.\s?m\.|[ap]\.?m\b)|\d{1,2}:\d{2}(?![\d:])))
      | (?P<decade>(?<![\w$£€])(?:'?\d0'?s|\d{3}0'?s)\b)
      | (?P<ordinal>(?<![\w.,])\d{1,2}\s?(?:st|nd|rd|th)\b)
      | (?P<dotted>(?<![\d.,$£€])\d{1,2}\.\d{2}(?![\d.]|\s?%))
      | (?P<number>(?<![.,$£€#\w])\d+(?![\d,]*\d)(?!\.\d)(?![\w%]))
      | (?P<word>[^\W\d_]+(?:'[^\W\d_]+)*(?:(?<=s)'(?=\s\w))?)
      | (?P<other>\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Word(NamedTuple):
    """A word with its place in the text; ``lower`` is folded, without a possessive ending. A tuple, for there is one for each word of a text."""

    lower: str
    raw: str
    start: int
    end: int
    sort: str
    number: int = -1
    """Of a number or an ordinal in digits, else -1."""
    possessive: bool = False

    @property
    def bare_end(self) -> int:
        """Where the word ends without its possessive ending."""
        return self.end - len(self.ending)

    @property
    def ending(self) -> str:
        """The possessive ending as written, or ""."""
        if not self.possessive:
            return ""
        return self.raw[-2:] if self.raw[-1] in "sS" else self.raw[-1:]


def split(text: str) -> list[Word]:
    """The words of a text, marks included."""
    out = []
    for m in _WORD.finditer(text.translate(_FOLD)):
        sort = m.lastgroup or "other"
        raw, start, end = m[0], m.start(), m.end()
        lower = raw.lower()
        possessive = False
        if sort == "word" and lower.endswith("'s"):
            lower, possessive = lower[:-2], True
        elif sort == "word" and lower.endswith("s'"):
            lower, possessive = lower[:-1], True
        number = -1
        if sort == "number" and len(raw) <= 4:
            number = int(raw)
        elif sort == "ordinal":
            number = int("".join(c for c in raw if c.isdigit()))
        out.append(Word(lower, raw, start, end, sort, number, possessive))
    return out


def said(words: list[Word]) -> str:
    """Words as they were written, with one blank where there was any."""
    out = ""
    for n, w in enumerate(words):
        out += (" " if n and w.start > words[n - 1].end else "") + w.raw
    return out.removesuffix(words[-1].ending) if words else out
