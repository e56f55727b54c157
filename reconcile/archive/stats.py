"""What is in an archive, counted."""

from __future__ import annotations

import collections
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from reconcile.archive.guard import told
from reconcile.archive.keys import KEYS
from reconcile.archive.layout import STEPS
from reconcile.archive.opening import known_keys
from reconcile.archive.store import LIVE, Archive
from reconcile.errors import ArchiveError

MOST_SOURCES = 20


@dataclass(frozen=True, slots=True)
class Stats:
    """Articles are counted in their latest versions, except where it says otherwise; facts are those of these articles."""

    articles: int
    superseded: int
    withdrawn: tuple[tuple[str, str], ...]
    """Id and reason."""
    words: int
    facts: int
    left_out: int
    """Facts beyond the number that is kept of an article."""
    kinds: dict[str, int]
    sources: dict[str, int]
    """Articles by publication, the largest first; "" for those without one."""
    first_day: str | None
    last_day: str | None
    undated: int
    engines: dict[str, int]
    """Articles by the version that extracted their facts."""
    bytes: int
    format: int
    index: str
    keys: int
    keys_now: int
    """Version of the keys that this reconcile would write."""

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "articles": self.articles,
            "superseded": self.superseded,
            "withdrawn": [{"id": name, "reason": reason} for name, reason in self.withdrawn],
            "words": self.words,
            "facts": self.facts,
            "left_out": self.left_out,
            "kinds": self.kinds,
            "sources": self.sources,
            "first_day": self.first_day,
            "last_day": self.last_day,
            "undated": self.undated,
            "engines": self.engines,
            "bytes": self.bytes,
            "format": self.format,
            "index": self.index,
            "keys": self.keys,
        }


def stats(archive: Archive) -> Stats:
    """Count everything; reads the table of articles, not their texts.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    run = archive.connection.execute
    with told(archive.path, "read"):
        row = run(
            f"SELECT count(*), coalesce(sum(words), 0), coalesce(sum(count), 0), coalesce(sum(left_out), 0), min(published), max(published),"  # noqa: S608 - our own
            f" coalesce(sum(published IS NULL), 0) FROM articles WHERE {LIVE}"
        ).fetchone()
        kinds: collections.Counter[str] = collections.Counter()
        for number, counts in run(f"SELECT number, by_kind FROM articles WHERE {LIVE}"):  # noqa: S608 - our own
            try:
                kinds.update(json.loads(counts))
            except (ValueError, TypeError):
                fault = f"article {number}: its numbers of facts are damaged"
                raise ArchiveError(f"{archive.path}: {fault}; reconcile archive verify {archive.folder} says more") from None
        return Stats(
            articles=row[0],
            superseded=run("SELECT count(*) FROM articles WHERE superseded_by IS NOT NULL").fetchone()[0],
            withdrawn=tuple(run("SELECT id, withdrawn FROM articles WHERE withdrawn IS NOT NULL ORDER BY number")),
            words=row[1],
            facts=row[2],
            left_out=row[3],
            kinds=dict(kinds.most_common()),
            sources=_counted(run(f"SELECT coalesce(source, ''), count(*) AS n FROM articles WHERE {LIVE} GROUP BY 1 ORDER BY n DESC, 1")),  # noqa: S608 - our own
            first_day=row[4],
            last_day=row[5],
            undated=row[6],
            engines=_counted(run(f"SELECT engine, count(*) AS n FROM articles WHERE {LIVE} GROUP BY 1 ORDER BY n DESC, 1")),  # noqa: S608 - our own
            bytes=sum(p.stat().st_size for p in archive.folder.glob(f"{archive.path.name}*")),
            format=1 + len(STEPS),
            index="fts5" if archive.full_text else "tree",
            keys=known_keys(archive.connection),
            keys_now=KEYS,
        )


def _counted(rows: Iterable[Any]) -> dict[str, int]:
    return dict(rows)
