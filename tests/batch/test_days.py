"""The stories of a day: grouped, reconciled, written, and told worst first."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from reconcile import pipeline
from reconcile.archive import Archive
from reconcile.archive.record import make_record
from reconcile.batch.days import Asked, check
from reconcile.cli.app import run
from reconcile.errors import InputError
from reconcile.kinds import discover
from reconcile.model import Article

DAY = dt.date(2024, 3, 4)
COUNCIL = "The Harwick City Council approved the new tram depot by a vote of {tally} on Monday.\n\nThe depot will cost $35.5 million, Councilwoman Ada Quill said.\n"
FERRY = "The ferry Corvina hit a pier in Port Selby on Sunday and {hurt} passengers were injured.\n\nCaptain Ivo Brandt blamed thick fog in the harbour.\n"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("days") / "archive"
    articles = [
        Article("a", COUNCIL.format(tally="7-2"), DAY, "Ledger", "Harwick council backs tram depot"),
        Article("b", COUNCIL.format(tally="6-3"), DAY, "Courier", "Harwick council backs tram depot"),
        Article("c", FERRY.format(hurt=14), DAY, "Ledger", "Ferry Corvina hits pier in Port Selby fog"),
        Article("d", FERRY.format(hurt=14), DAY - dt.timedelta(1), "Courier", "Ferry Corvina hits Port Selby pier in fog"),
        Article("e", "Orchard owners in Dunmore expect 4,000 tonnes of apples.\n", DAY, "Ledger", "Apples"),
    ]
    facts = pipeline.extract(articles)
    with Archive.open(folder, write=True, create=True) as opened:
        for a in articles:
            opened.add(make_record(a, [f for f in facts if f.article == a.id], discover()))
    return folder


def test_the_worst_story_comes_first_and_has_a_report(archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["archive", "check", str(archive), "--day", "2024-03-04", "-o", str(tmp_path / "day")]) == 0
    index = json.loads((tmp_path / "day/index.json").read_text("utf-8"))
    assert [(s["title"], s["articles"], s["errors"]) for s in index["stories"]] == [
        ("Harwick council backs tram depot", 2, 1), ("Ferry Corvina hits Port Selby pier in fog", 2, 0),
    ]  # fmt: skip
    assert (index["alone"], index["articles"], len(index["stories"])) == (1, 5, 2)
    assert "6-3" in index["stories"][0]["worst"][0]["headline"]
    page = (tmp_path / "day/index.html").read_text("utf-8")
    assert f'<a href="{index["stories"][0]["report"]}">Harwick council backs tram depot</a>' in page
    assert "7-2" in (tmp_path / "day" / index["stories"][0]["report"]).read_text("utf-8")
    said = capsys.readouterr().out
    assert (
        said.index("tram depot")
        < said.index("Corvina")
        < said.index("2024-03-04: 2 stories of several articles, 1 with errors; 1 article alone")
    )


def test_what_a_limit_cuts_is_said(archive: Path) -> None:
    index = check(archive, Asked(DAY, DAY, limit=1))
    assert len(index["stories"]) == 1
    assert index["warnings"] == ["1 more stories of fewer articles were not looked at; --limit is 1"]


def test_the_story_of_one_article(archive: Path) -> None:
    assert [s["number"] for s in check(archive, Asked(DAY, DAY, story="d"))["stories"]] == [3]
    with pytest.raises(InputError, match="--story nobody: no article of 2024-03-04 has this id or URL"):
        check(archive, Asked(DAY, DAY, story="nobody"))


def test_a_day_without_articles_and_no_day_at_all(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["archive", "check", str(archive), "--day", "2023-01-01"]) == 2
    assert run(["archive", "check", str(archive)]) == 2
    assert "which days? give --day, or --since and --until" in capsys.readouterr().err
