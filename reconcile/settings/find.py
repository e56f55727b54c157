"""Which file holds the configuration, and its text as tables."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path as File
from typing import Any

from reconcile.errors import ConfigError
from reconcile.settings.lines import Path, lines

NAME = "reconcile.toml"
PROJECT = "pyproject.toml"
TABLE = ("tool", "reconcile")
MAX_FILE = 1_000_000
"""Bytes of a configuration file."""


@dataclass(frozen=True, slots=True)
class Found:
    """A configuration file that was read: its name as messages show it, its folder, its tables and where in the file they begin."""

    name: str
    folder: str
    """As a path from the working folder; empty for the working folder itself."""
    tables: dict[str, Any]
    root: Path
    text: str

    def where(self, path: Path) -> str:
        """File and line of a path, or of the nearest one above it that has a line."""
        line = self.line(path)
        return f"{self.name}:{line}" if line else self.name

    def line(self, path: Path) -> int | None:
        found = lines(self.text)
        full = (*self.root, *path)
        while full and full not in found:
            full = full[:-1]
        return found.get(full)


def read(name: str) -> Found:
    """The configuration in a file that was named.

    Raises:
        ConfigError: it cannot be read, is not TOML, or is a ``pyproject.toml`` without the table.
    """
    found = _load(File(name), name)
    if found is None:
        raise ConfigError(f"{name}: has no table [tool.reconcile]; add it, or name a reconcile.toml")
    return found


def find(folder: File) -> Found | None:
    """The configuration of a folder: in it or, inside a repository, in a folder above it up to the top of the repository.

    ``reconcile.toml`` wins over ``pyproject.toml``. Outside of a repository only the folder itself is looked at: what lies in a
    shared folder above, such as ``/tmp``, may be anybody's.

    Raises:
        ConfigError: a file that is there cannot be read, or is not TOML.
    """
    start = folder.resolve()
    chain = [start, *start.parents]
    top = next((n for n, place in enumerate(chain) if (place / ".git").exists()), 0)
    for n, place in enumerate(chain[: top + 1]):
        above = "/".join([".."] * n)
        for name in (NAME, PROJECT):
            if (place / name).is_file():
                found = _load(place / name, f"{above}/{name}" if above else name)
                if found is not None:
                    return found
    return None


def _load(file: File, name: str) -> Found | None:
    """None for a ``pyproject.toml`` without our table."""
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_FILE + 1)
    except OSError as error:
        raise ConfigError(f"{name}: {error.strerror or error}; name a configuration file, such as {NAME}") from None
    project = file.name == PROJECT
    if project and b"reconcile" not in data:
        return None
    if len(data) > MAX_FILE:
        raise ConfigError(f"{name}: is larger than {MAX_FILE} bytes; a configuration is some hundred lines")
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        tables = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise ConfigError(f"{name}: is not UTF-8 (byte {error.start + 1}); save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(_not_toml(name, str(error))) from None
    except RecursionError:
        raise ConfigError(f"{name}: is nested too deeply") from None
    folder = os.path.dirname(name)  # noqa: PTH120 - stays as it was typed
    if not project:
        return Found(name, folder, tables, (), text)
    inner = tables.get("tool", {}).get("reconcile") if isinstance(tables.get("tool"), dict) else None
    return Found(name, folder, inner, TABLE, text) if isinstance(inner, dict) else None


def _not_toml(name: str, message: str) -> str:
    """``tomllib`` says "… (at line 3, column 5)"."""
    what, _, place = message.partition(" (at ")
    line = place.removeprefix("line ").partition(",")[0]
    return f"{name}:{line}: not valid TOML: {what}" if line.isdigit() else f"{name}: not valid TOML: {message}"
