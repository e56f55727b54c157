"""docs/evaluation.md tells of every class of mistake, every operator, every option and every pinned figure's command."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.evaluation.gold import GOLD_FILES
from reconcile.evaluation.mistakes import MEANING, MistakeClass
from reconcile.evaluation.planting import OPERATORS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "evaluation.md").read_text("utf-8")
OPTIONS = (
    "--errors", "--story", "--kind", "--class", "--format", "--floors", "--update-floors", "--allow-regression",
    "--operator", "--limit", "--fail-under",
)  # fmt: skip


@pytest.mark.parametrize("word", [*OPERATORS, *OPTIONS, *GOLD_FILES])
def test_it_is_on_the_page(word: str) -> None:
    assert f"`{word}`" in PAGE or f"`{word} " in PAGE or f" {word} " in PAGE


@pytest.mark.parametrize("cause", list(MistakeClass))
def test_each_class_has_a_row(cause: MistakeClass) -> None:
    assert f"| `{cause.value}` |" in PAGE
    assert MEANING[cause]
