"""The correction watch: which archived articles a new one gives reason to look at again, and what the feed says of them."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from pathlib import Path

from reconcile.archive import Archive
from reconcile.batch.feed import feed, text
from reconcile.batch.watching import New, Watched, watch
from reconcile.cli.selection import checker
from reconcile.model import Article
from tests.archive.shelf import CORRECTED, COURIER, DRAFT, LEDGER, ORCHARD, facts, shelved
from tests.cli.conftest import Command, command

__all__ = ["command"]


def _watched(folder: Path, *new: Article) -> Watched:
    with Archive.open(folder) as archive:
        return watch(archive, [New(a, facts(a)) for a in new])


def test_archived_articles_with_another_tally_are_named(tmp_path: Path) -> None:
    found = _watched(shelved(tmp_path / "shelf", ORCHARD, LEDGER, COURIER), DRAFT)
    assert [(i.archived.id, i.new.id, i.revision, i.severity) for i in found.items] == [
        ("courier-9", "draft", False, "error"),
        ("ledger-1", "draft", False, "error"),
    ]
    (told,) = found.items[1].facts
    assert (told.old.label, told.new.label, told.standing, told.kind) == ("7-2", "7-3", "contradicted", "vote")
    assert LEDGER.text[told.old.evidence.start : told.old.evidence.end] == told.old.quote


def test_articles_that_agree_are_no_reason_to_look_again(tmp_path: Path) -> None:
    assert _watched(shelved(tmp_path / "shelf", ORCHARD, LEDGER), COURIER).items == ()


def test_a_new_version_tells_what_was_changed_and_who_repeats_the_old_value(tmp_path: Path) -> None:
    """Whether it was added before the watch or not."""
    for articles in ((LEDGER, COURIER), (LEDGER, COURIER, CORRECTED)):
        found = _watched(shelved(tmp_path / f"shelf-{len(articles)}", *articles), CORRECTED)
        first, second = found.items
        assert (first.archived.id, first.revision) == ("ledger-1", True)
        assert {(s.old.label, s.new.label) for s in first.facts} == {("7-2", "8-1"), ("$45.5 million", "$54.5 million")}
        (vote,) = (s for s in first.facts if s.kind == "vote")
        assert [a.id for a in vote.repeats] == ["courier-9"]
        assert (second.archived.id, second.revision) == ("courier-9", False)


def test_the_feed_fits_its_schema_and_is_the_same_in_any_order(tmp_path: Path) -> None:
    folder = shelved(tmp_path / "shelf", COURIER, LEDGER, ORCHARD)
    later = dataclasses.replace(DRAFT, id="later", published=dt.date(2024, 3, 9))
    document = feed(_watched(folder, DRAFT, later))
    assert checker("feed").checked(document) == document
    assert json.dumps(document) == json.dumps(feed(_watched(folder, later, DRAFT)))
    item = next(i for i in document["items"] if i["_reconcile"]["archived"]["id"] == "ledger-1")
    assert item["url"] == "https://ledger.example/ferry"
    assert item["date_published"] == "2024-03-07T00:00:00Z"
    assert "7-2, now 7-3 in Morning Standard, 2024-03-07" in item["title"]


def test_the_text_names_both_sides(tmp_path: Path) -> None:
    folder = shelved(tmp_path / "shelf", LEDGER)
    shown = text(_watched(folder, DRAFT))
    assert f"{folder}/ledger-1  “Ferry contract approved”" in shown
    assert "there “The Port Ellery Harbor Commission approved the Quayside ferry contract by a 7-2 vote on Monday.”" in shown
    assert shown.endswith("1 archived article compared: 1 to look at again\n")


def test_the_commands(tmp_path: Path, command: Command) -> None:
    folder = shelved(tmp_path / "shelf", LEDGER)
    new = tmp_path / "new.txt"
    new.write_text(f"---\ndate: 2024-03-07\nsource: Morning Standard\n---\n{DRAFT.text}", "utf-8")
    done = command("archive", "watch", folder, "--new", new, "--format", "json")
    assert (done.status, done.err) == (0, "")
    (item,) = json.loads(done.out)["items"]
    added = command("archive", "add", folder, new, "--watch", tmp_path / "feed.json", "--jobs", "1")
    assert added.status == 0, added.err
    (again,) = json.loads((tmp_path / "feed.json").read_text("utf-8"))["items"]
    assert again["_reconcile"]["archived"]["id"] == item["_reconcile"]["archived"]["id"] == "ledger-1"
    assert "to look at again" in command("archive", "watch", folder, "--new", new).out
