"""The page on decisions shows what really happens: its sessions are run, its Python too."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import LEDGER, TRIBUNE, Command, command

__all__ = ["command"]
PAGE = (Path(__file__).parents[2] / "docs" / "decisions-log.md").read_text("utf-8")
ID = re.compile(r"\b[cdk]-[0-9a-f]{4,12}\b")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the story of the page."""
    (tmp_path / "story").mkdir()
    for name, text in (("ledger", LEDGER), ("tribune", TRIBUNE)):
        (tmp_path / "story" / f"{name}.txt").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RECONCILE_TODAY", "2024-03-02")
    return tmp_path


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.usefixtures("desk")
def test_the_sessions_go_as_shown(command: Command) -> None:
    real: dict[str, str] = {}
    """Ids of the page, which change with the rules that find facts, and those of now."""
    for step in "".join(blocks("console")).split("$ reconcile ")[1:]:
        line, _, shown = step.partition("\n")
        words = [next((now for old, now in real.items() if old.startswith(w)), w) if ID.fullmatch(w) else w for w in shlex.split(line)]
        result = command(*words)
        assert (result.status, result.err) == (0, ""), line
        assert ID.sub("ID", result.out) == ID.sub("ID", shown), line
        real |= dict(zip(ID.findall(shown), ID.findall(result.out), strict=True))
    assert real


def test_the_python_runs(desk: Path, command: Command) -> None:
    report = json.loads(command("check", "story", "--format", "json").out)
    (code,) = blocks("python")
    names: dict[str, object] = {"report": report}
    exec(code, names)  # noqa: S102 - the example of the page is what is tested
    assert names["marked"]["findings"][0]["decision"]["as"] == "unsure"  # type: ignore[index]
    assert [e.revokes for e in names["later"].entries] == [names["made"].id]  # type: ignore[attr-defined]
    assert (desk / "reconcile.decisions.jsonl").is_file()
