"""The archive as an object: articles by number, their facts, what stands under a token; and, for the writer, what is added."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from reconcile.archive import opening, writing
from reconcile.archive.guard import is_damage, told
from reconcile.archive.guard import writing as sole_writer
from reconcile.archive.layout import PER_ARTICLE
from reconcile.archive.record import Record, article_of, text_of
from reconcile.archive.writing import Outcome
from reconcile.errors import ArchiveError, OutdatedError
from reconcile.model import Article, Fact, Kinds
from reconcile.model.packing import Outdated, unpack

LIVE = "superseded_by IS NULL AND withdrawn IS NULL"
"""What is looked up: the latest version of what is not withdrawn."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a stored article without its text and facts."""

    number: int
    id: str
    url: str | None
    source: str | None
    title: str | None
    published: dt.date | None
    words: int
    engine: str
    count: int
    left_out: int
    superseded_by: int | None
    withdrawn: str | None
    """The reason, where it is withdrawn."""

    @property
    def live(self) -> bool:
        return self.superseded_by is None and self.withdrawn is None


_ENTRY = "number, id, url, source, title, published, words, engine, count, left_out, superseded_by, withdrawn"


class Archive:
    """An open archive. Not for several threads at a time; any number of readers, and one writer, in any number of processes."""

    def __init__(self, folder: Path, connection: sqlite3.Connection, stack: contextlib.ExitStack, *, write: bool) -> None:
        self.folder = folder
        self.path = folder / opening.FILE
        self.write = write
        self.connection = connection
        """For the modules of this package."""
        self._stack = stack
        row = connection.execute("SELECT value FROM meta WHERE name = 'index'").fetchone()
        self.full_text = row is not None and row[0] == "fts5"
        """Whether the index is FTS5; else it is a table of tokens."""

    @classmethod
    def open(cls, folder: str | Path, *, write: bool = False, create: bool = False, damaged: bool = False) -> Self:
        """The archive in a folder; ``create``: a new one where there is none; ``damaged``: write also where damage was found.

        Raises:
            ArchiveError: no archive, a damaged or newer one, or one that another process writes.
        """
        place = Path(folder)
        with contextlib.ExitStack() as stack:
            if write:
                if create:
                    with told(place, "written"):
                        place.mkdir(parents=True, exist_ok=True)
                elif not (place / opening.FILE).is_file():
                    raise opening.missing(place)
                stack.enter_context(sole_writer(place))
                connection = opening.writer(place, create=create, damaged=damaged)
            else:
                connection = opening.reading(place)
            stack.callback(connection.close)
            with told(place / opening.FILE, "read"):
                return cls(place, connection, stack.pop_all(), write=write)
        raise AssertionError

    def close(self) -> None:
        """Let go of the file, and of the right to write."""
        self._stack.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # reading

    def entry(self, number: int) -> Entry:
        """What is known of an article.

        Raises:
            ArchiveError: there is none of this number.
        """
        row = self._one(f"SELECT {_ENTRY} FROM articles WHERE number = ?", (number,))  # noqa: S608 - our own columns
        if row is None:
            raise ArchiveError(f"{self.path}: no article number {number}")
        return self._entry(row)

    def entries(
        self,
        *,
        since: dt.date | None = None,
        until: dt.date | None = None,
        source: str | None = None,
        live: bool = True,
        newest_first: bool = False,
    ) -> Iterator[Entry]:
        """Articles by number; those without a day are left out where a day is asked for. ``source``: its name, in any case."""
        wanted, values = [LIVE] if live else [], list[Any]()
        for condition, value in (("published >= ?", since), ("published <= ?", until)):
            if value is not None:
                wanted.append(condition)
                values.append(value.isoformat())
        if source is not None:
            wanted.append("source = ? COLLATE NOCASE")
            values.append(source)
        where = f"WHERE {' AND '.join(wanted)}" if wanted else ""
        order = "DESC" if newest_first else "ASC"
        with told(self.path, "read"):
            for row in self.connection.execute(f"SELECT {_ENTRY} FROM articles {where} ORDER BY number {order}", values):  # noqa: S608 - our own
                yield self._entry(row)

    def article(self, number: int) -> Article:
        """An article with its text.

        Raises:
            ArchiveError: there is none of this number, or its data is damaged.
        """
        row = self._one(
            "SELECT id, url, path, source, title, published, rest, text FROM articles JOIN contents USING (number) WHERE number = ?",
            (number,),
        )
        if row is None:
            raise ArchiveError(f"{self.path}: no article number {number}")
        try:
            return article_of(row)
        except ValueError as error:
            raise self._damaged(f"article {number}: {error}") from None

    def text(self, number: int) -> str:
        """The text of an article, unchecked: ``article`` holds it against its digest.

        Raises:
            ArchiveError: there is none of this number, or its data is damaged.
        """
        row = self._one("SELECT text FROM contents WHERE number = ?", (number,))
        if row is None:
            raise ArchiveError(f"{self.path}: no article number {number}")
        try:
            return text_of(row[0])
        except ValueError as error:
            raise self._damaged(f"article {number}: {error}") from None

    def facts(self, number: int, kinds: Kinds, article: Article | None = None) -> tuple[Fact[Any], ...]:
        """The facts of an article, in text order; ``article`` is that of ``article(number)``, where it is at hand already, under any id.

        Raises:
            OutdatedError: they were extracted by an engine whose values had other fields.
            ArchiveError: there is none of this number, or its data is damaged.
        """
        row = self._one("SELECT facts FROM contents WHERE number = ?", (number,))
        if row is None:
            raise ArchiveError(f"{self.path}: no article number {number}")
        try:
            return unpack(row[0], article or self.article(number), kinds)
        except Outdated as error:
            raise OutdatedError(f"{self.path}: article {number}: {error}") from None
        except ValueError as error:
            raise self._damaged(f"article {number}: {error}") from None

    def kinds_of(self, number: int) -> frozenset[str]:
        """Kinds of the facts of an article; empty where there is none of this number."""
        row = self._one("SELECT by_kind FROM articles WHERE number = ?", (number,))
        try:
            return frozenset(json.loads(row[0])) if row is not None else frozenset()
        except (ValueError, TypeError):
            raise self._damaged(f"article {number}: its kinds of facts cannot be read") from None

    def under(self, token: str, newest: int) -> list[int]:
        """Numbers of the latest facts with a key, newest first, at most ``newest``; of live and other articles alike.

        A fact's number divided by ``PER_ARTICLE`` is its article's, the rest its place among the article's facts.
        """
        with told(self.path, "read"):
            return [row[0] for row in self.connection.execute(*self._by_token(token, newest))]

    def each_under(self, *tokens: str) -> Iterator[int]:
        """As ``under``, of facts with any of the keys, without a limit and one by one."""
        if self.full_text:
            query, values = "SELECT rowid FROM keys WHERE keys MATCH ? ORDER BY rowid DESC", [" OR ".join(f'"{t}"' for t in tokens)]
        else:
            marks = ", ".join("?" * len(tokens))
            query, values = f"SELECT DISTINCT fact FROM keys WHERE token IN ({marks}) ORDER BY fact DESC", list(tokens)  # noqa: S608 - only marks
        with told(self.path, "read"):
            for row in self.connection.execute(query, values):
                yield row[0]

    def _by_token(self, token: str, most: int) -> tuple[str, tuple[str, int]]:
        if self.full_text:
            return "SELECT rowid FROM keys WHERE keys MATCH ? ORDER BY rowid DESC LIMIT ?", (f'"{token}"', most)
        return "SELECT fact FROM keys WHERE token = ? ORDER BY fact DESC LIMIT ?", (token, most)

    def named(self, name: str) -> list[Entry]:
        """All versions of the article with this id or URL, oldest first."""
        with told(self.path, "read"):
            rows = self.connection.execute(f"SELECT {_ENTRY} FROM articles WHERE id = ? OR url = ? ORDER BY number", (name, name))  # noqa: S608 - our own
            return [self._entry(r) for r in rows]

    def count(self) -> tuple[int, int]:
        """Articles, and facts, of all versions."""
        row = self._one("SELECT count(*), coalesce(sum(count), 0) FROM articles", ())
        assert row is not None
        return int(row[0]), int(row[1])

    def withdrawn(self) -> frozenset[tuple[str, bytes]]:
        """Id and SHA-256 of the text of every version that was taken out of use for good."""
        with told(self.path, "read"):
            return frozenset(self.connection.execute("SELECT id, sha256 FROM articles WHERE withdrawn IS NOT NULL"))

    def knows(self, article: Article) -> bool:
        """Whether a version of this article (same id or URL) with this text is stored."""
        with told(self.path, "read"):
            return writing.known(self.connection, article.id, article.url, bytes.fromhex(article.sha256))

    # writing

    @contextlib.contextmanager
    def batch(self) -> Iterator[None]:
        """All or nothing: what was added is on the disk when this ends, and nothing of it is there when it ends by an error."""
        with self._told_and_remembered():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                # SQLite has ended it itself where the disk is full
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
            self.connection.execute("COMMIT")

    def add(self, record: Record) -> Outcome:
        """Store an article, inside ``batch`` or as one of its own.

        Raises:
            ArchiveError: it cannot be written.
        """
        if self.connection.in_transaction:
            with self._told_and_remembered():
                return writing.add(self.connection, record, full_text=self.full_text)
        with self.batch():
            return writing.add(self.connection, record, full_text=self.full_text)

    def merge(self) -> None:
        """Put the index in order for fast look-up, where that pays; to be called outside ``batch`` when all is added.

        Raises:
            ArchiveError: it cannot be written.
        """
        if self.full_text:
            with self._told_and_remembered():
                writing.merge(self.connection)

    def withdraw(self, number: int, reason: str | None) -> None:
        """Never use an article again, for a reason; or (None) use it again.

        Raises:
            ArchiveError: it cannot be written.
        """
        with self.batch():
            self.connection.execute("UPDATE articles SET withdrawn = ? WHERE number = ?", (reason, number))

    @contextlib.contextmanager
    def _told_and_remembered(self) -> Iterator[None]:
        """Errors in one line; damage that the database itself finds is remembered, so that the next writer stops before it."""
        try:
            with told(self.path, "written"):
                yield
        except ArchiveError as error:
            if is_damage(error.__cause__):
                opening.remember(self.folder, str(error.__cause__))
            raise

    def _entry(self, row: Sequence[Any]) -> Entry:
        number, name, url, source, title, published = row[:6]
        words, engine, count, left_out, superseded_by, withdrawn = row[6:]
        try:
            day = dt.date.fromisoformat(published) if published else None
        except (ValueError, TypeError):
            raise self._damaged(f"article {number}: {published!r} is no day") from None
        return Entry(number, name, url, source, title, day, words, engine, count, left_out, superseded_by, withdrawn)

    def _damaged(self, fault: str) -> ArchiveError:
        return ArchiveError(f"{self.path}: {fault}; reconcile archive verify {self.folder} says more")

    def _one(self, query: str, values: Sequence[Any]) -> Any:
        with told(self.path, "read"):
            return self.connection.execute(query, values).fetchone()


def article_number(fact: int) -> int:
    """The number of the article of a fact."""
    return fact // PER_ARTICLE
