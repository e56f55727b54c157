"""What can happen to an archive: kills, a full disk, a folder that may not be written, damage, newer versions, two writers."""

from __future__ import annotations

import dataclasses
import itertools
import os
import pickle
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reconcile.archive import Archive, Outcome, guard, layout
from reconcile.archive import verify as verifying
from reconcile.archive.compact import NEW, compact
from reconcile.archive.guard import DAMAGED
from reconcile.archive.opening import FILE
from reconcile.archive.stats import stats
from reconcile.archive.verify import verify
from reconcile.batch import checking
from reconcile.batch.checking import Checked, check, rewrite
from reconcile.errors import ArchiveError, OutdatedError
from reconcile.kinds import discover
from tests.archive.records import record, records

TOP = Path(__file__).parents[2]
KILLS = int(os.environ.get("RECONCILE_KILLS", "3"))
"""Kills of each sort; more by hand."""
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(TOP)}


def filled(folder: Path, count: int) -> Path:
    with Archive.open(folder, write=True, create=True) as archive, archive.batch():
        for one in records(count):
            archive.add(one)
    return folder


def faults(folder: Path) -> list[str]:
    with Archive.open(folder) as archive:
        return list(verify(archive, discover()))


def started(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(TOP / "tests" / "archive" / "crash.py"), *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=ENVIRONMENT,
    )  # fmt: skip


@pytest.mark.slow
def test_killed_while_adding_nothing_acknowledged_is_lost_and_the_next_run_goes_on(tmp_path: Path) -> None:
    wanted = list(records(4000))
    file, folder = tmp_path / "records", tmp_path / "archive"
    file.write_bytes(pickle.dumps(wanted))
    rng = random.Random(5)
    safe = 0
    for _ in range(KILLS):
        with started("add", str(folder), str(file)) as running:
            assert running.stdout is not None
            said = [running.stdout.readline()]
            time.sleep(rng.uniform(0, 0.25))
            running.kill()
            said += running.stdout.readlines()
        # the last line may be cut short
        safe = max(safe, *(int(line) for line in said if line.endswith("\n")), 0)
        with Archive.open(folder) as archive:
            held = archive.count()[0]
            # whole batches only, and at least those that were told
            assert safe <= held
            assert held % 7 == 0 or held == len(wanted)
            assert [e.id for e in archive.entries()] == [r.id for r in wanted[:held]]
    assert faults(folder) == []
    with Archive.open(folder, write=True) as archive, archive.batch():
        outcomes = [archive.add(r) for r in wanted[: held + 10]]
    assert outcomes.count(Outcome.ADDED) == min(10, len(wanted) - held)


@pytest.mark.slow
@pytest.mark.parametrize("how", ["copy", "rebuild"])
def test_killed_while_compacting_the_archive_is_the_old_or_the_new_one(tmp_path: Path, how: str) -> None:
    folder = filled(tmp_path / "archive", 150)
    rng = random.Random(how)
    for n in range(KILLS):
        with started("compact", str(folder), how) as running:
            assert running.stdout is not None
            running.stdout.readline()
            time.sleep(rng.uniform(0, 0.3))
            running.kill()
        with Archive.open(folder) as archive:
            assert archive.count()[0] == 150 + n
        with Archive.open(folder, write=True) as archive:
            assert archive.add(dataclasses.replace(record(), id=f"after kill {n}")) is Outcome.ADDED
    assert faults(folder) == []
    compact(folder, discover())
    assert faults(folder) == []
    assert not (folder / NEW).exists()


def test_a_full_disk_is_one_line_and_what_was_added_before_is_safe(tmp_path: Path) -> None:
    folder = filled(tmp_path / "archive", 10)
    with Archive.open(folder, write=True) as archive:
        pages = archive.connection.execute("PRAGMA page_count").fetchone()[0]
        archive.connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(ArchiveError, match="no space left; what was added before is safe"), archive.batch():  # noqa: PT012 - the batch fails on the way
            for one in records(2000, "more"):
                archive.add(one)
        assert archive.count()[0] == 10
        archive.connection.execute("PRAGMA max_page_count = 1000000")
        assert archive.add(next(records(1, "more"))) is Outcome.ADDED
    assert faults(folder) == []


