"""What the commands of single stages take in: articles, or what the stage before printed."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reconcile import pipeline
from reconcile.cli import terminal
from reconcile.cli.configuration import settings
from reconcile.clustering import Clustering
from reconcile.errors import InputError
from reconcile.kinds import discover
from reconcile.model import Article, Fact
from reconcile.model.interchange import clusters_from_document, fact_from_line, shown_articles

_HEAD = 1 << 20
"""Bytes of a file's first line that are looked at to tell what it is."""


@dataclass(frozen=True, slots=True)
class Given:
    """How articles are to be read: the options that commands share."""

    dates: Mapping[str, dt.date] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    model: str | None = None


def facts(inputs: Sequence[str], given: Given, stdin: bytes | None = None) -> tuple[list[Fact[Any]], list[Article]]:
    """Facts of articles, and facts as ``reconcile extract`` printed them, with the articles as far as they are known.

    ``stdin`` is what was already read of standard input.

    Raises:
        InputError: a file that is neither, or a line that is no fact.
    """
    lines, rest, stdin = _split(inputs, '"rule"', stdin)
    found: list[Fact[Any]] = []
    for name, text in lines.items():
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip():
                found.append(_fact(name, number, line))
    articles = shown_articles(found)
    if rest:
        at_hand = None if stdin is None else io.BytesIO(stdin)
        read = pipeline.read(rest, dates=given.dates, sources=given.sources, stdin=at_hand, settings=settings())
        terminal.warn([*read.warnings, *(f"{a.path or a.id}: {w}" for a in read.articles for w in a.warnings)])
        found += pipeline.extract(
            read.articles, given.model, terminal.progress(len(read.articles)), settings(), lambda line: terminal.warn([line])
        )
        articles += read.articles
    return found, sorted(articles, key=lambda a: a.id)


def clustering(inputs: Sequence[str], given: Given) -> tuple[Clustering, list[Article]]:
    """Clusters of articles or facts, or a document that ``reconcile cluster`` printed.

    Raises:
        InputError: a file that is none of these.
    """
    documents, rest, stdin = _split(inputs, '"clusters"', None)
    if documents and (rest or len(documents) > 1):
        raise InputError(f"{', '.join(inputs)}: clusters of one run cannot be joined with anything; name one file of clusters, or articles")
    for name, text in documents.items():
        try:
            clusters, articles = clusters_from_document(json.loads(text), discover())
        except ValueError as error:
            raise InputError(f"{name}: not clusters ({error}); make them with reconcile cluster") from None
        # what the clusters' facts show of the text is all there is to see shared sentences by
        shown = {a.id: a.text for a in shown_articles([f for c in clusters for f in c.facts])}
        known = [Article(a.id, shown.get(a.id, ""), a.published, a.source, a.title) for a in articles]
        return Clustering(tuple(clusters), ()), known
    found, articles = facts(rest, given, stdin)
    return pipeline.cluster(found, settings()), articles


def _fact(name: str, number: int, line: str) -> Fact[Any]:
    try:
        record = json.loads(line)
        if not isinstance(record, dict):
            raise ValueError("not a JSON object")  # noqa: TRY004, TRY301 - told like every other fault of the line
        return fact_from_line(record, discover())
    except ValueError as error:
        raise InputError(f"{name}: line {number}: not a fact ({error}); make facts with reconcile extract") from None


def _split(inputs: Sequence[str], sign: str, stdin: bytes | None) -> tuple[dict[str, str], list[str], bytes | None]:
    """Inputs that an earlier stage wrote (told by a key in their first lines), the rest, and standard input if it is of the rest."""
    ours: dict[str, str] = {}
    rest: list[str] = []
    for name in dict.fromkeys(inputs):
        if name == "-":
            stdin = sys.stdin.buffer.read() if stdin is None else stdin
            if _is_ours(stdin[:_HEAD], sign):
                ours["standard input"] = stdin.decode("utf-8", "replace")
            else:
                rest.append(name)
        elif os.path.isfile(name) and _is_ours(_head(name), sign):  # noqa: PTH113 - inputs stay as the user typed them
            ours[name] = Path(name).read_text("utf-8", "replace")
        else:
            rest.append(name)
    return ours, rest, stdin


def _head(name: str) -> bytes:
    try:
        with open(name, "rb") as stream:  # noqa: PTH123 - inputs stay as the user typed them
            return stream.read(_HEAD)
    except OSError:
        return b""


def _is_ours(head: bytes, sign: str) -> bool:
    text = head.lstrip().decode("utf-8", "replace")
    if not text.startswith("{"):
        return False
    first = text.split("\n", 1)[0]
    return f"{sign}:" in (first if sign == '"rule"' else text)
