"""Regular files and folders, and nothing else: no pipe, device or link loop is ever waited for."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Final

from reconcile.ingest.draft import MAX_FILE, Unusable

if TYPE_CHECKING:
    from typing import BinaryIO

MAX_FILES: Final = 10_000
"""Files of one folder; more is a wrong folder, not a story."""
_NOT_ARTICLES: Final = frozenset({"gold.json", "expected.json", "reconcile.decisions.jsonl", "reconcile.baseline.json"})
"""Labels that lie beside the articles of a measured story, and files of this program."""


def load(path: str) -> bytes:
    """The bytes of a regular file.

    Raises:
        Unusable: no such file, not regular, unreadable, or over the limit (then nothing of it is read).
    """
    try:
        # not to be stuck on a pipe that has no writer; what was opened is what is looked at
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError as error:
        raise Unusable("no such file or folder") from error
    except (OSError, ValueError) as error:
        raise Unusable(f"cannot be read ({getattr(error, 'strerror', None) or error})") from error
    with open(handle, "rb") as file:  # noqa: PTH123 - a descriptor, not a path
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise Unusable("is not a regular file")
        if status.st_size > MAX_FILE:
            raise Unusable(too_big(status.st_size))
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
        for name in names:
            stem, extension = os.path.splitext(name.lower())  # noqa: PTH122 - a name, not a path
            ours = name.lower() in _NOT_ARTICLES or stem.endswith(".report") or stem == "readme"
            if extension in extensions and not ours and not name.startswith("."):
                out.append(os.path.join(root, name))  # noqa: PTH118 - Path would drop the "./" that was typed
        if len(out) > MAX_FILES:
            raise Unusable(f"has more than {MAX_FILES:,} files")
    return sorted(out)
