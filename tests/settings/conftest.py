from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reconcile.settings import Loaded, load

CHOICES = {"formats": ("text", "json", "markdown", "csv"), "kinds": ("vote", "quote", "money", "name", "sum")}
Given = Callable[..., Loaded]


@pytest.fixture
def given(tmp_path: Path) -> Given:
    """Settings of a ``reconcile.toml`` with a text, found in its folder."""

    def make(text: str = "", **more: object) -> Loaded:
        if text:
            (tmp_path / "reconcile.toml").write_text(text, "utf-8")
        return load(**{"folder": tmp_path, "environ": {}, "choices": CHOICES, **more})  # type: ignore[arg-type]

    return make
