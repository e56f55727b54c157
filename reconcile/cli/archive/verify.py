"""``reconcile archive verify``: is everything there, and whole?"""

from __future__ import annotations

import typer

from reconcile.cli.archive.folder import Folder
from reconcile.cli.configuration import reading, settings, uncached
from reconcile.errors import ArchiveError


def register(group: typer.Typer) -> None:
    group.command(name="verify")(reading(uncached(verify)))


def verify(folder: Folder) -> None:
    """Look at everything: the file, every text and fact, and the index; print what is damaged and where.

    Damage that is found keeps ``archive add`` from writing until the archive is whole again. Exit status 2 if there is any.

    \b
    Examples:
      reconcile archive verify archive/
    """
    from reconcile.batch.checking import check
    from reconcile.cli import terminal
    from reconcile.model.printable import one_line

    found = check(folder, terminal.counter("articles"), settings().jobs)
    for fault in found.faults:
        print(f"{folder}: {one_line(fault)}")
    if found.faults:
        number = len(found.faults)
        many = f"{number} {'fault' if number == 1 else 'faults'}{', and what follows was not looked at' if found.ended else ''}"
        raise ArchiveError(
            f"{folder}: {many}; restore the folder from a copy, or where only the index is off run reconcile archive compact --rebuild"
        )
    print(f"{folder}: whole; {found.articles:,} articles, {found.facts:,} facts")
