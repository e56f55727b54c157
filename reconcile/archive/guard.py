"""What can go wrong with the file of an archive, said in one line; and the lock that keeps writers apart.

The lock is one of the system on the file ``archive.lock``, which holds the number of the process that has it: when that process dies, however it
dies, the lock is free.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from reconcile.errors import ArchiveError

try:
    import fcntl
except ImportError:  # Windows: SQLite's own lock still lets only one of them write
    fcntl = None  # type: ignore[assignment]

LOCK: Final = "archive.lock"
DAMAGED: Final = "archive.damaged"
"""A file of this name says what is broken: nothing is added while it is there; ``verify`` makes and removes it."""
PATIENCE: Final = 2.0
"""Seconds to wait for another writer."""
_PAUSE = 0.05


@contextlib.contextmanager
def told(where: Path, doing: str) -> Iterator[None]:
    """Turn errors of SQLite and of the system into one line; ``doing`` is "read" or "written".

    Raises:
        ArchiveError: what, where, and what would work.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise ArchiveError(f"{where}: {_reason(error, where, doing)}") from error
    except FileExistsError as error:
        raise ArchiveError(f"{where}: there is a file of this name; an archive is a folder") from error
    except OSError as error:
        raise ArchiveError(f"{where}: cannot be {doing}: {error.strerror or error}") from error


def is_damage(error: BaseException | None) -> bool:
    """Whether SQLite says that the file is broken."""
    return isinstance(error, sqlite3.DatabaseError) and _code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _reason(error: sqlite3.Error, where: Path, doing: str) -> str:
    code = _code(error)
    folder = where.parent if where.suffix else where
    if code == sqlite3.SQLITE_FULL:
        return "no space left; what was added before is safe: free some space and run the same command again"
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_AUTH):
        return f"cannot be {doing}: the file or its folder does not allow it; change the permissions or name another folder"
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return "another program is using the archive; run the same command again when it is done"
    if code == sqlite3.SQLITE_NOTADB:
        return f"not an archive, or its first page is damaged; reconcile archive verify {folder} says more"
    if code == sqlite3.SQLITE_CORRUPT:
        return f"the file is damaged; reconcile archive verify {folder} says where"
    if code == sqlite3.SQLITE_IOERR:
        return f"cannot be {doing}: the disk reports an error ({error}), or is full; what was added before is safe"
    if "decode to UTF-8" in str(error):
        return f"a text in it is damaged; reconcile archive verify {folder} says more"
    if "no such table" in str(error) or "no such column" in str(error):
        return f"a table is missing ({error}); reconcile archive verify {folder} says more"
    return f"cannot be {doing}: {error}"


def passed_over(folder: str | Path, number: int) -> str:
    """What is said of so many articles whose facts this version cannot use."""
    articles, their = ("1 article was", "its") if number == 1 else (f"{number:,} articles were", "their")
    return f"{folder}: {articles} passed over: another version of reconcile extracted {their} facts; reconcile archive compact {folder} --renew extracts them again"


@contextlib.contextmanager
def writing(folder: Path) -> Iterator[None]:
    """The right to write, for one process at a time.

    Raises:
        ArchiveError: another process has it, or the folder cannot be written.
    """
    path = folder / LOCK
    with told(folder, "written"):
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o666)
    try:
        _lock(handle, folder)
        with told(folder, "written"):
            os.ftruncate(handle, 0)
            os.lseek(handle, 0, os.SEEK_SET)
            os.write(handle, f"{os.getpid()}\n".encode())
        yield
    finally:
        # the file stays: who waits for it has it open already
        os.close(handle)


def _lock(handle: int, folder: Path) -> None:
    if fcntl is None:
        return
    end = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            if time.monotonic() < end:
                time.sleep(_PAUSE)
                continue
            os.lseek(handle, 0, os.SEEK_SET)
            holder = os.read(handle, 20).decode("ascii", "replace").strip()
            by = f" (process {holder})" if holder.isdigit() else ""
            raise ArchiveError(
                f"{folder}: another program is writing to this archive{by}; run the same command again when it is done"
            ) from None
        return
