"""What ``reconcile serve`` says before it serves anything."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Command


def test_a_missing_extra_is_one_line(command: Command, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name, *more: None if name == "starlette" else real(name, *more))
    result = command("serve", story)
    assert (result.status, result.out) == (2, "")
    assert result.err == "reconcile: reconcile serve needs starlette; install what it needs with: pip install 'reconcile[web]'\n"


def test_a_log_that_is_none_is_told_before_anything_is_read(command: Command, story: Path, tmp_path: Path) -> None:
    pytest.importorskip("starlette")
    result = command("serve", story, "--decisions", tmp_path)
    assert result.status == 2
    assert "not a log of decisions" in result.err or "Is a directory" in result.err


def test_articles_that_are_not_there(command: Command, tmp_path: Path) -> None:
    pytest.importorskip("starlette")
    result = command("serve", tmp_path / "none.txt", "--port", "0", "--decisions", tmp_path / "log")
    assert (result.status, result.err.count("\n")) == (2, 1)
    assert "no such file or folder" in result.err


def test_a_saved_report_knows_its_articles_again(saved: Path, story: Path) -> None:
    from reconcile.cli.serve import _saved

    told: dict[str, Any] = _saved(str(saved))
    assert (sorted(told["texts"]), told["closed"], told["draft"]) == (["ledger.txt", "tribune.txt"], "", None)
    (story / "ledger.txt").write_text("Another text.", "utf-8")
    changed = _saved(str(saved))
    assert sorted(changed["texts"]) == ["tribune.txt"]
    assert changed["closed"].startswith("The articles of this saved report are not all at hand")


def test_a_draft_against_nothing_but_itself(command: Command, story: Path, tmp_path: Path) -> None:
    draft = story / "ledger.txt"
    result = command("serve", draft, "--against", draft, "--port", "0", "--decisions", tmp_path / "log")
    assert (result.status, result.err.count("\n")) == (2, 1)
    result = command("serve", draft, story / "tribune.txt", "--also-sources", "--port", "0", "--decisions", tmp_path / "log")
    assert (result.status, "--also-sources goes with --against" in result.err) == (2, True)
