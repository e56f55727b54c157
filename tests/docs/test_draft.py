"""The examples of docs/draft.md do what the page says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from reconcile.cli.app import run

TOP = Path(__file__).parents[2]
BLOCK = re.compile(r"<!-- example: (?:exit status (\d), )?run by tests/docs/test_draft\.py -->\n+```(sh|python)\n(.*?)```", re.DOTALL)


def test_the_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(TOP / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    blocks = BLOCK.findall((TOP / "docs" / "draft.md").read_text("utf-8"))
    assert [(status, language) for status, language, _ in blocks] == [("1", "sh"), ("0", "sh"), ("", "python")]
    for status, language, text in blocks:
        if language == "sh":
            assert [run(line.split()[1:]) for line in text.splitlines()] == [int(status)] * len(text.splitlines())
        else:
            capsys.readouterr()
            exec(text, {})  # noqa: S102 - our own page
            printed = capsys.readouterr().out
            assert (
                "contradicted Vote of the Los Angeles City Council: 10-2 in the draft; 11-1 in Basin Public Radio and Harbor Ledger 2\n"
                in printed
            )
    assert "## Contradicted" in Path("draft.md").read_text("utf-8")
    assert "10-2" in Path("draft.html").read_text("utf-8")
    assert "draft,contradicted,vote,error" in Path("draft.csv").read_text("utf-8")
