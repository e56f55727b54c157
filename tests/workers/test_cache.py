from __future__ import annotations

import dataclasses
import datetime as dt
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reconcile.model import Article
from reconcile.model.settings import NO_SETTINGS, Body, Ignore, Lexicon, Settings
from reconcile.workers import Cache, extract, identity
from reconcile.workers.cache import clear, folder, stats
from reconcile.workers.identity import engine, stamp

ARTICLE = Article("ledger.txt", "The Harbor Commission approved the ferry contract by a 7-2 vote on Monday.", dt.date(2024, 3, 5))
OTHER = dataclasses.replace(ARTICLE, text="The Harbor Commission approved the ferry contract by a 6-3 vote on Monday.")


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "kept", "stamp")


def entries(cache: Path) -> list[Path]:
    return sorted(p for p in (cache / "facts").rglob("*") if p.is_file())


def test_what_was_put_is_there_for_the_same_text_and_day_under_any_name(cache: Cache, tmp_path: Path) -> None:
    cache.put(ARTICLE, b"packed")
    assert cache.get(dataclasses.replace(ARTICLE, id="copy.txt", title="Ferry", source="The Ledger")) == b"packed"
    assert cache.get(OTHER) is None
    assert cache.get(dataclasses.replace(ARTICLE, published=dt.date(2024, 3, 6))) is None
    assert Cache(tmp_path / "kept", "another stamp").get(ARTICLE) is None
    assert stats(tmp_path / "kept").articles == 1


def test_damage_and_a_folder_that_is_gone_are_no_more_than_a_miss(cache: Cache, tmp_path: Path) -> None:
    cache.put(ARTICLE, b"packed facts")
    [entry] = entries(tmp_path / "kept")
    whole = entry.read_bytes()
    for damaged in (b"", whole[:-1], whole[:20], whole[:-1] + b"?", b"X" + whole[1:], whole + b"more"):
        entry.write_bytes(damaged)
        assert cache.get(ARTICLE) is None
    cache.put(ARTICLE, b"packed facts")
    assert cache.get(ARTICLE) == b"packed facts"
    assert clear(tmp_path / "kept").articles == 1
    assert cache.get(ARTICLE) is None
    cache.put(ARTICLE, b"again")
    assert cache.get(ARTICLE) == b"again"


def test_an_entry_under_the_name_of_another_is_not_taken_for_it(cache: Cache, tmp_path: Path) -> None:
    cache.put(ARTICLE, b"7 to 2")
    [first] = entries(tmp_path / "kept")
    cache.put(OTHER, b"6 to 3")
    [second] = [p for p in entries(tmp_path / "kept") if p != first]
    second.write_bytes(first.read_bytes())
    assert cache.get(OTHER) is None


def test_files_are_for_their_owner_and_clearing_leaves_others_alone(cache: Cache, tmp_path: Path) -> None:
    cache.put(ARTICLE, b"packed")
    (tmp_path / "kept" / "mine.txt").write_text("not of the cache", "utf-8")
    assert (tmp_path / "kept" / "CACHEDIR.TAG").read_text("utf-8").startswith("Signature: 8a477f597d28d172789f06886806bc55")
    if os.name == "posix":
        [entry] = entries(tmp_path / "kept")
        modes = {stat.S_IMODE(p.stat().st_mode) for p in (entry.parent, entry.parent.parent, tmp_path / "kept")}
        assert (stat.S_IMODE(entry.stat().st_mode), modes) == (0o600, {0o700})
    clear(tmp_path / "kept")
    assert sorted(p.name for p in (tmp_path / "kept").iterdir()) == [".gitignore", "CACHEDIR.TAG", "mine.txt"]


def test_the_oldest_go_where_there_is_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reconcile.workers.cache._SHARDS", 1)
    one_part = Cache(tmp_path, "stamp", limit=3 * 4096)
    monkeypatch.setattr(one_part, "_file", lambda a: (tmp_path / "facts" / "00" / a.id, a.id.encode()))
    for n, name in enumerate("abcde"):
        one_part.put(Article(name, ""), b"x" * 100)
        os.utime(tmp_path / "facts" / "00" / name, (n, n))
    left = tmp_path / "facts" / "00" / "7-7-7.tmp"
    left.write_bytes(b"half")
    os.utime(left, (9, 9))
    assert one_part.get(Article("b", "")) == b"x" * 100  # used now
    one_part.close()
    assert [p.name for p in entries(tmp_path)] == ["b", "e"]


