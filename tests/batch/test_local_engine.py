"""One seam, whatever runs it: equal results on one process, on two, on shuffled input, and after kills."""

from __future__ import annotations

import datetime as dt
import functools
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from reconcile.archive import Archive
from reconcile.batch.engine import ARTICLES, Local, digest, extract, parts
from reconcile.batch.engine.build import Built, build
from reconcile.batch.engine.parts import parts_of
from reconcile.errors import ArchiveError, InputError
from tests.batch.towns import killed_once, records, write_lines

TOP = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "SIZE", 6)
    monkeypatch.setattr(parts, "SMALL", 100)


def _digests(out: Path) -> tuple[str, str]:
    """Of the records and of the findings that the manifest names."""
    said = json.loads((out / "manifest.json").read_text("utf-8"))
    shards = [pq.read_table(out / "shards" / e["file"]) for e in said["shards"]]
    found = [pq.read_table(out / "findings" / name) for name in said.get("findings", {}).get("files", ())]
    # the path of the file that a record was in is no part of what was found in it
    return digest(shards, leave=("part", "number", "path")), digest(found)


def _built(out: Path, *inputs: Path, jobs: int = 1, reconcile: bool = False, said: list[str] | None = None) -> Built:
    said = [] if said is None else said
    return build(out, [str(i) for i in inputs], Local(jobs), reconcile=reconcile, warn=said.append)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """18 articles on six stories, reconciled by one process."""
    folder = tmp_path_factory.mktemp("first")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "SIZE", 6)
        patch.setattr(parts, "SMALL", 100)
        built = _built(folder / "out", write_lines(folder / "wire.jsonl", records()), reconcile=True)
    assert (built.articles, built.shards, built.new, built.added, built.stories) == (18, 3, 3, 18, 6)
    return folder


def test_each_story_has_its_wrong_figure(first: Path) -> None:
    said = json.loads((first / "out" / "manifest.json").read_text("utf-8"))
    rows = [r for name in said["findings"]["files"] for r in pq.read_table(first / "out" / "findings" / name).to_pylist()]
    money = [r for r in rows if r["type"] == "discrepancy" and r["kind"] == "money"]
    assert len({r["story"] for r in money}) == 6
    brackwater = next(r for r in money if "brackwater-0-ledger" in r["articles"])
    assert {p["value"] for p in json.loads(brackwater["document"])["positions"]} == {"$27 million", "$20 million"}
    assert any(r["type"] == "corroboration" and r["kind"] == "vote" for r in rows)


def test_the_database_has_what_the_shards_have(first: Path) -> None:
    with Archive.open(first / "out") as archive:
        assert archive.count()[0] == 18
        assert archive.named("ollerby-1-beacon")[0].live


@pytest.mark.slow
def test_two_processes_and_shuffled_input_give_the_same(first: Path, tmp_path: Path) -> None:
    rows = records()
    random.Random(3).shuffle(rows)
    _built(tmp_path / "out", write_lines(tmp_path / "wire.jsonl", rows), jobs=2, reconcile=True)
    assert _digests(tmp_path / "out") == _digests(first / "out")


@pytest.mark.slow
def test_parquet_and_folders_give_the_same_as_lines(first: Path, tmp_path: Path) -> None:
    rows = records()
    pq.write_table(pa.Table.from_pylist(rows[:10]), tmp_path / "some.parquet", row_group_size=8)
    (tmp_path / "texts" / "deep").mkdir(parents=True)
    for row in rows[10:]:
        (tmp_path / "texts" / "deep" / f"{row['id']}.json").write_text(json.dumps(row), "utf-8")
    built = _built(tmp_path / "out", tmp_path / "some.parquet", tmp_path / "texts", reconcile=True)
    assert built.articles == 18
    shards = [pq.read_table(p) for p in (tmp_path / "out" / "shards").glob("*.parquet")]
    without = ("part", "number", "path", "rest")  # the digest of a file that is one article is in "rest"
    ours = [pq.read_table(p) for p in (first / "out" / "shards").glob("*.parquet")]
    assert digest(shards, without) == digest(ours, without)
    assert _digests(tmp_path / "out")[1] == _digests(first / "out")[1]


