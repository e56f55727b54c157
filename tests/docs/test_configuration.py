"""The page on configuration: every key is shown, and every example is a good configuration."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reconcile import pipeline
from reconcile.cli.app import run
from reconcile.cli.configuration import Choices
from reconcile.model.settings import Settings
from reconcile.report.schema import folder
from reconcile.settings import load, simple, variable
from reconcile.settings.schema import schema
from reconcile.settings.shape import keys

TOP = Path(__file__).parents[2]
PAGE = (TOP / "docs" / "configuration.md").read_text("utf-8")
BLOCKS = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)


def every_key(kind: type = Settings, above: str = "") -> Iterator[str]:
    for name, key in keys(kind).items():
        if key.table is None:
            yield above + name
        else:
            yield from every_key(key.table, f"{above}{name}.")


def shown(tables: object, above: str = "") -> Iterator[str]:
    if isinstance(tables, list):
        for entry in tables:
            yield from shown(entry, above)
    elif isinstance(tables, dict):
        for name, inner in tables.items():
            yield above + name
            yield from shown(inner, f"{above}{name}.")


def test_every_key_is_shown() -> None:
    found = {name for block in BLOCKS for name in shown(tomllib.loads(block))}
    assert [name for name in every_key() if name not in found] == []


@pytest.mark.parametrize("block", BLOCKS)
def test_every_example_is_a_good_configuration(block: str, tmp_path: Path) -> None:
    file = tmp_path / ("pyproject.toml" if "tool.reconcile" in block else "reconcile.toml")
    file.write_text(block, "utf-8")
    loaded = load(str(file), environ={}, choices=Choices())
    assert loaded.settings != Settings(folder=loaded.settings.folder)


def test_the_examples_together_run(tmp_path: Path) -> None:
    """A whole check with all the examples of the page in force at once."""
    named = [b for b in BLOCKS if "[tool." not in b and "model" not in b and "[[" not in b.partition("\n")[0]]
    tables = [b for b in BLOCKS if b.startswith("[[")]
    lexicon = next(b for b in named if b.startswith("[lexicon]"))
    rest = [b for b in named if not b.startswith("[")] + [b for b in named if b.startswith("[") and b != lexicon]
    (tmp_path / "reconcile.toml").write_text("\n".join([*rest, lexicon, *tables]), "utf-8")
    settings = load(str(tmp_path / "reconcile.toml"), environ={}, choices=Choices()).settings
    (tmp_path / "echo-1.txt").write_text(
        "The Harbor Oversight Board approved the ferry contract by a 7-2 vote.\n\nAbout the author\n\nAnn Lee won by 5-4.\n", "utf-8"
    )
    (tmp_path / "courier.txt").write_text("HOB voted 7 to 3 to approve the ferry contract.\n", "utf-8")
    intake = pipeline.read([str(tmp_path / n) for n in ("echo-1.txt", "courier.txt")], settings=settings)
    report = pipeline.check(intake.articles, settings=settings)
    assert [(f.kind, f.severity.value) for f in report.findings if f.kind == "vote"] == [("vote", "error")]
    assert {a.source for a in report.articles} == {"The Echo", None}
    assert all("5-4" not in f.label for f in report.facts)


def test_the_python_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "reconcile.toml").write_text('[severity]\nvote = "note"\n', "utf-8")
    (tmp_path / "story").mkdir()
    (tmp_path / "story" / "a.txt").write_text("The Harbor Commission approved the ferry contract by a 7-2 vote.\n", "utf-8")
    (tmp_path / "story" / "b.txt").write_text("The Harbor Commission voted 7 to 3 to approve the ferry contract.\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    code = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert code
    names: dict[str, Any] = {}
    exec(code[1], names)  # noqa: S102 - the page's own example
    assert [(f.kind, f.severity.value) for f in names["report"].findings if f.relation.differs] == [("vote", "note")]


def test_the_commands_of_the_page_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    shell = re.search(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    assert shell
    commands = [line.partition("#")[0].split()[1:] for line in shell[1].splitlines()]
    assert [run(words) for words in commands] == [0, 0, 0]
    capsys.readouterr()
    (tmp_path / "reconcile.toml").write_text('# desk\n\nfail-onn = "conflict"\n', "utf-8")
    assert run(["check", "."]) == 2
    assert f"```text\n{capsys.readouterr().err}```" in PAGE


def test_every_variable_is_in_the_reference() -> None:
    reference = (TOP / "docs" / "reference" / "configuration.md").read_text("utf-8")
    assert [name for name in simple() if f"`{variable(name)}`" not in reference] == []


def test_the_reference_has_every_key() -> None:
    reference = (TOP / "docs" / "reference" / "configuration.md").read_text("utf-8")
    assert [name for name in every_key() if f"| `{name}` |" not in reference] == []


def test_the_published_schema_is_that_of_the_classes() -> None:
    stored = json.loads((folder() / "config.schema.json").read_text("utf-8"))
    assert stored == schema(Choices()), "run python docs/generate.py (schemas/config.schema.json)"
