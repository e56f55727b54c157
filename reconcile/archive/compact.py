"""The archive written anew, without the room that deleted and rewritten pages take, and put in the place of the old one in one step.

Until the new file is whole and on the disk the old one is not touched; a run that is stopped leaves a file that the next one removes.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from reconcile.archive import layout, opening
from reconcile.archive.guard import told
from reconcile.archive.guard import writing as sole_writer
from reconcile.archive.keys import fact_keys
from reconcile.archive.record import Record, article_of
from reconcile.archive.writing import SEALED, insert_keys, merge, seal
from reconcile.errors import ArchiveError
from reconcile.model import Article, Kinds
from reconcile.model.packing import Outdated, unpack

NEW: Final = "archive.sqlite.new"
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Stored:
    """An article as it is stored: with the version that extracted its facts, and these as they are packed."""

    article: Article
    engine: str
    facts: bytes


Renewed = Callable[[Iterator[Stored]], Iterator[Record | None]]


@dataclass(frozen=True, slots=True)
class Compacted:
    """Bytes before and after, and what was left out."""

    before: int
    after: int
    dropped: int


def compact(
    folder: Path,
    kinds: Kinds,
    *,
    superseded: bool = False,
    withdrawn: bool = False,
    rebuild: bool = False,
    renewed: Renewed | None = None,
    progress: Callable[[int], None] | None = None,
) -> Compacted:
    """Rewrite the archive in a folder.

    Args:
        folder: where it is.
        kinds: of the facts, for their keys.
        superseded: leave out earlier versions of articles, for good.
        withdrawn: leave out withdrawn articles, for good.
        rebuild: make the index anew from the facts, even if nothing is left out.
        renewed: gives, for each of the stored articles that it is given, a record to put in the place of its facts, or None.
        progress: called with the number of articles done, where the index is made anew.

    Raises:
        ArchiveError: the archive cannot be read or written, or somebody reads it for longer than can be waited for.
    """
    path, new = folder / opening.FILE, folder / NEW
    if not path.is_file():
        raise opening.missing(folder)
    with sole_writer(folder):
        with told(path, "written"):
            new.unlink(missing_ok=True)
        old = opening.writer(folder, create=False, damaged=rebuild)
        try:
            before = _size(path)
            with told(new, "written"):
                if superseded or withdrawn or rebuild or renewed:
                    kept = _condition(superseded=superseded, withdrawn=withdrawn)
                    dropped = _rewritten(old, new, _Making(kinds, renewed or _as_it_is), kept, progress)
                else:
                    dropped = 0
                    if old.execute("SELECT value FROM meta WHERE name = 'index'").fetchone()[0] == "fts5":
                        old.execute("INSERT INTO keys (keys) VALUES ('optimize')")
                    old.execute("VACUUM INTO ?", (str(new),))
                _sync(new)
            with told(path, "written"):
                _alone(old, folder)
        except BaseException:
            with contextlib.suppress(OSError):
                new.unlink(missing_ok=True)
            raise
        finally:
            old.close()
        with told(path, "written"):
            for rest in ("-wal", "-shm"):
                path.with_name(path.name + rest).unlink(missing_ok=True)
            new.replace(path)
            _sync(folder)
        return Compacted(before, _size(path), dropped)


def _condition(*, superseded: bool, withdrawn: bool) -> str:
    kept = [*(["superseded_by IS NULL"] if superseded else []), *(["withdrawn IS NULL"] if withdrawn else [])]
    return " AND ".join(kept) or "1"


@dataclass(frozen=True, slots=True)
class _Making:
    kinds: Kinds
    renewed: Renewed


def _as_it_is(stored: Iterator[Stored]) -> Iterator[Record | None]:
    return (None for _ in stored)


def _rewritten(old: sqlite3.Connection, new: Path, making: _Making, kept: str, progress: Callable[[int], None] | None) -> int:
    """A new file with some of the articles under their old numbers; how many were left out."""
    out = sqlite3.connect(new, isolation_level=None)
    try:
        out.execute("PRAGMA synchronous = OFF")  # the whole file is synchronised before it is used
        layout.create(out)
        full_text = out.execute("SELECT value FROM meta WHERE name = 'index'").fetchone()[0] == "fts5"
        columns = [row[1] for row in old.execute("PRAGMA table_info(articles)")]
        query = f"SELECT articles.*, text, facts FROM articles JOIN contents USING (number) WHERE {kept} ORDER BY number"  # noqa: S608 - our own condition
        waiting: deque[tuple[dict[str, Any], Stored]] = deque()
        out.execute("BEGIN")
        done = 0
        for done, record in enumerate(making.renewed(_stored(old.execute(query), columns, waiting)), 1):
            row, stored = waiting.popleft()
            keys = _keys(row, stored, making.kinds) if record is None else _renew(row, record)
            out.execute("INSERT INTO contents VALUES (?, ?, ?)", (row["number"], row.pop("text"), row.pop("facts")))
            names, marks = ", ".join(row), ", ".join("?" * len(row))
            out.execute(f"INSERT INTO articles ({names}) VALUES ({marks})", list(row.values()))  # noqa: S608 - our own columns
            insert_keys(out, row["number"], keys, full_text=full_text)
            if done % _BATCH == 0:
                out.execute("COMMIT")
                out.execute("BEGIN")
            if progress is not None:
                progress(done)
        # an earlier version does not come back into use because the later one was withdrawn and is left out
        out.execute(
            "UPDATE articles SET superseded_by = NULL, withdrawn = coalesce(withdrawn, 'a later version was withdrawn')"
            " WHERE superseded_by NOT IN (SELECT number FROM articles)"
        )
        out.execute("COMMIT")
        if full_text:
            merge(out)
        return int(old.execute("SELECT count(*) FROM articles").fetchone()[0]) - done
    finally:
        out.close()


def _stored(rows: sqlite3.Cursor, columns: Sequence[str], waiting: deque[tuple[dict[str, Any], Stored]]) -> Iterator[Stored]:
    """Articles one by one; what is to be written of each is put where it waits for its facts."""
    for values in rows:
        row = dict(zip((*columns, "text", "facts"), values, strict=True))
        try:
            article = article_of([row[c] for c in ("id", "url", "path", "source", "title", "published", "rest", "text")])
        except ValueError as error:
            raise ArchiveError(f"article {row['number']}: {error}; restore the archive from a copy") from None
        waiting.append((row, Stored(article, row["engine"], row["facts"])))
        yield waiting[-1][1]


def _keys(row: dict[str, Any], stored: Stored, kinds: Kinds) -> str:
    try:
        found = unpack(stored.facts, stored.article, kinds)
    except Outdated:
        return ""
    except ValueError as error:
        raise ArchiveError(f"article {row['number']}: {error}; what cannot be read cannot be indexed") from None
    return "\n".join(" ".join(fact_keys(f, kinds)) for f in found)


def _renew(row: dict[str, Any], record: Record) -> str:
    """Put the facts of a record in the place of those that are stored."""
    row |= {name: getattr(record, name) for name in ("engine", "count", "left_out", "by_kind", "facts")}
    row["seal"] = seal([row[name] for name in SEALED.split(", ")])
    return record.keys


def _alone(connection: sqlite3.Connection, folder: Path) -> None:
    """Bring everything from the log into the file: the log must be empty before the file is replaced."""
    busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if busy:
        raise ArchiveError(f"{folder}: another program is reading the archive; run the same command again when it is done")


def _size(path: Path) -> int:
    return sum(p.stat().st_size for p in (path, path.with_name(path.name + "-wal")) if p.exists())


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