def test_shards_of_another_build_are_taken_as_they_are(first: Path, tmp_path: Path) -> None:
    built = _built(tmp_path / "out", first / "out" / "shards", reconcile=True)
    assert (built.articles, built.added, built.stories) == (18, 18, 6)
    assert _digests(tmp_path / "out") == _digests(first / "out")


def test_records_of_somebody_elses_table_are_taken(first: Path, tmp_path: Path) -> None:
    rows = [{"id": r["id"], "text": r["text"], "title": r["title"], "published": dt.date.fromisoformat(r["published"])} for r in records()]
    made = extract(pa.RecordBatch.from_pylist(rows))
    pq.write_table(pa.Table.from_batches([made]), tmp_path / "made.parquet")
    built = _built(tmp_path / "out", tmp_path / "made.parquet", reconcile=True)
    assert (built.articles, built.added, built.stories) == (18, 18, 6)
    assert built.findings == json.loads((first / "out" / "manifest.json").read_text("utf-8"))["findings"]["findings"]


def test_a_line_more_makes_one_shard_anew_and_what_was_read_stays(tmp_path: Path) -> None:
    rows = records(4)
    wire = write_lines(tmp_path / "wire.jsonl", rows[:8])
    assert _built(tmp_path / "out", wire).new == 2
    again = _built(tmp_path / "out", wire)
    assert (again.new, again.added) == (0, 0)
    write_lines(wire, rows[:9])
    more = _built(tmp_path / "out", wire)
    assert (more.articles, more.shards, more.new, more.added) == (9, 2, 1, 1)
    other = _built(tmp_path / "out", write_lines(tmp_path / "late.jsonl", rows[9:]))
    assert (other.articles, other.shards, other.new, other.added) == (12, 3, 1, 3)
    assert len(list((tmp_path / "out" / "shards").iterdir())) == 3


def test_bad_lines_are_said_every_time_and_cost_no_other(tmp_path: Path) -> None:
    wire = write_lines(tmp_path / "wire.jsonl", records()[:3])
    wire.write_text(wire.read_text("utf-8") + '{"text": 7}\nno json\n', "utf-8")
    for _ in range(2):
        said: list[str] = []
        assert _built(tmp_path / "out", wire, said=said).articles == 3
        assert said == [
            f'{wire}, line 4: skipped: "text" is a number, not text',
            f"{wire}, line 5: skipped: not valid JSON (Expecting value, column 1)",
        ]


def test_a_new_version_counts_and_the_old_one_does_not(tmp_path: Path) -> None:
    rows = records(1)
    wrong = {**rows[0], "text": rows[0]["text"].replace("$27 million", "$20 million")}
    built = _built(tmp_path / "out", write_lines(tmp_path / "wire.jsonl", [*rows, wrong, rows[1]]), reconcile=True)
    assert (built.articles, built.added) == (5, 4)
    found = pq.read_table(next((tmp_path / "out" / "findings").glob("*.parquet"))).to_pylist()
    assert not [r for r in found if r["type"] == "discrepancy" and r["kind"] == "money"]


def test_what_was_withdrawn_is_in_no_finding(tmp_path: Path) -> None:
    wire = write_lines(tmp_path / "wire.jsonl", records(1))
    _built(tmp_path / "out", wire)
    with Archive.open(tmp_path / "out", write=True) as archive:
        archive.withdraw(archive.named("brackwater-0-ledger")[0].number, "The tally was made up.")
    _built(tmp_path / "out", wire, reconcile=True)
    found = pq.read_table(next((tmp_path / "out" / "findings").glob("*.parquet"))).to_pylist()
    assert found
    assert not [r for r in found if "brackwater-0-ledger" in r["articles"]]


