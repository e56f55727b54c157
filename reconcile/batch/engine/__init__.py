"""Archives of more articles than one process reads in a night: the same pure functions on the cores of one machine, or on Spark."""

from reconcile.batch.engine.functions import FINDINGS, ITEMS, RECORDS, STORIED, extract, reconcile_block, story_items
from reconcile.batch.engine.local import Local
from reconcile.batch.engine.port import Engine, Groups, Part, Plan
from reconcile.batch.engine.tables import ARTICLES, digest

__all__ = [
    "ARTICLES", "FINDINGS", "ITEMS", "RECORDS", "STORIED", "Engine", "Groups", "Local", "Part", "Plan", "digest", "extract", "reconcile_block", "story_items",
]  # fmt: skip
