"""How the file of an archive is opened: what is tried, and what is refused."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from urllib.parse import quote

from reconcile.archive import layout
from reconcile.archive.guard import DAMAGED, is_damage, told
from reconcile.archive.keys import KEYS
from reconcile.errors import ArchiveError

FILE = "archive.sqlite"
_CACHE = -65_536
"""KiB of pages that a connection keeps (negative: SQLite's way to say KiB)."""
_BUSY = 10.0


def reading(folder: Path) -> sqlite3.Connection:
    """A connection that only reads.

    Raises:
        ArchiveError: there is no archive, or it cannot be read.
    """
    path = folder / FILE
    if not path.is_file():
        raise missing(folder)
    with told(path, "read"):
        try:
            connection = _connected(path, "mode=ro")
            _looked_at(connection, path)
        except sqlite3.OperationalError:
            # a folder that may not be written cannot hold what readers share; without a log nothing can be missed
            if _log(path).exists() and _log(path).stat().st_size:
                raise
            connection = _connected(path, "mode=ro&immutable=1")
            _looked_at(connection, path)
        version = layout.version_of(connection, str(path))
        if version < 1 + len(layout.STEPS):
            connection.close()
            if not version:
                raise missing(folder)
            raise ArchiveError(
                f"{path}: made by an older reconcile; reconcile archive compact {folder} brings it up to date, and so does add"
            )
    return connection


def writer(folder: Path, *, create: bool, damaged: bool = False) -> sqlite3.Connection:
    """A connection that writes, to a file of the present version; to be opened under ``guard.writing``.

    ``damaged``: also where damage was found.

    Raises:
        ArchiveError: there is no archive and none is to be made, it is damaged, or it cannot be written.
    """
    path = folder / FILE
    if not create and not path.is_file():
        raise missing(folder)
    if not damaged:
        refuse_damaged(folder)
    with told(path, "written"):
        connection = _connected(path, "mode=rwc" if create else "mode=rw")
        try:
            version = layout.version_of(connection, str(path))
            # every acknowledged batch is on the disk, also when the power fails
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            if not version:
                layout.create(connection)
            layout.migrate(connection, str(path))
            _looked_at(connection, path)
        except BaseException as error:
            connection.close()
            if is_damage(error):
                remember(folder, str(error))
            raise
    if not damaged and known_keys(connection) != KEYS:
        connection.close()
        raise ArchiveError(f"{path}: its index is of another version; reconcile archive compact {folder} --rebuild makes it anew")
    return connection


def missing(folder: Path) -> ArchiveError:
    """What is said of a folder without an archive."""
    return ArchiveError(f"{folder}: no archive here; reconcile archive add {folder} ARTICLES makes one")


def known_keys(connection: sqlite3.Connection) -> int:
    """Version of the keys that an archive was written with."""
    row = connection.execute("SELECT value FROM meta WHERE name = 'keys'").fetchone()
    return int(row[0]) if row and row[0].isdigit() else 0


def refuse_damaged(folder: Path) -> None:
    """Make sure that no damage was found earlier.

    Raises:
        ArchiveError: there was.
    """
    mark = folder / DAMAGED
    if mark.exists():
        with told(mark, "read"):
            found = mark.read_text("utf-8", "replace").strip()
        raise ArchiveError(
            f"{folder}: the archive is damaged ({found}); nothing is added until reconcile archive verify {folder} finds it whole"
        )


def remember(folder: Path, fault: str) -> None:
    """Leave word that the archive is damaged, as well as the folder allows it."""
    with contextlib.suppress(OSError):
        (folder / DAMAGED).write_text(" ".join(fault.split()) + "\n", "utf-8")


def _log(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def _connected(path: Path, how: str) -> sqlite3.Connection:
    connection = sqlite3.connect(f"file:{quote(str(path))}?{how}", uri=True, timeout=_BUSY, isolation_level=None, check_same_thread=False)
    try:
        connection.execute(f"PRAGMA cache_size = {_CACHE}")
        connection.execute("PRAGMA temp_store = MEMORY")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _looked_at(connection: sqlite3.Connection, path: Path) -> None:
    """Cheap signs of damage: the header, and a file that is shorter than it says."""
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if not _log(path).exists() and path.stat().st_size < pages * size:
        raise sqlite3.DatabaseError("the file is cut off")
