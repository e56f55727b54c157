"""Everything in an archive, looked at: the file, the rows, the texts and facts in them, and the index.

What is found is a list of lines, each with what and where. A whole archive gives none.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reconcile.archive.keys import KEYS, fact_keys
from reconcile.archive.layout import PER_ARTICLE
from reconcile.archive.opening import known_keys
from reconcile.archive.record import MOST_FACTS, article_of
from reconcile.archive.store import Archive
from reconcile.archive.writing import SEALED, seal
from reconcile.model import Article, Fact, Kinds
from reconcile.model.packing import Outdated, unpack

MOST_FAULTS = 50
"""Faults after which the search ends."""
STRETCH = 32
"""Numbers of articles that are looked at as one."""
_WIDE = 1 << 64


@dataclass(frozen=True, slots=True)
class Range:
    """Articles from a number to another, both included, and how many facts they have."""

    first: int
    last: int
    articles: int
    facts: int


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in a range: faults, for each article the sum of its keys (-1: not known), and why no more could be read."""

    faults: tuple[str, ...]
    sums: Mapping[int, int]
    ended: str = ""


Share = Callable[[Sequence[Range]], Iterable[Looked]]
"""Gives ``look`` of each range, in order."""


def verify(
    archive: Archive, kinds: Kinds, progress: Callable[[int], None] | None = None, share: Share | None = None
) -> Generator[str, None, None]:
    """Faults, one by one; ``progress`` is called with the number of articles looked at, ``share`` has others look at them.

    Takes memory of a number or two for each article. What is added meanwhile is not looked at.
    """
    try:
        # all that is read here is of one moment, and as long as this lasts the file is not replaced
        archive.connection.execute("BEGIN")
        try:
            yield from _file(archive)
            sums: dict[int, int] = {}
            done = 0
            some = _ranges(archive)
            for one, looked in zip(some, share(some) if share else (look(archive, r, kinds) for r in some), strict=True):
                yield from looked.faults
                if looked.ended:
                    yield f"cannot be read any further: {looked.ended}"
                    return
                sums.update(looked.sums)
                done += one.articles
                if progress is not None:
                    progress(done)
            yield from _index(archive, sums)
        finally:
            if archive.connection.in_transaction:
                archive.connection.execute("ROLLBACK")
    except sqlite3.Error as error:
        yield f"cannot be read any further: {error}"


def look(archive: Archive, some: Range, kinds: Kinds) -> Looked:
    """Look at the texts and facts of the articles of a range."""
    sums: dict[int, int] = {}
    faults: list[str] = []
    try:
        for fault in _articles(archive, some, kinds, sums):
            faults.append(fault)
            if len(faults) >= MOST_FAULTS:
                break
    except sqlite3.Error as error:
        return Looked(tuple(faults), sums, str(error))
    return Looked(tuple(faults), sums)


def _ranges(archive: Archive) -> list[Range]:
    """All articles in stretches that have some hundred to some thousand facts each."""
    query = "SELECT min(number), max(number), count(*), sum(count) FROM articles GROUP BY number / ? ORDER BY 1"
    return [Range(first, last, n, int(facts)) for first, last, n, facts in archive.connection.execute(query, (STRETCH,))]


def _file(archive: Archive) -> Iterator[str]:
    for (line,) in archive.connection.execute(f"PRAGMA integrity_check({MOST_FAULTS})"):
        if line != "ok":
            yield f"database: {' '.join(str(line).split())}"
    for query, fault in (
        ("SELECT number FROM articles WHERE number NOT IN (SELECT number FROM contents)", "has no text"),
        ("SELECT number FROM contents WHERE number NOT IN (SELECT number FROM articles)", "is not in the list of articles"),
        ("SELECT number FROM articles WHERE superseded_by IS NOT NULL AND superseded_by NOT IN (SELECT number FROM articles)", "is superseded by none that is there"),
        ("SELECT number FROM articles WHERE superseded_by <= number", "is superseded by an earlier one"),
    ):  # fmt: skip
        for (number,) in archive.connection.execute(query):
            yield f"article {number}: {fault}"


def _articles(archive: Archive, some: Range, kinds: Kinds, sums: dict[int, int]) -> Iterator[str]:
    wanted = f"number, id, url, path, source, title, published, rest, text, facts, sha256, count, by_kind, seal, {SEALED}"
    query = f"SELECT {wanted} FROM articles JOIN contents USING (number) WHERE number BETWEEN ? AND ? ORDER BY number"  # noqa: S608 - our own columns
    same_keys = known_keys(archive.connection) == KEYS
    for number, *told in archive.connection.execute(query, (some.first, some.last)):
        row, (packed, sha256, count, by_kind, sealed, *all_of_it) = told[:8], told[8:]
        sums[number] = -1
        try:
            article = article_of(row)
        except ValueError as error:
            yield f"article {number}: {error}"
            continue
        if bytes.fromhex(article.sha256) != sha256:
            yield f"article {number} ({article.id}): the text is not the one that was added (another SHA-256)"
        if seal(all_of_it) != sealed:
            yield f"article {number} ({article.id}): what is stored of it is not what was added (another digest)"
        try:
            facts = unpack(packed, article, kinds)
        except Outdated:
            continue
        except ValueError as error:
            yield f"article {number}: {error}"
            continue
        yield from (f"article {number} ({article.id}): {fault}" for fault in _facts(article, facts, count, by_kind))
        if same_keys:
            sums[number] = _sum((number * PER_ARTICLE + n, t) for n, f in enumerate(facts) for t in fact_keys(f, kinds))


def _facts(article: Article, facts: tuple[Fact[Any], ...], count: int, by_kind: str) -> Iterator[str]:
    if len(facts) != count or len(facts) > MOST_FACTS:
        yield f"{len(facts)} facts where {count} were counted"
    kinds: dict[str, int] = {}
    for fact in facts:
        kinds[fact.kind] = kinds.get(fact.kind, 0) + 1
        if article.text[fact.span.start : fact.span.end] != fact.text:
            yield f"{fact.id}: {fact.text!r} is not at {fact.span.start}"
    try:
        counted = json.loads(by_kind)
    except ValueError:
        counted = None
    if kinds != counted:
        yield "other kinds of facts than were counted"


def _index(archive: Archive, sums: dict[int, int]) -> Iterator[str]:
    """The index against the facts: sums of digests by article, so that nothing need be sorted or kept."""
    if archive.full_text:
        archive.connection.execute("CREATE VIRTUAL TABLE temp.every_key USING fts5vocab(main, keys, instance)")
        rows = archive.connection.execute("SELECT doc, term FROM temp.every_key")
    else:
        rows = archive.connection.execute("SELECT fact, token FROM keys")
    found: dict[int, int] = {}
    for fact, token in rows:
        number = fact // PER_ARTICLE
        found[number] = (found.get(number, 0) + _digest(fact, token)) % _WIDE
    for number, wanted in sums.items():
        # where the facts cannot be read, or were made by another version, their keys are not known
        if wanted >= 0 and found.get(number, 0) != wanted:
            yield f"article {number}: its keys in the index are not those of its facts; reconcile archive compact --rebuild makes the index anew"
    for number in sorted(found.keys() - sums.keys()):
        yield f"index: keys of article {number}, which is not there"


def _sum(pairs: Iterator[tuple[int, str]]) -> int:
    return sum(_digest(fact, token) for fact, token in pairs) % _WIDE


def _digest(fact: int, token: str) -> int:
    return int.from_bytes(hashlib.blake2b(f"{fact} {token}".encode(), digest_size=8).digest(), "big")
