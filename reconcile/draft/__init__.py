"""Clusters and findings → what the sources say to every fact of a draft."""

from reconcile.draft.ruling import Story, rule
from reconcile.draft.same import same_text

__all__ = ["Story", "rule", "same_text"]
