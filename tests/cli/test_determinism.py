"""The same input gives the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Command

SEED = Path(__file__).parents[2] / "seeds" / "implant-settlement"
COMMANDS = """
check --format json --verbose
check --single-source
check --format csv
extract
cluster
graph --format graphml
graph --format gexf
graph --format dot
"""
SCRIPT = f"""
import sys
from reconcile.cli.app import run
for line in {COMMANDS.strip().splitlines()!r}:
    print("==", line, run([*line.split(), *sys.argv[1:]]))
"""


def everything(files: list[str], seed: str) -> list[str]:
    """What all commands print, one after the other in a process of its own."""
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *files], check=True, capture_output=True, text=True, encoding="utf-8", env=environment
    )
    return done.stdout.splitlines()


@pytest.mark.slow
def test_hash_seed_and_order_of_arguments_change_nothing() -> None:
    files = sorted(str(path) for path in SEED.glob("*.txt"))
    first, second = everything(files, "1"), everything(files[::-1], "4242")
    assert first == second
    assert [line for line in first if line.startswith("== ")] == [f"== {line} 0" for line in COMMANDS.strip().splitlines()]


def test_a_list_of_files_in_any_order_is_one_report(command: Command) -> None:
    files = sorted(SEED.glob("*.txt"))
    assert command("check", *files, "--format", "json").out == command("check", *files[2:], *files[:2], "--format", "json").out
