"""Lexicons refuse bad rows by name."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reconcile.errors import LexiconError
from reconcile.lexis.lexicon import rows, unique, words


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "madeup_lexicons"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "madeup_lexicons", raising=False)
    return folder


def test_a_missing_field_is_named(package: Path) -> None:
    (package / "units.toml").write_text('[[unit]]\nname = "league"\n')
    with pytest.raises(LexiconError, match=r"units.toml: unit 1: field 'factor' is missing"):
        rows("madeup_lexicons", "units.toml", "unit", {"name": str, "factor": float})


def test_an_unknown_field_and_a_wrong_type(package: Path) -> None:
    (package / "units.toml").write_text('[[unit]]\nname = "league"\ncolour = 1\n')
    with pytest.raises(LexiconError, match="unknown field 'colour'"):
        rows("madeup_lexicons", "units.toml", "unit", {"name": str})
    (package / "units.toml").write_text("[[unit]]\nname = 3\n")
    with pytest.raises(LexiconError, match="3 is not a str"):
        rows("madeup_lexicons", "units.toml", "unit", {"name": str})


def test_a_word_twice(package: Path) -> None:
    (package / "words.toml").write_text('weak = ["people", "people"]\n')
    with pytest.raises(LexiconError, match="'people' stands twice"):
        words("madeup_lexicons", "words.toml", "weak")


def test_an_empty_word() -> None:
    with pytest.raises(LexiconError, match="is not a word"):
        unique(["hen", " "], "x")
