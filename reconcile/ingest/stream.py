"""Articles one by one, from as many files as there are: what goes into an archive.

Memory does not grow with the number of articles. The order is fixed, so that a run that stopped can go on where it was:
every record has a position, and ``after`` begins behind one.

**Ids.** Here an article's id never depends on what else is read, today or next year. It is the article's own id; else, for a
record among others, its address or the id that its feed gives it, and where it has none, a digest of what it says; else, for
a file that is one article, the file's name as ``read`` has it and, behind a ``~``, a digest of the folder it lies in: two days'
``ledger.txt`` are two articles, and one that was edited is a new version of itself.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import io
import json
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Final

from reconcile.errors import InputError, UsageError
from reconcile.ingest.draft import MAX_FILE, Draft, NotAnArticle, Note, Unusable, oversize, within_size
from reconcile.ingest.files import Begun, extension, is_article_file, limited, opened, too_big
from reconcile.ingest.intake import EXTENSIONS, READERS, article_of, sniff
from reconcile.ingest.names import given_for, parts, shown, where
from reconcile.ingest.records import draft_of, json_lines
from reconcile.ingest.warc import warc_records
from reconcile.model import Article
from reconcile.model.settings import Settings

_KINDS: Final = frozenset(EXTENSIONS)
Position = tuple[str, int]
"""A file as it was named, or found in a folder that was named, and the number of a record in it, from 1; 0 is the file as such."""


@dataclass(frozen=True, slots=True)
class Streamed:
    """What one record came to: an article, or notes on why it is none; an article may have notes, too.

    ``notes`` are whole lines that name file and place.
    """

    path: str
    record: int
    article: Article | None = None
    notes: tuple[str, ...] = ()

    @property
    def position(self) -> Position:
        """The place to resume behind once this record is done."""
        return self.path, self.record


@dataclass(frozen=True, slots=True)
class _Record:
    number: int
    draft: Draft | None = None
    notes: tuple[Note, ...] = ()


def stream(
    paths: Sequence[str],
    *,
    stdin: BinaryIO | None = None,
    settings: Settings | None = None,
    dates: Mapping[str, dt.date] = {},
    sources: Mapping[str, str] = {},
    after: Position | None = None,
) -> Iterator[Streamed]:
    """Articles of files, folders (all article files in them) and ``-`` (standard input), one by one.

    Whatever ``read`` takes; JSON Lines and WARC files, and standard input that holds one of them, may be of any size.
    A file or record that cannot be used is a note, and the others go on.

    Args:
        paths: as a user types them, files before folders, each in the order of names; in a folder likewise.
        stdin: what ``-`` reads; the process's standard input by default.
        settings: days and publications of the newsroom's configuration; what is given by hand wins over them.
        dates: publication days given by hand, by id, path or file name.
        sources: publications given by hand, likewise.
        after: begin behind this position of an earlier run with the same paths.

    Raises:
        InputError: a named file or folder is not there; said at once, before anything is read.
        UsageError: no paths, or ``after`` lies in none of them.
    """
    named = sorted({os.fspath(path) for path in ([paths] if isinstance(paths, str) else paths)})
    if not named:
        raise UsageError("no articles given; name files, folders or - for standard input")
    for path in named:
        if path != "-" and not os.path.lexists(path):
            raise InputError(f"{where(path)}: no such file or folder")
    named.sort(key=lambda path: (path != "-" and Path(path).is_dir(), path))
    begin = None if after is None else _begin(named, after[0])
    return _streamed(named, stdin, settings, _Given(dates, sources), begin, after)


@dataclass(frozen=True, slots=True)
class _Given:
    """What was given by hand, by id, path or file name."""

    dates: Mapping[str, dt.date]
    sources: Mapping[str, str]


_Place = tuple[int, tuple[str, ...]]
"""Number of the named path, and the components of a file below it: the order of everything."""


def _begin(named: Sequence[str], path: str) -> _Place:
    for index, name in enumerate(named):
        if path == name or (name != "-" and Path(name).is_dir() and parts(path)[: len(parts(name))] == parts(name)):
            return index, parts(path)
    raise UsageError(f"{where(path)}: lies in none of the files and folders given, so there is no going on from it")


def _streamed(
    named: Sequence[str], stdin: BinaryIO | None, settings: Settings | None, given: _Given, begin: _Place | None, after: Position | None
) -> Iterator[Streamed]:
    for index, name in enumerate(named):
        some = False
        for path in _files(name):
            some = True
            place = (index, parts(path))
            if begin is not None and place < begin:
                continue
            skip = after[1] if after is not None and place == begin else -1
            for record in _records(path, stdin, named_itself=path == name):
                if record.number > skip:
                    yield _outcome(path, record, settings, given)
        if not some:
            yield Streamed(name, 0, notes=(f"{where(name)}: no article in this folder; read are {', '.join(EXTENSIONS)}",))


def _files(name: str) -> Iterator[str]:
    """The file itself, or the article files in a folder and in those below it, in the order of their names; links to folders are not followed."""
    if name == "-" or not Path(name).is_dir():
        yield name
        return
    try:
        with os.scandir(name) as found:
            entries = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in found)
    except OSError:
        return  # a folder that may not be looked into, or that went away while its neighbours were read
    for entry, folder in entries:
        path = os.path.join(name, entry)  # noqa: PTH118 - Path would drop the "./" that was typed
        if folder and not entry.startswith("."):
            yield from _files(path)
        elif not folder and is_article_file(entry, _KINDS):
            yield path


def _records(path: str, stdin: BinaryIO | None, *, named_itself: bool) -> Iterator[_Record]:
    """The records of one file; what stops the file is the last of them."""
    last = 0
    try:
        for record in _read_stdin(stdin) if path == "-" else _read_file(path):
            last = record.number
            yield record
    except NotAnArticle as error:
        if named_itself:
            yield _Record(last, notes=(Note(str(error)),))
    except Unusable as error:
        yield _Record(last, notes=(Note(f"{error}; skipped"),))


def _read_file(path: str) -> Iterator[_Record]:
    kind = extension(path)
    if kind not in READERS:
        raise Unusable(f"unknown kind of file; read are {', '.join(EXTENSIONS)}")
    with opened(path) as file:
        if kind in _STREAMED:
            yield from _read_on(kind, file)
            return
        size = os.fstat(file.fileno()).st_size
        if size > MAX_FILE:
            raise Unusable(too_big(size))
        yield from _read_whole(kind, limited(file))


def _read_stdin(stdin: BinaryIO | None) -> Iterator[_Record]:
    source = stdin or sys.stdin.buffer
    head = source.read(_HEAD)
    file = io.BufferedReader(Begun(head, source))
    kind = sniff(head)
    if kind == ".json" and head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{") and _is_lines(head):
        kind = ".jsonl"
    yield from _read_on(kind, file) if kind in _STREAMED else _read_whole(kind, limited(file))


def _is_lines(head: bytes) -> bool:
    """Whether bytes that begin with a record are JSON Lines: its line is a whole record, or goes on beyond what was looked at."""
    first, newline, rest = head.partition(b"\n")
    with contextlib.suppress(ValueError, RecursionError):
        json.loads(first)
        return True
    return not newline or re.search(rb'(?:\A|\n)\{\s{0,99}"', rest) is not None


_HEAD: Final = 65_536
"""Bytes of standard input from which its kind is told."""


def _read_whole(kind: str, data: bytes) -> Iterator[_Record]:
    found = within_size(READERS[kind](data))
    if len(found.drafts) == 1 and found.drafts[0].number is None:
        yield _Record(1, replace(found.drafts[0], file_sha256=hashlib.sha256(data).hexdigest()), found.notes)
        return
    # notes on records that were left out come first: their place is in their words
    if found.notes:
        yield _Record(0, notes=found.notes)
    for draft in found.drafts:
        yield _Record(draft.number or 1, draft)


def _read_on(kind: str, file: BinaryIO) -> Iterator[_Record]:
    if kind == ".jsonl":
        yield from _lines(file)
        return
    for told in warc_records(file):
        yield _Record(told.number, told.draft, (Note(told.note),) if told.note else ())


_STREAMED: Final = frozenset({".jsonl", ".warc", ".warc.gz"})
"""Kinds that are read record by record, whatever their size."""


def _lines(file: BinaryIO) -> Iterator[_Record]:
    for number, line, value in json_lines(file):
        yield _record(number, line, value)


def _record(number: int, line: int | None, value: object) -> _Record:
    try:
        if isinstance(value, Unusable):
            raise value
        draft, notes = draft_of(value, number, line)
    except Unusable as error:
        return _Record(number, notes=(Note(f"skipped: {error}" if line else f"record {number}: skipped: {error}", line),))
    return _Record(number, draft, notes)


def streamed(path: str, number: int, value: object, settings: Settings | None = None, line: int | None = None) -> Streamed:
    """What one record comes to that was read by somebody else: a line of a stretch of a file, a row of a table; as ``stream`` has it."""
    return _outcome(path, _record(number, line, value), settings, _Given({}, {}))


def _outcome(path: str, record: _Record, settings: Settings | None, given: _Given) -> Streamed:
    notes = tuple(f"{where(path, note.line)}: {note.reason}" for note in record.notes)
    reason = oversize(record.draft) if record.draft else None
    if reason and record.draft:
        notes = (*notes, f"{where(path, record.draft.line)}: record {record.number} skipped: {reason}")
    if record.draft is None or reason:
        return Streamed(path, record.number, notes=notes)
    name = _id(path, record.draft)
    day, source = given_for(given.dates, name, path), given_for(given.sources, name, path)
    return Streamed(path, record.number, article_of(name, shown(path), record.draft, day, source, settings), notes)


def _id(path: str, draft: Draft) -> str:
    if draft.id:
        return draft.id
    if draft.number is None and path != "-":
        real = Path(os.path.realpath(path))
        folder = hashlib.sha256(os.fsencode(real.parent)).hexdigest()[:8]
        return f"{shown(real.name)}~{folder}"
    return draft.key or _digest(draft)


def _digest(draft: Draft) -> str:
    """An id from what an article says and from who says it when: the same wire story in two papers is two articles."""
    said = json.dumps([draft.text, draft.title, draft.source, draft.published.isoformat() if draft.published else None])
    return f"text-{hashlib.sha256(said.encode()).hexdigest()[:16]}"
