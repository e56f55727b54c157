"""The same seam on Spark: two executors of one core each, a Python worker and an executor of which are killed."""

from __future__ import annotations

import functools
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import reconcile
from reconcile.batch.engine import ARTICLES, RECORDS, Local, digest, extract, parts
from reconcile.batch.engine.build import build
from reconcile.batch.engine.parts import parts_of
from reconcile.batch.engine.spark import Spark, columns, session
from reconcile.errors import UsageError, WorkerError
from tests.batch.towns import TOWNS, failing, killed_once, machine_killed_once, records, write_lines

TOP = Path(__file__).parents[2]
_WARNS = pytest.mark.filterwarnings("ignore")  # Spark's own, of its own code


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Spark]:
    pyspark = pytest.importorskip("pyspark", reason="needs the extra spark")
    pytest.importorskip("pandas", reason="needs the extra spark")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("needs Java 17")
    if Path(reconcile.__file__).parents[1] != TOP:
        pytest.skip("Spark's workers find these tests only beside the package, and here it is installed elsewhere")
    # executors work in a folder of Spark's home, which may not be ours to write to
    home = tmp_path_factory.mktemp("spark")
    for inside in Path(pyspark.__file__).parent.iterdir():
        (home / inside.name).symlink_to(inside)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_HOME", str(home))
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("PYTHONPATH", str(TOP))
        made = session(
            "local-cluster[2,1,700]", {"spark.executor.memory": "700m", "spark.driver.memory": "700m", "spark.task.maxFailures": "3"}
        )
        yield Spark(made)
        made.stop()


@pytest.fixture
def wire(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(parts, "SIZE", 6)
    monkeypatch.setattr(parts, "SMALL", 100)
    return write_lines(tmp_path / "wire.jsonl", records())


def _tables(folder: Path) -> list[pa.Table]:
    return [pq.read_table(p) for p in sorted(folder.glob("*.parquet"))]


@_WARNS
@pytest.mark.slow
def test_spark_gives_what_one_process_gives(spark: Spark, wire: Path, tmp_path: Path) -> None:
    for name, engine in (("local", Local(1)), ("on spark, 100% [2]", spark)):
        built = build(tmp_path / name, [str(wire)], engine, reconcile=True, warn=pytest.fail)
        assert (built.articles, built.shards, built.added, built.stories) == (18, 3, 18, 6)
    for folder in ("shards", "findings"):
        assert digest(_tables(tmp_path / "on spark, 100% [2]" / folder)) == digest(_tables(tmp_path / "local" / folder))
    assert [p.name for p in sorted((tmp_path / "on spark, 100% [2]" / "shards").iterdir())] == [
        p.name for p in sorted((tmp_path / "local" / "shards").iterdir())
    ]
    again = build(tmp_path / "on spark, 100% [2]", [str(wire)], Local(1), reconcile=True, warn=pytest.fail)
    assert (again.new, again.added, again.findings) == (0, 0, built.findings)


@_WARNS
@pytest.mark.slow
@pytest.mark.parametrize(("deadly", "killed"), [(killed_once, "worker"), (machine_killed_once, "CoarseGrainedExecutorBackend")])
def test_a_killed_worker_and_a_killed_executor_cost_nothing(spark: Spark, wire: Path, tmp_path: Path, deadly: object, killed: str) -> None:
    some = parts_of([str(wire)], None, "")
    marker = tmp_path / "marker"
    for name, engine in (("local", Local(1)), ("spark", spark)):
        plan = engine.read(some, ARTICLES)
        if engine is spark:
            plan = engine.map_batches(plan, functools.partial(deadly, marker=str(marker)), ARTICLES)
        engine.write(engine.map_batches(plan, extract, RECORDS), tmp_path / name)
    assert killed in marker.read_text("utf-8")
    assert digest(_tables(tmp_path / "spark")) == digest(_tables(tmp_path / "local"))


@_WARNS
@pytest.mark.slow
def test_what_fails_on_a_worker_is_said_in_one_line(spark: Spark, wire: Path, tmp_path: Path) -> None:
    plan = spark.map_batches(spark.read(parts_of([str(wire)], None, "")[:1], ARTICLES), failing, ARTICLES)
    with pytest.raises(WorkerError, match=rf"^Spark gave up: ValueError: no news from {TOWNS[0]}; what earlier runs wrote is kept$"):
        spark.write(plan, tmp_path / "out")
    assert not list((tmp_path / "out").glob("*.parquet"))


def test_schemas_as_spark_writes_them() -> None:
    assert (
        columns(pa.schema([("id", pa.string()), ("words", pa.list_(pa.string())), ("n", pa.int64())]))
        == "`id` string, `words` array<string>, `n` bigint"
    )


def test_without_pyspark_the_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(UsageError, match=r"install reconcile\[spark\], or use --engine local"):
        session()
