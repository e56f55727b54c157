"""JSON and JSON Lines: records with ``text`` and, where known, ``id``, ``title``, ``source``, ``published``, ``url``."""

from __future__ import annotations

import io
import itertools
import json
from typing import TYPE_CHECKING

from reconcile.ingest.draft import MAX_FILE, Draft, Found, NotAnArticle, Note, Unusable, identity, is_blank, label, stated_day
from reconcile.ingest.files import Begun
from reconcile.ingest.text import decode, refuse_binary, wide_encoding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import BinaryIO


def read_json(data: bytes) -> Found:
    """The articles of a ``.json`` file: one record or a list of them.

    Raises:
        NotAnArticle: valid JSON in which nothing has a ``text``.
        Unusable: not JSON, or no record is usable.
    """
    text = _text(data)
    try:
        loaded = json.loads(text)
    except json.JSONDecodeError as error:
        raise Unusable(f"line {error.lineno}: not valid JSON ({error.msg})") from error
    except (ValueError, RecursionError) as error:  # numbers of thousands of digits, nesting without end
        raise Unusable("not valid JSON (too deeply nested, or a number too long)") from error
    if isinstance(loaded, list):
        return _collect((f"record {n}", n, None, record) for n, record in enumerate(loaded, 1))
    if isinstance(loaded, dict) and "text" in loaded:
        draft, notes = draft_of(loaded, None, None)
        return Found((draft,), notes)
    report = isinstance(loaded, dict) and "schema_version" in loaded
    raise NotAnArticle("is a saved report, not an article" if report else 'has no "text": not an article')


def read_jsonl(data: bytes) -> Found:
    """The articles of a ``.jsonl`` file, one record a line; a bad line is noted and the rest is read.

    Raises:
        NotAnArticle: valid JSON Lines in which nothing has a ``text``.
        Unusable: no record is usable.
    """
    if is_blank(data[:1_000_000].decode("latin-1")):
        _text(data)
    refuse_binary(data)
    return _collect((f"line {n}", k, n, record) for k, n, record in json_lines(io.BytesIO(data)))


def json_lines(file: BinaryIO) -> Iterator[tuple[int, int, object]]:
    """The records of an open JSON Lines file as (number, line, value), one by one; a bad line comes as the ``Unusable`` to be noted.

    Each line is decoded by itself, so that one in another encoding spoils no other. Memory does not grow with the file.
    """
    head = file.read(4096)
    readline = _utf8_lines(io.BufferedReader(Begun(head, file)), wide_encoding(head))
    number = 0
    for place in itertools.count(1):
        line = readline(MAX_FILE + 1)
        if not line:
            return
        if len(line) > MAX_FILE:
            while line and not line.endswith(b"\n"):
                line = readline(MAX_FILE)
            number += 1
            yield number, place, Unusable(f"is longer than {MAX_FILE // 1_000_000} MB, the limit of a record")
            continue
        line = line.removeprefix(b"\xef\xbb\xbf").removesuffix(b"\n")
        if not line.strip():
            continue
        number += 1
        try:
            yield number, place, _loads(decode(line))
        except Unusable as error:
            yield number, place, error


def _utf8_lines(file: io.BufferedReader[Begun], wide: str | None) -> Callable[[int], bytes]:
    """``readline`` of a file, whatever its encoding, with at most so many bytes or characters of a line at a time."""
    if wide is None:
        return file.readline
    text = io.TextIOWrapper(file, wide, "replace", "\n")
    return lambda size: text.readline(size).encode("utf-8", "replace")


def _text(data: bytes) -> str:
    text = decode(data)
    if is_blank(text):
        raise Unusable("is empty")
    return text


def _loads(line: str) -> object:
    """One line of JSON Lines; what is wrong with it comes back as the error, to be noted with its line."""
    try:
        loaded: object = json.loads(line)
    except json.JSONDecodeError as error:
        return Unusable(f"not valid JSON ({error.msg}, column {error.colno})")
    except (ValueError, RecursionError):
        return Unusable("not valid JSON (too deeply nested, or a number too long)")
    return loaded


def _collect(records: Iterable[tuple[str, int, int | None, object]]) -> Found:
    """Records as (place in words, number, line, value) → drafts and notes."""
    drafts: list[Draft] = []
    notes: list[Note] = []
    first: str | None = None
    foreign = True
    for place, number, line, record in records:
        try:
            if isinstance(record, Unusable):
                raise record
            draft, more = draft_of(record, number, line)
        except Unusable as error:
            foreign = foreign and isinstance(error, NotAnArticle)
            first = first or f"{place}: {error}"
            notes.append(Note(f"skipped: {error}" if line else f"{place} skipped: {error}", line))
        else:
            drafts.append(draft)
            notes.extend(more)
    if drafts:
        return Found(tuple(drafts), tuple(notes))
    if foreign:
        raise NotAnArticle('has no record with a "text": no articles')
    raise Unusable(f"has no usable record ({first})")


def draft_of(record: object, number: int | None, line: int | None) -> tuple[Draft, tuple[Note, ...]]:
    """One record as an article, and notes on what is wrong with it.

    Raises:
        NotAnArticle: it has no ``text``.
        Unusable: its ``text`` cannot be used.
    """
    if not isinstance(record, dict) or "text" not in record:
        raise NotAnArticle('has no "text"')
    text = record["text"]
    if not isinstance(text, str):
        raise Unusable(f'"text" is {_KINDS.get(type(text), "not text")}, not text')
    # half a surrogate pair is valid JSON but no character; it could not be written out again
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if is_blank(text):
        raise Unusable('"text" is empty')
    if "\0" in text:
        raise Unusable('"text" holds null characters')
    value = record.get("published")
    day, notes = stated_day(record.get("date") if value is None else value, line)
    if line is None and number is not None:
        notes = tuple(Note(f"record {number}: {note.reason}") for note in notes)
    return (
        Draft(
            text=text,
            id=identity(record.get("id")),
            title=label(record.get("title")),
            source=label(record.get("source")),
            url=label(record.get("url")),
            published=day,
            number=number,
            key=identity(record.get("url")),
            line=line,
        ),
        notes,
    )


_KINDS = {dict: "an object", list: "a list", int: "a number", float: "a number", bool: "true or false", type(None): "null"}
