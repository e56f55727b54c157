"""Odd blanks, dashes and quotation marks as plain ones, one code point for one, so that offsets stay."""

from __future__ import annotations

_FOLD = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2009\u202f\u2002\u2003\u200a\u2007\t\n\r\u2028\u2029", " "),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **dict.fromkeys("\u2018\u2019\u02bc\u2032\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
    }
)


def fold(text: str) -> str:
    """``text`` with plain blanks, hyphens and quotation marks; every offset means the same in both."""
    return text.translate(_FOLD)
