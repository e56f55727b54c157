"""A pool of processes of our own: results in the order of the items, lost workers replaced, constant memory.

Workers are fresh interpreters that import nothing of the caller's program (``multiprocessing`` would run its main module again, and needs
a guard there). Items go out one at a time with a few in the pipe, so that a worker never waits and the one that was being worked on when
a worker ended is known.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import IO, Any

from reconcile.errors import UsageError, WorkerError
from reconcile.workers.channel import DONE, FAILED, READY, receive, send
from reconcile.workers.process import TOO_LONG
from reconcile.workers.task import Lost, Task

IN_PIPE = 8
"""Items that a worker has at a time: the one in work and some more, so that it never waits."""
AHEAD = 64
"""Items a worker that may be done, or on the way, before the first of them is: one slow item does not stop the others."""
AHEAD_WEIGHT = 4_000_000
"""Code points of items that may be on the way."""
TRIES = 3
"""How often an item's work may end its worker."""
WORKER_PAYS = 50_000
"""Code points for which it pays to start one more worker: twice and more of what the start costs (measured: tests/benchmarks/pool_scale.py)."""
_BOOT = "import sys,pickle;sys.path[:]=pickle.load(sys.stdin.buffer);from reconcile.workers.process import main;main()"
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "VECLIB_MAXIMUM_THREADS": "1"}


@dataclass(slots=True)
class _Item:
    number: int
    value: Any
    weight: int
    ends: int = 0
    """Workers that ended while they worked on it."""


@dataclass(slots=True, eq=False)
class _Worker:
    process: subprocess.Popen[bytes]
    sent: deque[_Item] = field(default_factory=deque)
    ready: bool = False


def each(
    items: Iterable[Any],
    task: Task,
    jobs: int,
    *,
    known: Callable[[Any], Any] | None = None,
    pays: int = WORKER_PAYS,
) -> Iterator[tuple[Any, Any]]:
    """Each item with its result, in order; ``Lost`` stands for the result of one that ends whatever process works on it.

    With one job, or as long as there is too little to do (less than ``pays`` code points for each of two workers), the work is done in
    this process. ``known`` gives the result of an item that need not be worked on, else None.

    Raises:
        WorkerError: workers cannot be started.
        Exception: what the task raised; items before it are yielded first.
    """
    stream = ((item, known(item) if known else None) for item in items)
    work: Callable[[Any], Any] | None = None
    while True:
        batch, weight = _look(stream, task, 2 * pays if jobs > 1 else 0)
        if not batch:
            return
        if jobs > 1 and weight >= 2 * pays:
            break
        for item, result in batch:
            if result is None and work is None:
                work = task.start(apart=False)
            yield item, work(item) if result is None and work is not None else result
    del work
    yield from _Pool(task, jobs, pays).run(_chained(batch, stream))


def _look(stream: Iterator[tuple[Any, Any]], task: Task, enough: int) -> tuple[list[tuple[Any, Any]], int]:
    """The next items: until there is enough work in them for a pool, or some."""
    batch: list[tuple[Any, Any]] = []
    weight = 0
    for item, result in stream:
        batch.append((item, result))
        weight += task.weight(item) if result is None else 0
        if weight >= enough or len(batch) >= 4 * AHEAD:
            break
    return batch, weight


def _chained(batch: list[tuple[Any, Any]], stream: Iterator[tuple[Any, Any]]) -> Iterator[tuple[Any, Any]]:
    """The batch, let go of one by one, and then the stream."""
    batch.reverse()
    while batch:
        yield batch.pop()
    yield from stream


