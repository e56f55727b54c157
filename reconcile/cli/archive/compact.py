"""``reconcile archive compact``: the archive in as little room as it needs."""

from __future__ import annotations

from typing import Annotated

import typer

from reconcile.cli import options
from reconcile.cli.archive.folder import Folder
from reconcile.cli.configuration import settings, uncached

Superseded = Annotated[bool, typer.Option("--drop-superseded", help="Leave out earlier versions of articles, for good.")]
Withdrawn = Annotated[bool, typer.Option("--drop-withdrawn", help="Leave out withdrawn articles, for good.")]
Rebuild = Annotated[bool, typer.Option("--rebuild", help="Make the index anew from the facts.")]

Renew = Annotated[bool, typer.Option("--renew", help="Extract again the facts that another version of reconcile extracted.")]


def register(group: typer.Typer) -> None:
    group.command(name="compact")(uncached(compact))


def compact(
    folder: Folder,
    *,
    drop_superseded: Superseded = False,
    drop_withdrawn: Withdrawn = False,
    rebuild: Rebuild = False,
    renew: Renew = False,
    model: options.Model = None,
) -> None:
    """Rewrite the archive into a new file that takes the place of the old one in one step; nothing is left out unless asked for.

    \b
    Examples:
      reconcile archive compact archive/
      reconcile archive compact archive/ --drop-superseded --drop-withdrawn
      reconcile archive compact archive/ --rebuild
      reconcile archive compact archive/ --renew
    """
    from reconcile.batch.checking import rewrite

    done = rewrite(
        folder, superseded=drop_superseded, withdrawn=drop_withdrawn, rebuild=rebuild, renew=renew, settings=settings(), model=model
    )
    dropped = f"; articles left out: {done.dropped:,}" if done.dropped else ""
    print(f"{folder}: {done.before:,} bytes before, {done.after:,} now{dropped}")
