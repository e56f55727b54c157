"""``archive build`` on one process, on two and on Spark, on the same input: articles a second, and whether the results are the same."""

from __future__ import annotations

import contextlib
import gc
import importlib.util
import json
import multiprocessing
import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import pyarrow.parquet as pq

from reconcile.batch.engine import Engine, Local, digest, parts
from reconcile.batch.engine.build import build
from reconcile.batch.engine.spark import Spark, session
from tests.batch.towns import records, write_lines
from tests.benchmarks.synthetic import articles
from tests.benchmarks.table import Row, at_least

_ONE = "local, 1 process"
_PART = 25
"""Articles of a part, so that a small input has enough parts for two."""


@dataclass(frozen=True, slots=True)
class _Run:
    """What one build took, without the start of its engine: seconds, seconds of processor, and what came out."""

    seconds: float
    processor: float
    digest: str
    bytes: int


def rows(full: bool) -> list[Row]:
    """Builds of as many articles on each engine; the digests are also of the findings of stories that lie weeks apart."""
    number = 500 if full else 75
    with tempfile.TemporaryDirectory() as place, mock.patch.object(parts, "SIZE", _PART), mock.patch.object(parts, "SMALL", 1):
        folder = Path(place)
        wire, told = _written(folder / "wire.jsonl", number), write_lines(folder / "told.jsonl", records(6))
        runs, digests = {}, {}
        with _spark() as spark:
            engines = {_ONE: Local(1), "local, 2 processes": Local(2), **({"Spark, local[2]": spark} if spark else {})}
            for name, engine in engines.items():
                with _apart() if name == _ONE else contextlib.nullcontext(_run) as run:
                    # this also loads the model, and starts the Python workers of a Spark session
                    found = run(folder / f"{name} found", told, engine, reconcile=True)
                    runs[name] = run(folder / name, wire, engine)
                digests[name] = (found.digest, runs[name].digest)
    return list(_figures(runs, digests, number))


def _figures(runs: dict[str, _Run], digests: dict[str, tuple[str, str]], number: int) -> Iterator[Row]:
    one = runs[_ONE]
    for name, run in runs.items():
        yield Row(f"{name}: {number} articles to records and database", number / run.seconds, "articles/s")
        yield Row(f"{name}: processor time", 1000 * run.processor / number, "ms an article")
        if run is not one:
            yield Row(f"{name}: as fast as one process", one.seconds / run.seconds, "times")
    yield Row("shards and database", one.bytes / number / 1000, "kB an article")
    yield at_least("engines with the digests of one process", sum(d == digests[_ONE] for d in digests.values()), len(digests))
    if "Spark, local[2]" not in runs:
        yield Row("Spark left out: no Java or no pyspark", 0)


def _run(out: Path, wire: Path, engine: Engine, *, reconcile: bool = False) -> _Run:
    started, before = time.perf_counter(), _processor()
    build(out, [str(wire)], engine, reconcile=reconcile, warn=lambda line: print(line, file=sys.stderr))
    seconds, processor = time.perf_counter() - started, _processor() - before
    said = json.loads((out / "manifest.json").read_text("utf-8"))
    files = [out / "shards" / e["file"] for e in said["shards"]]
    files += [out / "findings" / n for n in said.get("findings", {}).get("files", ())]
    size = sum(p.stat().st_size for p in out.rglob("*") if p.is_file())
    return _Run(seconds, processor, digest(pq.read_table(f) for f in files), size)


@contextlib.contextmanager
def _apart() -> Iterator[Callable[..., _Run]]:
    """What runs a build in a process of its own that is set up as the command is: one thread for matrices, and garbage looked for seldom."""
    with (
        mock.patch.dict(os.environ, {"OPENBLAS_NUM_THREADS": "1"}),
        ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), _set_up, (parts.SIZE, parts.SMALL)) as pool,
    ):
        yield lambda *given, **named: pool.submit(_run, *given, **named).result()


def _set_up(size: int, small: int) -> None:
    gc.set_threshold(200_000, 50, 50)
    parts.SIZE, parts.SMALL = size, small


def _processor() -> float:
    """Seconds of processor of this process and of all below it, those that live (Spark's) and those that ended."""
    own, ended = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + ended.ru_utime + ended.ru_stime + sum(_alive(os.getpid()))


def _alive(process: int) -> Iterator[float]:
    ticks = os.sysconf("SC_CLK_TCK")
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text("ascii").split():
                told = Path(f"/proc/{child}/stat").read_text("ascii").rsplit(")", 1)[1].split()
                yield sum(int(t) for t in told[11:15]) / ticks
                yield from _alive(int(child))


def _written(path: Path, number: int) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for told in articles(number):
            a = told.article
            day = a.published.isoformat() if a.published else None
            file.write(
                json.dumps({"id": a.id, "text": a.text, "title": a.title, "source": a.source, "published": day, "url": a.url}) + "\n"
            )
    return path


@contextlib.contextmanager
def _spark() -> Iterator[Spark | None]:
    there = all(importlib.util.find_spec(name) for name in ("pyspark", "pandas"))
    if not there or (shutil.which("java") is None and "JAVA_HOME" not in os.environ):
        yield None
        return
    with mock.patch.dict(os.environ, {"SPARK_LOCAL_IP": "127.0.0.1", "PYTHONPATH": str(Path(__file__).parents[2])}):
        spark = session("local[2,4]")
        try:
            yield Spark(spark)
        finally:
            spark.stop()
