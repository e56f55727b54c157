"""How far a long run is, on one line of the terminal: how many articles, how fast, how much longer."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reconcile.batch.adding import Added
    from reconcile.ingest.stream import Streamed

_EVERY = 0.5
_SETTLED = 5.0
"""Seconds before a rate says anything about the time left."""


class Progress:
    """Shows nothing where nobody watches. The time left is by the bytes of the files, so there is none for standard input."""

    def __init__(self, paths: Sequence[str], *, watched: bool | None = None) -> None:
        self._watched = sys.stderr.isatty() if watched is None else watched
        self._total = _bytes(paths) if self._watched else 0
        self._before = 0
        self._here = 0
        self._path = ""
        self._begun = self._last = time.monotonic()

    def show(self, state: Added, one: Streamed | None) -> None:
        """Take note of one more article, and from time to time say where the run is."""
        if not self._watched:
            return
        if one is not None:
            self._count(one)
        now = time.monotonic()
        if now - self._last >= _EVERY:
            self._last = now
            print(f"\r\033[K{self.line(state, now - self._begun)}", end="", file=sys.stderr, flush=True)

    def line(self, state: Added, seconds: float) -> str:
        """The line after so many seconds."""
        rate = state.done / seconds if seconds else 0.0
        words = f"{state.added:,} added, {state.known:,} known, {rate:,.1f} articles/s"
        read = self._before + self._here
        if self._total and read and seconds >= _SETTLED:
            return f"{words}, {_time(seconds * max(0.0, self._total / read - 1))} left"
        return words

    def clear(self) -> None:
        """Make room for a line of another sort."""
        if self._watched:
            print("\r\033[K", end="", file=sys.stderr, flush=True)

    def _count(self, one: Streamed) -> None:
        if one.path != self._path:
            self._before += _size(self._path) if self._path else 0
            self._here, self._path = 0, one.path
        # what one article is of its file is not known; its text is, and never more than the file
        self._here = min(_size(one.path), self._here + len(one.article.text if one.article else ""))


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min {rest:02} s" if minutes else f"{rest} s"


def _bytes(paths: Sequence[str]) -> int:
    """Of all files; 0 where that is not known."""
    total = 0
    for path in paths:
        if path == "-":
            return 0
        if not Path(path).is_dir():
            total += _size(path)
        for folder, _, names in os.walk(path):
            total += sum(_size(str(Path(folder, n))) for n in names)
    return total


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0
