"""The examples of docs/review-page.md do what the page says."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
BLOCK = re.compile(r"<!-- example: run by tests/docs/test_review_page\.py -->\n+```sh\n(.*?)```", re.DOTALL)
PAGE = TOP / "docs" / "review-page.md"


def test_the_keys_are_those_of_the_page() -> None:
    pytest.importorskip("starlette")
    from reconcile.web.page import BUTTONS

    assert f"| {' '.join(f'`{label[0].lower()}`' for label in BUTTONS.values())} |" in PAGE.read_text("utf-8")


def test_every_option_is_there() -> None:
    help_text = (TOP / "docs" / "reference" / "commands.md").read_text("utf-8").split("\n## reconcile serve\n")[1].split("\n## ")[0]
    options = set(re.findall(r"--[a-z-]+", help_text)) - {"--help", "--browser", "--fail-on"}  # the last is named in the help of --baseline
    assert options <= set(re.findall(r"--[a-z-]+", PAGE.read_text("utf-8")))


@pytest.mark.slow
def test_the_examples_run(tmp_path: Path) -> None:
    pytest.importorskip("starlette")
    shutil.copytree(TOP / "seeds", tmp_path / "seeds")
    lines = [line for block in BLOCK.findall(PAGE.read_text("utf-8")) for line in block.splitlines()]
    assert len(lines) == 3
    for line in lines:
        words = line.split()[1:]
        served = words[0] == "serve"
        port = ["--port", "0"] if served and "--port" not in words else []
        command = [sys.executable, "-m", "reconcile", *words, *port, *(["--no-browser"] if served else [])]
        environment = {**os.environ, "PYTHONPATH": str(TOP)}  # a checkout; where the package is installed there is none here
        process = subprocess.Popen(
            command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
        )
        if served:
            assert process.stdout is not None
            assert process.stdout.readline().startswith("Review page: http://127.0.0.1:")
            process.send_signal(signal.SIGINT)
        assert (process.wait(60), process.communicate()[1]) == (0, ""), line
