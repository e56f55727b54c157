"""Articles by the million into an archive: read one by one, facts extracted by several processes, stored by one writer in batches.

What is stored is skipped by its digest before anything is parsed, so that a run that was stopped goes on by being started again.
A batch is all or nothing, and on the disk before it is counted; when the run is stopped, what is extracted already is still stored.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Final

from reconcile.archive import Archive, Outcome, Record, make_record
from reconcile.ingest.stream import Streamed, stream
from reconcile.kinds import discover
from reconcile.model import Article
from reconcile.model.settings import NO_SETTINGS, Settings
from reconcile.workers import Extraction, Lost, cores, each

BATCH: Final = 256
"""Articles that are stored at a time, at most."""
BATCH_SECONDS: Final = 3.0
"""Seconds after which what is there is stored, however little."""
BATCH_BYTES: Final = 16_000_000


@dataclass(frozen=True, slots=True)
class Recording:
    """The task of a worker: the record of an article, or a line on why there is none."""

    extraction: Extraction

    def start(self, *, apart: bool) -> Callable[[Article], Record | str]:  # noqa: ARG002 - a record is small wherever it goes
        kinds, extract = discover(), self.extraction.start(apart=False)

        def work(article: Article) -> Record | str:
            try:
                facts = extract(article)
                assert isinstance(facts, tuple)
                return make_record(article, facts, kinds)
            except ValueError as error:
                return str(error)

        return work

    def weight(self, item: Article) -> int:
        return self.extraction.weight(item)

    def limit(self, item: Article) -> float:
        return self.extraction.limit(item)


@dataclass(slots=True)
class Added:
    """What became of the articles so far; only what is safe on the disk is counted."""

    added: int = 0
    """Articles stored, new versions among them."""
    superseding: int = 0
    """Those of them that are new versions of articles that were there."""
    known: int = 0
    """Articles that were there with the same text."""
    skipped: int = 0
    """Files, records and articles that could not be used."""
    facts: int = 0
    left_out: int = 0
    """Facts of articles with more than are kept."""
    seconds: float = 0.0
    numbers: list[int] = field(default_factory=list)
    """Numbers of the articles that were stored, where they were asked for."""
    path: str = ""
    """The file that is being read."""

    @property
    def done(self) -> int:
        return self.added + self.known


@dataclass(frozen=True, slots=True)
class Told:
    """Whom to tell what: ``note`` a line on something that was skipped, ``progress`` the state after each article and batch."""

    note: Callable[[str], object] = lambda _: None
    progress: Callable[[Added, Streamed | None], object] = lambda *_: None


def add(  # noqa: PLR0913 - each can be said
    folder: str | Path,
    paths: Sequence[str],
    *,
    stdin: BinaryIO | None = None,
    settings: Settings | None = None,
    model: str | None = None,
    dates: Mapping[str, dt.date] = {},
    sources: Mapping[str, str] = {},
    told: Told | None = None,
    remember: bool = False,
    state: Added | None = None,
) -> Added:
    """Add articles to the archive in a folder, which is made where there is none.

    Args:
        folder: of the archive.
        paths: files, folders and ``-``, see ``ingest.stream``.
        stdin: what ``-`` reads; the process's standard input by default.
        settings: the newsroom's; how many processes is ``settings.jobs``.
        model: another language model than that of the settings.
        dates: publication days given by hand, by id, path or file name.
        sources: publications given by hand, likewise.
        told: who hears of progress and of what is skipped.
        remember: keep the numbers of what was stored.
        state: counted here, so that who interrupts the run still knows what is safe.

    Raises:
        ArchiveError: the archive cannot be used or written; batches before are safe.
        InputError, UsageError: paths that are not there.
        ModelError, WorkerError: nothing can be extracted.
    """
    said, hear = settings or NO_SETTINGS, told or Told()
    streamed = stream(paths, stdin=stdin, settings=settings, dates=dates, sources=sources)
    task = Recording(Extraction(model or said.model, said.ignore, said.lexicon))
    with Archive.open(folder, write=True, create=True) as archive:
        writer = _Writer(archive, hear, state or Added(), remember=remember)
        try:
            for article, made in each(_new(streamed, archive, writer), task, said.jobs or cores()):
                writer.take(article, made)
        finally:
            writer.flush()
        archive.merge()
    return writer.state


def _new(streamed: Iterator[Streamed], archive: Archive, writer: _Writer) -> Iterator[Article]:
    """The articles that are not stored yet."""
    for one in streamed:
        writer.state.path = one.path
        for note in one.notes:
            writer.told.note(note)
        if one.article is None:
            writer.state.skipped += 1
        elif archive.knows(one.article):
            writer.state.known += 1
        else:
            for warning in one.article.warnings:
                writer.told.note(f"{one.article.path or one.article.id}: {warning}")
            yield one.article
        writer.told.progress(writer.state, one)


class _Writer:
    """Stores records in batches."""

    def __init__(self, archive: Archive, told: Told, state: Added, *, remember: bool) -> None:
        self.state = state
        self.told = told
        self._archive = archive
        self._remember = remember
        self._waiting: list[Record] = []
        self._bytes = 0
        self._begun = time.monotonic()
        self._last = self._begun

    def take(self, article: Article, made: Any) -> None:
        """Keep a record for the next batch, or say why there is none."""
        if isinstance(made, Record):
            self._waiting.append(made)
            self._bytes += len(made.text) + len(made.facts) + len(made.keys)
        else:
            why = made.why if isinstance(made, Lost) else str(made)
            self.state.skipped += 1
            self.told.note(f"{article.path or article.id}: {why}; it is left out")
        late = time.monotonic() - self._last > BATCH_SECONDS
        if late or len(self._waiting) >= BATCH or self._bytes >= BATCH_BYTES:
            self.flush()

    def flush(self) -> None:
        """Store what is there."""
        waiting, self._waiting, self._bytes = self._waiting, [], 0
        if waiting:
            with self._archive.batch():
                outcomes = [(self._archive.add(r), r) for r in waiting]
            state = self.state
            for outcome, record in outcomes:
                if outcome is Outcome.KNOWN:
                    state.known += 1
                    continue
                state.added += 1
                state.superseding += outcome is Outcome.SUPERSEDES
                state.facts += record.count
                state.left_out += record.left_out
                if self._remember:
                    state.numbers += [e.number for e in self._archive.named(record.id)[-1:]]
        self._last = time.monotonic()
        self.state.seconds = self._last - self._begun
        self.told.progress(self.state, None)
