"""Numerals of English news: where a number stands in a text and what it is, in digits, words or both.

Nothing here knows units, hedges or what is counted (``numbers_expressions`` does), nor which numbers are labels
(``numbers_labels``). The grammar is our own; every pattern is linear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from reconcile.lexis.folding import fold
from reconcile.lexis.numbers_lexicon import number_words

_DIGITS = re.compile(
    r"(?:(?<![\w.,/])(?<!\d:)|(?<=\bUSD)|(?<=\bEUR)|(?<=\bGBP)|(?<=\bAUD)|(?<=\bRMB)|(?<=\bPS)|(?<=\bRs)|(?<=\$US)|(?<=\$A)|(?<=\$C))"
    r"(?P<sign>minus[ -]|[-+](?=[\d.]))?"
    r"(?P<body>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?P<half>[½¼¾⅓⅔]|[ -]1/2|[ -]3/4|[ -]1/4)?"
)
_HALVES = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "1/2": 0.5, "3/4": 0.75, "1/4": 0.25}
_WORD = re.compile(r"[A-Za-z]+")
_JOIN = re.compile(r"[ ]{1,2}|-")
_GLUE = re.compile(r"(?:[ ]{1,2}|-)?")
_MOST_DIGITS = 32
"""Characters of a number in digits; what is longer is a code or a trap, and some hundreds are more than a float can hold."""
_VAGUE_COUNT = {"several": (3.0, 9.0), "few": (2.0, 5.0), "couple": (2.0, 2.0)}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written, ``text[start:end]``; ``low < high`` only for vague ones ("dozens", "several hundred").

    ``step`` is the unit of the last stated digit. ``form``: ``digits``, ``words``, ``fraction`` ("two-thirds") or ``vague``.
    """

    start: int
    end: int
    low: float
    high: float
    step: float
    form: str
    scale: float = 1.0
    """The scale word that was read with it ("million": 1e6), 1 without."""


@lru_cache(maxsize=2048)
def numerals(text: str) -> tuple[Numeral, ...]:
    """All numerals of a text, in order, none overlapping another. Ordinals ("third", "21st") are none."""
    plain = fold(text)
    found: list[Numeral] = []
    for m in _DIGITS.finditer(plain):
        n = _digits(plain, m)
        # the 10 and the 3 of "7 ×10^3" are no numbers of their own
        if n is not None and (not found or n.start >= found[-1].end):
            found.append(n)
    found.extend(_word_numerals(plain, found))
    return tuple(sorted(found, key=lambda n: n.start))


def _step(digits: str) -> float:
    """Unit of the last stated digit; zeros at the end of a whole number of four or more digits may be rounding."""
    bare = digits.replace(",", "")
    if "." in bare:
        return float(10.0 ** -len(bare.split(".")[1]))
    zeros = len(bare) - len(bare.rstrip("0"))
    return float(10**zeros) if len(bare) >= 4 and zeros < len(bare) else 1.0


def _digits(text: str, m: re.Match[str]) -> Numeral | None:
    body, sign, half = m["body"], m["sign"], m["half"]
    if len(body) > _MOST_DIGITS:
        return None
    value, step = float(body.replace(",", "")), _step(body)
    end = m.end()
    if half:
        value += _HALVES[half.strip(" -")]
        step = 0.5
    rest = _HALF_AFTER.match(text, end)
    if rest:
        value, step, end = value + 0.5, 0.5, rest.end()
    power = _POWER.match(text, end)
    if power:
        exponent = int(power[1].replace(" ", "")) if len(power[1]) <= 3 else 0
        value, step, end = value * 10.0**exponent, step * 10.0**exponent, power.end()
    scale, end = _scale(text, end)
    start = (
        m.start()
        if sign is None or sign.strip(" -") == "minus" or (sign == "-" and _real_minus(text, m.start()))
        else m.start() + (len(sign) if sign != "+" else 0)
    )
    negative = sign is not None and sign != "+" and start == m.start()
    if scale == 1.0 and _SUFFIX.match(text, end):
        return None
    # decimal arithmetic, so that 16.4 million is 16400000 and not a hair less
    value = float(Decimal(repr(value)) * Decimal(scale)) * (-1 if negative else 1)
    return Numeral(start, end, value, value, float(Decimal(repr(step)) * Decimal(scale)), "digits", scale)


_POWER = re.compile(r"[ ]?[×x][ ]?10\^?(-?\d{1,2})(?!\d)")
_HALF_AFTER = re.compile(r"[ -]and[ -]a[ -]half\b", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:st|nd|rd|th)\b|s\b(?!\.)|'s\b|,\d")


def _real_minus(text: str, at: int) -> bool:
    """A hyphen before a digit is a minus only after a blank, a bracket or at the start."""
    return at == 0 or text[at - 1] in " ($£€¥"


