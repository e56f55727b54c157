"""No garbage collection while articles are read.

An analysed article is some ten thousand small objects, and Python's collector looks through all that lives whenever some hundred more have been
made: a sixth of the time of an extraction. There is nothing to find: an article's document is let go of by hand (``Document.let_go``), so that
no circle keeps it, and facts have none. tests/extraction/test_long.py holds that. The switch is the process's, so those who read at the same time
share it.
"""

from __future__ import annotations

import contextlib
import gc
import threading
from collections.abc import Iterator

_lock = threading.Lock()
_readers = 0
_was_on = False


@contextlib.contextmanager
def tidying() -> Iterator[None]:
    """Within it, no garbage is collected."""
    global _readers, _was_on  # noqa: PLW0603 - the collector's switch is global, too
    with _lock:
        _readers += 1
        if _readers == 1:
            _was_on = gc.isenabled()
        # not only the first: whoever loads a model in between (msgpack, that is) switches it on
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            _readers -= 1
            if _readers == 0 and _was_on:
                gc.enable()
