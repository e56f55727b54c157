"""``reconcile archive``: the articles that were printed before, one command a file."""

from __future__ import annotations

import typer

from reconcile.cli.archive import add, build, check, compact, find, stats, verify, watch, withdraw

_HELP = """Everything that was printed, and its facts: add articles, search them, keep them whole.

\b
Examples:
  reconcile archive add archive/ story/ wire.jsonl
  reconcile archive find archive/ "ferry contract" --kind vote
  reconcile archive check archive/ --day 2016-11-09 -o day/
  reconcile archive stats archive/
"""
_group = typer.Typer(help=_HELP, no_args_is_help=True)


def register(app: typer.Typer) -> None:
    for command in (add, build, find, check, stats, withdraw, verify, compact, watch):
        command.register(_group)
    app.add_typer(_group, name="archive")
