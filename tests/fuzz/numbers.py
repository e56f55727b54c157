"""The grammar of numbers, over its own words in any order."""

from __future__ import annotations

import math

from tests.fuzz.harness import instrumented, run, words_of

with instrumented(__name__):
    from reconcile.lexis.numbers import numerals
    from reconcile.lexis.numbers_expressions import expressions

WORDS = (
    "a an and the of or to than more less about nearly some few several couple dozen dozens half halves quarter third thirds two-thirds one two three "
    "seven ten eleven twelve thirteen twenty thirty-five fifty ninety hundred hundreds thousand thousands million millions billion trillion lakh "
    "crore score zero no point double 0 1 7 11 50 1,000 12,345 3.5 .5 1.25 1/2 ½ ¾ 10^6 ×10^3 x10 -3 +4 minus plus $ £ € % per cent m bn k M "
    "people men dead votes pages st nd th first second 1990s 2017 7-2 7–2 1:30 ( ) , . ; - — “ ” ' ’ years metres long with"
).split()


def check(data: bytes) -> None:
    """Every numeral stands in the text, none overlaps another, and its values are numbers in order."""
    text = words_of(data, WORDS)
    end = 0
    for numeral in numerals(text):
        assert 0 <= numeral.start < numeral.end <= len(text), numeral
        assert numeral.start >= end, numeral
        end = numeral.end
        assert math.isfinite(numeral.low), numeral
        assert math.isfinite(numeral.high), numeral
        assert numeral.low <= numeral.high, numeral
        assert numeral.step > 0, numeral
    expressions(text)


SEEDS = (b"\x01\x20\x02\x30\x03\x40\x05\x11", bytes(range(0, 200, 7)), bytes(range(199, 0, -3)), b"\xf0A\xf0B\xff\x20\x14")

if __name__ == "__main__":
    run(check, SEEDS, 400)