_LIMITED = """
import pickle, resource, sys
from reconcile.archive import Archive
from reconcile.errors import ArchiveError, OutdatedError
records = pickle.load(open(sys.argv[2], "rb"))
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
try:
    with Archive.open(sys.argv[1], write=True) as archive:
        for first in range(0, len(records), 50):
            with archive.batch():
                for one in records[first : first + 50]:
                    archive.add(one)
            print(first + 50, flush=True)
except ArchiveError as error:
    print("told:", error)
"""


@pytest.mark.slow
def test_a_file_that_may_not_grow_is_one_line(tmp_path: Path) -> None:
    folder, file = filled(tmp_path / "archive", 10), tmp_path / "records"
    file.write_bytes(pickle.dumps(list(records(3000, "more"))))
    done = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(folder), str(file)], capture_output=True, text=True, env=ENVIRONMENT, check=False
    )
    *safe, last = done.stdout.splitlines()
    assert last.startswith(f"told: {folder}"), done.stderr
    assert "what was added before is safe" in last
    with Archive.open(folder) as archive:
        assert archive.count()[0] == 10 + int(safe[-1])
    assert faults(folder) == []


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user can reach; those of pytest are private."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    subprocess.run(["chmod", "-R", "u+rwX", str(folder)], check=False)  # noqa: S607
    shutil.rmtree(folder)


_NOBODY = """
import os, sys
from reconcile.archive import Archive
from reconcile.errors import ArchiveError, OutdatedError
if os.geteuid() == 0:
    os.setuid(65534)
with Archive.open(sys.argv[1]) as archive:
    print(archive.count()[0], len(archive.article(1).text))
try:
    Archive.open(sys.argv[1], write=True)
except ArchiveError as error:
    print(error)
"""


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_folder_that_may_not_be_written_is_read_and_not_written(open_folder: Path) -> None:
    folder = filled(open_folder / "archive", 3)
    (folder / guard.LOCK).chmod(0o444)
    (folder / FILE).chmod(0o444)
    folder.chmod(0o555)
    # everything is imported before the rights are given up
    done = subprocess.run([sys.executable, "-c", _NOBODY, str(folder)], capture_output=True, text=True, env=ENVIRONMENT, check=False)
    read, refused = done.stdout.splitlines() or ["", done.stderr]
    assert read == f"3 {len('x' * archive_length())}"
    assert refused == f"{folder}: cannot be written: Permission denied"


def archive_length() -> int:
    from tests.archive.records import TEXT

    return len(TEXT)


def test_two_writers_at_once_and_a_reader_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = filled(tmp_path / "archive", 2)
    monkeypatch.setattr(guard, "PATIENCE", 0.1)
    with Archive.open(folder, write=True) as archive, archive.batch():
        archive.add(next(records(1, "more")))
        with pytest.raises(ArchiveError, match=rf"another program is writing to this archive \(process {os.getpid()}\)"):
            Archive.open(folder, write=True)
        with Archive.open(folder) as reader:
            assert reader.count()[0] == 2
    with Archive.open(folder, write=True) as archive:
        assert archive.count()[0] == 3


def test_compact_waits_for_readers_and_then_gives_up(tmp_path: Path) -> None:
    folder = filled(tmp_path / "archive", 2)
    with Archive.open(folder, write=True) as archive:
        archive.add(next(records(1, "more")))
        with Archive.open(folder) as reader:
            reading = reader.entries()
            next(reading)
            archive.add(next(records(1, "another")))
            archive.connection.execute("PRAGMA busy_timeout = 50")
            from reconcile.archive.compact import _alone

            with pytest.raises(ArchiveError, match="another program is reading"):
                _alone(archive.connection, folder)
            reading.close()  # type: ignore[attr-defined]
    compact(folder, discover())
    assert faults(folder) == []


def test_a_newer_version_is_refused_by_readers_and_writers(tmp_path: Path) -> None:
    folder = filled(tmp_path / "archive", 1)
    with sqlite3.connect(folder / FILE) as raw:
        raw.execute(f"PRAGMA user_version = {2 + len(layout.STEPS)}")
    raw.close()
    for write in (False, True):
        with pytest.raises(ArchiveError, match=r"made by a newer reconcile \(format 2; this one reads up to 1\)"):
            Archive.open(folder, write=write)


