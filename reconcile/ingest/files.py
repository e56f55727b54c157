"""Regular files and folders, and nothing else: no pipe, device or link loop is ever waited for."""

from __future__ import annotations

import io
import os
import stat
from typing import TYPE_CHECKING, Final

from reconcile.ingest.draft import MAX_FILE, Unusable

if TYPE_CHECKING:
    from collections.abc import Container
    from typing import BinaryIO

MAX_FILES: Final = 10_000
"""Files of one folder; more is a wrong folder, not a story."""
_NOT_ARTICLES: Final = frozenset({"gold.json", "expected.json", "reconcile.decisions.jsonl", "reconcile.baseline.json"})
"""Labels that lie beside the articles of a measured story, and files of this program."""


class Begun(io.RawIOBase):
    """A file some bytes of which were read already, from its beginning. Closing it leaves the file open: it is the caller's."""

    def __init__(self, head: bytes, file: BinaryIO) -> None:
        super().__init__()
        self._head = head
        self._file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        data = self._head[: len(buffer)] or self._file.read(len(buffer))
        self._head = self._head[len(data) :]
        buffer[: len(data)] = data
        return len(data)


def load(path: str) -> bytes:
    """The bytes of a regular file.

    Raises:
        Unusable: no such file, not regular, unreadable, or over the limit (then nothing of it is read).
    """
    with opened(path) as file:
        size = os.fstat(file.fileno()).st_size
        if size > MAX_FILE:
            raise Unusable(too_big(size))
        return limited(file)


def limited(file: BinaryIO) -> bytes:
    """All of an open file, or Unusable as soon as it passes the limit."""
    data = file.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        raise Unusable(too_big(None))
    return data


def too_big(size: int | None) -> str:
    """The message for a file over the limit."""
    has = f"has {size / 1e6:.0f} MB" if size else "is too big"
    return f"{has}; the limit is {MAX_FILE // 1_000_000} MB a file"


def extension(name: str) -> str:
    """The end of a file's name that tells its kind, in lower case: ``.txt``, ``.warc.gz``; empty where there is none."""
    low = name.lower()
    return ".warc.gz" if low.endswith(".warc.gz") else os.path.splitext(low)[1]  # noqa: PTH122 - a name, not a path


def is_article_file(name: str, extensions: Container[str]) -> bool:
    """Whether a file of this name in a folder may be an article: of a kind that is read, not hidden and not one of our own."""
    low = name.lower()
    end = extension(low)
    stem = low[: len(low) - len(end)]
    return end in extensions and not (low in _NOT_ARTICLES or stem.endswith(".report") or stem == "readme" or low.startswith("."))


def opened(path: str) -> BinaryIO:
    """A regular file, open for reading.

    Raises:
        Unusable: no such file, not regular, or unreadable.
    """
    try:
        # not to be stuck on a pipe that has no writer; what was opened is what is looked at
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError as error:
        raise Unusable("no such file or folder") from error
    except (OSError, ValueError) as error:
        raise Unusable(f"cannot be read ({getattr(error, 'strerror', None) or error})") from error
    file = open(handle, "rb")  # noqa: PTH123, SIM115 - a descriptor, not a path; the caller closes it
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise Unusable("is not a regular file")
    return file


def listing(folder: str, extensions: frozenset[str]) -> list[str]:
    """Article files under a folder, sorted; hidden files and folders, linked folders and our own files left out.

    Left out by name: ``gold.json``, ``expected.json``, ``reconcile.decisions.jsonl``, ``reconcile.baseline.json``, ``NAME.report.*``, ``README.*``.

    Raises:
        Unusable: the folder cannot be read, or has too many files.
    """

    def fail(error: OSError) -> None:
        raise Unusable(f"cannot be read ({error.strerror})") from error

    out: list[str] = []
    for root, folders, names in os.walk(folder, onerror=fail):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        # Path would drop the "./" that was typed
        out += [os.path.join(root, name) for name in names if is_article_file(name, extensions)]  # noqa: PTH118
        if len(out) > MAX_FILES:
            raise Unusable(f"has more than {MAX_FILES:,} files")
    return sorted(out)
