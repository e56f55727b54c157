"""The examples of docs/html-report.md do what the page says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from reconcile.cli.app import run

TOP = Path(__file__).parents[2]
BLOCK = re.compile(r"<!-- example: run by tests/docs/test_html_report\.py -->\n+```(sh|python)\n(.*?)```", re.DOTALL)
LIMIT = 300_000
"""Bytes of the page for five articles."""


def test_the_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(TOP / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    blocks = BLOCK.findall((TOP / "docs" / "html-report.md").read_text("utf-8"))
    assert [language for language, _ in blocks] == ["sh", "sh", "python"]
    pages = []
    for language, text in blocks:
        if language == "python":
            names: dict[str, str] = {}
            exec(text, names)  # noqa: S102 - our own page
            assert names["page"].count(">Dismiss</button>") == names["findings"].count(">Dismiss</button>") + names["page"].count(
                'class="agreement'
            )
            continue
        for line in text.splitlines():
            assert run(line.split()[1:]) == 0
        pages.append(Path("council.html").read_text("utf-8"))
    assert pages[0] == pages[1]  # the same with texts from memory and from the files
    assert "only the sentences that findings quote" not in pages[0]
    assert len(pages[0].encode()) < LIMIT


def test_a_changed_article_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(TOP / "seeds" / "council-opt-out", tmp_path / "story")
    monkeypatch.chdir(tmp_path)
    assert run(["check", "story", "--format", "json", "-o", "report.json"]) == 0
    ledger = Path("story/harbor-ledger.txt")
    ledger.write_text(ledger.read_text("utf-8").replace("Council", "council"), "utf-8")
    Path("story/common-beat.txt").unlink()
    assert run(["report", "report.json", "--format", "html", "-o", "report.html"]) == 0
    assert Path("report.html").read_text("utf-8").count("only the sentences that findings quote") == 2
