"""An archive looked at from end to end, and written anew, with the kinds that there are."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reconcile.archive import Archive
from reconcile.archive.compact import Compacted, compact
from reconcile.archive.guard import DAMAGED
from reconcile.archive.opening import remember
from reconcile.archive.verify import MOST_FAULTS, verify
from reconcile.errors import ArchiveError
from reconcile.kinds import discover


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found; ``ended``: there were so many faults that the search was given up."""

    faults: tuple[str, ...]
    ended: bool
    articles: int
    facts: int


def check(folder: str | Path, progress: Callable[[int, int], None] | None = None) -> Checked:
    """Verify an archive, and leave word for writers: of the first fault where there is one, else that there is none.

    Raises:
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
        found = tuple(itertools.islice(verify(archive, discover(), shown), MOST_FAULTS))
    if found:
        remember(place, found[0])
    else:
        with contextlib.suppress(OSError):
            (place / DAMAGED).unlink(missing_ok=True)
    return Checked(found, len(found) == MOST_FAULTS, articles, facts)


def rewrite(folder: str | Path, *, superseded: bool = False, withdrawn: bool = False, rebuild: bool = False) -> Compacted:
    """Write an archive anew, see ``archive.compact``.

    Raises:
        ArchiveError: it cannot be read or written.
    """
    return compact(Path(folder), discover(), superseded=superseded, withdrawn=withdrawn, rebuild=rebuild)
