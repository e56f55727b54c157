"""How a record becomes rows: one article is one, a new text of a known article supersedes the old one."""

from __future__ import annotations

import enum
import hashlib
import sqlite3
from collections.abc import Sequence

from reconcile.archive.layout import PER_ARTICLE
from reconcile.archive.record import Record


class Outcome(enum.StrEnum):
    """What became of a record."""

    ADDED = "added"
    KNOWN = "known"
    """A version with the same text is there: nothing was stored."""
    SUPERSEDES = "supersedes"
    """Stored, and an earlier version is out of use from now on."""


_COLUMNS = "id, url, path, source, title, published, sha256, words, engine, count, left_out, by_kind, rest".split(", ")
SEALED = ", ".join((*_COLUMNS, "text", "facts"))
"""What the seal of an article is of, in this order."""
_INSERT = f"INSERT INTO articles ({', '.join(_COLUMNS)}, seal) VALUES ({', '.join('?' * (len(_COLUMNS) + 1))})"  # noqa: S608 - our own columns
_SMALL = 256
"""Leaves of an index (about 4 KB each) up to which its parts are left as they are: every look-up is fast there."""
_STEP = 2000
"""Leaves that one step of merging writes, about 8 MB, so that the log stays short and whoever stops the run waits for little."""
_SAME = "(id = ? OR (url IS NOT NULL AND url = ?))"


def known(connection: sqlite3.Connection, name: str, url: str | None, sha256: bytes) -> bool:
    """Whether any version of the article of this id or URL has the text of this digest."""
    # two look-ups that the indexes answer, instead of an OR that they might not
    for column, value in (("id", name), ("url", url)):
        query = f"SELECT 1 FROM articles WHERE {column} = ? AND sha256 = ? LIMIT 1"  # noqa: S608 - our own columns
        if value is not None and connection.execute(query, (value, sha256)).fetchone():
            return True
    return False


def add(connection: sqlite3.Connection, record: Record, *, full_text: bool) -> Outcome:
    """Store a record, inside a transaction."""
    if known(connection, record.id, record.url, record.sha256):
        return Outcome.KNOWN
    values = [getattr(record, c) for c in _COLUMNS]
    number = connection.execute(_INSERT, [*values, seal((*values, record.text, record.facts))]).lastrowid
    assert number is not None
    connection.execute("INSERT INTO contents VALUES (?, ?, ?)", (number, record.text, record.facts))
    insert_keys(connection, number, record.keys, full_text=full_text)
    older = connection.execute(
        f"UPDATE articles SET superseded_by = ? WHERE {_SAME} AND number < ? AND superseded_by IS NULL",  # noqa: S608 - our own condition
        (number, record.id, record.url, number),
    )
    return Outcome.SUPERSEDES if older.rowcount else Outcome.ADDED


def seal(values: Sequence[object]) -> bytes:
    """Digest of all that is stored of an article and never changes; ``values`` in the order of ``SEALED``."""
    digest = hashlib.blake2b(digest_size=8)
    for value in values:
        data = value if isinstance(value, bytes) else repr(value).encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(5, "big") + data)
    return digest.digest()


def insert_keys(connection: sqlite3.Connection, number: int, keys: str, *, full_text: bool) -> None:
    """The tokens of the facts of an article, a line for each fact."""
    first = number * PER_ARTICLE
    lines = keys.split("\n") if keys else []
    if full_text:
        connection.executemany("INSERT INTO keys (rowid, tokens) VALUES (?, ?)", ((first + n, t) for n, t in enumerate(lines) if t))
    else:
        rows = ((token, first + n) for n, line in enumerate(lines) for token in line.split())
        connection.executemany("INSERT OR IGNORE INTO keys VALUES (?, ?)", rows)


def merge(connection: sqlite3.Connection) -> bool:
    """Make one part of the parts that an FTS5 index grows by, where it pays; whether it was done.

    A key is asked for in each part, so that time of look-up grows with their number. It pays when the leaves outside the largest part, times the
    number of parts, are as many as all leaves: so a leaf is written again about ten times at most, however the archive grows. Every step is a
    transaction of its own; what was stopped between two of them is whole, and goes on with the next call.
    """
    leaves = [n for (n,) in connection.execute("SELECT count(*) FROM keys_idx GROUP BY segid")]
    total = sum(leaves)
    if total <= _SMALL or (total - max(leaves)) * len(leaves) < total:
        return False
    # a negative number of leaves also takes parts that the index would leave alone as too few; then it goes on with those begun
    pages, before = -_STEP, -2
    while connection.total_changes - before >= 2:
        before = connection.total_changes
        connection.execute("INSERT INTO keys (keys, rank) VALUES ('merge', ?)", (pages,))
        pages = _STEP
    return True
