"""``archive build`` as it is typed."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.batch.towns import records, write_lines
from tests.cli.conftest import Command, command

__all__ = ["command"]


def test_build_prints_what_it_came_to_and_the_archive_can_be_searched(tmp_path: Path, command: Command) -> None:
    pytest.importorskip("pyarrow")
    wire, out = write_lines(tmp_path / "wire.jsonl", records(1)), tmp_path / "out"
    wire.write_text(wire.read_text("utf-8") + "no json\n", "utf-8")
    first = command("archive", "build", out, wire, "--reconcile", "--jobs", "1")
    found = json.loads((out / "manifest.json").read_text("utf-8"))["findings"]["findings"]
    assert first.out == f"{out}: 3 articles in 1 shard (1 made now), 3 new in the archive; 1 story, {found} findings\n"
    assert "wire.jsonl, line 4: skipped: not valid JSON" in first.err
    assert command("archive", "build", out, wire, "--jobs", "1").out == f"{out}: 3 articles in 1 shard (0 made now), 0 new in the archive\n"
    assert "library in Brackwater will cost $27 million" in command("archive", "find", out, "library", "--kind", "money").out


def test_standard_input_is_for_add(tmp_path: Path, command: Command) -> None:
    pytest.importorskip("pyarrow")
    result = command("archive", "build", tmp_path / "out", "-")
    assert (result.status, result.err) == (
        2,
        "reconcile: reconcile archive build reads files; for standard input use reconcile archive add\n",
    )


def test_without_pyarrow_the_line_says_what_to_install(tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [n for n in sys.modules if n.startswith("reconcile.batch.engine")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = command("archive", "build", tmp_path / "out", tmp_path)
    assert (result.status, result.err) == (
        2,
        "reconcile: reconcile archive build needs pyarrow; install reconcile[build] (for Spark reconcile[spark])\n",
    )
