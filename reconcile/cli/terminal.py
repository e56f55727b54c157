"""What the terminal is: its encoding, and whether anybody watches."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable

from reconcile.model.printable import printable

__all__ = ["note", "printable", "progress", "use_utf8", "warn"]


def use_utf8() -> None:
    """Print UTF-8 whatever the locale says; what cannot be encoded (half a surrogate pair) is printed as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def warn(lines: tuple[str, ...] | list[str]) -> None:
    """Print warnings on standard error, each once and on one line."""
    for line in dict.fromkeys(lines):
        print(f"reconcile: warning: {' '.join(printable(line).split())}", file=sys.stderr)


def note(lines: list[str]) -> None:
    """Print on standard error what is no fault but good to know, each on one line."""
    for line in lines:
        print(f"reconcile: note: {' '.join(printable(line).split())}", file=sys.stderr)


def progress(total: int, what: str = "articles", least: int = 8) -> Callable[[int], None] | None:
    """What to call with the number of articles done, or None where nobody watches or there are fewer than ``least``."""
    if total < least or not sys.stderr.isatty():
        return None

    def show(done: int) -> None:
        end = "\r" if done < total else "\r\033[K"
        print(f"reading {done} of {total} {what}", end=end, file=sys.stderr, flush=True)

    return show


def counter(what: str) -> Callable[[int, int], None] | None:
    """What to call with the number done and that of all where it is known late, or None where nobody watches."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> None:
        end = "\r" if done < total else "\r\033[K"
        print(f"{done:,} of {total:,} {what}", end=end, file=sys.stderr, flush=True)

    return show


def stages() -> Callable[[str, int, int], None] | None:
    """What to call with what is counted, the number done and that of all, or None where nobody watches: now for one thing, now for another."""
    if not sys.stderr.isatty():
        return None

    def show(what: str, done: int, total: int) -> None:
        end = "\r" if done < total else "\r\033[K"
        print(f"{done:,} of {total:,} {what}", end=end, file=sys.stderr, flush=True)

    return show
