"""``reconcile archive build``: an archive in one go, of more articles than one process reads in a night."""

from __future__ import annotations

import enum
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reconcile.cli import options
from reconcile.cli.archive.folder import Folder
from reconcile.cli.configuration import settings, uncached
from reconcile.errors import UsageError

if TYPE_CHECKING:
    from reconcile.batch.engine import Engine
    from reconcile.batch.engine.build import Built


class EngineName(enum.StrEnum):
    """What the work runs on."""

    LOCAL = "local"
    SPARK = "spark"


EngineOption = Annotated[
    EngineName,
    typer.Option("--engine", help="The cores of this machine, or Spark: the session that there is, else all cores of this machine."),
]
Findings = Annotated[
    bool, typer.Option("--reconcile", help="Group the articles into stories, check each, and write the findings to ARCHIVE/findings/.")
]


def register(group: typer.Typer) -> None:
    group.command(name="build")(uncached(build))


def build(
    folder: Folder,
    inputs: options.Inputs,
    *,
    engine: EngineOption = EngineName.LOCAL,
    reconcile: Findings = False,
    model: options.Model = None,
) -> None:
    """Make an archive of folders, JSON Lines, Parquet and WARC files, on all cores or on Spark.

    The folder is an archive like one of "archive add", and has the records of all articles as Parquet files in shards/ beside it; manifest.json says which
    count. A run that was stopped, however, goes on with what is missing when it is started again. Needs the extra build, or spark.

    \b
    Examples:
      reconcile archive build archive/ 2016.jsonl 2017/ --jobs 8
      reconcile archive build archive/ articles.parquet --reconcile
      reconcile archive build archive/ crawl/ --engine spark
      reconcile archive build here/ there/shards/               the records of another build, as they are
    """
    try:
        from reconcile.batch.engine.build import build as run
    except ImportError:
        raise UsageError("reconcile archive build needs pyarrow; install reconcile[build] (for Spark reconcile[spark])") from None
    from reconcile.cli import terminal

    if "-" in inputs:
        raise UsageError("reconcile archive build reads files; for standard input use reconcile archive add")
    built = run(
        Path(folder),
        inputs,
        _engine(engine),
        model=model,
        settings=settings(),
        reconcile=reconcile,
        warn=lambda line: terminal.warn([line]),
    )
    print(_said(folder, built))


def _engine(name: EngineName) -> Engine:
    if name is EngineName.SPARK:
        from reconcile.batch.engine.spark import Spark, session

        return Spark(session())
    from reconcile.batch.engine import Local
    from reconcile.workers import cores

    return Local(settings().jobs or cores(), _Progress().show if sys.stderr.isatty() else None)


class _Progress:
    """Parts done of those wanted in the step that is running, with rate and time left."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._rows = 0

    def show(self, done: int, wanted: int, rows: int) -> None:
        if done == 1:
            self._begun, self._rows = time.monotonic(), 0
            return
        self._rows += rows
        seconds = max(time.monotonic() - self._begun, 0.001)
        left = seconds / (done - 1) * (wanted - done)
        line = f"part {done:,} of {wanted:,}, {self._rows / seconds:,.1f} rows/s, {left / 60:,.0f} min left"
        print(f"\r\033[K{line}" if done < wanted else "\r\033[K", end="", file=sys.stderr, flush=True)


def _said(folder: str, built: Built) -> str:
    shards = f"{built.articles:,} articles in {built.shards:,} {'shard' if built.shards == 1 else 'shards'} ({built.new:,} made now), {built.added:,} new in the archive"
    stories = (
        "" if built.stories is None else f"; {built.stories:,} {'story' if built.stories == 1 else 'stories'}, {built.findings:,} findings"
    )
    return f"{folder}: {shards}{stories}"
