"""What there is to say of the kinds: one line each, or a page."""

from __future__ import annotations

import inspect
import json
import tomllib
from importlib.resources import files
from typing import Any

from reconcile.errors import UsageError
from reconcile.kinds import discover


def summary(name: str) -> str:
    """The first line of the kind's own description."""
    return description(name).split("\n", 1)[0].rstrip(".")


def description(name: str) -> str:
    """The kind's own description: the docstring of its folder."""
    return inspect.getdoc(_module(name)) or ""


def listing() -> str:
    """All kinds, a line each."""
    names = list(discover())
    width = max(len(name) for name in names)
    return "".join(f"{name:<{width}}  {summary(name)}\n" for name in names)


def page(name: str) -> str:
    """One kind in full.

    Raises:
        UsageError: no such kind.
    """
    if name not in discover():
        raise UsageError(f"kinds show {name}: no such kind; known are {', '.join(discover())}")
    rows = examples(name)
    lines = [name, "", description(name), ""]
    lines += ["Found:"]
    lines += [f"  {', '.join(f['quote'] for f in row['found'])}\n      in: {row['text']}" for row in rows.get("find", []) if row["found"]]
    lines += ["", "Not found:"]
    lines += [f"  {row['text']}\n      {row['why']}" for row in rows.get("find", []) if not row["found"]]
    lines += ["", "Compared:"]
    for pair in rows.get("pair", []):
        verdict = pair.get("relation") or ("the same fact" if pair.get("same") else "not taken for the same fact")
        lines += [f"  {verdict}\n      {pair['left']}\n      {pair['right']}"]
    lines += ["", "Normalized value (JSON Schema):", json.dumps(discover()[name].value_schema(), indent=2, ensure_ascii=False)]
    return "\n".join(lines) + "\n"


def examples(name: str) -> dict[str, Any]:
    """The kind's ``examples.toml``; empty where it has none."""
    path = files(f"reconcile.kinds.{name}").joinpath("examples.toml")
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}


def _module(name: str) -> Any:
    import importlib

    return importlib.import_module(f"reconcile.kinds.{name}")
