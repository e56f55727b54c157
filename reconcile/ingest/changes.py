"""Did files change since they were looked at? Asked by looking again, which works on every file system, also over a network."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from reconcile.ingest.draft import Unusable
from reconcile.ingest.files import listing

INTERVAL: Final = 0.25
"""Seconds between two looks: a person does not notice it, and a look at fifty files takes less than a thousandth of it."""
LONGEST: Final = 20
"""Looks after which files that change all the time are read all the same."""

Snapshot = Mapping[str, tuple[int, int, int]]
"""Modification time in nanoseconds, size in bytes and inode by path; a file that is not there is left out."""


def snapshot(paths: Sequence[str], extensions: frozenset[str]) -> Snapshot:
    """How the files, and the article files in the folders, are now. A file that an editor saved by renaming has a new inode."""
    out = {}
    for path in paths:
        try:
            files = listing(path, extensions) if Path(path).is_dir() else [path]
        except Unusable:
            continue
        for file in files:
            try:
                # links are followed: what counts is the text behind them
                status = os.stat(file)  # noqa: PTH116 - Path would drop the "./" that was typed
            except OSError:
                continue
            out[file] = (status.st_mtime_ns, status.st_size, status.st_ino)
    return out


def settled(look: Callable[[], Snapshot], before: Snapshot, sleep: Callable[[float], None] = time.sleep) -> Snapshot:
    """Wait for a change, and then until two looks are alike: a file is often written in several steps. Returns the last look."""
    now = look()
    while now == before:
        sleep(INTERVAL)
        now = look()
    for _ in range(LONGEST):
        sleep(INTERVAL)
        last, now = now, look()
        if now == last:
            break
    return now
