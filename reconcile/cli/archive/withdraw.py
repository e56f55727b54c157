"""``reconcile archive withdraw``: an article that must not be used again."""

from __future__ import annotations

from typing import Annotated

import typer

from reconcile.cli.archive.folder import Folder
from reconcile.errors import UsageError

Name = Annotated[str, typer.Argument(metavar="ID_OR_URL", help="Id or URL of the article.", show_default=False)]
Reason = Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="Why; kept, and listed by stats.", show_default=False)]
Undo = Annotated[bool, typer.Option("--undo", help="Use the article again.")]


def register(group: typer.Typer) -> None:
    group.command(name="withdraw")(withdraw)


def withdraw(folder: Folder, name: Name, *, reason: Reason = None, undo: Undo = False) -> None:
    """Never look an article up again; it stays in the archive, with the reason.

    \b
    Examples:
      reconcile archive withdraw archive/ https://argus.example/ferry --reason "The quotation was made up."
      reconcile archive withdraw archive/ https://argus.example/ferry --undo
    """
    from reconcile.archive import Archive
    from reconcile.model.printable import one_line

    if undo == bool(reason and reason.strip()):
        raise UsageError("give --reason TEXT to withdraw an article, or --undo (and no reason) to use it again")
    with Archive.open(folder, write=True) as archive:
        versions = archive.named(name)
        if not versions:
            raise UsageError(
                f"{folder}: no article with the id or URL {name}; reconcile archive find {folder} --format json shows ids and URLs"
            )
        found = versions[-1]
        if undo and found.withdrawn is None:
            raise UsageError(f"{folder}: {name} is not withdrawn")
        archive.withdraw(found.number, None if undo else " ".join((reason or "").split()))
    print(f"{one_line(found.title or found.id)}: {'in use again' if undo else 'withdrawn'}")
