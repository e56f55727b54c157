"""What the format readers give to the intake, and the limits that all of them keep."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reconcile.ingest.day import parse_day

if TYPE_CHECKING:
    import datetime as dt

MAX_FILE: Final = 20_000_000
"""Bytes of one file; an article is some ten thousand, a saved page with its pictures inside a few million."""
MAX_TEXT: Final = 1_000_000
"""Code points of one article: twice a long novel. Reading it all takes minutes."""
MAX_LABEL: Final = 300
"""Code points of an id, title or source; what is longer is cut."""


class Unusable(Exception):  # noqa: N818 - reads as what it says of a file, and never leaves the package
    """A file or a record that gives no article; the message is the reason, without the file's name.

    Never leaves the package: the intake turns it into an ``InputError`` or a warning that names the file.
    """


class NotAnArticle(Unusable):
    """A sound file that was never meant as an article, such as a saved report: skipped without a word in a folder."""


class NoArticle(Unusable):
    """A page that was read and holds no article: a menu, a wall of adverts."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article before it has its id and its day. ``number`` is the record's number in a file of several, from 1."""

    text: str
    id: str | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: dt.date | None = None
    number: int | None = None
    key: str | None = None
    """What tells the article apart from all others in the world, where it has no id that a person chose: an address or a feed's id."""
    line: int | None = None
    """Line of the file where the record begins, for messages."""
    line_offset: int = 0
    offset: int = 0
    """Code points of the file before the text, where the text is a slice of the file."""
    plain: bool = False
    file_sha256: str | None = None
    """Digest of the file's bytes, where the article is one file."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was skipped. ``line`` is 1-based, None where the format has no lines."""

    reason: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What is in one file: articles, and what had to be skipped."""

    drafts: tuple[Draft, ...]
    notes: tuple[Note, ...] = ()


def oversize(draft: Draft) -> str | None:
    """Why a text is too long to be an article, or None."""
    if len(draft.text) <= MAX_TEXT:
        return None
    return f"has {len(draft.text):,} characters; the limit is {MAX_TEXT:,} an article, so cut it into its articles"


def within_size(found: Found) -> Found:
    """What was found, without the articles that are too long; they become notes.

    Raises:
        Unusable: no other is left.
    """
    reasons = [(draft, oversize(draft)) for draft in found.drafts]
    if not any(reason for _, reason in reasons):
        return found
    kept = tuple(draft for draft, reason in reasons if not reason)
    if not kept:
        raise Unusable(next(reason for _, reason in reasons if reason))
    notes = [Note(f"record {draft.number} skipped: {reason}", draft.line) for draft, reason in reasons if reason]
    return Found(kept, (*found.notes, *notes))


def label(value: object) -> str | None:
    """A metadata value as one line of text: blanks folded, None where it holds nothing or is no text or number."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    line = " ".join("".join(" " if unicodedata.category(c) in {"Cc", "Cs"} else c for c in str(value)[: 4 * MAX_LABEL]).split())
    return line[:MAX_LABEL] or None


def identity(value: object) -> str | None:
    """An id or address as a label; a longer one ends in a digest instead of being cut, so that two that differ stay two."""
    line = label(value)
    if line is None or len(str(value)) <= MAX_LABEL:
        return line
    return f"{line[: MAX_LABEL - 17]}~{hashlib.sha256(str(value).encode('utf-8', 'replace')).hexdigest()[:16]}"


def stated_day(value: object, line: int | None = None) -> tuple[dt.date | None, tuple[Note, ...]]:
    """The day that a metadata field states, or None and, where it states something that is no day, a note."""
    text = label(value)
    if text is None and value in (None, ""):
        return None, ()
    day = parse_day(text or "")
    if day is None:
        return None, (Note(f'date "{(text or str(value))[:40]}" is not one clear day and is ignored; write it as 2017-10-03', line),)
    return day, ()


def is_blank(text: str) -> bool:
    """Nothing but white space, zero-width and byte-order characters."""
    return not text.strip(" \t\r\n\v\f\u00a0\u200b\u200c\u200d\u2060\ufeff").strip()