def test_another_database_and_a_text_file_are_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as raw:
        raw.execute("CREATE TABLE recipes (name TEXT)")
    raw.close()
    with pytest.raises(ArchiveError, match="not an archive of reconcile"):
        Archive.open(tmp_path)
    (tmp_path / FILE).write_text("Dear diary, this is not a database.\n" * 100, "utf-8")
    with pytest.raises(ArchiveError, match="not an archive, or its first page is damaged"):
        Archive.open(tmp_path)


def everything(folder: Path) -> list[object]:
    with Archive.open(folder) as archive:
        rows = [(e, archive.article(e.number), archive.facts(e.number, discover())) for e in archive.entries(live=False)]
        return [rows, list(archive.each_under("ferr"))]


def test_damage_anywhere_is_found_and_add_refuses_to_make_it_worse(tmp_path: Path) -> None:
    whole = filled(tmp_path / "whole", 60)
    size = (whole / FILE).stat().st_size
    rng = random.Random(11)
    found = 0
    for n in range(8):
        folder = tmp_path / f"broken{n}"
        shutil.copytree(whole, folder)
        with (folder / FILE).open("r+b") as file:
            file.seek(rng.randrange(4096, size - 512))
            file.write(rng.randbytes(512))
        if check(folder).faults:
            found += 1
            assert (folder / DAMAGED).exists()
            with pytest.raises(ArchiveError, match=r"the archive is damaged .*; nothing is added until"):
                Archive.open(folder, write=True)
        else:
            # the room in the pages that nothing uses
            assert everything(folder) == everything(whole)
    assert found >= 3
    assert check(whole).faults == ()


def test_a_file_that_was_cut_off(tmp_path: Path) -> None:
    folder = filled(tmp_path / "archive", 60)
    with (folder / FILE).open("r+b") as file:
        file.truncate((folder / FILE).stat().st_size // 2)
    for write in (False, True):
        with pytest.raises(ArchiveError, match="damaged"):
            Archive.open(folder, write=write)
    assert check(folder).faults != ()


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE contents SET text = substr(text, 1, 20) WHERE number = 2", "article 2: ferry-1: stored article cannot be read"),
        ("UPDATE contents SET facts = zeroblob(40) WHERE number = 2", "article 2: ferry-1: facts packed in a format"),
        ("UPDATE articles SET sha256 = zeroblob(32) WHERE number = 2", "article 2 (ferry-1): the text is not the one that was added"),
        ("UPDATE articles SET count = count + 1 WHERE number = 2", "facts where"),
        ("UPDATE articles SET superseded_by = 99 WHERE number = 2", "article 2: is superseded by none that is there"),
        ("DELETE FROM contents WHERE number = 2", "article 2: has no text"),
        ("DELETE FROM keys WHERE token = 'ferr'", "article 1: its keys in the index are not those of its facts"),
        ("INSERT INTO keys VALUES ('ferry', 400000)", "index: keys of article 97, which is not there"),
    ],
)
def test_verify_says_what_and_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, statement: str, fault: str) -> None:
    monkeypatch.setattr(layout, "has_full_text", lambda: False)
    folder = filled(tmp_path / "archive", 4)
    with sqlite3.connect(folder / FILE) as raw:
        raw.execute(statement)
    raw.close()
    result = check(folder)
    assert any(fault in line for line in result.faults), result.faults


def test_several_processes_find_the_same_faults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "STRETCH", 2)
    monkeypatch.setattr(checking, "_FACT", 1_000_000)
    folder = filled(tmp_path / "archive", 7)
    seen: list[tuple[int, int]] = []
    assert check(folder, lambda *x: seen.append(x), jobs=2) == Checked((), ended=False, articles=7, facts=seven_facts(folder))
    assert seen == [(1, 7), (3, 7), (5, 7), (7, 7)]
    with sqlite3.connect(folder / FILE) as raw:
        raw.execute("UPDATE contents SET facts = x'00' WHERE number = 3")
        raw.execute("UPDATE articles SET sha256 = zeroblob(32) WHERE number = 6")
    raw.close()
    alone, shared = check(folder, jobs=1), check(folder, jobs=2)
    assert alone == shared
    assert [fault[:9] for fault in alone.faults] == ["article 3", "article 3", "article 6", "article 6"]


def seven_facts(folder: Path) -> int:
    with Archive.open(folder) as archive:
        return archive.count()[1]