def _scale(text: str, end: int) -> tuple[float, int]:
    """The scale behind digits and where it ends: "million", "-million", "m", "bn", "k"; several in "5 hundred thousand"."""
    words = number_words()
    m = _SCALE_WORD.match(text, end)
    factor = 1.0
    while m and factor < 1e15:
        word = m[1].lower()
        factor *= words.scales.get(word, 12.0)
        end = m.end()
        m = _SCALE_WORD.match(text, end)
    if factor > 1:
        return factor, end
    m = _SCALE_SHORT.match(text, end)
    if m:
        short = m[1] or m[2]
        if short.lower() == "m" and not _is_million(text, m, end):
            return 1.0, end
        if short == "T" or (short == "t" and not _money_before(text, end)):
            return 1.0, end
        return words.abbreviations[short.lower()], m.end()
    return 1.0, end


_SCALE_WORD = re.compile(r"(?:[ ]{1,2}|-)?(hundred|thousand|million|billion|trillion|lakh|crore|dozens?)\b", re.IGNORECASE)
_SCALE_SHORT = re.compile(r"(bn|mn|mln|bln|tn|trn|mm|[mMkKbBtT])(?![\w'])|[ ](bn|mn|mln|bln|tn|trn|[MBT](?=[ ,.;)]))(?!\w)")
_COUNT_AFTER = re.compile(r"[ -](?:[A-Za-z]+[ ]){0,2}(?:people|men|women|children|[a-z]{3,}s)\b")
_LENGTH_AFTER = re.compile(
    r"[ -](?:long|high|tall|wide|deep|from|away|up|above|below|of|race|sprint|freestyle|across|thick|apart|down|waves?|cables?|tracks?)\b|\)|[ ]?\(\d+[ ]?f"
)


def _money_before(text: str, end: int) -> bool:
    return re.search(r"[$£€¥₹][\d.,]{1,15}$", text[max(0, end - 18) : end]) is not None


def _is_million(text: str, m: re.Match[str], end: int) -> bool:
    """Whether "m" is million and not metres: after money, or before something that is counted."""
    short = m[1] or m[2]
    if short == "M" or _money_before(text, end) or text[max(0, end - 18) : end].lstrip().startswith("PS"):
        return True
    return bool(_COUNT_AFTER.match(text, m.end())) and not _LENGTH_AFTER.match(text, m.end())


def _word_numerals(text: str, found: list[Numeral]) -> list[Numeral]:
    """Numbers in words, outside the digits already found."""
    out: list[Numeral] = []
    words = [(m[0].lower(), m.start(), m.end()) for m in _WORD.finditer(text)]
    position = 0
    while position < len(words):
        reader = _Reader(text, words, position)
        numeral = reader.read()
        if numeral is None:
            position += 1
            continue
        position = max(position + 1, reader.position)
        if not any(n.start < numeral.end and numeral.start < n.end for n in found):
            out.append(numeral)
    return out


