"""reconcile: who says what, in several articles on one story.

The verbs are the stages, in order: ``read`` files, ``extract`` facts, ``cluster`` those about the same thing,
``graph`` how they relate, ``findings`` to report; ``check`` does all of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from reconcile.model import Article, Fact, Finding, Report

if TYPE_CHECKING:
    from reconcile.clustering import Clustering
    from reconcile.graphing import Graph

__all__ = ["Article", "Fact", "Finding", "Report", "check", "cluster", "extract", "findings", "graph"]


def extract(*articles: Article) -> list[Fact[Any]]:
    """The facts of articles, by article and then in text order."""
    from reconcile import pipeline

    return pipeline.extract(articles)


def cluster(facts: Sequence[Fact[Any]]) -> Clustering:
    """Clusters of facts that speak of the same thing."""
    from reconcile import pipeline

    return pipeline.cluster(facts)


def graph(clustering: Clustering, articles: Sequence[Article]) -> Graph[Any]:
    """The agreement and conflict graph of clusters."""
    from reconcile import pipeline

    return pipeline.graph(clustering, articles)


def findings(clustering: Clustering, articles: Sequence[Article]) -> list[Finding]:
    """Corroborations and discrepancies, worst first."""
    from reconcile import pipeline

    return pipeline.findings(clustering, articles)


def check(articles: Sequence[Article]) -> Report:
    """Reconcile articles on one story."""
    from reconcile import pipeline

    return pipeline.check(articles)
