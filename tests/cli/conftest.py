"""Stories in a temporary folder, and one way to run a command in this process."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from reconcile.cli.app import run

LEDGER = "The Harbor Commission approved the ferry contract by a 7-2 vote on Monday.\n"
TRIBUNE = "The Harbor Commission voted 7 to 3 to approve the ferry contract.\n"


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    status: int
    out: str
    err: str


Command = Callable[..., Result]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Run ``reconcile`` with arguments; ``stdin`` is what standard input holds."""

    def call(*arguments: str | Path, stdin: str | bytes = "") -> Result:
        data = stdin.encode("utf-8") if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), "utf-8"))
        status = run([str(a) for a in arguments])
        captured = capsys.readouterr()
        return Result(status, captured.out, captured.err)

    return call


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """Two articles that part on a vote."""
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "ledger.txt").write_text(LEDGER, "utf-8")
    (folder / "tribune.txt").write_text(TRIBUNE, "utf-8")
    return folder


@pytest.fixture
def saved(story: Path, tmp_path: Path, command: Command) -> Path:
    """The JSON report of the story."""
    path = tmp_path / "report.json"
    assert command("check", story, "--format", "json", "-o", path).status == 0
    return path
