"""What the shell offers on Tab, and that nobody waits for the engine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from reconcile.cli import completion
from reconcile.kinds import discover

TOP = Path(__file__).parents[2]


def offered(words: str) -> list[str]:
    """What bash is offered for the last of some words."""
    code = (
        "import sys, atexit; sys.argv = ['reconcile'];"
        "atexit.register(lambda: sys.stderr.write(str(sorted({'spacy', 'jsonschema', 'networkx'} & set(sys.modules)))));"
        "from reconcile.cli.app import app; app(prog_name='reconcile')"
    )
    told = {"_RECONCILE_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split(" ")) - 1)}
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, env={**os.environ, **told}, cwd=TOP)
    assert done.stderr == "[]"
    return done.stdout.split()


def test_kinds_and_formats_are_offered() -> None:
    assert offered("reconcile check --kind qu") == ["quantity", "quote"]
    assert offered("reconcile check --format ma") == ["markdown"]


def test_findings_of_the_report_are_offered(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    report.write_text(
        json.dumps({"findings": [{"id": "d-3f9a", "headline": "7-2\x1b against 7-3"}, {"id": "c-11", "headline": "x"}]}), "utf-8"
    )
    assert offered(f"reconcile explain {report} d-") == ["d-3f9a"]
    report.write_text('{"findings": [{', "utf-8")
    assert offered(f"reconcile explain {report} d-") == []


def test_every_kind_is_offered() -> None:
    assert {name for name, _ in completion.kinds("")} == {*discover(), "polarity", "sum"}