def test_without_the_right_to_write_it_is_read_only(cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.put(ARTICLE, b"packed")

    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("reconcile.workers.cache._write", full)
    cache.put(OTHER, b"packed")
    assert (cache.get(ARTICLE), cache.get(OTHER)) == (b"packed", None)
    assert [p.suffix for p in entries(tmp_path / "kept")] == [""]
    (tmp_path / "file").write_text("", "utf-8")
    nowhere = Cache(tmp_path / "file", "stamp")
    nowhere.put(ARTICLE, b"packed")
    assert nowhere.get(ARTICLE) is None


def test_the_folder_of_somebody_else_is_not_used(cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(os, "geteuid"):
        pytest.skip("no owners here")
    cache.put(ARTICLE, b"packed")
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    assert Cache(tmp_path / "kept", "stamp").get(ARTICLE) is None


@pytest.mark.skipif(sys.platform != "linux", reason="the folders of Linux")
def test_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/var/caches/ida")
    monkeypatch.setenv("HOME", "/home/ida")
    monkeypatch.setenv("RECONCILE_CACHE", "/desk")
    assert (folder("/set"), folder(), folder("off"), folder("~/c")) == (Path("/set"), Path("/desk"), None, Path("/home/ida/c"))
    monkeypatch.setenv("RECONCILE_CACHE", "off")
    assert folder() is None
    monkeypatch.delenv("RECONCILE_CACHE")
    assert folder() == Path("/var/caches/ida/reconcile")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert folder() == Path("/home/ida/.cache/reconcile")


def test_the_stamp_tells_model_and_settings_and_not_what_changes_no_fact() -> None:
    one = stamp(None, NO_SETTINGS)
    assert one == stamp(None, Settings(fail_on="conflict", jobs=3, cache="/elsewhere"))
    assert one != stamp(None, Settings(ignore=Ignore(paragraphs=("Weather:*",))))
    assert one != stamp(None, Settings(lexicon=Lexicon(body=(Body("Harbor Oversight Board"),))))


def test_whoever_edits_a_rule_or_a_word_list_never_meets_old_facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for part in identity.PARTS:
        (tmp_path / part / "inner").mkdir(parents=True)
        (tmp_path / part / "rules.py").write_text("A = 1", "utf-8")
        (tmp_path / part / "inner" / "words.toml").write_text("a = 1", "utf-8")
    monkeypatch.setattr(identity, "__file__", str(tmp_path / "workers" / "identity.py"))
    fresh: Callable[[], str] = engine.__wrapped__
    seen = [fresh()]
    assert fresh() == seen[0]
    for place, text in (("kinds/rules.py", "A = 2, 3"), ("lexis/inner/words.toml", "a = 22"), ("language/new.py", "")):
        (tmp_path / place).write_text(text, "utf-8")
        seen.append(fresh())
    assert len(set(seen)) == 4


def test_all_that_extraction_imports_is_in_the_stamp() -> None:
    list(extract([ARTICLE]))
    outside = {n.split(".")[1] for n in sys.modules if n.startswith("reconcile.")} - set(identity.PARTS)
    run = {"extraction", "kinds", "language", "lexis"}
    imported = {
        name.split(".")[1]
        for module in list(sys.modules.values())
        if getattr(module, "__name__", "").startswith(tuple(f"reconcile.{p}" for p in run))
        for value in vars(module).values()
        if (name := getattr(value, "__module__", None) or "").startswith("reconcile.")
    }
    assert imported & outside <= {"errors"}


def test_kept_facts_are_the_facts_and_nothing_is_parsed_for_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(cache=str(tmp_path))
    articles = [ARTICLE, OTHER, Article("empty", "")]
    plain = list(extract(articles))
    assert list(extract(articles, settings=settings)) == plain
    assert stats(tmp_path).articles == 3

    def never(*args: object) -> object:
        raise AssertionError("parsed again")

    monkeypatch.setattr("reconcile.workers.extraction.analyse", never)
    kept = list(extract([dataclasses.replace(a, id=f"{a.id} again") for a in articles], settings=settings))
    assert [[f.label for f in facts] for _, facts in kept] == [[f.label for f in facts] for _, facts in plain]
    assert {f.article for _, facts in kept for f in facts} == {"ledger.txt again"}


def test_an_entry_that_is_no_facts_is_made_anew(tmp_path: Path) -> None:
    settings = Settings(cache=str(tmp_path))
    Cache(tmp_path, stamp(None, settings)).put(ARTICLE, b"\x01 not packed facts at all")
    assert [f.label for _, facts in extract([ARTICLE], settings=settings) for f in facts if f.kind == "vote"] == ["7-2"]
    assert len(Cache(tmp_path, stamp(None, settings)).get(ARTICLE) or b"") > 100
