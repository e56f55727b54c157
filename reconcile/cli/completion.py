"""What the shell offers when Tab is pressed. Nothing here may wait for the engine: a person is waiting."""

from __future__ import annotations

import json
from pathlib import Path

import typer

MOST = 20_000_000
"""Bytes of a report that is looked into; a larger one would take longer than a person waits."""
_DERIVED = {"polarity": "one article says that it is so, another that it is not", "sum": "figures that do not add up"}


def kinds(incomplete: str) -> list[tuple[str, str]]:
    """Kinds of findings with a word on each, from their folders and without importing them."""
    from reconcile.cli import catalogue

    names = [p.parent.name for p in Path(__file__).parents[1].glob("kinds/*/kind.py")]
    return [
        (name, _DERIVED.get(name) or catalogue.summary(name)) for name in sorted([*names, *_DERIVED]) if name.startswith(incomplete.lower())
    ]


def findings(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Ids of the findings of the report that was named before, with their headlines."""
    saved = ctx.params.get("saved") or ctx.params.get("report")
    try:
        path = Path(str(saved))
        if not path.is_file() or path.stat().st_size > MOST:
            return []
        found = [(f["id"], f["headline"]) for f in json.loads(path.read_bytes())["findings"]]
        return [(i, _plain(headline)) for i, headline in found if i.startswith(incomplete)]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        # a half-written or other file: nothing to offer, and no place to complain
        return []


def _plain(headline: str) -> str:
    """A headline as a word on an id: on one line, and nothing in it that a terminal or a shell's table would obey."""
    from reconcile.model.printable import one_line

    return one_line(headline).replace(":", "∶")[:80]