class _Reader:
    """Reads one number in words from a position in a list of words."""

    def __init__(self, text: str, words: list[tuple[str, int, int]], position: int) -> None:
        self._text = text
        self._words = words
        self._lexicon = number_words()
        self.position = position

    def _peek(self, offset: int = 0) -> str:
        """The word ``offset`` ahead if it is joined to the one before by a blank or a hyphen."""
        i = self.position + offset
        if i >= len(self._words):
            return ""
        if i > 0 and not _JOIN.fullmatch(self._text[self._words[i - 1][2] : self._words[i][1]]):
            return ""
        return self._words[i][0]

    def read(self) -> Numeral | None:
        lexicon = self._lexicon
        first = self._words[self.position][0]
        start = self._words[self.position][1]
        if start > 0 and (self._text[start - 1].isalnum() or self._text[start - 1] in "@#_"):
            return None
        for reader in (self._fraction, self._vague, self._cardinal):
            if (
                first in lexicon.values
                or first in lexicon.plurals
                or first in ("a", "an", "half", "several", "tens", "hundred", "thousand", "million", "billion")
            ):
                at = self.position
                numeral = reader(start)
                if numeral is not None:
                    return numeral
                self.position = at
        return None

    def _end(self) -> int:
        return self._words[self.position - 1][2]

    def _fraction(self, start: int) -> Numeral | None:
        """ "a third", "two-thirds", "half", "a half", "three quarters"; "half a million" is no fraction."""
        first = self._words[self.position][0]
        fractions = self._lexicon.fractions
        if first == "half":
            if self._peek(1) in ("a", "an") and self._peek(2) in (*self._lexicon.scales, "dozen"):
                scale = self._lexicon.scales.get(self._peek(2), 12.0)
                self.position += 3
                return Numeral(start, self._end(), scale / 2, scale / 2, scale / 2, "words", scale)
            if self._peek(1) in (*self._lexicon.scales, "dozen"):
                scale = self._lexicon.scales.get(self._peek(1), 12.0)
                self.position += 2
                return Numeral(start, self._end(), scale / 2, scale / 2, scale / 2, "words", scale)
            if _PART_OF_GAME.search(self._text[max(0, start - 12) : start]) or not _HALF_OF.match(
                self._text, self._words[self.position][2]
            ):
                return None
            self.position += 1
            return Numeral(start, self._end(), 0.5, 0.5, 0.05, "fraction")
        numerator = 1.0 if first in ("a", "an", "one") else self._lexicon.values.get(first, 0.0)
        name = self._peek(1)
        if not 0 < numerator < 10 or name not in fractions:
            return None
        denominator = fractions[name]
        if (numerator > 1) != name.endswith(("s", "halves")) or numerator == denominator:
            return None
        # more than the whole is a slip in a share: "five-thirds of the vote"
        hyphen = self._text[self._words[self.position][2]] == "-"
        if numerator > denominator and not hyphen and not _SHARE_OF.match(self._text, self._words[self.position + 1][2]):
            return None
        behind = self._words[self.position + 1][2]
        if numerator == 1 and not _SHARE_OF.match(self._text, behind):
            return None
        if (
            numerator == 1
            and self._text[:start].rstrip().lower().endswith((" for", "for", " quarter", "time"))
            and not self._text[behind:].startswith(" of the")
        ):
            return None
        self.position += 2
        return Numeral(start, self._end(), numerator / denominator, numerator / denominator, 0.05, "fraction")

    def _vague(self, start: int) -> Numeral | None:
        """ "dozens", "hundreds of thousands", "tens of millions", "several hundred", "a few dozen", "a couple of dozen"."""
        lexicon = self._lexicon
        first = self._words[self.position][0]
        if first in lexicon.plurals or first == "tens":
            low, high = lexicon.plurals.get(first, (10.0, 100.0))
            self.position += 1
            if self._peek() == "of" and self._peek(1) in lexicon.plurals and first in ("tens", "hundreds", "dozens", "thousands"):
                scale = lexicon.plurals[self._peek(1)][0]
                low, high = low * scale, high * scale
                self.position += 2
            elif first == "tens" or (first == "scores" and self._peek() != "of"):
                return None
            return Numeral(start, self._end(), low, high, low, "vague", low)
        if first in ("several", "a"):
            skip = 1 if first == "a" else 0
            count = self._peek(skip) if skip else first
            if count in _VAGUE_COUNT and not (first == "a" and count == "several"):
                after = skip + 1 + (1 if self._peek(skip + 1) == "of" else 0)
                scale_word = self._peek(after)
                scale = lexicon.scales.get(scale_word, 12.0 if scale_word == "dozen" else 0.0)
                if scale:
                    low, high = _VAGUE_COUNT[count]
                    self.position += after + 1
                    return Numeral(start, self._end(), low * scale, high * scale, scale, "vague", scale)
        return None

    def _cardinal(self, start: int) -> Numeral | None:
        """Whole numbers in words, with "and a half" and scales."""
        lexicon = self._lexicon
        total, current, last_scale, step = 0.0, 0.0, 1.0, 1.0
        allowed = "any"
        first = self.position
        word = self._words[first][0]
        if word in ("a", "an"):
            if self._peek(1) not in (*lexicon.scales, "dozen") or self._text[max(0, start - 5) : start].lower().endswith(
                ("half ", "half-", "per ")
            ):
                return None
            current, self.position, allowed = 1.0, self.position + 1, "scale"
        elif word in (*lexicon.scales, "dozen"):
            return None
        while True:
            word = self._peek() if self.position > first else self._words[self.position][0]
            value = lexicon.values.get(word, 0.0)
            if value and allowed in ("any", "small", "unit") and (allowed == "any" or value < (10 if allowed == "unit" else 100)):
                current += value
                allowed = "unit" if value >= 20 else "scale"
            elif word in (*lexicon.scales, "dozen") and current:
                scale = lexicon.scales.get(word, 12.0)
                if scale == 100:
                    current *= 100
                    allowed = "small"
                else:
                    total += current * scale
                    current, allowed = 0.0, "any"
                    step = scale
                last_scale = max(last_scale, scale)
            elif (
                word == "and"
                and last_scale > 1
                and self._peek(1) in lexicon.values
                and lexicon.values[self._peek(1)] < 100
                and allowed in ("small", "any")
            ):
                pass
            elif word == "and" and (self._peek(1) == "half" or (self._peek(1) == "a" and self._peek(2) == "half")):
                extra = 0.5 * (last_scale if not current else 1.0)
                current, step = current + extra, extra
                self.position += 1 if self._peek(1) == "half" else 2
                allowed = "scale"
            else:
                break
            self.position += 1
        if self.position == first or not total + current:
            return None
        if self._peek() in lexicon.ordinals and self._text[self._end()] == "-":
            return None  # "twenty-first"
        total += current
        small = step if last_scale > 1 and not current else 1.0 if step >= 1 else step
        return Numeral(start, self._end(), total, total, small, "words", last_scale if last_scale != 100 else 1.0)


_PART_OF_GAME = re.compile(r"\b(?:first|second|latter|last|1st|2nd)[ -]$", re.IGNORECASE)
_HALF_OF = re.compile(r"(?:-|[ ]{1,2})?(?:[ ](?:of|the|its|their|his|her|our|all|percent|those|that|these|as)\b)", re.IGNORECASE)
_SHARE_OF = re.compile(r"[ ]{1,2}(?:of|to|more|less|fewer|higher|lower|smaller|larger)\b", re.IGNORECASE)
