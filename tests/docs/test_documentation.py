"""Documentation is under test: generated pages are up to date, everything there is is documented, and links lead somewhere."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from reconcile.kinds import discover
from reconcile.model import Relation

TOP = Path(__file__).parents[2]
DOCS = TOP / "docs"
WRITTEN = [TOP / "README.md", TOP / "CHANGELOG.md", *sorted(p for p in DOCS.glob("*.md")), TOP / "seeds" / "README.md"]
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]+)(?:#([^)\s]+))?\)")


def load(name: str) -> ModuleType:
    """A script of ``docs/`` as a module."""
    spec = importlib.util.spec_from_file_location(name, DOCS / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def pages() -> ModuleType:
    return load("pages")


@pytest.mark.slow
def test_generated_pages_are_up_to_date(pages: ModuleType) -> None:
    for name, text in pages.pages().items():
        assert (DOCS / "reference" / f"{name}.md").read_text("utf-8") == text, f"run python docs/generate.py (docs/reference/{name}.md)"


@pytest.mark.slow
def test_outputs_shown_in_pages_are_those_of_now(pages: ModuleType) -> None:
    for path, text in load("generate").with_outputs():
        assert path.read_text("utf-8") == text, f"run python docs/generate.py ({path.name})"


def test_every_command_is_documented(pages: ModuleType) -> None:
    reference, readme = pages.commands(), (TOP / "README.md").read_text("utf-8")
    for name in pages.command_names():
        assert f"\n## reconcile {name}\n" in reference
        assert f"reconcile {name.split()[0]}" in readme, f"README.md does not mention reconcile {name}"


def test_every_command_shows_examples(pages: ModuleType) -> None:
    for section in pages.commands().split("\n## ")[1:]:
        assert "Examples:" in section, section.splitlines()[0]


def test_every_kind_and_relation_is_documented(pages: ModuleType) -> None:
    kinds, relations = pages.kinds(), pages.relations()
    assert all(f"\n## {name}\n" in kinds for name in discover())
    assert all(f"\n## {r.value}\n" in relations for r in Relation if r is not Relation.INCOMPARABLE)


@pytest.mark.parametrize("path", WRITTEN, ids=lambda p: str(p.relative_to(TOP)))
def test_links_lead_somewhere(path: Path) -> None:
    for target, _ in LINK.findall(path.read_text("utf-8")):
        assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_the_readme_has_the_two_commands_that_ci_runs() -> None:
    readme = (TOP / "README.md").read_text("utf-8")
    for name in ("main", "tests"):
        block = re.search(rf"<!-- ci: {name} -->\s*```sh\n(.*?)```", readme, re.DOTALL)
        assert block
        assert block[1].startswith("python3 -m venv ")


def test_the_changelog_has_an_entry_for_what_is_coming() -> None:
    unreleased = (TOP / "CHANGELOG.md").read_text("utf-8").split("## [Unreleased]")[1].split("\n## [")[0]
    assert "\n* " in unreleased
