"""docs/editors.md: its hook and its workflow are read and run as far as that goes without a network."""

from __future__ import annotations

import re
import shlex
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest
import yaml

from reconcile.cli.app import app, run
from tests.docs.test_formats import TOP

PAGE = (TOP / "docs" / "editors.md").read_text("utf-8")
CONFLICT = "seeds/council-opt-out"


def example(name: str) -> Any:
    found = re.search(rf"<!-- example: {name} -->\n```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert found
    return yaml.safe_load(found[1])


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "story").symlink_to(TOP / CONFLICT)
    return tmp_path


@pytest.mark.slow
def test_the_hook_runs_and_fails_on_a_conflict(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hooks = {hook["id"]: hook for hook in yaml.safe_load((TOP / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    used = example("pre-commit")["repos"][0]["hooks"][0]
    hook = hooks[used["id"]]
    assert hook["language"] == "python"
    assert hook["pass_filenames"] is False
    program, *words = shlex.split(hook["entry"])
    assert program == "reconcile"
    with chdir(desk):
        assert run([*words, *used["args"]]) == 1
    assert re.search(r"^story/the-mirador\.txt:13:\d+: error: ", capsys.readouterr().out, re.MULTILINE)


@pytest.mark.slow
def test_the_workflow_runs_and_leaves_what_it_uploads(desk: Path) -> None:
    workflow = example("actions")
    assert workflow["permissions"]["security-events"] == "write"
    steps = workflow["jobs"]["check"]["steps"]
    commands = [shlex.split(step["run"]) for step in steps if "run" in step]
    assert commands[0][:4] == ["python", "-m", "pip", "install"]
    with chdir(desk):
        assert run(commands[1][1:]) == 1
    upload = next(step for step in steps if "upload-sarif" in step.get("uses", ""))
    assert upload["if"] == "always()"
    assert (desk / upload["with"]["sarif_file"]).stat().st_size > 1000


def test_the_other_commands_have_options_that_there_are() -> None:
    import typer

    check = typer.main.get_command(app).commands["check"]  # type: ignore[attr-defined]
    known = {name for parameter in check.params for name in parameter.opts}
    commands = re.findall(r"reconcile check [^\n`\"#]+", PAGE)
    assert len(commands) > 5
    for command in commands:
        assert {w for w in command.split() if w.startswith("-")} <= known, command
