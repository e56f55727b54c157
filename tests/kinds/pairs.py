"""Two invented articles and what they disagree about."""

from __future__ import annotations

import datetime as dt

from reconcile.model import Article, Finding
from reconcile.pipeline import check


def differing(left: str, right: str, *, published: dt.date | None = None, later: int = 0) -> list[Finding]:
    """The discrepancies between two texts; the second is published ``later`` days after the first, where a day is given."""
    days = (published, published + dt.timedelta(days=later) if published else None)
    articles = [Article(id=n, text=t, published=d) for n, t, d in zip("ab", (left, right), days, strict=True)]
    return [f for f in check(articles).findings if f.relation.differs]
