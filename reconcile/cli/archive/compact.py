"""``reconcile archive compact``: the archive in as little room as it needs."""

from __future__ import annotations

from typing import Annotated

import typer

from reconcile.cli.archive.folder import Folder

Superseded = Annotated[bool, typer.Option("--drop-superseded", help="Leave out earlier versions of articles, for good.")]
Withdrawn = Annotated[bool, typer.Option("--drop-withdrawn", help="Leave out withdrawn articles, for good.")]
Rebuild = Annotated[bool, typer.Option("--rebuild", help="Make the index anew from the facts.")]


def register(group: typer.Typer) -> None:
    group.command(name="compact")(compact)


def compact(folder: Folder, *, drop_superseded: Superseded = False, drop_withdrawn: Withdrawn = False, rebuild: Rebuild = False) -> None:
    """Rewrite the archive into a new file that takes the place of the old one in one step; nothing is left out unless asked for.

    \b
    Examples:
      reconcile archive compact archive/
      reconcile archive compact archive/ --drop-superseded --drop-withdrawn
      reconcile archive compact archive/ --rebuild
    """
    from reconcile.batch.checking import rewrite

    done = rewrite(folder, superseded=drop_superseded, withdrawn=drop_withdrawn, rebuild=rebuild)
    dropped = f"; {done.dropped:,} articles left out" if done.dropped else ""
    print(f"{folder}: {done.before:,} bytes before, {done.after:,} now{dropped}")
