"""The same input gives the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Command

SEED = Path(__file__).parents[2] / "seeds" / "implant-settlement"
COMMANDS = (
    ["check", "--format", "json", "--verbose"],
    ["check", "--single-source"],
    ["graph", "--format", "graphml"],
    ["graph", "--format", "gexf"],
    ["cluster"],
)


def run(command: list[str], files: list[str], seed: str) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run([sys.executable, "-m", "reconcile", *command, *files], check=True, capture_output=True, env=environment).stdout


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_hash_seed_and_order_of_arguments_change_nothing(command: list[str]) -> None:
    files = sorted(str(path) for path in SEED.glob("*.txt"))
    first, second = run(command, files, "1"), run(command, files[::-1], "4242")
    assert first == second
    assert first


def test_a_list_of_files_in_any_order_is_one_report(command: Command) -> None:
    files = sorted(SEED.glob("*.txt"))
    assert command("check", *files, "--format", "json").out == command("check", *files[2:], *files[:2], "--format", "json").out
