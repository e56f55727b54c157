"""What is stored of one article: made by whoever extracts, stored by the one writer.

A record is made without the archive and holds nothing but text, numbers and bytes, so that worker processes and engines
beyond one machine make records, and the writer only inserts.
"""

from __future__ import annotations

import collections
import datetime as dt
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reconcile.archive.keys import fact_keys
from reconcile.model import Article, Fact, Kinds
from reconcile.model.packing import pack
from reconcile.model.version import version

MOST_FACTS = 4096
"""Facts of one article that are kept, in the order of the text; ``Record.left_out`` says how many were not."""
MOST_TEXT = 1 << 28
"""Bytes of an article's text that are ever expanded."""


@dataclass(frozen=True, slots=True)
class Record:
    """An article with its facts, ready to be stored; the fields are the columns of a table, and Arrow takes them as they are."""

    id: str
    url: str | None
    path: str | None
    source: str | None
    title: str | None
    published: str | None
    """ISO day."""
    sha256: bytes
    """Of the text, 32 bytes."""
    words: int
    engine: str
    """Version of reconcile that extracted the facts."""
    count: int
    """Facts kept."""
    left_out: int
    by_kind: str
    """JSON: the number of facts by kind."""
    rest: str | None
    """JSON of what else is known of the article (places in its file, warnings), or None."""
    text: bytes
    """Compressed, see ``text_of``."""
    facts: bytes
    """See ``model/packing.py``."""
    keys: str
    """A line for each fact, its tokens with blanks between, see ``keys.py``."""


def make_record(article: Article, facts: Sequence[Fact[Any]], kinds: Kinds) -> Record:
    """The record of an article and all its facts, in text order.

    Raises:
        ValueError: facts of another article, or of kinds that are not among ``kinds``.
    """
    kept = facts[:MOST_FACTS]
    usual = Article(article.id, "")
    rest = {name: getattr(article, name) for name in _REST if getattr(article, name) != getattr(usual, name)}
    text = article.text.encode("utf-8", "surrogatepass")
    return Record(
        id=article.id,
        url=article.url,
        path=article.path,
        source=article.source,
        title=article.title,
        published=article.published.isoformat() if article.published else None,
        sha256=bytes.fromhex(article.sha256),
        words=len(article.text.split()),
        engine=version(),
        count=len(kept),
        left_out=len(facts) - len(kept),
        by_kind=json.dumps(dict(sorted(collections.Counter(f.kind for f in kept).items()))),
        rest=json.dumps(rest) if rest else None,
        text=zlib.compress(text, 9),
        facts=pack(kept, article, kinds),
        keys="\n".join(" ".join(fact_keys(f, kinds)) for f in kept),
    )


_REST = ("line_offset", "plain", "warnings", "offset", "file_sha256")


def article_of(row: Sequence[Any]) -> Article:
    """The article of (id, url, path, source, title, published, rest, text), the last as stored.

    Raises:
        ValueError: damaged data.
    """
    name, url, path, source, title, published, rest, text = row
    try:
        more = json.loads(rest) if rest else {}
        if "warnings" in more:
            more["warnings"] = tuple(more["warnings"])
        day = dt.date.fromisoformat(published) if published else None
        return Article(name, text_of(text), day, source, title, url, path, **more)
    except (ValueError, TypeError) as error:
        raise ValueError(f"{name}: stored article cannot be read: {error}") from None


def text_of(data: bytes) -> str:
    """The text of a record.

    Raises:
        ValueError: damaged data.
    """
    try:
        expand = zlib.decompressobj()
        out = expand.decompress(data, MOST_TEXT)
        if not expand.eof:
            raise ValueError("the text is not complete")
        return out.decode("utf-8", "surrogatepass")
    except zlib.error as error:
        raise ValueError(f"the text cannot be expanded: {error}") from None
