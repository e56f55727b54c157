"""reconcile: who says what, in several articles on one story.

The verbs are the stages, in order: ``read`` files, ``extract`` facts, ``cluster`` those about the same thing,
``graph`` how they relate, ``findings`` to report; ``check`` does all of it. ``check_draft`` holds one article against others.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from reconcile.model import Article, Fact, Finding, Report
from reconcile.model.settings import Settings

if TYPE_CHECKING:
    from reconcile.archive import Archive
    from reconcile.clustering import Clustering
    from reconcile.graphing import Graph
    from reconcile.ingest import Intake

__all__ = ["Article", "Fact", "Finding", "Report", "Settings", "check", "check_draft", "cluster", "extract", "findings", "graph", "read"]


def read(
    *paths: str, dates: Mapping[str, dt.date] | None = None, sources: Mapping[str, str] | None = None, settings: Settings | None = None
) -> Intake:
    """Articles from files, folders and ``-`` (standard input), with a line for whatever was skipped.

    ``dates`` and ``sources`` set the publication day and the publication by file name; ``settings`` are those of a configuration
    (``reconcile.settings.load(FILE).settings``), here and in the other functions.

    Raises:
        InputError: a named file that cannot be used.
        UsageError: no path, or a key of ``dates`` or ``sources`` that means no article.
    """
    from reconcile import pipeline

    return pipeline.read(paths, dates=dates, sources=sources, settings=settings)


def extract(*articles: Article, settings: Settings | None = None) -> list[Fact[Any]]:
    """The facts of articles, by article and then in text order."""
    from reconcile import pipeline

    return pipeline.extract(articles, settings=settings)


def cluster(facts: Sequence[Fact[Any]], settings: Settings | None = None) -> Clustering:
    """Clusters of facts that speak of the same thing."""
    from reconcile import pipeline

    return pipeline.cluster(facts, settings)


def graph(clustering: Clustering, articles: Sequence[Article], settings: Settings | None = None) -> Graph[Any]:
    """The agreement and conflict graph of clusters."""
    from reconcile import pipeline

    return pipeline.graph(clustering, articles, settings)


def findings(clustering: Clustering, articles: Sequence[Article], settings: Settings | None = None) -> list[Finding]:
    """Corroborations and discrepancies, worst first."""
    from reconcile import pipeline

    return pipeline.findings(clustering, articles, settings=settings)


def check(articles: Sequence[Article], settings: Settings | None = None) -> Report:
    """Reconcile articles on one story."""
    from reconcile import pipeline

    return pipeline.check(articles, settings=settings)


def check_draft(
    draft: Article,
    sources: Sequence[Article] = (),
    *,
    archive: Archive | str | os.PathLike[str] | None = None,
    since: dt.date | None = None,
    source: Sequence[str] = (),
    limit: int | None = None,
    also_sources: bool = False,
    settings: Settings | None = None,
) -> Report:
    """Hold a draft against its sources. ``Report.draft.rulings`` say what they have to each checkable fact, worst first.

    ``archive`` is an open archive or its folder: what it has on the draft's story is looked up, at most ``limit`` articles (50), of publications
    ``source`` and published from ``since`` on where these are given. ``Report.findings`` are those that touch the draft; with
    ``also_sources`` those among the sources, too.

    Raises:
        InputError: there is no source and no archive, or a source that is the draft itself.
        ArchiveError: an archive that cannot be read.
    """
    if archive is None:
        from reconcile import pipeline

        return pipeline.check_draft(draft, sources, also_sources=also_sources, settings=settings)
    from reconcile.archive import Archive
    from reconcile.archive.lookup import LIMIT
    from reconcile.batch import against

    among = against.Among(since, tuple(source), LIMIT if limit is None else limit)
    with contextlib.ExitStack() as stack:
        opened = archive if isinstance(archive, Archive) else stack.enter_context(Archive.open(os.fspath(archive)))
        return against.check_draft(draft, sources, [opened], among=among, also_sources=also_sources, settings=settings)
