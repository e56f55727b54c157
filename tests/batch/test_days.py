"""The stories of a day: grouped, reconciled, written, and told worst first."""

from __future__ import annotations

import datetime as dt
import json
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reconcile import pipeline
from reconcile.archive import Archive
from reconcile.archive.record import make_record
from reconcile.batch import days, story
from reconcile.batch.days import Asked, check
from reconcile.batch.story import Reconciling, Story
from reconcile.cli.app import run
from reconcile.errors import InputError, OutdatedError
from reconcile.kinds import discover
from reconcile.model import Article
from reconcile.model.settings import Settings

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
    report = index["stories"][0]["report"]
    assert f'<a href="{report}"><bdi>Harwick council backs tram depot</bdi></a>' in page
    worst = index["stories"][0]["worst"][0]["id"]
    assert f'<a href="{report}#{worst}">' in page
    assert f'id="{worst}"' in (tmp_path / "day" / report).read_text("utf-8")
    assert "7-2" in (tmp_path / "day" / index["stories"][0]["report"]).read_text("utf-8")
    said = capsys.readouterr().out
    assert (
        said.index("tram depot")
        < said.index("Corvina")
        < said.index("2024-03-04: 2 stories of several articles: 1 with errors, 1 without a discrepancy; 5 articles from 2024-03-01 on; 1 is alone with its story")
        < said.index(f"All of them: {tmp_path / 'day/index.html'}")
    )  # fmt: skip
    assert f"  {tmp_path / 'day' / report}\n" in said


@dataclass(frozen=True, slots=True)
class Dying(Reconciling):
    """Ends the process that works on the story of article 1."""

    def start(self, *, apart: bool) -> Callable[[Story], dict[str, Any]]:
        work = Reconciling.start(self, apart=apart)
        return lambda story: os.kill(os.getpid(), signal.SIGKILL) if story.numbers[0] == 1 else work(story)


def test_any_number_of_processes_writes_the_same(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (days, story):
        # so little work is else done in this process
        monkeypatch.setattr(module, "_FACT", 1_000_000)
    monkeypatch.setattr(days, "_CHUNK", 2)
    told: list[tuple[str, int, int]] = []
    indexes = [
        check(archive, Asked(DAY, DAY), tmp_path / str(jobs), settings=Settings(jobs=jobs), progress=lambda *x: told.append(x))
        for jobs in (1, 2)
    ]
    assert indexes[0] == indexes[1]
    written = [{p.name: p.read_bytes() for p in sorted((tmp_path / str(jobs)).iterdir())} for jobs in (1, 2)]
    assert list(written[0]) == ["story-0000001.html", "story-0000003.html"]
    assert written[0] == written[1]
    assert told[:5] == [("articles", 2, 5), ("articles", 4, 5), ("articles", 5, 5), ("stories", 1, 2), ("stories", 2, 2)]
    assert told[5:] == told[:5]


def test_a_story_that_no_process_survives_is_told_and_the_others_are_done(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story, "_FACT", 1_000_000)
    monkeypatch.setattr(days, "Reconciling", Dying)
    index = check(archive, Asked(DAY, DAY), settings=Settings(jobs=2))
    assert index["warnings"] == ["a story of 2 articles, a among them, ended the process that read it (signal 9); it is left out"]
    assert [s["number"] for s in index["stories"]] == [3]


def test_what_a_worker_cannot_write_is_one_line(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(story, "_FACT", 1_000_000)
    (tmp_path / "day").write_text("a file", "utf-8")
    assert run(["archive", "check", str(archive), "--day", "2024-03-04", "-o", str(tmp_path / "day"), "--jobs", "2"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"reconcile: cannot write {tmp_path / 'day'}/story-0000001.html: ")


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


def outdated(monkeypatch: pytest.MonkeyPatch, *numbers: int) -> None:
    """As if another version had extracted the facts of these articles (of all, where none is named)."""
    as_it_is = Archive.facts

    def facts(self: Archive, number: int, *more: Any) -> Any:
        if not numbers or number in numbers:
            raise OutdatedError("extracted by an engine whose values had other fields")
        return as_it_is(self, number, *more)

    monkeypatch.setattr(Archive, "facts", facts)


def test_articles_of_another_version_are_passed_over_wherever_they_would_come(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    outdated(monkeypatch, 2)
    told = f"{archive}: 1 article was passed over: another version of reconcile extracted its facts; reconcile archive compact {archive} --renew extracts them again"
    index = check(archive, Asked(DAY, DAY))
    assert (index["articles"], index["warnings"], [s["number"] for s in index["stories"]]) == (4, [told], [3])
    assert run(["archive", "find", str(archive), "depot"]) == 0
    assert f"reconcile: warning: {told}\n" in capsys.readouterr().err
    draft = tmp_path / "draft.txt"
    draft.write_text(COUNCIL.format(tally="5-4"), "utf-8")
    assert run(["check", str(draft), "--against", str(archive), "--date", "draft.txt=2024-03-04"]) == 1
    said = capsys.readouterr()
    assert f"reconcile: warning: {told}\n" in said.err
    assert "7-2" in said.out
    assert run(["archive", "watch", str(archive), "--new", str(draft)]) == 0
    assert told in capsys.readouterr().out


def test_a_day_of_another_version_is_no_day_without_stories(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outdated(monkeypatch)
    with pytest.raises(OutdatedError, match=r"5 articles were passed over: .* archive compact .* --renew extracts them again"):
        check(archive, Asked(DAY, DAY))
