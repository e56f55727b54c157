"""The order of the stages, and nothing else. Reads as the table of contents of the engine."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

from reconcile.extraction import extract as extract_facts
from reconcile.clustering import Clustering
from reconcile.clustering import cluster as cluster_facts
from reconcile.finding import build
from reconcile.graphing import Graph, connect
from reconcile.kinds import discover
from reconcile.language import analyse
from reconcile.lexis.english import is_english
from reconcile.model import Article, Fact, Finding, Report
from reconcile.provenance import Provenance


def extract(articles: Sequence[Article], model: str | None = None) -> list[Fact[Any]]:
    """Facts of articles, by article and then in text order; nothing of an article that is not in English."""
    return extract_facts(analyse([a for a in articles if is_english(a.text)], model), discover())


def cluster(facts: Sequence[Fact[Any]]) -> Clustering:
    """Clusters of facts that speak of the same thing."""
    return cluster_facts(facts, discover())


def graph(clustering: Clustering, articles: Sequence[Article]) -> Graph[Any]:
    """The agreement and conflict graph."""
    return connect(clustering.clusters, articles)


def findings(clustering: Clustering, articles: Sequence[Article]) -> list[Finding]:
    """Corroborations and discrepancies, worst first."""
    return build(clustering.clusters, discover(), Provenance(articles).origins, {a.id: a.source or PurePosixPath(a.id).stem for a in articles})


def check(articles: Sequence[Article], model: str | None = None) -> Report:
    """Everything: articles in, report out. The order of the articles does not matter."""
    ordered = tuple(sorted(articles, key=lambda a: a.id))
    facts = extract(ordered, model)
    clustering = cluster(facts)
    found = findings(clustering, ordered)
    corroborated = {f.id for x in found for f in x.facts}
    single = tuple(f for f in facts if f.id not in corroborated)
    return Report(ordered, tuple(facts), clustering.clusters, tuple(found), single, clustering.warnings, clustering.undecided, version())


def version() -> str:
    """The installed version, or "0" in a checkout that is not installed."""
    try:
        return importlib.metadata.version("reconcile")
    except importlib.metadata.PackageNotFoundError:
        return "0"
