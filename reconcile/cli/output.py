"""Where a command writes: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from reconcile.errors import OutputError, UsageError


@contextlib.contextmanager
def target(path: Path | None, inputs: Sequence[str] = ()) -> Iterator[Callable[[str], object]]:
    """Give a function that takes the output piece by piece.

    The file is tried before any work is done, is written beside its place and renamed into it; on an error nothing is
    left behind and an existing file stays as it was.

    Raises:
        OutputError: the file cannot be written.
        UsageError: the file is one of the inputs.
    """
    if path is None or str(path) == "-":
        yield sys.stdout.write
        return
    real = Path(os.path.realpath(path))
    if any(os.path.realpath(name) == str(real) for name in inputs):
        raise UsageError(f"--output {path} is one of the inputs and would be lost; name another file")
    with _told(path):
        temporary = _beside(path, real)
    pieces: list[str] = []
    try:
        yield pieces.append
        with _told(path):
            data = "".join(pieces).encode("utf-8", "backslashreplace")
            (temporary or real).write_bytes(data)
            if temporary:
                temporary.chmod(stat.S_IMODE(real.stat().st_mode) if real.exists() else 0o666 & ~_umask())
                temporary.replace(real)
    finally:
        if temporary:
            temporary.unlink(missing_ok=True)


def _beside(path: Path, real: Path) -> Path | None:
    """An empty file in the folder of the wanted one; None for what is not a plain file (``/dev/stdout``, a pipe)."""
    if real.is_dir():
        raise OutputError(f"cannot write {path}: it is a folder; name a file in it")
    if real.exists():
        if not stat.S_ISREG(real.stat().st_mode):
            return None
        if not os.access(real, os.W_OK):
            raise OutputError(f"cannot write {path}: the file is write-protected; name another file")
    handle, name = tempfile.mkstemp(prefix=".reconcile-", dir=real.parent)
    os.close(handle)
    return Path(name)


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}; name a file in a folder that you may write to") from error


def _umask() -> int:
    """The process's mask for new files, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
