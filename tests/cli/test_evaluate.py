"""``reconcile evaluate`` on an invented archive: forms, filters, floors, exit statuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reconcile.cli.app import run

TEXTS = {
    "ledger.txt": "The Harbor Commission approved the ferry contract by a 7-2 vote.\n\nA grey pier.\n",
    "tribune.txt": "On the ferry contract the Harbor Commission voted 7 to 3.\n\nA green pier.\n",
}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive" / "ferry"
    folder.mkdir(parents=True)
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    vote = [("7-2", "ledger.txt", "a 7-2 vote"), ("7-3", "tribune.txt", "voted 7 to 3")]
    pier = [("grey", "ledger.txt", "grey pier"), ("green", "tribune.txt", "green pier")]
    findings = [
        {
            "id": name,
            "relation": relation,
            "kind": kind,
            "positions": [{"value": v, "evidence": [{"article": a, "quote": q}]} for v, a, q in positions],
        }
        for name, relation, kind, positions in (("tally", "conflict", "vote", vote), ("pier", "detail-differs", "colour", pier))
    ]
    (folder / "gold.json").write_text(json.dumps({"findings": findings}), "utf-8")
    return tmp_path / "archive"


def test_the_figures_as_json(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", str(archive), "--format", "json"]) == 0
    out = json.loads(capsys.readouterr().out)
    assert out["total"]["discrepancy_recall"] == 0.5
    assert out["total"]["discrepancies_found_by_kind"] == {"colour": "0 of 1", "vote": "1 of 1"}
    assert out["confusion"] == {"conflict": {"conflict": 1}}
    assert out["by_kind"]["vote"]["right"] == 1
    assert [(m["id"], m["class"]) for m in out["mistakes"]] == [("pier", "not-extracted")]


def test_the_figures_and_the_mistakes_as_text(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", str(archive), "--kind", "vote"]) == 0
    said = capsys.readouterr().out
    assert "  recall             0.500  1 of 2 found\n" in said
    assert "  recall, some kinds 1.000  vote\n" in said
    assert run(["evaluate", str(archive), "--errors"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("1 mistake by class\n")
    assert "[colour] missed discrepancy ferry/pier: grey | green" in said
    assert run(["evaluate", str(archive), "--errors", "--class", "gate"]) == 0
    assert capsys.readouterr().out == "no mistakes\n"


def test_floors_are_written_kept_and_missed(archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    floors = tmp_path / "floors.json"
    assert run(["evaluate", str(archive), "--floors", str(floors), "--update-floors"]) == 0
    assert json.loads(floors.read_text())["floors"]["discrepancy_recall"] == 0.5
    assert run(["evaluate", str(archive), "--floors", str(floors)]) == 0
    floors.write_text(floors.read_text().replace('"discrepancy_recall": 0.5', '"discrepancy_recall": 0.6'), "utf-8")
    capsys.readouterr()
    assert run(["evaluate", str(archive), "--floors", str(floors)]) == 1
    assert "discrepancy_recall is 0.5, the floor is 0.6" in capsys.readouterr().err
    assert run(["evaluate", str(archive), "--floors", str(floors), "--update-floors"]) == 2
    assert json.loads(floors.read_text())["floors"]["discrepancy_recall"] == 0.6
    assert run(["evaluate", str(archive), "--floors", str(floors), "--update-floors", "--allow-regression"]) == 0
    assert json.loads(floors.read_text())["floors"]["discrepancy_recall"] == 0.5


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--update-floors"], "--update-floors needs --floors FILE"),
        (["--allow-regression"], "--allow-regression only goes with --update-floors"),
        (["--class", "bad"], "no such class; known are not-extracted"),
        (["--kind", "weather"], "no such kind; known are"),
        (["--story", "nowhere"], "no such story: ferry"),
    ],
)
def test_wrong_words_are_answered_in_one_line(archive: Path, words: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", str(archive), *words]) == 2
    said = capsys.readouterr().err
    assert message in said
    assert said.count("\n") == 1
