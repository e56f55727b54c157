"""Garbage collection in step with the articles.

An analysed article is some ten thousand small objects that refer to one another, and Python's collector looks through all that lives whenever
some hundred more have been made: a sixth of the time of an extraction. While articles are read it is done once an article instead, and only
among what is new. The switch is the process's, so those who read at the same time share it.
"""

from __future__ import annotations

import contextlib
import gc
import threading
from collections.abc import Callable, Iterator

_lock = threading.Lock()
_readers = 0
_was_on = False


@contextlib.contextmanager
def tidying() -> Iterator[Callable[[], object]]:
    """Within it, garbage is collected only by the function given, which is to be called after each article."""
    global _readers, _was_on  # noqa: PLW0603 - the collector's switch is global, too
    with _lock:
        _readers += 1
        if _readers == 1:
            _was_on = gc.isenabled()
            gc.disable()
        collected = _was_on
    try:
        yield (lambda: gc.collect(0)) if collected else (lambda: None)
    finally:
        with _lock:
            _readers -= 1
            if _readers == 0 and _was_on:
                gc.enable()
