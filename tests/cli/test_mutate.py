"""``reconcile mutate`` on the user's own articles: forms, exit statuses, and that no file is touched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reconcile.cli.app import run

TEXTS = {
    "ledger.txt": "The Harbor Commission approved the ferry contract by a 7-2 vote.\n",
    "tribune.txt": "The Harbor Commission approved the ferry contract by a vote of 7 to 2.\n",
}


@pytest.fixture
def story(tmp_path: Path) -> Path:
    folder = tmp_path / "archive" / "ferry"
    folder.mkdir(parents=True)
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def test_articles_a_story_and_an_archive_give_the_same(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seen = []
    for inputs in ([str(p) for p in sorted(story.glob("*.txt"))], [str(story)], [str(story.parent)]):
        assert run(["mutate", *inputs, "--operator", "vote", "--format", "json"]) == 0
        out = json.loads(capsys.readouterr().out)
        seen.append((out["mutants"], out["caught"], out["by_operator"]))
    assert seen == [(2, 2, {"vote": "2 of 2"})] * 3
    assert {p.name: p.read_text("utf-8") for p in story.iterdir()} == TEXTS


def test_the_text_and_the_bar(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["mutate", str(story), "--operator", "vote", "--fail-under", "1"]) == 0
    assert capsys.readouterr().out.startswith("2 of 2 planted errors caught (1.000)")


def test_fewer_than_the_bar(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = {"id": "g", "relation": "agree", "kind": "colour"}
    evidence = [
        {"article": "ledger.txt", "quote": "The Harbor Commission approved the ferry contract by a 7-2"},
        {"article": "tribune.txt", "quote": "The Harbor"},
    ]
    (story / "gold.json").write_text(json.dumps({"findings": [{**gold, "positions": [{"value": "", "evidence": evidence}]}]}), "utf-8")
    (story / "tribune.txt").write_text("The Harbor Commission is silent.\n", "utf-8")
    assert run(["mutate", str(story), "--fail-under", "0.5", "--errors"]) == 1
    assert "0 of 1 planted errors caught" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--operator", "comma"], "no such operator; known are vote, year"),
        (["--operator", "month"], "no error can be planted"),
        (["--limit", "0"], "'--limit'"),
    ],
)
def test_wrong_words_are_answered_in_one_line(story: Path, words: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["mutate", str(story), *words]) == 2
    said = capsys.readouterr().err
    assert message in said
    assert said.count("\n") == 1


def test_one_article_agrees_with_nobody(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["mutate", str(story / "ledger.txt")]) == 2
    assert "one article agrees with nobody" in capsys.readouterr().err
