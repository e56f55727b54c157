"""JSON and JSON Lines: records with ``text`` and, where known, ``id``, ``title``, ``source``, ``published``, ``url``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reconcile.ingest.draft import Draft, Found, NotAnArticle, Note, Unusable, is_blank, label, stated_day
from reconcile.ingest.text import decode

if TYPE_CHECKING:
    from collections.abc import Iterable


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
        draft, notes = _draft(loaded, None, None)
        return Found((draft,), notes)
    report = isinstance(loaded, dict) and "schema_version" in loaded
    raise NotAnArticle("is a saved report, not an article" if report else 'has no "text": not an article')


def read_jsonl(data: bytes) -> Found:
    """The articles of a ``.jsonl`` file, one record a line; a bad line is noted and the rest is read.

    Raises:
        NotAnArticle: valid JSON Lines in which nothing has a ``text``.
        Unusable: no record is usable.
    """
    lines = [(n, line) for n, line in enumerate(_text(data).split("\n"), 1) if line.strip()]
    return _collect((f"line {n}", k, n, _loads(line)) for k, (n, line) in enumerate(lines, 1))


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
            draft, more = _draft(record, number, line)
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


def _draft(record: object, number: int | None, line: int | None) -> tuple[Draft, tuple[Note, ...]]:
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
            id=label(record.get("id")),
            title=label(record.get("title")),
            source=label(record.get("source")),
            url=label(record.get("url")),
            published=day,
            number=number,
            line=line,
        ),
        notes,
    )


_KINDS = {dict: "an object", list: "a list", int: "a number", float: "a number", bool: "true or false", type(None): "null"}
