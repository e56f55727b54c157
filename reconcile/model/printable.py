"""Text of others, made safe to print: a terminal must never obey an article."""

from __future__ import annotations

import re

_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def printable(text: str) -> str:
    """The text with control characters and overrides of the writing direction replaced by U+FFFD.

    Line feeds and tabs stay; a carriage return before a line feed is dropped.
    """
    return _UNSAFE.sub("\ufffd", text.replace("\r\n", "\n"))


def escaped(json_text: str) -> str:
    r"""JSON text with the same characters as ``\uXXXX`` escapes (they can only stand inside its strings)."""
    return _UNSAFE.sub(lambda m: f"\\u{ord(m[0]):04x}", json_text)


def one_line(text: str) -> str:
    """Printable text with every run of blanks and line ends as one blank."""
    return " ".join(printable(text.replace("\r", " ")).split())
