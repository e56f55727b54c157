"""Patterns that people write in a configuration, matched in time linear in the text whatever they write.

A pattern is a text with ``*`` (anything), ``?`` (one character) and ``[…]`` (one of these), which must fit the whole line or paragraph; or
``regex:`` and a regular expression, which must fit at its beginning. Capitals, the sort of quotation marks and blanks do not count. Regular
expressions that could take long are refused when they are read: see ``problem``.
"""

from __future__ import annotations

import fnmatch
import re
import warnings
from functools import lru_cache
from typing import Any

MAX_LENGTH = 200
"""Code points of a pattern."""
READ = 2_000
"""Code points of a text that a pattern is held against; what is no evidence is short."""
MAX_PATHS = 50_000
"""Ways in which an expression may be tried on one text at most."""
PREFIX = "regex:"
_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u2010": "-", "\u2011": "-", "–": "-", "—": "-"})


def plain(text: str) -> str:
    """The text as patterns see it: blanks single, quotation marks and dashes plain; at most ``READ`` code points."""
    return " ".join(text[: 2 * READ].translate(_FOLD).split())[:READ]


def fits(pattern: str, text: str) -> bool:
    """Whether a pattern that has no ``problem`` fits a text that ``plain`` has made."""
    return _compiled(pattern).match(text) is not None


def problem(pattern: str) -> str:
    """What is wrong with a pattern, in words for the person who wrote it; empty where nothing is."""
    if not pattern.removeprefix(PREFIX).strip():
        return "is empty"
    if len(pattern) > MAX_LENGTH:
        return f"is longer than {MAX_LENGTH} characters"
    if not pattern.startswith(PREFIX):
        return ""
    try:
        _compiled(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        return f"is no regular expression: {error}"
    return _slow(pattern.removeprefix(PREFIX))


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    if not pattern.startswith(PREFIX):
        # the standard library writes a star as an atomic group, which never goes back
        return re.compile(fnmatch.translate(plain(pattern)), re.IGNORECASE)
    with warnings.catch_warnings():
        warnings.simplefilter("error", FutureWarning)
        try:
            return re.compile(pattern.removeprefix(PREFIX), re.IGNORECASE)
        except FutureWarning as warning:
            raise re.error(str(warning)) from None


def _slow(expression: str) -> str:
    """Why an expression may take long, or empty: repetition inside repetition, references to groups, too many ways to try."""
    parser: Any = re._parser  # type: ignore[attr-defined]  # noqa: SLF001 - the one reader of expressions that reads as ``re`` does
    try:
        ways = _ways(parser.parse(expression, re.IGNORECASE), parser)
    except _Refused as refused:
        return str(refused)
    if ways > MAX_PATHS:
        return (
            "has too many repetitions that can be tried in many ways; keep one * or + (a pattern without regex: may have any number of *)"
        )
    return ""


class _Refused(Exception):  # noqa: N818 - reads as what it says of an expression, and never leaves the module
    """A construction that is not allowed."""


def _ways(tree: Any, parser: Any) -> int:
    """How many ways there are to try an expression from one place at most: the product of the choices in it."""
    total = 1
    for operation, value in tree:
        name = str(operation)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            low, high, inner = value
            choices = min(int(high), READ) - low + 1
            once = _ways(inner, parser)
            if once > 1 and int(high) > 1:
                raise _Refused("has a repetition inside a repetition, which can take for ever on some texts; write it without")
            total *= max(1, choices) * once
        elif name == "BRANCH":
            total *= sum(_ways(branch, parser) for branch in value[1])
        elif name == "SUBPATTERN":
            total *= _ways(value[3], parser)
        elif name == "ATOMIC_GROUP":
            total *= _ways(value, parser)
        elif name in ("GROUPREF", "GROUPREF_EXISTS", "GROUPREF_IGNORE"):
            raise _Refused("refers back to a group, which can take long; write it without")
        elif name in ("ASSERT", "ASSERT_NOT"):
            total *= _ways(value[1], parser)
        if total > MAX_PATHS**2:
            return total
    return total