def test_a_lost_worker_is_replaced(tmp_path: Path) -> None:
    wire = write_lines(tmp_path / "wire.jsonl", records(4))
    some = parts_of([str(wire)], None, "")
    Local(1).write(Local(1).read(some, ARTICLES), tmp_path / "plain")
    engine = Local(2)
    deadly = engine.map_batches(engine.read(some, ARTICLES), functools.partial(killed_once, marker=str(tmp_path / "marker")), ARTICLES)
    engine.write(deadly, tmp_path / "killed")
    assert (tmp_path / "marker").exists()
    one, two = ([pq.read_table(p) for p in sorted((tmp_path / f).iterdir())] for f in ("plain", "killed"))
    assert len(one) == 2
    assert digest(one) == digest(two)


_SLOW = """
import sys
from reconcile.batch.engine import Local, build, parts
from tests.batch.towns import slow_extract
parts.SIZE, parts.SMALL = 2, 100
build.extract = slow_extract
build.build(build.Path(sys.argv[1]), [sys.argv[2]], Local(2, lambda done, of, rows: print(done, flush=True)), warn=print)
"""


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the workers in /proc")
@pytest.mark.slow
def test_kill_9_of_a_worker_and_of_the_parent(first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wire, out = write_lines(tmp_path / "wire.jsonl", records()), tmp_path / "out"
    command = [sys.executable, "-c", _SLOW, str(out), str(wire)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=TOP, env={**os.environ, "PYTHONPATH": str(TOP)}) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "1\n"
        workers = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text("ascii").split()
        assert len(workers) == 2
        os.kill(int(workers[0]), signal.SIGKILL)
        assert process.stdout.readline() == "2\n"
        process.kill()
    left = time.monotonic() + 20
    while Path(f"/proc/{workers[1]}/stat").exists() and time.monotonic() < left:
        time.sleep(0.05)
    assert not Path(f"/proc/{workers[1]}").exists()
    shards = sorted((out / "shards").glob("*.parquet"))
    assert 2 <= len(shards) < 9
    assert all(pq.read_table(p).num_rows == 2 for p in shards)
    assert not (out / "manifest.json").exists()
    (out / "shards" / f".{shards[0].name}.123").write_bytes(b"half")
    monkeypatch.setattr(parts, "SIZE", 2)
    built = _built(out, wire)
    assert (built.articles, built.shards, built.new) == (18, 9, 9 - len(shards))
    assert _digests(out)[0] == _digests(first / "out")[0]
    assert len(list((out / "shards").iterdir())) == 9


def test_what_cannot_be_used_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wire = write_lines(tmp_path / "wire.jsonl", records(1))
    with pytest.raises(InputError, match=r"nothing\.jsonl: no such file or folder"):
        _built(tmp_path / "out", tmp_path / "nothing.jsonl")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=r"empty: no article in this folder; read are .*\.parquet"):
        _built(tmp_path / "out", tmp_path / "empty")
    (tmp_path / "bad.parquet").write_bytes(b"PAR1 not really")
    with pytest.raises(InputError, match=r"bad\.parquet: not a Parquet file"):
        _built(tmp_path / "out", tmp_path / "bad.parquet")
    pq.write_table(pa.table({"body": ["x"]}), tmp_path / "other.parquet")
    with pytest.raises(InputError, match=r'other\.parquet: has no column "text"; wanted are id, text, title, source, published, url'):
        _built(tmp_path / "out", tmp_path / "other.parquet")
    out = tmp_path / "later"
    out.mkdir()
    (out / "manifest.json").write_text('{"format": 99}', "utf-8")
    with pytest.raises(InputError, match=r"manifest\.json: written by a newer version of reconcile \(format 99"):
        _built(out, wire)
    monkeypatch.setattr("reconcile.archive.guard.PATIENCE", 0.0)
    with Archive.open(tmp_path / "busy", write=True, create=True), pytest.raises(ArchiveError, match="another program is writing"):
        _built(tmp_path / "busy", wire)
