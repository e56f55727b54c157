"""The order of the stages, and nothing else. Reads as the table of contents of the engine."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO

from reconcile.clustering import Clustering, Memory, cluster_about
from reconcile.clustering import cluster as cluster_facts
from reconcile.draft import Story, rule, same_text
from reconcile.errors import InputError
from reconcile.extraction.tidying import tidying
from reconcile.finding import build, merged
from reconcile.ingest import EXTENSIONS, Intake, take
from reconcile.ingest import read as read_articles
from reconcile.kinds import discover
from reconcile.lexis.newsroom import using
from reconcile.model import Article, Fact, Finding, Report
from reconcile.model.naming import article_names
from reconcile.model.settings import Settings
from reconcile.model.version import version
from reconcile.provenance import Provenance
from reconcile.workers import extract as extract_each

if TYPE_CHECKING:
    from reconcile.graphing import Graph

__all__ = [
    "EXTENSIONS", "Intake", "Session", "check", "cluster", "conclude", "extract", "extract_each", "finding_kinds", "findings", "graph", "read", "take", "value_schemas",
]  # fmt: skip


def read(
    paths: Sequence[str],
    *,
    dates: Mapping[str, dt.date] | None = None,
    sources: Mapping[str, str] | None = None,
    stdin: BinaryIO | None = None,
    settings: Settings | None = None,
) -> Intake:
    """Articles from files, folders and standard input; days and publications given by hand win over those of the settings."""
    return read_articles(paths, dates=dates or {}, sources=sources or {}, stdin=stdin, settings=settings)


def extract(
    articles: Sequence[Article],
    model: str | None = None,
    progress: Callable[[int], None] | None = None,
    settings: Settings | None = None,
    warn: Callable[[str], object] | None = None,
) -> list[Fact[Any]]:
    """Facts of articles, by article and then in text order.

    ``progress`` is called with the number of articles done, and ``warn`` with a line about each that cannot be read, as ``workers.extract``
    has it.
    """
    with tidying():
        return [f for _, facts in extract_each(articles, model, settings, progress=progress, warn=warn) for f in facts]


def cluster(facts: Sequence[Fact[Any]], settings: Settings | None = None, memory: Memory | None = None) -> Clustering:
    """Clusters of facts that speak of the same thing."""
    with using(settings.lexicon if settings else None):
        return cluster_facts(facts, discover(), memory)


def graph(clustering: Clustering, articles: Sequence[Article], settings: Settings | None = None) -> Graph[Any]:
    """The agreement and conflict graph."""
    # the only stage that needs networkx, and a check goes without it
    from reconcile.graphing import connect

    origins = Provenance(articles, settings).origins

    def same_origin(left: Fact[Any], right: Fact[Any]) -> str:
        number, reason = origins((left, right))
        return reason if number == 1 else ""

    return connect(clustering.clusters, articles, same_origin)


def findings(
    clustering: Clustering,
    articles: Sequence[Article],
    facts: Sequence[Fact[Any]] = (),
    settings: Settings | None = None,
    provenance: Provenance | None = None,
) -> list[Finding]:
    """Corroborations and discrepancies, worst first; with ``facts`` also the sums among them that do not add up."""
    return _found(clustering, articles, facts, provenance or Provenance(articles, settings), settings)


def _found(
    clustering: Clustering, articles: Sequence[Article], facts: Sequence[Fact[Any]], provenance: Provenance, settings: Settings | None
) -> list[Finding]:
    with using(settings.lexicon if settings else None):
        return build(clustering.clusters, discover(), provenance.origins, article_names(articles), facts, settings)


def check(
    articles: Sequence[Article],
    model: str | None = None,
    *,
    warnings: Sequence[str] = (),
    progress: Callable[[int], None] | None = None,
    settings: Settings | None = None,
) -> Report:
    """Everything: articles in, report out. The order of the articles does not matter.

    ``warnings`` are those of reading the articles; the report carries them along.
    """
    ordered = tuple(sorted(articles, key=lambda a: a.id))
    said = list(warnings)
    facts = extract(ordered, model, progress, settings, said.append)
    return conclude(facts, ordered, warnings=said, settings=settings)


def conclude(
    facts: Sequence[Fact[Any]],
    articles: Sequence[Article],
    *,
    warnings: Sequence[str] = (),
    settings: Settings | None = None,
    memory: Memory | None = None,
    provenance: Provenance | None = None,
) -> Report:
    """The report on facts that are extracted already: by article in the order of the ids, then in text order."""
    ordered = tuple(sorted(articles, key=lambda a: a.id))
    clustering = cluster(facts, settings, memory)
    found = findings(clustering, ordered, facts, settings, provenance)
    told = {f.id for x in found for f in x.facts}
    single = tuple(f for f in facts if f.id not in told)
    said = (*warnings, *clustering.warnings)
    return Report(ordered, tuple(facts), clustering.clusters, tuple(found), single, said, clustering.undecided, version())


def check_draft(
    draft: Article,
    sources: Sequence[Article],
    model: str | None = None,
    *,
    also_sources: bool = False,
    warnings: Sequence[str] = (),
    progress: Callable[[int], None] | None = None,
    settings: Settings | None = None,
) -> Report:
    """A draft held against its sources: ``Report.draft`` rules on every checkable fact of it.

    The findings are those that touch the draft; with ``also_sources`` those among the sources, too.

    Raises:
        InputError: there is no source, or one that is the draft itself.
    """
    refuse_the_draft(draft, sources)
    ordered = tuple(sorted((draft, *sources), key=lambda a: a.id))
    said = list(warnings)
    facts = extract(ordered, model, progress, settings, said.append)
    return conclude_draft(facts, draft.id, ordered, also_sources=also_sources, warnings=said, settings=settings)


def refuse_the_draft(draft: Article, sources: Sequence[Article]) -> None:
    """Make sure that there are sources, and that none of them is the draft.

    Raises:
        InputError: there is no source, or one that is the draft itself.
    """
    name = draft.path or draft.id
    for source in sources:
        if same_text(source.text, draft.text):
            where = source.path or source.id
            raise InputError(f"{where}: has the same text as the draft {name} and cannot confirm it; leave it out of the sources")
        if source.id == draft.id:
            raise InputError(f"{name}: the draft and a source have the id {draft.id!r}; give one of them another")
    if not sources:
        raise InputError(f"{name}: there is no source to hold the draft against; name files or folders after --against")


def conclude_draft(
    facts: Sequence[Fact[Any]],
    draft: str,
    articles: Sequence[Article],
    *,
    also_sources: bool = False,
    warnings: Sequence[str] = (),
    settings: Settings | None = None,
) -> Report:
    """The report on a draft whose facts, and those of its sources, are extracted already; ``draft`` is its id."""
    ordered = tuple(sorted(articles, key=lambda a: a.id))
    # in reasons the draft is "the draft", whatever it is called
    named = tuple(dataclasses.replace(a, source="the draft") if a.id == draft else a for a in ordered)
    own = [f for f in facts if f.article == draft]
    judged = facts if also_sources else own
    provenance = Provenance(named, settings)
    with using(settings.lexicon if settings else None):
        clustering = cluster(facts, settings) if also_sources else cluster_about(facts, discover(), draft)
        found = _found(clustering, named, judged, provenance, settings)
        # what is wrong within the draft is wrong whatever the sources have, and may be lost among them
        within = [x for x in _found(cluster(own, settings), named, (), provenance, settings) if x.type == "discrepancy"]
        found = merged(found, within, discover())
        if not also_sources:
            found = [x for x in found if any(f.article == draft for f in x.facts)]
        story = Story(
            facts,
            clustering.clusters,
            found,
            clustering.undecided,
            discover(),
            provenance.origins,
            article_names(named),
            settings or Settings(),
        )
        checked = dataclasses.replace(rule(draft, story), copies=provenance.copies(draft))
    told = {f.id for x in found for f in x.facts}
    single = tuple(f for f in judged if f.id not in told)
    said = (*warnings, *clustering.warnings)
    return Report(ordered, tuple(facts), clustering.clusters, tuple(found), single, said, clustering.undecided, version(), draft=checked)


class Session:
    """Checks of one story again and again, as its articles change: only what is new or changed is parsed, and only new pairs are compared.

    The report is the one that ``check`` would give (the scores of pairs left open, which only the verbose
    document has, are so only with ``exact``). Kept are the facts of the articles of the last check and of a few (``spare``) that were there before, so that what is taken back is known; the judged pairs of the last check; and the runs of words of its articles. Not for several
    threads at a time.
    """

    def __init__(self, model: str | None = None, *, settings: Settings | None = None, spare: int = 32, exact: bool = False) -> None:
        self._model = model
        self._settings = settings
        self._spare = spare
        self._facts: dict[_Key, tuple[Fact[Any], ...]] = {}
        self._memory = Memory(exact=exact)
        self._provenance: Provenance | None = None
        self._lost: dict[_Key, str] = {}
        self.parsed: tuple[str, ...] = ()
        """Ids of the articles that the last check parsed."""

    def check(self, articles: Sequence[Article], progress: Callable[[int], None] | None = None, *, warnings: Sequence[str] = ()) -> Report:
        """The report on the articles as they are now; ``progress`` is called with the number of articles parsed, see ``unknown``."""
        ordered = tuple(sorted(articles, key=lambda a: a.id))
        facts = self.facts(ordered, progress)
        provenance = Provenance(ordered, self._settings, self._provenance)
        said = (*warnings, *self.lost(ordered))
        report = conclude(facts, ordered, warnings=said, settings=self._settings, memory=self._memory, provenance=provenance)
        self._provenance = provenance
        return report

    def facts(self, articles: Sequence[Article], progress: Callable[[int], None] | None = None) -> list[Fact[Any]]:
        """Facts of the articles as they are now, by article in the order of the ids and then in text order; only what is unknown is parsed."""
        keys = [_key(a) for a in sorted(articles, key=lambda a: a.id)]
        new = self.unknown(articles)
        for article, facts in zip(new, self._extracted(new, progress), strict=True):
            self._facts[_key(article)] = facts
        self.parsed = tuple(a.id for a in new)
        self._forget(keys)
        return [f for k in keys for f in self._facts[k]]

    def lost(self, articles: Sequence[Article]) -> list[str]:
        """A line for each of the articles that could not be read and has no facts."""
        return [self._lost[k] for k in map(_key, articles) if k in self._lost]

    def unknown(self, articles: Sequence[Article]) -> tuple[Article, ...]:
        """Those of the articles that a check would have to parse."""
        return tuple(a for a in articles if _key(a) not in self._facts)

    def _extracted(self, articles: Sequence[Article], progress: Callable[[int], None] | None) -> list[tuple[Fact[Any], ...]]:
        """Facts of each article; no fact depends on another article, so they are the same in any company."""
        out, said = [], list[str]()
        for article, facts in extract_each(articles, self._model, self._settings, progress=progress, warn=said.append):
            out.append(facts)
            if said:
                self._lost[_key(article)] = said.pop()
        return out

    def _forget(self, keys: Sequence[_Key]) -> None:
        """Keep the articles of now at the end, and before them the latest of those that are gone."""
        now = {k: self._facts.pop(k) for k in keys}
        gone = list(self._facts.items())[-self._spare :] if self._spare else []
        self._facts = {**dict(gone), **now}


_Key = tuple[str, str, dt.date | None, str | None, str | None, str | None]


def _key(article: Article) -> _Key:
    """All of an article that its facts can depend on: who it is, its words, and what is known about it."""
    return (article.id, article.sha256, article.published, article.source, article.title, article.url)


def value_schemas() -> dict[str, dict[str, Any]]:
    """JSON Schema of ``normalized`` by kind, for composing the published schemas."""
    return {name: kind.value_schema() for name, kind in discover().items()}


def finding_kinds() -> tuple[str, ...]:
    """Every name that a finding's ``kind`` can have: the kinds, and the two that come of comparing."""
    return tuple(sorted({*discover(), "polarity", "sum"}))
