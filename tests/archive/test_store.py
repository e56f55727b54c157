"""The archive as its users see it: what is added is there, once, and in its last version."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from reconcile import pipeline
from reconcile.archive import PER_ARTICLE, Archive, Outcome, article_number, fact_keys, layout, make_record, writing
from reconcile.errors import ArchiveError
from reconcile.kinds import discover
from reconcile.model import Article, Fact
from tests.archive.records import records

KINDS = discover()
FERRY = Article(
    "ferry", "The Harbor Commission approved the ferry contract by a 7-2 vote on Monday. It costs $45 million.\n", dt.date(2024, 3, 5),
    "Evening Argus", "Ferry contract approved", "https://argus.example/ferry", "argus/ferry.txt", warnings=("cut short",), line_offset=2,
)  # fmt: skip
TALLY = "The Harbor Commission approved the ferry contract by an 8-2 vote on Monday. It costs $45 million.\n"
OTHER = Article(
    "bridge", "Mayor Ada Quill said the bridge would open in June. About 300 people cheered.", dt.date(2024, 4, 1), "Lowland Post"
)


@pytest.fixture(scope="module")
def facts() -> dict[str, list[Fact[Any]]]:
    corrected = dataclasses.replace(FERRY, id="corrected", text=TALLY)
    out: dict[str, list[Fact[Any]]] = {FERRY.id: [], OTHER.id: [], "corrected": []}
    for fact in pipeline.extract([FERRY, OTHER, corrected]):
        out[fact.article].append(fact)
    return out


@pytest.fixture(params=[True, False], ids=["fts5", "tree"])
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(layout, "has_full_text", lambda: request.param)
    return tmp_path / "archive"


def test_what_is_added_comes_back(folder: Path, facts: dict[str, list[Fact[Any]]]) -> None:
    with Archive.open(folder, write=True, create=True) as archive:
        with archive.batch():
            assert archive.add(make_record(FERRY, facts["ferry"], KINDS)) is Outcome.ADDED
            assert archive.add(make_record(OTHER, facts["bridge"], KINDS)) is Outcome.ADDED
        assert archive.count() == (2, len(facts["ferry"]) + len(facts["bridge"]))
    with Archive.open(folder) as archive:
        assert archive.article(1) == FERRY
        assert archive.article(2) == OTHER
        assert archive.facts(1, KINDS) == tuple(facts["ferry"])
        assert [f.article for f in archive.facts(2, KINDS, dataclasses.replace(OTHER, id="b"))] == ["b"] * len(facts["bridge"])
        entry = archive.entry(1)
        assert (entry.id, entry.source, entry.published, entry.live, entry.count) == ("ferry", "Evening Argus", dt.date(2024, 3, 5), True, len(facts["ferry"]))  # fmt: skip


def test_facts_are_found_under_their_keys_newest_first(folder: Path, facts: dict[str, list[Fact[Any]]]) -> None:
    again = dataclasses.replace(FERRY, id="again", url=None)
    same = [dataclasses.replace(f, article="again", id="") for f in facts["ferry"]]
    with Archive.open(folder, write=True, create=True) as archive:
        archive.add(make_record(FERRY, facts["ferry"], KINDS))
        archive.add(make_record(again, same, KINDS))
        for place, fact in enumerate(facts["ferry"]):
            for token in fact_keys(fact, KINDS):
                found = archive.under(token, 100)
                assert {1 * PER_ARTICLE + place, 2 * PER_ARTICLE + place} <= set(found)
                assert found == sorted(found, reverse=True) == list(archive.each_under(token))
                assert archive.under(token, 1) == found[:1]
                assert article_number(found[0]) == 2
        assert archive.under("nosuchtoken", 5) == []


def test_the_same_text_is_one_and_a_new_text_supersedes(folder: Path, facts: dict[str, list[Fact[Any]]]) -> None:
    first = make_record(FERRY, facts["ferry"], KINDS)
    moved = dataclasses.replace(FERRY, id="another id", text=TALLY)
    second = make_record(moved, [dataclasses.replace(f, article="another id", id="") for f in facts["corrected"]], KINDS)
    with Archive.open(folder, write=True, create=True) as archive:
        assert archive.add(first) is Outcome.ADDED
        assert archive.add(first) is Outcome.KNOWN
        assert archive.knows(FERRY)
        assert not archive.knows(moved)
        assert archive.add(second) is Outcome.SUPERSEDES  # by its URL
        assert archive.add(first) is Outcome.KNOWN  # an old version does not come back by being sent again
        assert [(e.number, e.superseded_by) for e in archive.named("https://argus.example/ferry")] == [(1, 2), (2, None)]
        assert [e.number for e in archive.entries()] == [2]
        assert [e.number for e in archive.entries(live=False)] == [1, 2]
        assert archive.article(1) == FERRY


def test_entries_by_day_and_source(folder: Path, facts: dict[str, list[Fact[Any]]]) -> None:
    with Archive.open(folder, write=True, create=True) as archive:
        archive.add(make_record(FERRY, facts["ferry"], KINDS))
        archive.add(make_record(OTHER, facts["bridge"], KINDS))
        archive.add(make_record(Article("undated", "Nothing."), [], KINDS))
        assert [e.number for e in archive.entries(since=dt.date(2024, 3, 6))] == [2]
        assert [e.number for e in archive.entries(until=dt.date(2024, 3, 5))] == [1]
        assert [e.number for e in archive.entries(source="evening argus")] == [1]
        assert [e.number for e in archive.entries(newest_first=True)] == [3, 2, 1]


def test_what_is_withdrawn_is_not_live_until_that_is_undone(folder: Path, facts: dict[str, list[Fact[Any]]]) -> None:
    with Archive.open(folder, write=True, create=True) as archive:
        archive.add(make_record(FERRY, facts["ferry"], KINDS))
        archive.withdraw(1, "the quotation was made up")
        assert archive.entry(1).withdrawn == "the quotation was made up"
        assert list(archive.entries()) == []
        archive.withdraw(1, None)
        assert archive.entry(1).live


def test_a_batch_that_fails_leaves_nothing(folder: Path, facts: dict[str, list[Fact[Any]]]) -> None:
    with Archive.open(folder, write=True, create=True) as archive:
        with pytest.raises(RuntimeError), archive.batch():  # noqa: PT012 - the batch fails after something was added
            archive.add(make_record(FERRY, facts["ferry"], KINDS))
            raise RuntimeError
        assert archive.count() == (0, 0)
        assert archive.under(fact_keys(facts["ferry"][0], KINDS)[0], 5) == []


def test_readers_read_while_a_batch_is_open(folder: Path, facts: dict[str, list[Fact[Any]]]) -> None:
    with Archive.open(folder, write=True, create=True) as archive:
        archive.add(make_record(FERRY, facts["ferry"], KINDS))
        with archive.batch():
            archive.add(make_record(OTHER, facts["bridge"], KINDS))
            with Archive.open(folder) as reader:
                assert reader.count()[0] == 1


def test_an_article_of_more_facts_than_have_numbers(facts: dict[str, list[Fact[Any]]], monkeypatch: pytest.MonkeyPatch) -> None:
    from reconcile.archive import record

    monkeypatch.setattr(record, "MOST_FACTS", 2)
    made = make_record(FERRY, facts["ferry"], KINDS)
    assert (made.count, made.left_out) == (2, len(facts["ferry"]) - 2)
    assert record.MOST_FACTS <= PER_ARTICLE


def test_no_archive(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="no archive here"):
        Archive.open(tmp_path)
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(ArchiveError, match="no archive here"):
            Archive.open(folder, write=True)
    assert list(tmp_path.iterdir()) == []
    # a program that was killed before it had made a table
    (tmp_path / "archive.sqlite").touch()
    with pytest.raises(ArchiveError, match="no archive here"):
        Archive.open(tmp_path)
    with pytest.raises(ArchiveError, match="no article number 7"), Archive.open(tmp_path, write=True, create=True) as archive:
        archive.article(7)


def test_the_parts_of_the_index_become_one_where_that_pays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not layout.has_full_text():
        pytest.skip("this SQLite has no FTS5")
    with Archive.open(tmp_path, write=True, create=True) as archive:
        for one in records(3):
            archive.add(one)
        assert _parts(archive) == 3
        archive.merge()
        assert _parts(archive) == 3  # too small to be worth it
        monkeypatch.setattr(writing, "_SMALL", 0)
        key = next(records(1)).keys.split()[0]
        before = archive.under(key, 100)
        archive.merge()
        assert _parts(archive) == 1
        assert archive.under(key, 100) == before != []
        archive.merge()
        assert _parts(archive) == 1


def _parts(archive: Archive) -> int:
    return int(archive.connection.execute("SELECT count(DISTINCT segid) FROM keys_idx").fetchone()[0])
