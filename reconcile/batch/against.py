"""A draft against an archive: what the archive has on its story is looked up, and the draft is held against that as against files."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reconcile import pipeline
from reconcile.archive.guard import passed_over
from reconcile.archive.lookup import COPIES, LIMIT, look_up
from reconcile.archive.opening import FILE
from reconcile.archive.store import Archive
from reconcile.draft import same_text
from reconcile.errors import OutdatedError
from reconcile.kinds import discover
from reconcile.model import Article, Fact, Report
from reconcile.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Among:
    """Which articles of an archive may be held against a draft: those published on a day or later, those of some publications, and how many."""

    since: dt.date | None = None
    source: tuple[str, ...] = ()
    limit: int = LIMIT


ALL = Among()


def is_archive(path: str) -> bool:
    """Whether a path is a folder that holds an archive."""
    return (Path(path) / FILE).is_file()


@dataclass(frozen=True, slots=True)
class Found:
    """Articles of an archive with their facts, by article, and lines for what was left out."""

    articles: tuple[Article, ...]
    facts: tuple[Fact[Any], ...]
    said: tuple[str, ...]


def check_draft(
    draft: Article,
    sources: Sequence[Article],
    archives: Sequence[Archive],
    model: str | None = None,
    *,
    among: Among = ALL,
    also_sources: bool = False,
    warnings: Sequence[str] = (),
    progress: Callable[[int], None] | None = None,
    settings: Settings | None = None,
) -> Report:
    """The report on a draft held against what archives have on its story, and against ``sources``; only these and the draft are parsed.

    A warning of the report says what a cap cut off, and which articles of an archive are the draft itself.

    Raises:
        InputError: a source that is the draft itself.
    """
    if sources or not archives:
        pipeline.refuse_the_draft(draft, sources)
    read = tuple(sorted((draft, *sources), key=lambda a: a.id))
    said = list(warnings)
    facts = pipeline.extract(read, model, progress, settings, said.append)
    own = [f for f in facts if f.article == draft.id]
    taken = {a.id: a for a in read}
    for archive in archives:
        found = candidates(archive, draft, own, among, taken=taken)
        taken.update((a.id, a) for a in found.articles)
        facts += found.facts
        said += found.said
    ordered = sorted(taken.values(), key=lambda a: a.id)
    by_article: dict[str, list[Fact[Any]]] = {a.id: [] for a in ordered}
    for fact in facts:
        by_article[fact.article].append(fact)
    everything = [f for a in ordered for f in by_article[a.id]]
    return pipeline.conclude_draft(everything, draft.id, ordered, also_sources=also_sources, warnings=said, settings=settings)


def candidates(
    archive: Archive,
    draft: Article,
    own: Sequence[Fact[Any]],
    among: Among = ALL,
    *,
    taken: Mapping[str, Article],
    without: Collection[int] = (),
    before: int | None = None,
    copies: int | None = COPIES,
) -> Found:
    """What an archive has on the story of a draft with the facts ``own``; what is ``taken`` already (the same text) is left out.

    ``copies`` articles of one text come at most (None: all).
    """
    found = look_up(
        archive, own, discover(), limit=among.limit, since=among.since, source=among.source, without=without, before=before, copies=copies
    )  # fmt: skip
    texts = {a.sha256 for a in taken.values()}
    said = [f"{archive.folder}: {line}" for line in found.cut]
    articles: list[Article] = []
    facts: list[Fact[Any]] = []
    outdated = 0
    for candidate in found.articles:
        try:
            article, told = load(archive, candidate.number, taken)
        except OutdatedError:
            outdated += 1
            continue
        if same_text(article.text, draft.text):
            said.append(f"{article.path}: has the draft's own text and cannot confirm it; it was left out")
        elif article.sha256 not in texts:
            articles.append(article)
            facts.extend(told)
    if outdated:
        said.append(passed_over(archive.folder, outdated))
    return Found(tuple(articles), tuple(facts), tuple(said))


def load(archive: Archive, number: int, taken: Collection[str]) -> tuple[Article, tuple[Fact[Any], ...]]:
    """An archived article as a report cites it, with its facts: at ``ARCHIVE/ID``, with lines and columns of the text that is kept.

    Its id is that of the archive, or the same as its path where the id is ``taken``.

    Raises:
        OutdatedError: another version of reconcile extracted its facts.
    """
    stored = archive.article(number)
    path = f"{archive.folder}/{stored.id}"
    article = dataclasses.replace(
        stored, id=path if stored.id in taken else stored.id, path=path, line_offset=0, offset=0, plain=True, file_sha256=None, warnings=()
    )
    return article, archive.facts(number, discover(), article)
