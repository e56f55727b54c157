"""The engine of one machine: processes of our own, one Parquet file a part.

The work is a pool's (``workers.each``): a worker that is killed is replaced and its part done again; whoever kills the parent ends its workers, too. What
is done is on the disk, so the next run goes on with what is missing.
"""

from __future__ import annotations

import contextlib
import itertools
import shutil
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from reconcile.batch.engine.port import BatchFunction, Engine, Groups, Part, Plan, rows_through
from reconcile.batch.engine.shards import ShardPart, shard, sweep, told, write_shard
from reconcile.errors import WorkerError
from reconcile.workers import Lost, each

PATIENCE = 3600.0
"""Seconds that a part may take."""
BUCKETS = 256
"""Files at most into which rows are sorted by group."""


@dataclass(frozen=True, slots=True)
class Making:
    """The task of a worker: a part's rows through the functions, into the part's file."""

    functions: tuple[BatchFunction, ...]
    schema: pa.Schema
    folder: Path
    groups: Groups | None = None

    def start(self, *, apart: bool) -> Callable[[Part], int]:  # noqa: ARG002 - a number is small
        return self._make

    def _make(self, part: Part) -> int:
        rows = rows_through(part, self.functions) if self.groups is None else _grouped(part, self.groups)
        return write_shard(shard(self.folder, part.key), rows, self.schema)

    def weight(self, item: Part) -> int:  # noqa: ARG002 - all parts are alike
        return 1

    def limit(self, item: Part) -> float:  # noqa: ARG002 - the same
        return PATIENCE


def _grouped(part: Part, groups: Groups) -> Iterator[pa.RecordBatch]:
    """What the function gives for each group of a bucket, in the order of the groups' names."""
    batches = list(part.batches())
    if not batches:
        return
    table = pa.Table.from_batches(batches).sort_by(groups.column)
    start = 0
    for _, some in itertools.groupby(table[groups.column].to_pylist()):
        length = sum(1 for _ in some)
        yield from groups.function(table.slice(start, length)).to_batches()
        start += length


class Local(Engine):
    """Runs on the cores of this machine; with one job in this process."""

    def __init__(self, jobs: int, progress: Callable[[int, int, int], object] | None = None) -> None:
        """``progress`` is called with the parts done, those wanted and the rows of the last."""
        self._jobs = jobs
        self._progress = progress

    def write(self, data: Plan, folder: Path) -> list[Path]:
        with told(folder):
            folder.mkdir(parents=True, exist_ok=True)
        sweep(folder)
        if data.groups is None:
            return self._write(data.parts, Making(data.functions, data.schema, folder))
        buckets = _sorted(data, folder / ".groups")
        made = self._write(buckets, Making((), data.groups.schema, folder, data.groups))
        shutil.rmtree(folder / ".groups", ignore_errors=True)
        return made

    def _write(self, parts: Sequence[Part], task: Making) -> list[Path]:
        files = [shard(task.folder, part.key) for part in parts]
        wanted = [part for part, file in zip(parts, files, strict=True) if not file.exists()]
        lost = []
        for done, (part, rows) in enumerate(each(wanted, task, self._jobs, pays=1), 1):
            if isinstance(rows, Lost):
                lost.append(f"{part.told}: {rows.why}")
            elif self._progress is not None:
                self._progress(done, len(wanted), rows)
        # what killed workers left
        sweep(task.folder)
        if lost:
            more = f" (and {len(lost) - 1} more parts)" if len(lost) > 1 else ""
            raise WorkerError(f"{lost[0]}{more}; all other parts are done, run it again for those that are missing")
        return files


def _sorted(data: Plan, folder: Path) -> list[ShardPart]:
    """Rows in files by group: all rows of one group are in one file. The folder is renamed into its place when it is whole."""
    number = max(1, min(BUCKETS, len(data.parts)))
    if not folder.exists():
        half = folder.with_name(folder.name + ".half")
        shutil.rmtree(half, ignore_errors=True)
        with told(folder):
            half.mkdir()
            with contextlib.ExitStack() as stack:
                writers = [stack.enter_context(pq.ParquetWriter(half / f"{b:05}.parquet", data.schema)) for b in range(number)]
                for part in data.parts:
                    _sort_into(writers, part, data)
            half.rename(folder)
    return [ShardPart(str(folder / f"{b:05}.parquet"), f"{b:05}") for b in range(number)]


def _sort_into(writers: Sequence[Any], part: Part, data: Plan) -> None:
    assert data.groups is not None
    batches = list(rows_through(part, data.functions))
    if not batches:
        return
    table = pa.Table.from_batches(batches, data.schema)
    names = table[data.groups.column].to_pylist()
    places = pa.array([None if n is None else zlib.crc32(str(n).encode()) % len(writers) for n in names], pa.int64())
    for place in sorted(pc.unique(places.drop_null()).to_pylist()):
        writers[place].write_table(table.filter(pc.equal(places, place)))