def test_what_is_added_while_it_is_verified_is_no_fault(tmp_path: Path) -> None:
    folder = filled(tmp_path / "archive", 4)
    with Archive.open(folder) as archive:
        faults_of = verify(archive, discover(), lambda _: added())

        def added() -> None:
            with Archive.open(folder, write=True) as writer:
                writer.add(list(records(9))[-1])

        assert list(faults_of) == []
    with Archive.open(folder) as archive:
        assert archive.count()[0] == 5


def test_the_index_is_made_anew_from_the_facts(tmp_path: Path) -> None:
    folder = filled(tmp_path / "archive", 4)
    with sqlite3.connect(folder / FILE) as raw:
        raw.execute("INSERT INTO keys (keys) VALUES ('delete-all')")
    raw.close()
    assert any("its keys in the index are not" in line for line in check(folder).faults)
    with pytest.raises(ArchiveError, match="damaged"):
        compact(folder, discover())
    compact(folder, discover(), rebuild=True)
    assert check(folder).faults == ()
    with Archive.open(folder, write=True) as archive:
        assert len(archive.under("ferr", 100)) == len(set(archive.under("ferr", 100))) > 4


def test_compact_leaves_out_only_what_it_is_told_to(tmp_path: Path) -> None:
    folder = filled(tmp_path / "archive", 5)
    with Archive.open(folder, write=True) as archive:
        archive.connection.execute("UPDATE articles SET superseded_by = 4 WHERE number = 1")
        archive.withdraw(4, "wrong")
        archive.withdraw(2, "wrong, too")
    before = {}
    with Archive.open(folder) as archive:
        before = {e.number: e for e in archive.entries(live=False)}
    assert compact(folder, discover()).dropped == 0
    with Archive.open(folder) as archive:
        assert {e.number: e for e in archive.entries(live=False)} == before
    assert compact(folder, discover(), withdrawn=True).dropped == 2
    with Archive.open(folder) as archive:
        assert [(e.number, e.live) for e in archive.entries(live=False)] == [(1, False), (3, True), (5, True)]
        assert archive.entry(1).withdrawn == "a later version was withdrawn"
        assert {n // 4096 for n in itertools.islice(archive.each_under("ferr"), 100)} == {1, 3, 5}
    assert faults(folder) == []


def test_facts_of_another_version_are_extracted_again_from_the_text(tmp_path: Path) -> None:
    folder = filled(tmp_path / "archive", 3)
    with Archive.open(folder) as archive:
        wanted = [archive.facts(n, discover()) for n in (1, 2, 3)]
    with sqlite3.connect(folder / FILE) as raw:
        raw.execute("UPDATE articles SET engine = 'old', count = 0, by_kind = '{}' WHERE number = 1")
        raw.execute("UPDATE contents SET facts = CAST(substr(facts, 1, 1) || x'00000000' || substr(facts, 6) AS BLOB) WHERE number = 2")
    raw.close()
    with Archive.open(folder) as archive, pytest.raises(OutdatedError, match="other fields"):
        archive.facts(2, discover())
    rewrite(folder, renew=True)
    assert check(folder).faults == ()
    with Archive.open(folder) as archive:
        assert [archive.facts(n, discover()) for n in (1, 2, 3)] == wanted
        assert {e.engine for e in archive.entries()} == {record().engine}
        assert {n // 4096 for n in archive.each_under("ferr")} == {1, 2, 3}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE articles SET published = '2024-13-77' WHERE number = 2",
        "UPDATE articles SET by_kind = '{\"vote' WHERE number = 2",
        "UPDATE articles SET title = CAST(x'ff80ff' AS TEXT) WHERE number = 2",
        "UPDATE contents SET text = x'00' WHERE number = 2",
    ],
)
def test_a_damaged_row_is_one_line_for_whoever_reads_it(tmp_path: Path, statement: str) -> None:
    folder = filled(tmp_path / "archive", 4)
    with sqlite3.connect(folder / FILE) as raw:
        raw.execute(statement)
    raw.close()
    told = []
    with Archive.open(folder) as archive:
        for reading in (lambda: list(archive.entries()), lambda: stats(archive), lambda: archive.entry(2), lambda: archive.article(2)):
            try:
                reading()
            except ArchiveError as error:
                told.append(str(error))
    assert told
    assert all("damaged" in line or "cannot be" in line or "is no day" in line for line in told)
    assert check(folder).faults != ()
