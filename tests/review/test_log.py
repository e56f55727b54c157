"""The log loses nothing that was acknowledged, whoever else writes and whatever dies."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from reconcile.errors import InputError, OutputError, UsageError
from reconcile.report import composed
from reconcile.review import Decision, Log, Revocation, decide, log, revocation
from reconcile.review.entry import entry_from
from tests.review.conftest import BOATS, NOON

SCHEMA = Draft202012Validator(composed("decisions", {"quantity": {}}))


def decision(reason: str = "one paper counts dinghies", by: str | None = None) -> Decision:
    return decide(BOATS, "dismissed", reason, at=NOON, by=by)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "reconcile.decisions.jsonl"


def test_a_missing_log_is_empty(path: Path) -> None:
    assert Log(path).read().entries == ()
    assert not path.exists()


def test_what_was_appended_is_read_in_order(path: Path) -> None:
    made = [Log(path).append(decision(reason)) for reason in ("one", "two", "two")]
    assert Log(path).read().entries == tuple(made)
    assert len({d.id for d in made}) == 3
    line = json.loads(path.read_text("utf-8").splitlines()[0])
    assert (line["at"], line["as"], line["by"], line["until"], line["reason"]) == ("2024-03-02T12:00:05Z", "dismissed", None, None, "one")
    assert line["finding"]["positions"][0] == {
        "value": "12 boats",
        "quotes": [{"exact": "12 boats sank.", "prefix": "", "suffix": "", "value": "12 boats", "article": "ledger"}],
    }


@given(
    st.text(st.characters(codec=None), min_size=1, max_size=60).filter(lambda t: t.encode("utf-8", "replace").strip()),
    st.none() | st.text(st.characters(codec=None), max_size=30),
)
def test_any_reason_and_name_is_one_line_that_fits_the_schema_and_comes_back(reason: str, by: str | None) -> None:
    try:
        made = replace(decision(reason, by), id="k-0123456789ab")
    except UsageError:
        assert not reason.strip()
        return
    line = log.escaped(json.dumps(made.to_dict(), ensure_ascii=False))
    assert "\n" not in line
    assert entry_from(json.loads(line.encode("utf-8"))) == made
    assert SCHEMA.is_valid(json.loads(line))


def test_revoking_adds_a_line(path: Path) -> None:
    made = Log(path).append(decision())
    before = path.read_bytes()
    taken_back = Log(path).revoke(revocation(made.id, "asked again", at=NOON, by="A. Reyes"))
    assert path.read_bytes().startswith(before)
    assert Log(path).read().entries == (made, taken_back)
    assert isinstance(taken_back, Revocation)
    assert SCHEMA.is_valid(json.loads(path.read_text("utf-8").splitlines()[1]))
    with pytest.raises(UsageError, match="was revoked before"):
        Log(path).revoke(revocation(made.id, "again", at=NOON))
    with pytest.raises(UsageError, match="no decision k-000000000000"):
        Log(path).revoke(revocation("k-000000000000", "none", at=NOON))


def test_a_line_cut_short_is_told_and_mended_by_the_next(path: Path) -> None:
    first = Log(path).append(decision("one"))
    Log(path).append(decision("two"))
    path.write_bytes(path.read_bytes()[:-40])
    reading = Log(path).read()
    assert reading.entries == (first,)
    assert reading.warnings == (f"{path}: line 2 is cut short, as by a crash while it was written; it is not read",)
    third = Log(path).append(decision("three"))
    reading = Log(path).read()
    assert reading.entries == (first, third)
    assert len(reading.warnings) == 1
    assert "line 2 is not a decision (not JSON)" in reading.warnings[0]


def test_a_whole_line_without_its_line_feed_is_read_and_kept_apart(path: Path) -> None:
    first = Log(path).append(decision("one"))
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    reading = Log(path).read()
    assert (reading.entries, reading.warnings) == ((first,), ())
    second = Log(path).append(decision("two"))
    assert Log(path).read().entries == (first, second)
    assert Log(path).since(reading.place).entries == (second,)


@given(st.integers(1, 2000))
def test_no_cut_makes_another_decision_of_the_last_line(cut: int) -> None:
    line = json.dumps(replace(decision(), id="k-0123456789ab").to_dict()).encode()
    reading = Log("log.jsonl")._parsed(line[: min(cut, len(line) - 1)], log.Place(), b"", whole=True)
    assert (reading.entries, len(reading.warnings), reading.place.offset) == ((), 1, 0)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("[]", "not a JSON object"),
        ("<<<<<<< HEAD", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ('{"id": "k-0123456789ab"}', "no 'reason' in it"),
        ('{"id": "7", "reason": "x"}', "id '7' is not of the form k-0123456789ab"),
        ('{"id": "k-0123456789ab", "reason": "x", "at": "today"}', "at is no time such as 2024-03-02T14:05:00Z"),
        ('{"id": "k-0123456789ab", "reason": "x", "at": "2024-03-02T14:05:00Z", "as": "fine"}', "as 'fine' is not one of"),
        ('{"id": "k-0123456789ab", "reason": "x", "at": "2024-03-02T14:05:00Z", "as": "unsure", "until": "May"}', "until is no day"),
        (
            '{"id": "k-0123456789ab", "reason": "x", "at": "2024-03-02T14:05:00Z", "as": "unsure", "until": "2024-13-45"}',
            "month must be in",
        ),
        ('{"id": "k-0123456789ab", "reason": "x", "at": "2024-03-02T14:05:00Z", "as": "unsure"}', "no list 'positions' in it"),
        (
            '{"id": "k-0123456789ab", "reason": "x", "at": "2024-03-02T14:05:00Z", "as": "unsure", "finding": {"positions": [1]}}',
            "no list 'quotes'",
        ),
    ],
)
def test_a_line_that_is_no_decision_is_told_with_its_number_and_the_rest_is_read(path: Path, line: str, fault: str) -> None:
    first = Log(path).append(decision("one"))
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{line}\n\n")
    second = Log(path).append(decision("two"))
    reading = Log(path).read()
    assert reading.entries == (first, second)
    assert len(reading.warnings) == 1
    assert reading.warnings[0].startswith(f"{path}: line 2 is not a decision ({fault}")


def test_bytes_that_are_no_text_and_line_ends_of_windows(path: Path) -> None:
    made = Log(path).append(decision())
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n") + b"\xff\xfe\n")
    reading = Log(path).read()
    assert reading.entries == (made,)
    assert "line 2 is not a decision (not JSON)" in reading.warnings[0]


def test_following_gives_each_line_once(path: Path) -> None:
    one, two = Log(path), Log(path)
    place = one.read().place
    first = two.append(decision("one"))
    reading = one.since(place)
    assert reading.entries == (first,)
    assert one.since(reading.place).entries == ()
    taken_back = two.revoke(revocation(first.id, "no", at=NOON))
    again = one.since(reading.place)
    assert (again.entries, again.whole) == ((taken_back,), False)
    with path.open("ab") as file:
        file.write(b'{"id": "k-')
    cut = one.since(again.place)
    assert (cut.entries, cut.place.offset, len(cut.warnings)) == ((), again.place.offset, 1)
    last = two.append(decision("two"))
    assert one.since(cut.place).entries == (last,)


@pytest.mark.parametrize("way", ["replaced", "rewritten", "shorter", "gone"])
def test_a_log_that_was_exchanged_is_read_from_its_beginning(path: Path, way: str) -> None:
    for reason in ("one", "two"):
        Log(path).append(decision(reason))
    place = Log(path).read().place
    lines = path.read_bytes().splitlines(keepends=True)
    if way == "replaced":
        (path.parent / "new").write_bytes(b"".join(lines) + lines[0])
        (path.parent / "new").replace(path)
    elif way == "rewritten":
        path.write_bytes(b"".join(lines[::-1]) + lines[0])
    elif way == "shorter":
        path.write_bytes(lines[0])
    else:
        path.unlink()
    reading = Log(path).since(place)
    assert reading.whole
    assert len(reading.entries) == {"replaced": 3, "rewritten": 3, "shorter": 1, "gone": 0}[way]


def test_a_folder_and_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not a log of decisions"):
        Log(tmp_path).read()
    with pytest.raises(OutputError, match="directory"):
        Log(tmp_path).append(decision())
    with pytest.raises(OutputError, match=r"No such file or directory; name a file you may write to with --decisions"):
        Log(tmp_path / "nowhere" / "log.jsonl").append(decision())


def test_the_null_device_is_an_empty_log() -> None:
    assert Log(os.devnull).read().entries == ()


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OutputError, match="not a regular file"):
        Log(tmp_path / "pipe").append(decision())
    with pytest.raises(InputError):
        Log(tmp_path / "pipe").read()


@pytest.mark.parametrize("failing", ["write", "fsync"])
def test_on_a_full_disk_nothing_is_added(path: Path, monkeypatch: pytest.MonkeyPatch, failing: str) -> None:
    Log(path).append(decision("one"))
    before = path.read_bytes()
    write = os.write

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, failing, full if failing == "fsync" else lambda handle, data: write(handle, data[:30]))
    with pytest.raises(OutputError, match="No space left on device"):
        Log(path).append(decision("two"))
    assert path.read_bytes() == before


def test_a_program_that_keeps_the_lock_is_not_waited_for_without_end(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl")
    Log(path).append(decision())
    monkeypatch.setattr(log, "MAX_WAIT", 0.05)
    with path.open("rb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(OutputError, match="locked by another program"):
            Log(path).append(decision())


def test_threads_do_not_write_into_one_another(path: Path) -> None:
    def write(name: str) -> None:
        for n in range(15):
            Log(path).append(decision(f"{name} {n} " + "x" * 3000))

    threads = [threading.Thread(target=write, args=(name,)) for name in "abc"]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    reading = Log(path).read()
    assert (len(reading.entries), reading.warnings) == (45, ())
    assert [e.reason.split()[1] for e in reading.entries if e.reason.startswith("b")] == [str(n) for n in range(15)]


WRITER = """
import sys
from reconcile.review import Log, decide
from tests.review.conftest import BOATS, NOON
log = Log(sys.argv[1])
for n in range(2000):
    print(log.append(decide(BOATS, "dismissed", f"{sys.argv[2]} {n} " + "x" * 2000, at=NOON)).id, flush=True)
"""


def writer(path: Path, said: Path) -> subprocess.Popen[bytes]:
    with said.open("wb") as out:
        return subprocess.Popen([sys.executable, "-c", WRITER, str(path), said.name], stdout=out, cwd=Path(__file__).parents[2])


def test_two_writers_killed_at_any_moment_lose_nothing_that_was_acknowledged(path: Path, tmp_path: Path) -> None:
    acknowledged: list[str] = []
    for turn in range(3):
        files = [tmp_path / f"said-{turn}-{n}" for n in range(2)]
        writers = [writer(path, file) for file in files]
        deadline = time.monotonic() + 60
        while not all(file.stat().st_size for file in files) and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(0.02 * (turn + 1))
        for killed in writers:
            killed.kill()
            killed.wait()
        # the last word of a killed process may be half a word
        acknowledged += [i for file in files for i in file.read_text("utf-8").split("\n")[:-1]]
    reading = Log(path).read()
    assert len(acknowledged) >= 6
    assert set(acknowledged) <= {e.id for e in reading.entries}
    assert len(reading.warnings) <= 3
