"""check --watch: what it answers after changes, and how it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reconcile.cli import watch
from reconcile.errors import InputError
from reconcile.ingest.changes import settled, snapshot
from tests.cli.conftest import LEDGER, TRIBUNE, Command

# whoever runs the tests may have Ctrl-C switched off, which a process hands down
MAIN = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); from reconcile.cli import main; main(sys.argv[1:])"
TXT = frozenset({".txt"})


def finding(name: str, headline: str = "7-2 against 7-3") -> dict[str, Any]:
    return {"id": f"d-{name}", "fingerprint": name, "type": "discrepancy", "severity": "error", "headline": headline}


def answer(*findings: dict[str, Any]) -> watch.Answer:
    return watch.Answer({"findings": list(findings)}, f"{len(findings)} findings\n", 3, 1)


def test_what_is_new_and_gone_is_told_in_a_few_lines() -> None:
    now = answer(finding("a"), finding("c", "12 boats against 15\x1b[2J"))
    assert watch.news({"findings": [finding("a"), finding("b", "nine dead against ten")]}, now) == [
        "reconcile: watching 3 articles, 1 read again: 1 new, 1 gone, 1 unchanged",
        "  + error: 12 boats against 15�[2J",
        "  - error: nine dead against ten",
    ]


def test_two_findings_with_one_fingerprint_are_two() -> None:
    assert "1 new, 0 gone, 1 unchanged" in watch.news({"findings": [finding("a")]}, answer(finding("a"), finding("a")))[0]


def test_an_error_later_is_a_line_and_the_next_change_is_waited_for(capsys: pytest.CaptureFixture[str]) -> None:
    told: list[watch.Answer | Exception] = [answer(finding("a")), InputError("draft.txt: no such file"), answer()]
    changes = iter([None, None])

    def look(first: bool) -> watch.Answer:
        new = told.pop(0)
        if isinstance(new, Exception):
            raise new
        return new

    def changed() -> None:
        if next(changes, 0) == 0:
            raise KeyboardInterrupt

    written: list[str] = []
    assert watch.follow(look, written.append, changed, lambda document: len(document["findings"])) == 0
    assert written == ["1 findings\n", "0 findings\n"]
    assert "draft.txt: no such file; the last report stands until that changes" in capsys.readouterr().err


def test_an_error_at_the_beginning_ends_it() -> None:
    def look(first: bool) -> watch.Answer:
        raise InputError("no article")

    with pytest.raises(InputError):
        watch.follow(look, print, lambda: None, lambda _: 0)


def test_what_cannot_be_watched_is_refused(command: Command, story: Path) -> None:
    assert command("check", "-", "--watch").status == 2
    assert "needs -o FILE" in command("check", story, "--watch", "--format", "html").err


def rename(file: Path) -> None:
    other = file.with_suffix(".tmp")
    other.write_bytes(file.read_bytes())
    stamp = file.stat()
    os.utime(other, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    other.replace(file)


@pytest.mark.parametrize(
    "change",
    [
        lambda f: f.write_text("Another text.\n", "utf-8"),
        rename,
        lambda f: f.unlink(),
        lambda f: f.with_name("new.txt").write_text("x", "utf-8"),
    ],
    ids=["written", "saved by renaming", "removed", "another comes"],
)
def test_a_change_is_seen(story: Path, change: Callable[[Path], object]) -> None:
    before = snapshot([str(story)], TXT)
    change(story / "ledger.txt")
    assert snapshot([str(story)], TXT) != before


def test_other_files_of_the_folder_are_no_change(story: Path) -> None:
    before = snapshot([str(story)], TXT)
    (story / ".ledger.txt.swp").write_text("x", "utf-8")
    (story / "notes.bak").write_text("x", "utf-8")
    assert snapshot([str(story)], TXT) == before


def test_what_the_check_writes_is_no_change(story: Path) -> None:
    output = story / "findings.json"
    files = watch.Files([str(story)], output)
    output.write_text("{}", "utf-8")
    assert files.look() == files._seen


def test_a_file_that_is_being_written_is_waited_for() -> None:
    looks = iter([{"a": (1, 1, 1)}, {"a": (2, 1, 1)}, {"a": (3, 9, 1)}, {"a": (3, 9, 1)}])
    assert settled(lambda: next(looks), {"a": (1, 1, 1)}, lambda _: None) == {"a": (3, 9, 1)}


def test_a_named_file_that_is_gone_is_left_out(story: Path) -> None:
    gone = str(story / "gone.txt")
    intake = watch.read([str(story / "ledger.txt"), gone], {}, {gone: "The Gone"})
    assert [a.id for a in intake.articles] == ["ledger.txt"]
    assert intake.warnings == (f"{gone}: no such file or folder; left out until it can be read",)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="needs Ctrl-C as a signal")
def test_the_whole_way(story: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", MAIN, "check", str(story), "--watch", "--format", "json", "--fail-on", "conflict"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout
        assert process.stderr
        try:
            assert json.loads(process.stdout.readline())["summary"]["discrepancies"] == 1
            (story / "tribune.txt").write_text(TRIBUNE.replace("7 to 3", "7 to 2"), "utf-8")
            assert json.loads(process.stdout.readline())["summary"]["discrepancies"] == 0
            (story / "ledger.txt").write_text(LEDGER.replace("7-2", "6-3"), "utf-8")
            assert json.loads(process.stdout.readline())["summary"]["discrepancies"] == 1
            time.sleep(0.5)
        finally:
            process.send_signal(signal.SIGINT)
        assert process.wait(20) == 1
        assert "2 articles, 1 read again" in process.stderr.read()
