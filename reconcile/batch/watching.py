"""The correction watch: which articles of an archive have a fact that a new article contradicts or has moved on from.

A new article is held against the archive as a draft is; what differs is then told from the archived article's side. Where the new article
is a new version of an archived one, its old version tells what was changed, and other articles that repeat the old value are named.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reconcile import pipeline
from reconcile.archive.guard import passed_over
from reconcile.archive.store import Archive
from reconcile.batch.against import ALL, Among, candidates, load
from reconcile.draft.answer import answer
from reconcile.errors import OutdatedError
from reconcile.lexis.headlines import plain
from reconcile.model import Article, Comparison, Fact, Finding, Link, Relation, Report, Severity, Standing
from reconcile.model.settings import NO_SETTINGS, Settings


@dataclass(frozen=True, slots=True)
class New:
    """A new article with its facts. Where the archive has it already, it is held against what was there before it."""

    article: Article
    facts: Sequence[Fact[Any]]


@dataclass(frozen=True, slots=True)
class Stale:
    """A fact of an archived article, the fact of the new article that it differs from, and how."""

    old: Fact[Any]
    new: Fact[Any]
    standing: Standing
    severity: Severity
    kind: str
    relation: Relation
    subject: str
    reason: str
    question: str
    repeats: tuple[Article, ...] = ()
    """Where the archived article is the old version of the new one: other articles that have the old value."""


@dataclass(frozen=True, slots=True)
class Item:
    """An archived article that a new one gives reason to look at again; the worst fact comes first."""

    archived: Article
    new: Article
    revision: bool
    """Whether the new article is a new version of the archived one."""
    facts: tuple[Stale, ...]

    @property
    def id(self) -> str:
        """The same for the same two texts and facts."""
        parts = [
            self.archived.id,
            self.archived.sha256,
            self.new.id,
            self.new.sha256,
            *(i for s in self.facts for i in (s.old.id, s.new.id)),
        ]
        return "w-" + hashlib.sha256("\\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]

    @property
    def severity(self) -> Severity:
        """That of the worst fact."""
        return self.facts[0].severity


@dataclass(frozen=True, slots=True)
class Watched:
    """What a watch found, worst first, and lines for what was cut off."""

    items: tuple[Item, ...]
    said: tuple[str, ...] = ()
    looked_at: int = 0
    """Archived articles that were compared."""


def watch(archive: Archive, news: Iterable[New], *, among: Among = ALL, settings: Settings | None = None) -> Watched:
    """Archived articles with facts that a new article contradicts or has moved on from.

    The order of the new articles does not matter. What only a note would be told of (a plan that was carried out since, a stage that
    the archived article is ahead in) is no reason to look at an article again.
    """
    items: list[Item] = []
    said: list[str] = []
    looked_at = 0
    for new in sorted(news, key=lambda n: (n.article.id, n.article.sha256)):
        mine, earlier = _versions(archive, new)
        taken = {new.article.id: new.article}
        try:
            old = load(archive, earlier, taken) if earlier is not None else None
        except OutdatedError:
            old = None
            said.append(passed_over(archive.folder, 1))
        if old is not None:
            taken[old[0].id] = old[0]
        without = () if earlier is None else (earlier,)
        # every paper that printed a text has to hear of it
        found = candidates(archive, new.article, new.facts, among, taken=taken, before=mine, without=without, copies=None)
        looked_at += len(found.articles) + (old is not None)
        said += found.said
        articles = (*taken.values(), *found.articles)
        report = _held(new.article, articles, (*new.facts, *(old[1] if old else ()), *found.facts), settings)
        items += _items(new.article, report, old[0] if old else None, settings or NO_SETTINGS)
    items.sort(key=lambda i: (i.severity.rank, not i.revision, i.facts[0].standing.rank, i.archived.id, i.new.id))
    return Watched(tuple(items), tuple(dict.fromkeys(said)), looked_at)


def _versions(archive: Archive, new: New) -> tuple[int | None, int | None]:
    """The number of the new article where the archive has it, and that of the version before it."""
    article = new.article
    entries = {e.number: e for name in (article.id, article.url) if name for e in archive.named(name)}
    same = next((n for n in sorted(entries) if archive.article(n).sha256 == article.sha256), None)
    earlier = [n for n, e in entries.items() if e.withdrawn is None and (same is None or n < same)]
    return same, max(earlier, default=None)


def _held(new: Article, articles: Sequence[Article], facts: Sequence[Fact[Any]], settings: Settings | None) -> Report:
    by_article: dict[str, list[Fact[Any]]] = {a.id: [] for a in articles}
    for fact in facts:
        by_article[fact.article].append(fact)
    ordered = [f for name in sorted(by_article) for f in by_article[name]]
    return pipeline.conclude_draft(ordered, new.id, articles, settings=settings)


def _items(new: Article, report: Report, old: Article | None, settings: Settings) -> list[Item]:
    """What the findings say against each archived article."""
    links = {(x.left, x.right): x for c in report.clusters for x in c.links}
    articles = {a.id: a for a in report.articles}
    stale: dict[str, dict[str, Stale]] = {}
    for finding in report.findings:
        if finding.relation.agrees:
            continue
        mine = [f for f in finding.facts if f.article == new.id]
        for position in finding.positions:
            others = [f for f in position.evidence if f.article != new.id]
            at_old = [f for f in others if old is not None and f.article == old.id]
            repeats = tuple(articles[a] for a in sorted({f.article for f in others if f not in at_old})) if at_old else ()
            for other in others:
                told = _stale(other, mine, finding, links, settings)
                if told is not None:
                    known = stale.setdefault(other.article, {})
                    known.setdefault(other.id, dataclasses.replace(told, repeats=repeats) if other in at_old else told)
    return [
        Item(articles[a], new, old is not None and a == old.id, tuple(sorted(found.values(), key=_order))) for a, found in stale.items()
    ]


def _stale(
    other: Fact[Any], mine: Sequence[Fact[Any]], finding: Finding, links: Mapping[tuple[str, str], Link], settings: Settings
) -> Stale | None:
    """The worst that the new article's facts say to an archived one; None where that is no reason to look at it again."""
    answers = []
    for own in mine:
        link = links.get((min(own.id, other.id), max(own.id, other.id)))
        if link is not None and link.comparison is not None:
            comparison, score = link.comparison, link.score
        else:
            comparison, score = Comparison(finding.relation, finding.reason, finding.question), 0.0
        # seen from the archived article, the new one is the source
        answers.append((answer(other, own, comparison, score), own))
    if not answers:
        return None
    worst, own = min(answers, key=lambda x: (x[0].standing.rank, x[0].severity.rank, -x[0].score, x[1].span))
    if worst.standing.rank >= Standing.UNCONFIRMED.rank:
        return None
    comparison = worst.comparison
    kind = comparison.kind or other.kind
    severity = Severity(settings.severity_of(kind, comparison.relation.value, worst.severity.value))
    if severity is Severity.NOTE:
        return None
    return Stale(
        other, own, worst.standing, severity, kind, comparison.relation, plain(other.frame.subject), comparison.reason, comparison.question or finding.question
    )  # fmt: skip


def _order(stale: Stale) -> tuple[Any, ...]:
    return stale.severity.rank, stale.standing.rank, stale.old.span, stale.old.id
