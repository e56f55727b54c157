"""Records into stories, whatever engine made the records: which of them is the latest of its article, and which tell one event.

The grouping itself (``archive.stories``) is one pass over the articles in the order of their days, so it runs in one process. Its
memory grows with the articles that it holds at a time: above ``AT_ONCE`` they go month by month, and a story that goes on over the end of a month is two.
"""

from __future__ import annotations

import collections
import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reconcile.archive.stories import Item, group

AT_ONCE = 250_000
"""Articles that are grouped at a time."""


@dataclass(frozen=True, slots=True)
class Stories:
    """The name of the story of each article that counts, by (part, number), and lines on what was cut off."""

    names: Mapping[tuple[str, int], str]
    warnings: tuple[str, ...] = ()

    @property
    def number(self) -> int:
        return len(set(self.names.values()))

    @property
    def stamp(self) -> str:
        """Stands for the whole: equal for equal articles in equal stories."""
        said = "\n".join(f"{p} {n} {s}" for (p, n), s in sorted(self.names.items()))
        return hashlib.sha256(said.encode()).hexdigest()[:16]


def stories(rows: Iterable[Mapping[str, Any]]) -> Stories:
    """Stories of the rows of ``ITEMS``, which come in the order in which their articles were read."""
    latest = sorted(_latest(rows), key=lambda r: (r["published"] or dt.date.max, r["id"], r["sha256"]))
    slices: dict[tuple[int, int] | None, list[tuple[int, Mapping[str, Any]]]] = collections.defaultdict(list)
    for number, row in enumerate(latest):
        day = row["published"]
        slices[(day.year, day.month) if day and len(latest) > AT_ONCE else None].append((number, row))
    names: dict[tuple[str, int], str] = {}
    said = [f"more than {AT_ONCE:,} articles: they were grouped into stories month by month"] if len(slices) > 1 else []
    for _, some in sorted(slices.items(), key=lambda s: s[0] or (9999, 12)):
        grouping = group(_item(number, row) for number, row in some)
        said += grouping.warnings
        for members in grouping.stories:
            name = _name([latest[m] for m in members])
            names.update({(latest[m]["part"], latest[m]["number"]): name for m in members})
    return Stories(names, tuple(dict.fromkeys(said)))


def _item(number: int, row: Mapping[str, Any]) -> Item:
    words = dict(zip(row["words"], row["times"], strict=True))
    return Item(number, row["published"], words, frozenset(row["title"]), frozenset(row["names"]))


def _name(members: Sequence[Mapping[str, Any]]) -> str:
    said = "\n".join(sorted(f"{m['id']} {m['sha256']}" for m in members))
    return "s-" + hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _latest(rows: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The articles that an archive keeps in use that was given the rows one by one.

    A text that is known under an id or address is no news; another text supersedes what is known under it.
    """
    known: set[tuple[str, str]] = set()
    home: dict[str, int] = {}
    kept: dict[int, Mapping[str, Any]] = {}
    for place, row in enumerate(rows):
        names = [f"id {row['id']}", *([f"url {row['url']}"] if row["url"] is not None else [])]
        if not any((name, row["sha256"]) in known for name in names):
            for name in names:
                kept.pop(home.get(name, -1), None)
                home[name] = place
            kept[place] = row
            known.update((name, row["sha256"]) for name in names)
    return list(kept.values())
