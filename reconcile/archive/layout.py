"""The file format of the archive: its tables, its version, and the steps from every version to the next.

The number of the format is SQLite's ``user_version``; ``application_id`` says that the file is ours. A step changes the tables of
one version into those of the next, and all steps that are due run in one transaction. The tables of version 1 are never edited here:
what changes is a step.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence

from reconcile.archive.keys import KEYS
from reconcile.errors import ArchiveError

APPLICATION = 0x52434E4C
"""``application_id`` of our files: "RCNL"."""
PER_ARTICLE = 4096
"""Fact numbers are article number * PER_ARTICLE + place of the fact in its article."""

VERSION_1 = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE articles (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    url TEXT,
    path TEXT,
    source TEXT,
    title TEXT,
    published TEXT,
    sha256 BLOB NOT NULL,
    words INTEGER NOT NULL,
    engine TEXT NOT NULL,
    count INTEGER NOT NULL,
    left_out INTEGER NOT NULL,
    by_kind TEXT NOT NULL,
    rest TEXT,
    seal BLOB NOT NULL,
    superseded_by INTEGER,
    withdrawn TEXT
);
CREATE INDEX articles_id ON articles (id);
CREATE INDEX articles_url ON articles (url) WHERE url IS NOT NULL;
CREATE INDEX articles_published ON articles (published);
CREATE TABLE contents (number INTEGER PRIMARY KEY, text BLOB NOT NULL, facts BLOB NOT NULL);
"""
_FULL_TEXT = "CREATE VIRTUAL TABLE keys USING fts5 (tokens, content = '', detail = none, columnsize = 0, tokenize = 'ascii')"
_TREE = "CREATE TABLE keys (token TEXT NOT NULL, fact INTEGER NOT NULL, PRIMARY KEY (token, fact)) WITHOUT ROWID"

Step = Callable[[sqlite3.Connection], None]
STEPS: Sequence[Step] = ()
"""``STEPS[n]`` leads from version n + 1 to n + 2."""


def create(connection: sqlite3.Connection, *, full_text: bool | None = None) -> None:
    """The tables of a new archive, in the present version; ``full_text`` is probed for where it is not said."""
    wanted = has_full_text() if full_text is None else full_text
    connection.execute("BEGIN IMMEDIATE")
    for statement in VERSION_1.split(";"):
        if statement.strip():
            connection.execute(statement)
    connection.execute(_FULL_TEXT if wanted else _TREE)
    facts = {"index": "fts5" if wanted else "tree", "keys": str(KEYS)}
    connection.executemany("INSERT INTO meta VALUES (?, ?)", sorted(facts.items()))
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    _climb(connection, 1, STEPS)
    connection.execute("COMMIT")


def version_of(connection: sqlite3.Connection, where: str, steps: Sequence[Step] | None = None) -> int:
    """The version of a file; 0 for an empty one.

    Raises:
        ArchiveError: the file is not ours, or of a newer version.
    """
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    ours = int(connection.execute("PRAGMA application_id").fetchone()[0]) == APPLICATION
    if not ours and connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
        return 0
    if not ours:
        raise ArchiveError(f"{where}: not an archive of reconcile; name a folder that reconcile archive add made")
    newest = 1 + len(STEPS if steps is None else steps)
    if version > newest:
        raise ArchiveError(
            f"{where}: made by a newer reconcile (format {version}; this one reads up to {newest}); install that or a later version"
        )
    return version


def migrate(connection: sqlite3.Connection, where: str, steps: Sequence[Step] | None = None) -> int:
    """Bring a file to the present version, all in one transaction; the number of steps that were due.

    Raises:
        ArchiveError: the file is not ours, or of a newer version.
    """
    given = STEPS if steps is None else steps
    if version_of(connection, where, given) == 1 + len(given):
        return 0
    connection.execute("BEGIN IMMEDIATE")
    try:
        # another program may have been quicker
        version = version_of(connection, where, given)
        _climb(connection, version, given)
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
    return 1 + len(given) - version


def _climb(connection: sqlite3.Connection, version: int, steps: Sequence[Step]) -> None:
    for step in steps[version - 1 :]:
        step(connection)
    connection.execute(f"PRAGMA user_version = {1 + len(steps)}")


def has_full_text() -> bool:
    """Whether this SQLite has FTS5."""
    probe = sqlite3.connect(":memory:")
    try:
        probe.execute(_FULL_TEXT)
    except sqlite3.OperationalError:
        return False
    else:
        return True
    finally:
        probe.close()
