"""The life of a worker: the task comes first, then items one after the other, until the pipe is closed.

It ends at once when its parent does, and ends itself when an item takes too long: the watchdog of ``faulthandler`` is a thread of the C
library's, which also ends code that never gives Python a turn.
"""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import os
import queue
import signal
import sys
import threading
from typing import IO, Any

from reconcile.workers.channel import DONE, FAILED, READY, receive, send

TOO_LONG = 1
"""Exit status of a worker whose watchdog ended it (``faulthandler`` has no other)."""


def main() -> None:
    """Work until there is nothing more to read."""
    # Ctrl-C reaches every process of the terminal; the parent ends its workers itself
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(200_000, 50, 50)
    results = os.fdopen(os.dup(1), "wb")
    # what a library prints must not get among the messages
    os.dup2(2, 1)
    items: queue.SimpleQueue[Any] = queue.SimpleQueue()
    with open(os.devnull, "w", encoding="utf-8") as nowhere, contextlib.suppress(BrokenPipeError):  # noqa: PTH123 - os.devnull is no path
        try:
            task = receive(sys.stdin.buffer)
            threading.Thread(target=_read, args=(sys.stdin.buffer, items), daemon=True).start()
            work = task.start(apart=True)
        except EOFError:
            return
        except BaseException as error:  # noqa: BLE001 - told to the parent, whatever it is
            send(results, (FAILED, _portable(error)))
            return
        send(results, (READY, None))
        while True:
            _one(work, items.get(), results, nowhere)


def _one(work: Any, message: tuple[Any, float], results: IO[bytes], nowhere: IO[str]) -> None:
    item, limit = message
    faulthandler.dump_traceback_later(limit, exit=True, file=nowhere)
    try:
        answer = work(item)
    except MemoryError:
        os._exit(os.EX_TEMPFAIL if hasattr(os, "EX_TEMPFAIL") else 75)
    except Exception as error:  # noqa: BLE001 - raised again where the result is wanted
        faulthandler.cancel_dump_traceback_later()
        send(results, (FAILED, _portable(error)))
        return
    faulthandler.cancel_dump_traceback_later()
    try:
        send(results, (DONE, answer))
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 - a result that cannot be pickled
        send(results, (FAILED, _portable(error)))


def _read(stream: IO[bytes], items: queue.SimpleQueue[Any]) -> None:
    """Read ahead, so that the next item is there when one is done, and so that the end of the parent is noticed during the work."""
    try:
        while True:
            items.put(receive(stream))
    except BaseException:  # noqa: BLE001 - the parent is gone or sends nonsense: nobody wants the work
        os._exit(0)


def _portable(error: BaseException) -> BaseException:
    """The error if it survives the way to the parent, else one that says the same."""
    import pickle
    import traceback

    error.add_note("in a worker:\n" + "".join(traceback.format_exception(error)))
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - made here
    except Exception:  # noqa: BLE001 - whatever it is, it cannot be sent
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
