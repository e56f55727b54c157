"""The log of decisions: a file of JSON lines to which lines are only ever added.

Written so that nothing that was acknowledged is lost: a line is added by one write at the end of the file under an exclusive lock,
and is on the disk before ``append`` returns. A line that a crash cut short has no line feed at its end; it is reported, not read, and the
next line to be added begins with a line feed.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import stat
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypeVar

from reconcile.errors import InputError, OutputError, UsageError
from reconcile.model.printable import escaped
from reconcile.review.entry import Decision, Entry, Revocation, entry_from

try:
    import fcntl
except ImportError:  # no file locks (Windows): a line is still one write at the end of the file
    fcntl = None  # type: ignore[assignment]

DEFAULT_LOG = "reconcile.decisions.jsonl"
"""Name of the log in the working folder where none is named."""
MAX_BYTES: Final = 64_000_000
"""A larger file is no log of decisions."""
MAX_WAIT: Final = 10.0
"""Seconds to wait for another program that writes; it needs a few milliseconds."""
_PAUSE = 0.005
_BOM = b"\xef\xbb\xbf"
_SEALED = 65_536
E = TypeVar("E", Decision, Revocation)


@dataclass(frozen=True, slots=True)
class Place:
    """How far a log was read: ``offset`` in bytes into the file with the number ``inode``, after ``lines`` line feeds."""

    offset: int = 0
    inode: int = 0
    lines: int = 0
    seal: str = ""
    """Digest of the end of what was read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: entries in the order of the file, a line for each one that could not be read, and how far it went."""

    entries: tuple[Entry, ...]
    warnings: tuple[str, ...]
    place: Place
    whole: bool
    """Whether this is the log from its beginning: forget what was read before."""


class Log:
    """The log at a path. Holds no file open and no state, so any number of them may work on one file, in any number of processes."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)

    def exists(self) -> bool:
        """Whether there is a file. One that cannot be reached counts as there: reading it tells why."""
        try:
            return self.path.exists()
        except OSError:
            return True

    def read(self) -> Reading:
        """Everything in the log; nothing where there is no file yet.

        Raises:
            InputError: the file cannot be read.
        """
        return self.since(Place())

    def since(self, place: Place) -> Reading:
        """What was added after ``place``; everything where the file is another one now, or shorter.

        Raises:
            InputError: the file cannot be read.
        """
        try:
            with self._open(os.O_RDONLY) as handle, _locked(handle, exclusive=False):
                status = os.fstat(handle)
                # the null device is a log without decisions
                if not (stat.S_ISREG(status.st_mode) or stat.S_ISCHR(status.st_mode)) or status.st_size > MAX_BYTES:
                    raise InputError(f"{self.path}: not a log of decisions; name a file that reconcile decide wrote")
                before = _read(handle, max(0, place.offset - _SEALED), place.offset)
                whole = not place.offset or place.inode != status.st_ino or place.seal != _seal(before)
                start = Place(0, status.st_ino) if whole else place
                data = _read(handle, start.offset, status.st_size)
        except FileNotFoundError:
            return Reading((), (), Place(), whole=True)
        except OSError as error:
            raise InputError(f"{self.path}: {error.strerror or error}; name a file that reconcile decide wrote") from None
        return self._parsed(data, start, b"" if whole else before, whole=whole)

    def append(self, decision: Decision) -> Decision:
        """Add a decision, and return it with its id once it is safe on the disk.

        Raises:
            OutputError: the file cannot be written; then nothing was added.
        """
        with self._writing() as handle:
            return _added(handle, lambda name: replace(decision, id=name))

    def revoke(self, revocation: Revocation) -> Revocation:
        """Take a decision back by adding a line, and return it with its id once it is safe on the disk.

        Raises:
            UsageError: the log has no such decision, or it was taken back before.
            OutputError: the file cannot be written; then nothing was added.
        """
        if not self.exists():
            raise UsageError(f"{self.path}: no such file, so there is nothing to revoke")
        with self._writing() as handle:
            entries = self._parsed(_read(handle, 0, os.fstat(handle).st_size), Place(), b"", whole=True).entries
            named = [e for e in entries if isinstance(e, Decision) and e.id == revocation.revokes]
            if not named:
                raise UsageError(f"{self.path}: no decision {revocation.revokes}; see reconcile decisions list")
            if any(isinstance(e, Revocation) and e.revokes == revocation.revokes for e in entries):
                raise UsageError(f"{self.path}: decision {revocation.revokes} was revoked before")
            return _added(handle, lambda name: replace(revocation, id=name))

    @contextlib.contextmanager
    def _open(self, flags: int) -> Iterator[int]:
        handle = os.open(self.path, flags | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0), 0o666)
        try:
            yield handle
        finally:
            os.close(handle)

    @contextlib.contextmanager
    def _writing(self) -> Iterator[int]:
        """The file, locked for this writer alone."""
        try:
            fresh = not self.exists()
            while True:
                with self._open(os.O_RDWR | os.O_APPEND | os.O_CREAT) as handle, _locked(handle, exclusive=True):
                    status = os.fstat(handle)
                    if not stat.S_ISREG(status.st_mode):
                        raise OutputError(f"cannot write {self.path}: not a regular file; name another with --decisions")
                    if not self._is_still(status):
                        continue  # replaced by another program while we waited for the lock
                    yield handle
                    if fresh:
                        _sync_folder(self.path)
                    return
        except OSError as error:
            raise OutputError(
                f"cannot write {self.path}: {error.strerror or error}; name a file you may write to with --decisions"
            ) from None

    def _is_still(self, status: os.stat_result) -> bool:
        try:
            return os.path.samestat(status, self.path.stat())
        except FileNotFoundError:
            return False

    def _parsed(self, data: bytes, start: Place, before: bytes, *, whole: bool) -> Reading:
        entries: list[Entry] = []
        warnings: list[str] = []
        done = 0
        for number, raw in enumerate(_lines(data), start.lines + 1):
            try:
                if raw.strip():
                    # an editor on Windows may have put a mark of byte order before the first line
                    entries.append(entry_from(json.loads(raw.removeprefix(_BOM) if number == 1 else raw)))
            except (ValueError, RecursionError) as error:
                cut = not raw.endswith(b"\n")
                fault = "not JSON" if isinstance(error, (json.JSONDecodeError, UnicodeError, RecursionError)) else str(error)
                what = "cut short, as by a crash while it was written" if cut else f"not a decision ({fault})"
                warnings.append(f"{self.path}: line {number} is {what}; it is not read")
                if cut:
                    break  # not counted as read: it may be complete the next time
            done += len(raw)
        read = data[:done]
        place = Place(start.offset + done, start.inode, start.lines + read.count(b"\n"), _seal(before + read))
        return Reading(tuple(entries), tuple(warnings), place, whole)


