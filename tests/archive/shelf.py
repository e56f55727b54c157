"""A small archive for tests: a harbor town's papers of one spring, with facts that were extracted once."""

from __future__ import annotations

import dataclasses
import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

from reconcile import pipeline
from reconcile.archive import Archive, make_record
from reconcile.kinds import discover
from reconcile.model import Article, Fact

LEDGER = Article(
    "ledger-1",
    "The Port Ellery Harbor Commission approved the Quayside ferry contract by a 7-2 vote on Monday. The contract costs $45.5 million.\n\n"
    "Commissioner Ada Quill, 61, called the Quayside contract overdue. Some 340 people filled the hall.\n",
    dt.date(2024, 3, 5), "Harbor Ledger", "Ferry contract approved", "https://ledger.example/ferry",
)  # fmt: skip
COURIER = Article(
    "courier-9",
    "Port Ellery will have its ferry: by 7 votes to 2 the Harbor Commission approved the Quayside contract on Monday.\n\n"
    "The Quayside ferry contract is worth $45.5 million. Ada Quill, 61, a commissioner, said the ferry was overdue.\n",
    dt.date(2024, 3, 6), "Evening Courier", "Port Ellery will have its ferry", "https://courier.example/ferry",
)  # fmt: skip
ORCHARD = Article(
    "orchard",
    "Growers in Lowmarsh lost 30 percent of the pear harvest to frost, the county farm office said. Hugo Brandt, 48, grows pears there.\n",
    dt.date(2024, 3, 5), "Harbor Ledger", "Frost takes the pears",
)  # fmt: skip
DRAFT = Article(
    "draft",
    "The Port Ellery Harbor Commission approved the Quayside ferry contract by a 7-3 vote on Monday, March 4. The contract costs $45.5 million.\n\n"
    "Commissioner Ada Quill is 61.\n",
    dt.date(2024, 3, 7), "Morning Standard", "The ferry",
)  # fmt: skip
CORRECTED = dataclasses.replace(
    LEDGER, id="ledger-2", text=LEDGER.text.replace("7-2", "8-1").replace("$45.5", "$54.5"), published=dt.date(2024, 3, 8)
)


@cache
def facts(article: Article) -> tuple[Fact[Any], ...]:
    """Facts of an article, extracted once in a run."""
    return tuple(pipeline.extract([article]))


def shelved(folder: Path, *articles: Article) -> Path:
    """An archive of articles in a folder."""
    with Archive.open(folder, write=True, create=True) as archive, archive.batch():
        for article in articles:
            archive.add(make_record(article, facts(article), discover()))
    return folder
