"""Records to fill archives with: one article with real facts, under as many ids as are wanted."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from functools import cache

from reconcile import pipeline
from reconcile.archive import Record, make_record
from reconcile.kinds import discover
from reconcile.model import Article

TEXT = (
    "The Harbor Commission approved the ferry contract by a 7-2 vote on Monday. It costs $45 million.\n\n"
    "Mayor Ada Quill said the new ferry would carry 300 people from June. About 40 percent of the money comes from the state.\n"
)


@cache
def record() -> Record:
    """The record of one article, read with the language model once."""
    article = Article("ferry", TEXT, dt.date(2024, 3, 5), "Evening Argus", "Ferry contract approved")
    return make_record(article, pipeline.extract([article]), discover())


def records(count: int, prefix: str = "ferry") -> Iterator[Record]:
    """As many articles, all alike but for their ids."""
    return (dataclasses.replace(record(), id=f"{prefix}-{n}") for n in range(count))
