"""Commands over a whole archive that nobody need wait for twice as long as two cores take: the stories of its days, and whether it is whole.

Two processes are set against one by processor time: what they take on two free cores is the time of the first process, which hands out the work, and half of that of
the others.
"""

from __future__ import annotations

import datetime as dt
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reconcile.archive import Archive, make_record
from reconcile.batch import checking, days
from reconcile.kinds import discover
from reconcile.model.settings import Settings
from reconcile.workers import extract
from tests.benchmarks import synthetic
from tests.benchmarks.table import Row, at_least

_TIMES = 1.5


@dataclass(frozen=True, slots=True)
class _Took:
    """Seconds: of the clock, of this process, and of those that it started."""

    wall: float
    own: float
    others: float

    @property
    def on_two_cores(self) -> float:
        return self.own + self.others / 2


def rows(full: bool) -> list[Row]:
    """The measurements, on 800 articles or 120."""
    number = 800 if full else 120
    with tempfile.TemporaryDirectory() as place:
        archive, out = Path(place, "archive"), Path(place, "out")
        first, last = _filled(archive, number)
        asked = days.Asked(first, last)
        found: list[int] = []

        def checked(jobs: int) -> None:
            found.append(len(days.check(archive, asked, out, settings=Settings(jobs=jobs))["stories"]))

        def verified(jobs: int) -> None:
            found.append(checking.check(archive, jobs=jobs).facts)

        day = {jobs: _took(checked, jobs) for jobs in (1, 2)}
        stories = found[-1]
        whole = {jobs: _took(verified, jobs) for jobs in (1, 2)}
        facts = found[-1]
    return [*_told("archive check", day, stories, "stories", full), *_told("archive verify", whole, facts, "facts", full)]


def _told(what: str, took: dict[int, _Took], done: int, unit: str, full: bool) -> Iterator[Row]:
    one, two = took[1], took[2]
    yield Row(f"{what}: {unit}", done)
    yield Row(f"{what}: {unit} for each second of processor time, one process", done / (one.own + one.others))
    ratio = one.own / two.on_two_cores
    name = f"{what}: --jobs 2 against 1, by processor time on two free cores"
    # few articles are done by one process
    yield at_least(name, ratio, _TIMES, "times") if full else Row(name, ratio, "times")
    yield Row(f"{what}: --jobs 2 against 1, wall clock", one.wall / two.wall, "times")


def _filled(folder: Path, number: int) -> tuple[dt.date, dt.date]:
    """An archive of so many invented articles, and its first and last day."""
    with Archive.open(folder, write=True, create=True) as archive, archive.batch():
        published = []
        for article, facts in extract(t.article for t in synthetic.articles(number)):
            archive.add(make_record(article, facts, discover()))
            published += [article.published] if article.published else []
    return min(published), max(published)


def _took(work: Callable[[int], None], jobs: int) -> _Took:
    wall, own, others = time.monotonic(), _spent(resource.RUSAGE_SELF), _spent(resource.RUSAGE_CHILDREN)
    work(jobs)
    return _Took(time.monotonic() - wall, _spent(resource.RUSAGE_SELF) - own, _spent(resource.RUSAGE_CHILDREN) - others)


def _spent(whose: int) -> float:
    used = resource.getrusage(whose)
    return used.ru_utime + used.ru_stime
