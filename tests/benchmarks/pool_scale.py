"""Several processes against one, a check of five articles cold and warm, and what the pool and the cache cost an article.

Wall-clock time of two processes says little on a machine that others use (two processes get twice the share of one). So two figures are given: the
best wall-clock ratio of some rounds, with how busy the machine was, and the ratio that the processor times allow on two free cores, where
all processes together can be no quicker than half of their sum.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reconcile.kinds import discover
from reconcile.model import Article
from reconcile.model.packing import pack, unpack
from reconcile.model.settings import NO_SETTINGS
from reconcile.workers import Cache, extract
from reconcile.workers.channel import packed
from reconcile.workers.identity import stamp
from tests.benchmarks import synthetic
from tests.benchmarks.table import Row, at_least, at_most
from tests.benchmarks.test_speed import BARE, SEEDS

_EXTRACT = "import sys;from tests.benchmarks.pool_scale import extracted;extracted(int(sys.argv[1]),int(sys.argv[2]))"
_START = "from reconcile.workers import Extraction;Extraction().start(apart=True)"
_TOP = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Took:
    """What a command took, with its children."""

    wall: float
    processor: float


def rows(full: bool) -> list[Row]:
    """The measurements; small ones are of a few articles, where starting a worker is most of the cost."""
    return [*_jobs(600 if full else 60, 3 if full else 1, judged=full), *_starts(5 if full else 2), *_article(120 if full else 20)]


def extracted(n: int, jobs: int) -> None:
    """The facts of so many invented articles, which nobody looks at."""
    count = sum(len(facts) for _, facts in extract((t.article for t in synthetic.articles(n)), jobs=jobs, pays=1000))
    print(count)


def _jobs(n: int, rounds: int, *, judged: bool) -> Iterator[Row]:
    one, two = [Took(1e9, 1e9)], [Took(1e9, 1e9)]
    for _ in range(rounds):
        for jobs, times in ((1, one), (2, two)):
            times.append(_run([sys.executable, "-c", _EXTRACT, str(n), str(jobs)]))
    busy = os.getloadavg()[0] / (os.cpu_count() or 1)
    wall = min(t.wall for t in one) / min(t.wall for t in two)
    alone, both = min(t.processor for t in one), min(t.processor for t in two)
    what = f"{n} articles, --jobs 2 against 1"
    yield at_least(f"{what}: times as fast, wall clock", wall, 1.7) if judged else Row(f"{what}: times as fast, wall clock", wall)
    allowed = alone / (both / 2)
    yield at_least(f"{what}: by processor time on two free cores", allowed, 1.7) if judged else Row(f"{what}: by processor time", allowed)
    start = min(_run([sys.executable, "-c", _START]).processor for _ in range(2))
    texts = sum(len(t.article.text) for t in synthetic.articles(n))
    yield Row("starting a worker costs what reading so many code points costs", start / ((alone - start) / texts))
    yield Row("articles for each second of processor time, one process", n / alone)
    yield Row("how busy the machine was", busy, "processes a core")


def _starts(rounds: int) -> Iterator[Row]:
    files = [str(path) for path in sorted(SEEDS.glob("*.txt"))]
    with tempfile.TemporaryDirectory() as place:
        check = [sys.executable, "-m", "reconcile", "check", *files]
        environment = {"RECONCILE_CACHE": place}
        commands = {"bare": [sys.executable, "-c", BARE, *files], "cold": [*check, "--no-cache"], "warm": check}
        best = dict.fromkeys(commands, 1e9)
        _run(check, environment)
        for _ in range(rounds):
            for name, command in commands.items():
                best[name] = min(best[name], _run(command, environment).processor)
    yield Row("load the model and parse five articles, bare", best["bare"], "s")
    yield at_most("check of five articles, nothing kept, against that", best["cold"] / best["bare"], 1.3)
    yield at_most("check of five articles, all kept, against that", best["warm"] / best["bare"], 0.5)


def _article(n: int) -> Iterator[Row]:
    """What each article costs besides its extraction."""
    kinds = discover()
    with tempfile.TemporaryDirectory() as place:
        found = list(extract((t.article for t in synthetic.articles(n)), jobs=1))
        facts = sum(len(f) for _, f in found)
        begin = time.process_time()
        for article, own in found:
            packed((article, own))
        sent = time.process_time() - begin
        cache = Cache(Path(place), stamp(None, NO_SETTINGS))
        begin = time.process_time()
        for article, own in found:
            cache.put(article, pack(own, article, kinds))
        kept = time.process_time() - begin
        begin = time.process_time()
        for article, _ in found:
            _taken(cache, article)
        taken = time.process_time() - begin
    yield Row("facts of an article", facts / n)
    yield Row("sending them to another process", sent / n * 1000, "ms an article")
    yield Row("keeping them", kept / n * 1000, "ms an article")
    yield Row("finding them again", taken / n * 1000, "ms an article")


def _taken(cache: Cache, article: Article) -> None:
    data = cache.get(article)
    assert data is not None
    unpack(data, article, discover())


def _run(command: list[str], more: dict[str, str] | None = None) -> Took:
    alike = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "", "PYTHONPATH": str(_TOP), **(more or {})}
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(command, check=True, capture_output=True, env=alike)
    wall, after = time.monotonic() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Took(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
