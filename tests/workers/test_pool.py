from __future__ import annotations

import datetime as dt
import itertools
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reconcile import pipeline
from reconcile.errors import WorkerError
from reconcile.model import Article, Interval
from reconcile.workers.channel import packed
from reconcile.workers.pool import AHEAD, each
from reconcile.workers.task import Lost
from tests.workers.tasks import Odd


def _gone(pids: set[int]) -> bool:
    """Whether none of the processes is left; one that was killed may take a moment."""
    for _ in range(100):
        if not any(_alive(pid) for pid in pids):
            return True
        time.sleep(0.05)
    return False


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_lost_workers_are_replaced_and_only_what_kills_them_is_given_up(tmp_path: Path) -> None:
    items = [f"item {n}" for n in range(40)]
    items[3], items[11], items[30] = f"once {tmp_path / 'mark'}", "die", "hang"
    done = list(each(items, Odd(), 2, pays=1))
    assert [item for item, _ in done] == items
    assert done[11][1] == Lost("ended the process that read it (signal 9)")
    assert done[30][1] == Lost("took longer than 0 s")
    others = [result for n, (_, result) in enumerate(done) if n not in (11, 30)]
    assert [said for said, _ in others] == [item for n, item in enumerate(items) if n not in (11, 30)]
    pids = {pid for _, pid in others}
    assert os.getpid() not in pids
    assert _gone(pids)


def test_a_stream_is_read_a_little_ahead_and_stopping_ends_the_workers_at_once() -> None:
    read = 0

    def endless() -> Iterator[str]:
        nonlocal read
        for n in itertools.count():
            read = n
            yield f"item {n}"

    stream = each(endless(), Odd(), 2, pays=1)
    taken = list(itertools.islice(stream, 20))
    assert read <= 20 + 2 * AHEAD
    stream.close()  # type: ignore[attr-defined]
    assert _gone({pid for _, (_, pid) in taken})


def test_what_a_task_raises_is_raised_in_its_place() -> None:
    stream = each(["a", "b", "raise the roof", "c"], Odd(), 2, pays=1)
    assert [next(stream)[0], next(stream)[0]] == ["a", "b"]
    with pytest.raises(ValueError, match="the roof") as caught:
        next(stream)
    assert "tasks.py" in caught.value.__notes__[0]


def test_a_task_that_cannot_start_says_so() -> None:
    with pytest.raises(LookupError, match="no model here"):
        list(each("ab", Odd(unwilling=True), 2, pays=1))


def test_little_work_and_known_results_stay_in_this_process() -> None:
    known = {f"item {n}": (f"item {n}", 0) for n in range(600) if n % 2}
    done = list(each([f"item {n}" for n in range(600)], Odd(), 2, known=known.get, pays=130))
    assert [item for item, _ in done] == [f"item {n}" for n in range(600)]
    assert {result[1] for _, result in done} == {0, os.getpid()}


def test_with_one_job_items_are_read_when_they_are_wanted() -> None:
    items = iter(["a", "b", "c"])
    stream = each(items, Odd(), 1)
    assert next(stream)[0] == "a"
    assert list(items) == ["b", "c"]


def test_values_come_through_as_they_were() -> None:
    article = Article("a", "The council voted 7 to 3 to pass the Clean Harbors Act on Monday.", dt.date(2024, 3, 5), warnings=("w",))
    facts = pipeline.extract([article])
    assert {f.kind for f in facts} >= {"vote", "date"}
    back = pickle.loads(packed((article, facts, Odd(), Interval(None, dt.date(2024, 1, 1)))))  # noqa: S301 - made here
    assert back == (article, facts, Odd(), Interval(None, dt.date(2024, 1, 1)))
    assert [f.id for f in back[1]] == [f.id for f in facts]
    with pytest.raises((AttributeError, pickle.PicklingError)):
        packed(lambda: None)


PROGRAM = """
import itertools, signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell that runs the tests in the background has it ignored
from reconcile.workers.pool import each
from tests.workers.tasks import Odd
for n, (_, (_, pid)) in enumerate(each(map(str, itertools.count()), Odd(), 2, pays=1)):
    if n < 40:
        print(pid, flush=True)
"""
"""A program without a guard around its main part, and endless."""


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_whatever_ends_a_program_ends_its_workers(how: signal.Signals) -> None:
    top = str(Path(__file__).parents[2])
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM], cwd=top, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as program:
        assert program.stdout is not None
        try:
            pids = {int(program.stdout.readline()) for _ in range(40)}
            assert all(map(_alive, pids))
            assert program.pid not in pids
            # as Ctrl-C does, to every process of the terminal
            os.killpg(program.pid, how) if how == signal.SIGINT else program.send_signal(how)
            program.wait(10)
        finally:
            # a program that did not end is a failure, not a test without end
            program.kill()
    assert _gone(pids)


@pytest.mark.parametrize("interpreter", ["/nowhere/python", "/bin/false"])
def test_workers_that_do_not_start_are_one_clear_line(interpreter: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", interpreter)
    with pytest.raises(WorkerError, match=r"worker processes cannot be started \(.+\); --jobs 1 does without"):
        list(each("ab", Odd(), 2, pays=1))
