"""docs/options.md shows every option of every command, and its lines run."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from typer.main import get_command

from reconcile.cli.app import app
from tests.cli.conftest import Command, command

__all__ = ["command"]
TOP = Path(__file__).parents[2]
PAGE = (TOP / "docs" / "options.md").read_text("utf-8")
LINES = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]
ELSEWHERE = {
    ("check", "--watch"): "tests/cli/test_watch.py",  # it goes on until it is stopped
    ("serve", "--browser"): "tests/web",  # it would open one
}


def _commands(group: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    if isinstance(group, click.Group):
        for name, inner in group.commands.items():
            yield from _commands(inner, (*path, name))
    else:
        yield " ".join(path), group


def _words(line: str) -> tuple[list[str], int]:
    text, _, remark = line.partition("  # ")
    return shlex.split(text)[1:], int(remark.rsplit(" ", 1)[-1]) if remark.startswith("exit status ") else 0


def test_every_option_is_in_a_line_of_the_page() -> None:
    shown = [_words(line)[0] for line in LINES]
    missing = [
        f"{name} {option.opts[0]}"
        for name, inner in _commands(get_command(app))
        for option in inner.params
        if isinstance(option, click.Option) and "--help" not in option.opts and (name, option.opts[0]) not in ELSEWHERE
        if not any(" ".join(w).startswith(name + " ") and set(w) & {*option.opts, *option.secondary_opts} for w in shown)
    ]
    assert missing == []
    assert all((TOP / place).exists() for place in ELSEWHERE.values())


@pytest.mark.slow
def test_the_lines_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Command) -> None:
    shutil.copytree(TOP / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    finding = article = ""
    for line in LINES:
        words, status = _words(line.replace("FINDING", finding or "FINDING").replace("ARTICLE", article or "ARTICLE"))
        if words[0] == "serve":
            _served(words, tmp_path)
            continue
        result = command(*words)
        assert (result.status, line) == (status, line), result.err
        if not article and (tmp_path / "found.jsonl").exists():
            article = json.loads((tmp_path / "found.jsonl").read_text("utf-8").splitlines()[0])["article"]
        if not finding and (tmp_path / "report.json").exists():
            report = json.loads((tmp_path / "report.json").read_text("utf-8"))
            finding = next(f["id"] for f in report["findings"] if f["type"] == "discrepancy")


def _served(words: list[str], folder: Path) -> None:
    pytest.importorskip("starlette")
    with subprocess.Popen(
        [sys.executable, "-m", "reconcile", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(TOP)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("Review page: http://127.0.0.1:"), words
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0, words
