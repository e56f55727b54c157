"""docs/formats.md: a section for each form, commands that run, outputs that are those of now, and recipes that work."""

from __future__ import annotations

import json
import re
import shlex
from contextlib import chdir
from pathlib import Path

import pytest
import yaml

from reconcile.cli.app import run
from reconcile.cli.options import Format
from tests.report.test_lines import ERRORFORMAT

TOP = Path(__file__).parents[2]
PAGE = (TOP / "docs" / "formats.md").read_text("utf-8")
BLOCK = re.compile(r"(?:<!-- part of: (?P<part>[^\n]+) -->\n+)?```(?P<language>\w+)\n(?P<body>.*?)```", re.DOTALL)


def blocks(language: str) -> list[str]:
    """Examples in one language that are no outputs."""
    return [m["body"] for m in BLOCK.finditer(PAGE) if m["language"] == language and not m["part"]]


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the commands of the page print, by form; the articles are checked once."""
    folder = tmp_path_factory.mktemp("formats")
    saved = folder / "report.json"
    out = {}
    with chdir(TOP):
        assert run(["check", "seeds/ferry-collision", "--format", "json", "-o", str(saved)]) == 0
        for part in re.findall(r"<!-- part of: reconcile check seeds/ferry-collision ([^\n]+) -->", PAGE):
            path = folder / "out"
            assert run(["report", str(saved), *shlex.split(part), "-o", str(path)]) == 0
            out[part] = path.read_text("utf-8")
        assert run(["report", str(saved), "--format", "lines", "-o", str(path)]) == 0
        out["lines"] = path.read_text("utf-8")
    return out


def test_every_form_has_a_section_and_a_row() -> None:
    sections = re.findall(r"^## (\S+)$", PAGE, re.MULTILINE)
    assert sorted(sections) == sorted(f.value for f in Format)
    assert all(f"[`{f.value}`](#{f.value})" in PAGE for f in Format)
    assert all(f"--format {name}" in PAGE for name in sections if name != "text")


@pytest.mark.slow
def test_the_commands_run(tmp_path: Path) -> None:
    (tmp_path / "seeds").symlink_to(TOP / "seeds")
    commands = [line for block in blocks("sh") for line in block.splitlines()]
    assert len(commands) >= 6
    with chdir(tmp_path):
        for command in dict.fromkeys(commands):
            program, *words = shlex.split(command)
            assert (program, run(words)) == ("reconcile", 0), command
    assert {p.name for p in tmp_path.iterdir()} == {"seeds", "report.json", "report.html", "report.sarif", "report.xml"}


def test_parts_are_parts_of_the_outputs_of_now(outputs: dict[str, str]) -> None:
    parts = [(m["part"], m["body"]) for m in BLOCK.finditer(PAGE) if m["part"]]
    assert len(parts) == 5
    for command, body in parts:
        text, at = outputs[command.removeprefix("reconcile check seeds/ferry-collision ")], 0
        for stretch in re.split(r"\s*…\n", body):
            lines = "\n".join(line.strip() for line in stretch.strip().splitlines())
            at = "\n".join(line.strip() for line in text.splitlines()).find(lines, at)
            assert at >= 0, f"{command}: not in the output:\n{stretch}"


def test_the_problem_matcher_matches_every_place(outputs: dict[str, str]) -> None:
    (tasks,) = (json.loads(b) for b in blocks("json"))
    pattern = tasks["tasks"][0]["problemMatcher"]["pattern"]
    lines = outputs["lines"].splitlines()
    assert len(lines) > 10
    for line in lines:
        found = re.match(pattern["regexp"], line)
        assert found, line
        assert (TOP / found[pattern["file"]]).is_file()
        text = (TOP / found[pattern["file"]]).read_text("utf-8").splitlines()[int(found[pattern["line"]]) - 1]
        quote = re.search("“(.*)” \\[", line)
        assert not quote or text[int(found[pattern["column"]]) - 1 :].startswith(quote[1])


def test_the_errorformat_is_the_one_that_vim_was_tried_with() -> None:
    assert f"set errorformat={ERRORFORMAT}\n" in "".join(blocks("vim"))


def test_the_recipes_for_servers_are_yaml() -> None:
    actions, gitlab = (yaml.safe_load(b) for b in blocks("yaml"))
    steps = actions["jobs"]["reconcile"]["steps"]
    assert steps[-1]["with"]["sarif_file"] == "report.sarif"
    assert "-o report.sarif" in steps[1]["run"]
    assert gitlab["facts"]["artifacts"]["reports"]["junit"] == "report.xml"
    assert "-o report.xml" in gitlab["facts"]["script"][0]
