"""An archive looked at from end to end, and written anew, with the kinds that there are."""

from __future__ import annotations

import contextlib
import functools
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reconcile.archive import Archive, Record
from reconcile.archive.compact import Compacted, Stored, compact
from reconcile.archive.guard import DAMAGED
from reconcile.archive.opening import remember
from reconcile.archive.verify import MOST_FAULTS, Looked, Range, look, verify
from reconcile.batch.adding import Recording
from reconcile.errors import ArchiveError, WorkerError
from reconcile.kinds import discover
from reconcile.model.packing import Outdated, unpack
from reconcile.model.settings import NO_SETTINGS, Settings
from reconcile.model.version import version
from reconcile.workers import Extraction, Lost, cores, each

_FACT = 3
"""Code points whose extraction costs what looking at a fact does."""
_SECONDS = 600.0
"""Seconds that a stretch of articles may take."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found; ``ended``: there were so many faults that the search was given up."""

    faults: tuple[str, ...]
    ended: bool
    articles: int
    facts: int


def check(folder: str | Path, progress: Callable[[int, int], None] | None = None, jobs: int | None = None) -> Checked:
    """Verify an archive, and leave word for writers: of the first fault where there is one, else that there is none.

    ``jobs``: processes at most; by default the cores of this machine, where that pays.

    Raises:
        WorkerError: workers cannot be started, or again and again do not survive some articles.
        ArchiveError: it cannot be opened at all, for a reason that is no damage.
    """
    place = Path(folder)
    try:
        archive = Archive.open(place)
    except ArchiveError as error:
        if "damaged" not in str(error):
            raise
        remember(place, str(error.__cause__ or error))
        return Checked((str(error.__cause__ or error),), ended=True, articles=0, facts=0)
    with archive:
        try:
            articles, facts = archive.count()
        except ArchiveError:
            articles = facts = 0
        shown = None if progress is None else lambda done: progress(done, articles)
        share = functools.partial(_shared, Looking(place), jobs or cores())
        with contextlib.closing(verify(archive, discover(), shown, share)) as faults:
            found = tuple(itertools.islice(faults, MOST_FAULTS))
    if found:
        remember(place, found[0])
    else:
        with contextlib.suppress(OSError):
            (place / DAMAGED).unlink(missing_ok=True)
    return Checked(found, len(found) == MOST_FAULTS, articles, facts)


@dataclass(frozen=True, slots=True)
class Looking:
    """The task of a worker: a stretch of articles, looked at."""

    folder: Path

    def start(self, *, apart: bool) -> Callable[[Range], Looked]:  # noqa: ARG002 - sums are small
        kinds = discover()

        def work(some: Range) -> Looked:
            with Archive.open(self.folder) as archive:
                return look(archive, some, kinds)

        return work

    def weight(self, item: Range) -> int:
        return item.facts * _FACT

    def limit(self, item: Range) -> float:  # noqa: ARG002 - stretches are alike
        return _SECONDS


def _shared(task: Looking, jobs: int, some: Sequence[Range]) -> Iterator[Looked]:
    for one, looked in each(some, task, jobs):
        if isinstance(looked, Lost):
            raise WorkerError(
                f"{task.folder}: looking at articles {one.first} to {one.last} {looked.why}; --jobs 1 does without other processes"
            )
        yield looked


@dataclass(frozen=True, slots=True)
class Renewing:
    """The task of a worker: the record of a stored article with its facts as this version extracts them."""

    recording: Recording

    def start(self, *, apart: bool) -> Callable[[Stored], Record | str]:
        record = self.recording.start(apart=apart)
        return lambda stored: record(stored.article)

    def weight(self, item: Stored) -> int:
        return self.recording.weight(item.article)

    def limit(self, item: Stored) -> float:
        return self.recording.limit(item.article)


def rewrite(
    folder: str | Path,
    *,
    superseded: bool = False,
    withdrawn: bool = False,
    rebuild: bool = False,
    renew: bool = False,
    settings: Settings | None = None,
    model: str | None = None,
) -> Compacted:
    """Write an archive anew, see ``archive.compact``; ``renew``: extract facts of other versions of reconcile again, from the stored texts.

    Raises:
        ArchiveError: it cannot be read or written.
        ModelError, WorkerError: nothing can be extracted.
    """
    said, kinds = settings or NO_SETTINGS, discover()
    task = Renewing(Recording(Extraction(model or said.model, said.ignore, said.lexicon)))

    def known(stored: Stored) -> bool | None:
        return None if stored.engine != version() or _outdated(stored) else True

    def renewed(stored: Iterator[Stored]) -> Iterator[Record | None]:
        for _, made in each(stored, task, said.jobs or cores(), known=known):
            # what no process survives keeps the facts that it has
            yield made if isinstance(made, Record) else None

    def _outdated(stored: Stored) -> bool:
        try:
            unpack(stored.facts, stored.article, kinds)
        except Outdated:
            return True
        except ValueError:
            return True  # damaged: the text is whole, so the facts can be had again
        return False

    return compact(
        Path(folder), kinds, superseded=superseded, withdrawn=withdrawn, rebuild=rebuild or renew, renewed=renewed if renew else None
    )
