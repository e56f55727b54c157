"""Lexicons refuse bad rows by name."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reconcile.errors import LexiconError
from reconcile.lexis.lexicon import homes, pairs, phrases, rows, spaced, spaced_lists, unique, words


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


def test_a_word_in_two_rows(package: Path) -> None:
    (package / "harm.toml").write_text(
        '[[degree]]\nname = "light"\nwords = ["bruised"]\n[[degree]]\nname = "grave"\nwords = ["mauled", "bruised"]\n'
    )
    with pytest.raises(LexiconError, match=r"harm.toml: degree: 'bruised' stands under light and grave"):
        homes("madeup_lexicons", "harm.toml", "degree")


def test_texts_of_words(package: Path) -> None:
    (package / "verbs.toml").write_text('soft = "nod Nudge"\nhard = "hit hit"\n')
    with pytest.raises(LexiconError, match="Nudge: lower case is expected"):
        spaced("madeup_lexicons", "verbs.toml", "soft")
    with pytest.raises(LexiconError, match="'hit' stands twice"):
        spaced("madeup_lexicons", "verbs.toml", "hard")
    with pytest.raises(LexiconError, match=r"verbs\.toml: hard: unknown, missing or not a text"):
        spaced_lists("madeup_lexicons", "verbs.toml", frozenset({"soft"}))


def test_tables_of_texts(package: Path) -> None:
    (package / "places.toml").write_text('[short]\nohio = 3\n[alias]\nohio = ["o.", "buckeye"]\niowa = ["buckeye"]\n')
    with pytest.raises(LexiconError, match=r"short\.ohio: a text is expected"):
        pairs("madeup_lexicons", "places.toml", "short")
    with pytest.raises(LexiconError, match=r"alias\.iowa: buckeye: stands also under ohio"):
        phrases("madeup_lexicons", "places.toml", "alias")
