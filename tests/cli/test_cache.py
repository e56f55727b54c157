from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RECONCILE_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


def test_a_second_check_says_the_same_and_parses_nothing(
    story: Path, kept: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = command("check", story, "--format", "json", "--no-cache")
    assert not kept.exists()
    first = command("check", story, "--format", "json")
    assert command("cache", "show").out == f"{kept}\n2 articles, 0.0 MB of at most 200 MB\n"

    def never(*args: object) -> object:
        raise AssertionError("parsed again")

    monkeypatch.setattr("reconcile.workers.extraction.analyse", never)
    second = command("check", story, "--format", "json")
    assert plain == first == second
    assert json.loads(second.out)["summary"]["facts"] > 2
    assert command("cache", "clear").out == f"{kept}: 2 articles deleted, 0.0 MB\n"
    assert command("check", story).status == 3


def test_off(story: Path, kept: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    (story.parent / "reconcile.toml").write_text('cache = "off"', "utf-8")
    monkeypatch.delenv("RECONCILE_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(kept))
    monkeypatch.chdir(story.parent)
    assert command("check", "story").status == 0
    assert command("cache", "show").out == "off\n"
    refused = command("cache", "clear")
    assert (refused.status, refused.err) == (
        2,
        "reconcile: the cache is off; name its folder with RECONCILE_CACHE=FOLDER reconcile cache clear\n",
    )
    assert not kept.exists()


def test_evaluate_and_mutate_keep_facts_too(story: Path, kept: Path, command: Command) -> None:
    assert command("mutate", story, "--no-cache").status == 2  # nothing agrees
    assert not kept.exists()
    assert command("mutate", story).status == 2
    assert command("cache", "show").out.splitlines()[1].startswith("2 articles")


def test_a_folder_of_the_configuration_is_seen_from_there(
    story: Path, tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RECONCILE_CACHE")
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "reconcile.toml").write_text('cache = "facts of ours"', "utf-8")
    assert command("check", story, "--config", desk / "reconcile.toml").status == 0
    assert (desk / "facts of ours" / "CACHEDIR.TAG").is_file()
