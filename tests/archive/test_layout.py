"""The file format: version 1 as it was frozen, and the machinery that leads from there to any later one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from reconcile.archive import Archive, layout, opening
from reconcile.archive.opening import FILE
from reconcile.errors import ArchiveError

FROZEN = Path(__file__).parent / "version-1.sql"
"""An archive of version 1 with two articles, as it was first written. Never edit it: archives like it are in use."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with sqlite3.connect(tmp_path / FILE) as raw:
        raw.executescript(FROZEN.read_text("utf-8"))
    raw.close()
    return tmp_path


def test_version_1_is_read_and_written_today(folder: Path) -> None:
    with Archive.open(folder, write=True) as archive:
        assert [e.id for e in archive.entries()] == ["ferry-1"]
        assert archive.article(1).text == "The vote was 7-2.\n"
        assert archive.named("ferry-0")[0].superseded_by == 2
        assert archive.under("ferry", 5) == [4096]


def test_the_tables_are_those_of_version_1_and_the_steps() -> None:
    today, then = sqlite3.connect(":memory:", isolation_level=None), sqlite3.connect(":memory:", isolation_level=None)
    layout.create(today, full_text=True)
    then.executescript(FROZEN.read_text("utf-8"))
    layout.migrate(then, "then")
    query = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'keys%' ORDER BY name"
    squeezed = [[(n, " ".join((s or "").split())) for n, s in c.execute(query)] for c in (today, then)]
    assert squeezed[0] == squeezed[1]


def _add_language(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE articles ADD COLUMN language TEXT NOT NULL DEFAULT 'en'")


def _add_desk(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE articles ADD COLUMN desk TEXT")
    connection.execute("UPDATE articles SET desk = 'city' WHERE id = 'ferry-1'")


def _fails(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE articles ADD COLUMN half TEXT")
    raise sqlite3.OperationalError("no more")


def test_all_steps_that_are_due_are_taken_by_the_next_writer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "STEPS", (_add_language, _add_desk))
    with pytest.raises(ArchiveError, match="made by an older reconcile"):
        Archive.open(folder)
    with Archive.open(folder, write=True) as archive:
        rows = list(archive.connection.execute("SELECT id, language, desk FROM articles ORDER BY number"))
        assert rows == [("ferry-0", "en", None), ("ferry-1", "en", "city")]
        assert archive.connection.execute("PRAGMA user_version").fetchone() == (3,)
    with Archive.open(folder) as archive:
        assert archive.count()[0] == 2


def test_a_new_archive_has_the_steps_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "STEPS", (_add_language,))
    with Archive.open(tmp_path, write=True, create=True) as archive:
        assert archive.connection.execute("PRAGMA user_version").fetchone() == (2,)
        assert list(archive.connection.execute("SELECT language FROM articles")) == []


def test_a_step_that_fails_leaves_everything_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "STEPS", (_add_language, _fails))
    with pytest.raises(ArchiveError, match="no more"):
        Archive.open(folder, write=True)
    monkeypatch.setattr(layout, "STEPS", ())
    with Archive.open(folder) as archive:
        columns = [row[1] for row in archive.connection.execute("PRAGMA table_info(articles)")]
        assert "language" not in columns
        assert "half" not in columns


def test_an_archive_of_other_keys_is_read_and_not_added_to(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "KEYS", 99)
    with Archive.open(folder) as archive:
        assert archive.count()[0] == 2
    with pytest.raises(ArchiveError, match=r"its index is of another version; reconcile archive compact .* --rebuild"):
        Archive.open(folder, write=True)
