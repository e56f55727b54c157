"""Days of an archive: its articles grouped into stories, every story of several articles reconciled, one report a story and an index of them.

Nothing is parsed: the facts are those that are stored. What is done for an article and for a story is done by workers; the result is the
same with any number of them.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reconcile.archive import Archive, Entry
from reconcile.archive.guard import passed_over
from reconcile.archive.stories import WINDOW, Item, group, item
from reconcile.batch.story import Reconciling, Story
from reconcile.errors import InputError, OutdatedError
from reconcile.kinds import discover
from reconcile.model.document import SCHEMA_VERSION
from reconcile.model.settings import NO_SETTINGS, Settings
from reconcile.model.version import version
from reconcile.workers import Lost, cores, each

Progress = Callable[[str, int, int], object]
"""Called with what is counted ("articles", "stories"), how many are done, and of how many."""

_CHUNK = 32
"""Articles that a worker is given at a time to say what their stories are told by."""
_SECONDS = 120.0
"""Seconds that a chunk may take."""
_FACT = 1
"""Code points whose extraction costs what unpacking a fact does."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which stories: those with an article of these days, and of the ``window`` days before; the story of one article (id or URL); how many."""

    since: dt.date
    until: dt.date
    window: int = WINDOW
    story: str | None = None
    limit: int | None = None


def check(
    folder: str | Path,
    asked: Asked,
    into: Path | None = None,
    form: str = "html",
    *,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> dict[str, Any]:
    """Reconcile the stories; returns the index (``schemas/stories.schema.json``), worst first. With ``into`` a report of each is written there.

    How many processes work on it is ``settings.jobs``; by default there are as many as cores, where that pays.

    Raises:
        InputError: no article of these days, or ``story`` is none of them.
        OutputError: a report cannot be written.
        OutdatedError: another version of reconcile extracted the facts of all of these articles.
        WorkerError: workers cannot be started.
    """
    jobs = (settings or NO_SETTINGS).jobs or cores()
    with Archive.open(folder) as archive:
        entries = {e.number: e for e in archive.entries(since=asked.since - dt.timedelta(asked.window), until=asked.until)}
    if not any(_wanted(e, asked) for e in entries.values()):
        raise InputError(f"{folder}: no article of {_days(asked)}; reconcile archive stats {folder} says which days it has")
    warnings: list[str] = []
    items = _items(Path(folder), list(entries.values()), jobs, warnings, progress)
    grouping = group(items, asked.window)
    warnings += grouping.warnings
    stories = [s for s in grouping.stories if any(_wanted(entries[n], asked) for n in s)]
    chosen = _chosen(stories, entries, asked, warnings)
    told = [Story(numbers, sum(entries[n].count for n in numbers)) for numbers in chosen]
    rows: list[dict[str, Any]] = []
    for done, (story, row) in enumerate(each(told, Reconciling(Path(folder), into, form, settings), jobs), 1):
        if isinstance(row, Lost):
            warnings.append(
                f"a story of {len(story.numbers):,} articles, {entries[story.numbers[0]].id} among them, {row.why}; it is left out"
            )
        else:
            rows.append(row)
        if progress is not None:
            progress("stories", done, len(told))
    rows.sort(key=lambda r: (-r["errors"], -r["warnings"], -r["notes"], -r["articles"], r["number"]))
    return {
        "schema_version": SCHEMA_VERSION, "tool": {"name": "reconcile", "version": version()}, "since": asked.since.isoformat(),
        "until": asked.until.isoformat(), "window": asked.window, "articles": len(items), "alone": sum(len(s) == 1 for s in stories),
        "warnings": warnings, "stories": rows,
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Telling:
    """The task of a worker: entries of articles → what their stories are told by; those whose facts another version extracted are left out."""

    folder: Path

    def start(self, *, apart: bool) -> Callable[[Sequence[Entry]], list[Item]]:  # noqa: ARG002 - words are not many
        kinds = discover()

        def work(entries: Sequence[Entry]) -> list[Item]:
            items = []
            with Archive.open(self.folder) as archive:
                for e in entries:
                    try:
                        items.append(item(e.number, e.published, e.title, archive.facts(e.number, kinds)))
                    except OutdatedError:
                        continue
            return items

        return work

    def weight(self, item: Sequence[Entry]) -> int:
        return sum(e.count for e in item) * _FACT

    def limit(self, item: Sequence[Entry]) -> float:  # noqa: ARG002 - chunks are alike
        return _SECONDS


def _items(folder: Path, entries: Sequence[Entry], jobs: int, warnings: list[str], progress: Progress | None) -> list[Item]:
    """The items of all articles, by number; what is left out is said."""
    items: list[Item] = []
    done = passed = 0
    for chunk, made in each(_chunks(entries), Telling(folder), jobs):
        done += len(chunk)
        if isinstance(made, Lost):
            warnings.append(f"articles {chunk[0].id} to {chunk[-1].id} {made.why}; these {len(chunk):,} are left out")
        else:
            items += made
            passed += len(chunk) - len(made)
        if progress is not None:
            progress("articles", done, len(entries))
    if passed:
        if not items:
            raise OutdatedError(passed_over(folder, passed))
        warnings.append(passed_over(folder, passed))
    return items


def _chunks(entries: Sequence[Entry]) -> Iterator[tuple[Entry, ...]]:
    rest = iter(entries)
    while chunk := tuple(itertools.islice(rest, _CHUNK)):
        yield chunk


def _chosen(stories: Sequence[tuple[int, ...]], entries: dict[int, Entry], asked: Asked, warnings: list[str]) -> Sequence[tuple[int, ...]]:
    """Which stories are reconciled, those of most articles first.

    Raises:
        InputError: there is none of the article that was asked for.
    """
    if asked.story is not None:
        chosen = [s for s in stories if any(asked.story in (entries[n].id, entries[n].url) for n in s)]
        if not chosen:
            raise InputError(f"--story {asked.story}: no article of {_days(asked)} has this id or URL; reconcile archive find shows them")
    else:
        chosen = sorted((s for s in stories if len(s) > 1), key=lambda s: (-len(s), s))
    if asked.limit is not None and len(chosen) > asked.limit:
        warnings.append(f"{len(chosen) - asked.limit:,} more stories of fewer articles were not looked at; --limit is {asked.limit:,}")
        chosen = chosen[: asked.limit]
    return chosen


def _wanted(entry: Entry, asked: Asked) -> bool:
    return entry.published is not None and asked.since <= entry.published <= asked.until


def _days(asked: Asked) -> str:
    return f"{asked.since}" if asked.since == asked.until else f"{asked.since} to {asked.until}"