def _lines(data: bytes) -> list[bytes]:
    """Lines with their line feeds; nothing else ends one."""
    *lines, tail = data.split(b"\n")
    return [line + b"\n" for line in lines] + ([tail] if tail else [])


def _seal(read: bytes) -> str:
    """What tells that the file still begins with what was read: a digest of the end of it."""
    return hashlib.sha256(read[-_SEALED:]).hexdigest()[:16]


def _added(handle: int, named: Callable[[str], E]) -> E:
    """Write one entry at the end of the locked file, with an id made of its content and its place."""
    size = os.fstat(handle).st_size
    content = json.dumps(named("").to_dict(), ensure_ascii=False, sort_keys=True)
    entry = named(f"k-{hashlib.sha256(f'{size} {content}'.encode()).hexdigest()[:12]}")
    line = escaped(json.dumps(entry.to_dict(), ensure_ascii=False)).encode("utf-8") + b"\n"
    if size and _read(handle, size - 1, size) != b"\n":
        line = b"\n" + line  # the last line was cut short; from here on it is a line of its own
    try:
        _write(handle, line)
    except OSError:
        os.ftruncate(handle, size)
        raise
    return entry


def _write(handle: int, line: bytes) -> None:
    if os.write(handle, line) < len(line):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    os.fsync(handle)


def _read(handle: int, start: int, end: int) -> bytes:
    os.lseek(handle, start, os.SEEK_SET)
    parts: list[bytes] = []
    while start < end and (part := os.read(handle, end - start)):
        parts.append(part)
        start += len(part)
    return b"".join(parts)


@contextlib.contextmanager
def _locked(handle: int, *, exclusive: bool) -> Iterator[None]:
    """The file locked against other writers. The lock goes with the open file, so threads exclude one another too."""
    if fcntl is None:
        yield
        return
    mode = fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH
    for _ in range(int(MAX_WAIT / _PAUSE)):
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(handle, mode | fcntl.LOCK_NB)
            break
        time.sleep(_PAUSE)
    else:
        raise OSError(errno.EAGAIN, f"locked by another program for {MAX_WAIT:.0f} s")
    try:
        yield
    finally:
        fcntl.flock(handle, fcntl.LOCK_UN)


def _sync_folder(path: Path) -> None:
    """Make sure that the name of a new file outlives a crash, where the system lets one."""
    with contextlib.suppress(OSError):
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