class _Pool:
    def __init__(self, task: Task, jobs: int, pays: int) -> None:
        if type(task).__module__ == "__main__":
            raise UsageError(f"{type(task).__name__}: a task of the main program cannot reach the workers; move it into a module")
        self._task, self._jobs, self._pays = task, jobs, pays
        self._workers: list[_Worker] = []
        self._events: queue.SimpleQueue[tuple[_Worker, Any]] = queue.SimpleQueue()
        self._waiting: deque[_Item] = deque()
        self._done: dict[int, tuple[Any, Any]] = {}
        self._read = self._next = self._seen = self._on_way = 0
        self._failed_starts = 0

    def run(self, stream: Iterator[tuple[Any, Any]]) -> Iterator[tuple[Any, Any]]:
        """All of the stream's items with their results."""
        try:
            more = True
            while True:
                more = more and self._fill(stream)
                self._feed()
                while self._next in self._done:
                    item, result = self._done.pop(self._next)
                    self._next += 1
                    if isinstance(result, BaseException):
                        raise result
                    yield item, result
                    # while the caller is at work, the workers must not run dry
                    self._drain()
                    self._feed()
                if not more and self._next == self._read:
                    return
                if self._next not in self._done and (any(w.sent for w in self._workers) or self._waiting):
                    self._handle(*self._events.get())
        finally:
            self.close()

    def close(self) -> None:
        """End all workers at once, whatever they do."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            _bury(worker)
        self._workers = []

    def _fill(self, stream: Iterator[tuple[Any, Any]]) -> bool:
        """Read items until the workers have enough to do; False where there are no more."""
        while (
            len(self._waiting) < IN_PIPE * self._jobs
            and self._read - self._next < AHEAD * self._jobs
            and (self._on_way < AHEAD_WEIGHT or not self._waiting)
        ):
            item, result = next(stream, (None, stream))
            if result is stream:
                return False
            if result is None:
                weight = self._task.weight(item)
                self._seen += weight
                self._on_way += weight
                self._waiting.append(_Item(self._read, item, weight))
            else:
                self._done[self._read] = (item, result)
            self._read += 1
        return True

    def _feed(self) -> None:
        """Start workers that pay, and give each its items."""
        wanted = min(self._jobs, max(1, self._seen // max(1, self._pays)))
        while self._waiting and len(self._workers) < (1 if self._failed_starts else wanted):
            self._start()
        # in turns, so that no worker is left idle while another has a full pipe
        for depth in range(1, IN_PIPE + 1):
            for worker in list(self._workers):
                if self._waiting and len(worker.sent) < depth:
                    self._send(worker, self._waiting.popleft())

    def _start(self) -> None:
        boot = [sys.executable, "-P", "-c", _BOOT]
        shown = None if os.environ.get("RECONCILE_DEBUG") else subprocess.DEVNULL
        try:
            process = subprocess.Popen(  # noqa: S603 - our own interpreter
                boot, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=shown, env={**os.environ, **_ONE_THREAD}
            )
        except OSError as error:
            self._no_start(f"{error.strerror or error}")
            return
        worker = _Worker(process)
        self._workers.append(worker)
        assert process.stdout is not None
        assert process.stdin is not None
        threading.Thread(target=_listen, args=(worker, process.stdout, self._events), daemon=True).start()
        # one that is gone already shows in what is heard from it
        with contextlib.suppress(OSError):
            process.stdin.write(pickle.dumps([str(p) for p in sys.path]))
            send(process.stdin, self._task)

    def _send(self, worker: _Worker, item: _Item) -> None:
        worker.sent.append(item)
        assert worker.process.stdin is not None
        with contextlib.suppress(OSError):
            send(worker.process.stdin, (item.value, self._task.limit(item.value)))

    def _drain(self) -> None:
        while not self._events.empty():
            self._handle(*self._events.get())

    def _handle(self, worker: _Worker, message: Any) -> None:
        if message is None:
            self._lost(worker)
            return
        what, content = message
        if what == READY:
            worker.ready, self._failed_starts = True, 0
        elif what == FAILED and not worker.ready:
            raise content
        elif what in (DONE, FAILED):
            self._settle(worker.sent.popleft(), content)

    def _settle(self, item: _Item, result: Any) -> None:
        self._on_way -= item.weight
        self._done[item.number] = (item.value, result)

    def _lost(self, worker: _Worker) -> None:
        """A worker is gone: what it had goes to others, and the item that it was at has one try less."""
        self._workers.remove(worker)
        status = _bury(worker)
        if not worker.ready:
            self._waiting.extendleft(reversed(worker.sent))
            self._no_start(_ending(status))
            return
        if worker.sent:
            item = worker.sent[0]
            item.ends += 1
            if item.ends >= TRIES:
                limit = self._task.limit(item.value)
                why = f"took longer than {limit:.0f} s" if status == TOO_LONG else f"ended the process that read it ({_ending(status)})"
                self._settle(worker.sent.popleft(), Lost(why))
        self._waiting.extendleft(reversed(worker.sent))

    def _no_start(self, why: str) -> None:
        """The pool goes on with the workers that there are."""
        self._failed_starts += 1
        if not self._workers:
            if self._failed_starts > TRIES:
                raise WorkerError(f"worker processes cannot be started ({why}); --jobs 1 does without")
            self._start()


def _listen(worker: _Worker, stream: IO[bytes], events: queue.SimpleQueue[tuple[_Worker, Any]]) -> None:
    try:
        while True:
            events.put((worker, receive(stream)))
    except Exception:  # noqa: BLE001 - whatever comes that is no message: the worker is of no use
        worker.process.kill()
        events.put((worker, None))


def _bury(worker: _Worker) -> int:
    """The exit status of a worker that ended, or was told to."""
    status = worker.process.wait()
    for stream in (worker.process.stdin, worker.process.stdout):
        assert stream is not None
        # what was not sent yet has nobody to go to
        with contextlib.suppress(OSError):
            stream.close()
    return status


def _ending(status: int) -> str:
    return f"signal {-status}" if status < 0 else f"exit status {status}"
