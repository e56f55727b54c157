"""Text of others, made safe to print: a terminal must never obey an article, and nothing in it may hide."""

from __future__ import annotations

import re

# one class, since whole reports go through it: control characters, halves of surrogate pairs, and what sets the direction, joins or is
# not seen (Unicode's format characters, separators of lines and paragraphs, what is no character)
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
_PICTURE_JOIN = re.compile("(?<=[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d(?=[\u2190-\u2bff\U0001f000-\U0001faff])")
"""A joiner that makes one picture of two: it stays."""


def printable(text: str) -> str:
    """The text with control characters, overrides of the writing direction and zero-width characters replaced by U+FFFD.

    Line feeds and tabs stay; a carriage return before a line feed and soft hyphens (places to break a word) are dropped.
    """
    return _UNSAFE.sub(_replaced, text.replace("\r\n", "\n"))


def _replaced(match: re.Match[str]) -> str:
    if match[0] == "\xad":
        return ""
    return match[0] if _PICTURE_JOIN.match(match.string, match.start()) else "\ufffd"


def escaped(json_text: str) -> str:
    r"""JSON text with the same characters as ``\uXXXX`` escapes (they can only stand inside its strings)."""
    if json_text.isascii() and "\x7f" not in json_text:
        # JSON escapes what comes before the blank by itself
        return json_text
    # none of them counts as printable to Python, which tells ten times as fast as a search
    return json_text if json_text.isprintable() else _UNSAFE.sub(_escape, json_text)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if _PICTURE_JOIN.match(match.string, match.start()):
        return match[0]
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    return f"\\u{0xD800 + ((code - 0x10000) >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def one_line(text: str) -> str:
    """Printable text with every run of blanks and line ends as one blank."""
    return " ".join(printable(text.replace("\r", " ")).split())


def named(path: str) -> str:
    """A file's name on one line with its blanks as they are, so that a name without odd characters can be opened."""
    return re.sub(r"[\n\t]", "\ufffd", printable(path.replace("\r", "\n")))
