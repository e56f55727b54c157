"""The engine of many machines: Apache Spark, with the same functions and the same files.

Workers get the numbers of parts and read the parts themselves, so every node must see the folders of input and output under the same path, and have
this package and the model installed. Rows pass as Arrow tables (``mapInArrow``, ``applyInArrow``), never as pandas frames. Spark
retries what is lost, and its writer takes over only what finished tasks wrote.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

import reconcile
from reconcile.batch.engine.port import Engine, Part, Plan, rows_through
from reconcile.batch.engine.shards import settle, shard, sweep, told, write_shard
from reconcile.errors import UsageError, WorkerError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

NAMES = {
    pa.string(): "string", pa.binary(): "binary", pa.int64(): "bigint", pa.int32(): "int", pa.float64(): "double", pa.bool_(): "boolean", pa.date32(): "date",
}  # fmt: skip
SETTINGS = {
    # an article is worth 10 ms and more: few rows at a time, so that a batch is not a minute
    "spark.sql.execution.arrow.maxRecordsPerBatch": "256",
    # files are small beside the work in them
    "spark.sql.files.maxPartitionBytes": "4m",
    "spark.sql.files.openCostInBytes": "64k",
    # a group is a story: many in a task, and no task for a handful
    "spark.sql.adaptive.enabled": "true",
}
_STARTED = ("PYSPARK_GATEWAY_PORT", "SPARK_REMOTE", "DATABRICKS_RUNTIME_VERSION", "MASTER")
"""Variables that say that somebody else decides where Spark runs."""


_FILE = "file"
ERROR = re.compile(r"(?:\w+\.){0,9}\w{1,60}(?:Error|Exception): ")


def session(master: str | None = None, more: Mapping[str, str] = {}) -> SparkSession:
    """The session that there is (a notebook's, that of ``spark-submit`` or Spark Connect), else one on this machine.

    Args:
        master: where a session of our own runs; by default on all cores of this machine, each part tried four times.
        more: further settings of a session of our own.

    Raises:
        UsageError: pyspark or Java is not there.
    """
    try:
        from pyspark.errors import PySparkException, PySparkRuntimeError
        from pyspark.sql import SparkSession
    except ImportError:
        raise UsageError("--engine spark needs pyspark; install reconcile[spark], or use --engine local") from None
    active = SparkSession.getActiveSession()
    if active is not None:
        return active
    builder: Any = SparkSession.builder.appName("reconcile archive build")
    if master is None and any(name in os.environ for name in _STARTED):
        started: SparkSession = builder.getOrCreate()
        return started
    if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
        raise UsageError("--engine spark needs Java 17 or later on this machine; install it or set JAVA_HOME, or use --engine local")
    # without it a worker is whatever python3 is on the path
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = builder.master(master or "local[*,4]")
    quiet = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.shuffle.partitions": "16",
        # a checkout that is not installed is found by the workers, too
        "spark.executorEnv.PYTHONPATH": str(Path(reconcile.__file__).parents[1]),
        "spark.executorEnv.OPENBLAS_NUM_THREADS": "1",
    }
    for name, value in {**SETTINGS, **quiet, **more}.items():
        builder = builder.config(name, value)
    try:
        made: SparkSession = builder.getOrCreate()
    except (PySparkException, PySparkRuntimeError, OSError, RuntimeError) as error:
        raise UsageError(f"Spark does not start ({str(error).splitlines()[0]}); see its messages above, or use --engine local") from error
    made.sparkContext.setLogLevel("ERROR")
    return made


def columns(schema: pa.Schema) -> str:
    """A schema as Spark writes it."""
    return ", ".join(f"`{field.name}` {_column(field.type)}" for field in schema)


def _column(kind: pa.DataType) -> str:
    return f"array<{_column(kind.value_type)}>" if pa.types.is_list(kind) else NAMES[kind]


class Spark(Engine):
    """Runs on the machines of a Spark session."""

    def __init__(self, spark: SparkSession) -> None:
        self._spark = spark

    def write(self, data: Plan, folder: Path) -> list[Path]:
        with told(folder):
            folder.mkdir(parents=True, exist_ok=True)
        sweep(folder)
        half = folder / ".spark"
        shutil.rmtree(half, ignore_errors=True)
        files = self._grouped(data, folder, half) if data.groups else self._parts(data, folder, half)
        shutil.rmtree(half, ignore_errors=True)
        return files

    def _parts(self, data: Plan, folder: Path, half: Path) -> list[Path]:
        """One file a part: the rows of a part are in one task, and the task's writer makes a folder for each value of a column."""
        wanted = [part for part in data.parts if not shard(folder, part.key).exists()]
        if wanted:
            rows = self._rows(wanted, data)
            self._run(rows.withColumn(_FILE, rows["part"]), half, _FILE)
        for part in wanted:
            made = sorted((half / f"{_FILE}={part.key}").glob("*.parquet"))
            with told(folder):
                if len(made) == 1:
                    settle(made[0], shard(folder, part.key))
                elif not made and any(batch.num_rows for batch in part.batches()):
                    raise WorkerError(
                        f"{folder}: what Spark wrote for {part.told} is not there; name a folder that all its nodes see under this path"
                    )
                else:
                    write_shard(shard(folder, part.key), (b for f in made for b in pq.ParquetFile(f).iter_batches()), data.schema)
        return [shard(folder, part.key) for part in data.parts]

    def _grouped(self, data: Plan, folder: Path, half: Path) -> list[Path]:
        groups = data.groups
        assert groups is not None
        function = groups.function

        def of_group(table: pa.Table) -> pa.Table:
            return function(table)

        rows = self._rows(data.parts, data)
        grouped = rows.where(rows[groups.column].isNotNull()).groupBy(groups.column).applyInArrow(of_group, columns(groups.schema))
        self._run(grouped, half)
        files = []
        for number, made in enumerate(sorted(half.glob("*.parquet"))):
            files.append(shard(folder, f"{number:05}"))
            with told(folder):
                settle(made, files[-1])
        return files

    def _rows(self, parts: Sequence[Part], data: Plan) -> DataFrame:
        functions = data.functions

        def work(numbers: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            for batch in numbers:
                for number in batch.column(0).to_pylist():
                    yield from rows_through(parts[number], functions)

        # one task a part, so that a lost task is a lost part and no more
        return self._spark.range(0, len(parts), 1, len(parts)).mapInArrow(work, columns(data.schema))

    def _run(self, rows: DataFrame, folder: Path, by: str | None = None) -> None:
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException

        writer = rows.write.option("compression", "zstd")
        try:
            # not as_uri(): Spark takes a percent sign as it is
            (writer.partitionBy(by) if by else writer).parquet(f"file://{folder.absolute()}")
        except (PySparkException, Py4JError) as error:
            raise WorkerError(f"Spark gave up: {_cause(error)}; what earlier runs wrote is kept") from error


def _cause(error: Exception) -> str:
    """The line of Spark's many that says what went wrong: the last of the worker's own error, else the first."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    told = [line for line in lines if ERROR.match(line)]
    return (told or lines or [type(error).__name__])[0][:300]
