"""``reconcile archive add``: articles into the archive."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reconcile.cli import options
from reconcile.cli.archive.folder import Folder
from reconcile.cli.configuration import settings, uncached
from reconcile.errors import InputError

if TYPE_CHECKING:
    from reconcile.batch.adding import Added
    from reconcile.cli.archive.progress import Progress

MOST_NOTES = 100
"""Lines on what was skipped that are printed; then they are only counted."""


def register(group: typer.Typer) -> None:
    group.command(name="add")(uncached(add))


def add(
    folder: Folder,
    inputs: options.Inputs,
    *,
    date: options.Dates = None,
    source: options.Sources = None,
    model: options.Model = None,
    feed: Annotated[
        Path | None,
        typer.Option(
            "--watch", metavar="FEED", help="Write a JSON Feed of archived articles that what is added contradicts.", show_default=False
        ),
    ] = None,
) -> None:
    """Add articles: files, folders, WARC files, feeds, and JSON Lines by the million from standard input.

    What is there already is skipped, so a run that was stopped goes on when it is started again. Another text under a known
    URL or id is a new version: the old one stays and is not used any more.

    \b
    Examples:
      reconcile archive add archive/ story/
      zcat 2016.jsonl.gz | reconcile archive add archive/ - --jobs 8
      reconcile archive add archive/ crawl.warc.gz feed.xml --source "feed.xml=Evening Argus"
    """
    from reconcile.batch import adding
    from reconcile.cli import terminal
    from reconcile.cli.archive import progress

    shown = progress.Progress(inputs)
    notes = _Notes(shown)
    done = adding.Added()
    try:
        adding.add(
            folder, inputs, settings=settings(), model=model, dates=options.days(date), sources=options.names(source),
            told=adding.Told(notes.note, shown.show), state=done, remember=feed is not None,
        )  # fmt: skip
    except BaseException:
        shown.clear()
        if done.added:
            terminal.note([f"{_said(folder, done)}; this much is safe, and the same command goes on from there"])
        raise
    shown.clear()
    notes.end()
    print(_said(folder, done))
    if feed is not None:
        from reconcile.cli.archive.watch import write_feed

        write_feed(folder, done.numbers, feed)
    if done.skipped and not done.done:
        raise InputError(f"{folder}: nothing could be added; the lines above say why")


class _Notes:
    def __init__(self, shown: Progress) -> None:
        self._shown = shown
        self._count = 0

    def note(self, line: str) -> None:
        from reconcile.cli import terminal

        self._count += 1
        if self._count <= MOST_NOTES:
            self._shown.clear()
            terminal.warn([line])

    def end(self) -> None:
        from reconcile.cli import terminal

        if self._count > MOST_NOTES:
            terminal.warn([f"{self._count - MOST_NOTES:,} more lines like these"])


def _said(folder: str, done: Added) -> str:
    new = f" ({done.superseding:,} of them new versions)" if done.superseding else ""
    skipped = f", {done.skipped:,} skipped" if done.skipped else ""
    cut = f", {done.left_out:,} facts of overlong articles left out" if done.left_out else ""
    rate = f" in {done.seconds:.0f} s ({done.done / done.seconds:,.1f} articles/s)" if done.seconds >= 1 else ""
    return f"{folder}: {done.added:,} added{new}, {done.known:,} known{skipped}; {done.facts:,} facts{cut}{rate}"
