"""``reconcile check DRAFT --against ARCHIVE``: what the archive has is cited as files are, and what was not looked at is said."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

import reconcile
from reconcile.archive import Archive
from reconcile.errors import InputError
from reconcile.model import Article
from tests.archive.shelf import CORRECTED, COURIER, DRAFT, LEDGER, ORCHARD, shelved
from tests.cli.conftest import Command, command

__all__ = ["command"]


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    return shelved(tmp_path / "shelf", ORCHARD, LEDGER, COURIER)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text(f"---\ndate: 2024-03-07\n---\n{DRAFT.text}", "utf-8")
    return path


def test_the_draft_is_held_against_what_the_archive_has(shelf: Path, draft: Path, command: Command) -> None:
    done = command("check", draft, "--against", shelf)
    assert done.status == 1, done.err
    assert "7-3 in the draft; 7-2 in Evening Courier and Harbor Ledger" in " ".join(done.out.split())
    assert f"Harbor Ledger, 2024-03-05 {shelf}/ledger-1:1:1 “The Port Ellery Harbor Commission" in " ".join(done.out.split())
    assert "Against: Evening Courier, Harbor Ledger" in done.out
    assert "pear" not in done.out


def test_json_cites_title_day_and_sentence_and_offsets_of_the_archived_text(shelf: Path, draft: Path, command: Command) -> None:
    document = json.loads(command("check", draft, "--against", shelf, "--format", "json", "--fail-on", "never").out)
    known = {a["id"]: a for a in document["articles"]}
    assert known["ledger-1"]["title"] == "Ferry contract approved"
    assert known["ledger-1"]["url"] == "https://ledger.example/ferry"
    assert known["ledger-1"]["sha256"] == LEDGER.sha256
    (told,) = (f for f in document["draft"]["facts"] if f["kind"] == "vote")
    evidence = {e["article"]: e for p in told["against"] for e in p["evidence"]}["ledger-1"]
    assert LEDGER.text[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert "7-2 vote on Monday" in evidence["sentence"]


@pytest.mark.parametrize("form", ["html", "markdown", "sarif", "web-annotation", "csv"])
def test_every_form_takes_articles_of_an_archive(shelf: Path, draft: Path, command: Command, form: str) -> None:
    done = command("check", draft, "--against", shelf, "--format", form, "--fail-on", "never")
    assert done.status == 0, done.err
    assert "ledger-1" in done.out


def test_files_and_an_archive_go_together_and_one_text_is_one_source(shelf: Path, draft: Path, tmp_path: Path, command: Command) -> None:
    (tmp_path / "wire.txt").write_text(COURIER.text, "utf-8")
    document = json.loads(command("check", draft, "--against", shelf, tmp_path / "wire.txt", "--format", "json", "--fail-on", "never").out)
    assert sorted(a["id"] for a in document["articles"]) == ["draft.txt", "ledger-1", "wire.txt"]


def test_days_publications_and_a_limit(shelf: Path, draft: Path, command: Command) -> None:
    def ids(*options: str) -> list[str]:
        document = json.loads(command("check", draft, "--against", shelf, *options, "--format", "json", "--fail-on", "never").out)
        return sorted(a["id"] for a in document["articles"])

    assert ids("--since", "2024-03-06") == ["courier-9", "draft.txt"]
    assert ids("--source", "harbor ledger") == ["draft.txt", "ledger-1"]
    for form in ("text", "markdown", "html", "json"):
        done = command("check", draft, "--against", shelf, "--limit", "1", "--fail-on", "never", "--format", form)
        assert "2 articles share enough with the draft; the best 1 were compared" in " ".join(done.out.split()), form


def test_the_draft_itself_is_left_out_and_that_is_said(tmp_path: Path, draft: Path, command: Command) -> None:
    shelf = shelved(tmp_path / "shelf", LEDGER, dataclasses.replace(DRAFT, id="draft.txt"))
    document = json.loads(command("check", draft, "--against", shelf, "--format", "json", "--fail-on", "never").out)
    assert sorted(a["id"] for a in document["articles"]) == ["draft.txt", "ledger-1"]
    assert [w for w in document["warnings"] if "has the draft's own text" in w] == [
        f"{shelf}/draft.txt: has the draft's own text and cannot confirm it; it was left out"
    ]


def test_an_archived_article_may_have_the_drafts_id(tmp_path: Path) -> None:
    with Archive.open(shelved(tmp_path / "shelf", dataclasses.replace(LEDGER, id="draft"))) as archive:
        report = reconcile.check_draft(DRAFT, archive=archive)
    assert sorted(a.id for a in report.articles) == sorted(["draft", f"{tmp_path}/shelf/draft"])
    assert report.draft is not None
    assert report.draft.counts["contradicted"] == 1


def test_no_archived_article_is_parsed(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reconcile import pipeline

    read: list[str] = []
    whole = pipeline.extract

    def extract(articles: list[Article], *rest: object) -> object:
        read.extend(a.id for a in articles)
        return whole(articles, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "extract", extract)
    report = reconcile.check_draft(DRAFT, archive=shelf)
    assert read == ["draft"]
    assert len(report.articles) == 3


def test_the_same_from_files_and_from_the_archive(shelf: Path) -> None:
    """What is found does not depend on where the sources come from."""
    stored = reconcile.check_draft(DRAFT, archive=shelf)
    files = reconcile.check_draft(DRAFT, [LEDGER, COURIER])
    assert stored.draft is not None
    assert files.draft is not None
    assert [(r.fact.id, r.standing, r.headline) for r in stored.draft.rulings] == [
        (r.fact.id, r.standing, r.headline) for r in files.draft.rulings
    ]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--since", "2024-03-06"), "--since 2024-03-06: goes with an archive after --against"),
        (("--limit", "3"), "--limit 3: goes with an archive after --against"),
        (("--source", "Harbor Ledger"), "--source Harbor Ledger: write it as FILE=NAME; a name alone goes with an archive"),
    ],
)
def test_what_is_for_archives_needs_one(draft: Path, tmp_path: Path, command: Command, options: tuple[str, ...], said: str) -> None:
    (tmp_path / "wire.txt").write_text(COURIER.text, "utf-8")
    done = command("check", draft, "--against", tmp_path / "wire.txt", *options)
    assert done.status == 2
    assert said in done.err


def test_a_day_that_is_none(shelf: Path, draft: Path, command: Command) -> None:
    done = command("check", draft, "--against", shelf, "--since", "March")
    assert done.status == 2
    assert done.err == "reconcile: --since March: not a day; write it as 2011-06-07\n"


def test_no_sources_at_all_is_an_error() -> None:
    with pytest.raises(InputError, match="there is no source to hold the draft against"):
        reconcile.check_draft(DRAFT)


def test_only_the_last_version_is_held_against(tmp_path: Path) -> None:
    report = reconcile.check_draft(DRAFT, archive=shelved(tmp_path / "shelf", LEDGER, CORRECTED))
    assert [a.id for a in report.articles] == ["draft", "ledger-2"]
