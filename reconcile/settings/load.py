"""Flags, environment, file and defaults → one ``Settings``, with the place that each value comes from."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Mapping
from pathlib import Path as File
from typing import Any

from reconcile.errors import ConfigError
from reconcile.model.settings import FLAG, Settings
from reconcile.settings import meaning
from reconcile.settings.find import Found, find, read
from reconcile.settings.lines import Path
from reconcile.settings.origin import DEFAULT, Origin
from reconcile.settings.shape import Key, Reader, keys, shown

CONFIG = "RECONCILE_CONFIG"
PREFIX = "RECONCILE_"
FILES = ("decisions", "baseline", "cache")
"""Keys that name a file, from the folder of the configuration file."""
_YES, _NO = frozenset({"1", "true", "yes", "on"}), frozenset({"0", "false", "no", "off"})


@dataclasses.dataclass(frozen=True, slots=True)
class Loaded:
    """Settings in force, where each simple value comes from, and the file that was read, if any."""

    settings: Settings
    origins: Mapping[str, Origin]
    """By key, for those that are set."""
    file: Found | None = None

    def given(self) -> dict[str, Any]:
        """The simple values that are set by the environment or the file, by key; lists as lists."""
        out = {}
        for name, key in simple().items():
            if self.origins.get(name, DEFAULT) is not DEFAULT:
                value = getattr(self.settings, key.field.name)
                out[name] = list(value) if isinstance(value, tuple) else value
        return out


def simple() -> dict[str, Key]:
    """Keys that have a flag and a variable."""
    return {name: key for name, key in keys(Settings).items() if FLAG in key.known}


def variable(name: str) -> str:
    """The environment variable of a key."""
    return PREFIX + name.upper().replace("-", "_")


def load(
    config: str | None = None,
    *,
    flags: Mapping[str, Any] | None = None,
    environ: Mapping[str, str] | None = None,
    folder: File | None = None,
    choices: meaning.Choices | None = None,
) -> Loaded:
    """The settings in force: flags win over the environment, it over the file, it over the defaults.

    Args:
        config: the file, where one was named; else ``RECONCILE_CONFIG``, else what ``find`` finds.
        flags: values of flags that were given, by key.
        environ: the environment; that of the process by default.
        folder: where to look for a file; the working folder by default.
        choices: the names of ``formats`` and ``kinds`` that there are; what is left out is not checked.

    Raises:
        ConfigError: the file cannot be used, or a value is wrong; the message names file and line, or the variable.
    """
    loaded, problems = examine(config, flags=flags, environ=environ, folder=folder, choices=choices)
    if problems:
        more = f" (and {len(problems) - 1} more: reconcile config check)" if len(problems) > 1 else ""
        raise ConfigError(problems[0] + more)
    return loaded


def examine(
    config: str | None = None,
    *,
    flags: Mapping[str, Any] | None = None,
    environ: Mapping[str, str] | None = None,
    folder: File | None = None,
    choices: meaning.Choices | None = None,
) -> tuple[Loaded, list[str]]:
    """The same as ``load`` with all faults, in the order of the file.

    Raises:
        ConfigError: there is no reading the file at all.
    """
    environ = os.environ if environ is None else environ
    choices = choices or {}
    named = config if config is not None else environ.get(CONFIG) or None
    found = read(named) if named else find(folder or File())
    reader = Reader(found.where if found else lambda _: "")
    settings, origins = Settings(), {}
    if found is not None:
        built = reader.table(Settings, found.tables, ())
        if built is not None:
            settings = _placed(built, found)
            origins = {name: Origin("file", found.name, found.line((name,))) for name in found.tables}
            meaning.check(settings, reader, choices)
    problems = sorted(reader.problems, key=_line)
    values: dict[str, Any] = {}
    for name, key in simple().items():
        raw = environ.get(variable(name), "").strip()
        if flags and flags.get(name) is not None:
            values[key.field.name], origins[name] = flags[name], Origin("flag", str(key.known[FLAG]))
        elif raw:
            value, wrong = _from_text(key, raw, choices)
            if wrong:
                problems.append(f"{variable(name)}: {wrong}")
            values[key.field.name], origins[name] = value, Origin("environment", variable(name))
    return Loaded(dataclasses.replace(settings, **values), origins, found), problems


def _from_text(key: Key, raw: str, choices: meaning.Choices) -> tuple[Any, str]:
    """A value of a variable, and what is wrong with it."""
    if key.type is bool:
        wrong = "" if raw.lower() in _YES | _NO else f'"{raw[:40]}" is neither yes nor no; write 1 or 0'
        return raw.lower() in _YES, wrong
    if key.type is int:
        good = raw.isascii() and raw.isdigit() and int(raw) > 0
        return (int(raw) if good else None), "" if good else f'"{raw[:40]}" is not a whole number from 1 on'
    value = tuple(x.strip() for x in raw.split(",") if x.strip()) if key.several else raw
    options = meaning.allowed(key.known, choices)
    wrong = next((why for one in (value if isinstance(value, tuple) else (value,)) if (why := meaning.one_of(one, options))), "")
    return value, wrong


def _placed(settings: Settings, found: Found) -> Settings:
    """Paths made relative to the working folder."""
    files: dict[str, Any] = {
        name: os.path.join(found.folder, os.path.expanduser(value))  # noqa: PTH111, PTH118 - stays as it was typed
        for name in FILES
        if (value := getattr(settings, name)) is not None and (name, value) != ("cache", "off")
    }
    return dataclasses.replace(settings, folder=found.folder, **files)


def _line(problem: str) -> int:
    number = problem.partition(": ")[0].rpartition(":")[2]
    return int(number) if number.isdigit() else 0


def rows(loaded: Loaded) -> list[tuple[str, Any, Origin]]:
    """Every value in force with its key and origin, entries of lists of tables one after the other."""
    out: list[tuple[str, Any, Origin]] = []
    _table(loaded, Settings, loaded.settings, (), out)
    return out


def _table(loaded: Loaded, kind: type, value: Any, path: Path, out: list[tuple[str, Any, Origin]]) -> None:
    for name, key in keys(kind).items():
        here, inner = (*path, name), getattr(value, key.field.name)
        if key.table is not None and not key.several:
            _table(loaded, key.table, inner, here, out)
        elif key.table is not None and inner:
            for n, entry in enumerate(inner):
                _table(loaded, key.table, entry, (*here, n), out)
        elif name == "severity" and inner:
            out.extend((f"severity.{k}", v, _origin(loaded, (*here, k))) for k, v in inner)
        elif not (path and isinstance(path[-1], int) and inner in (None, (), False)):
            # what an entry of a list leaves out is not listed
            out.append((shown(here), inner, _origin(loaded, here)))


def _origin(loaded: Loaded, path: Path) -> Origin:
    """Where a value comes from: a whole list of tables comes from the file."""
    if len(path) == 1:
        return loaded.origins.get(str(path[0]), DEFAULT)
    if loaded.file is None:
        return DEFAULT
    node: Any = loaded.file.tables
    for step in path:
        try:
            node = node[step]
        except (KeyError, IndexError, TypeError):
            return DEFAULT
    return Origin("file", loaded.file.name, loaded.file.line(path))
