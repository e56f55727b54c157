"""What is computed at scale: pure functions over Arrow tables, the same on every engine.

``extract`` turns articles into the archive's records, ``story_items`` records into what stories are told by, and ``reconcile_block`` the
records of one story into findings. They can be used without this package's engines, too:
``frame.mapInArrow(lambda batches: map(extract, batches), …)`` on a table with the columns ``id`` and ``text``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, Final, cast

import pyarrow as pa

from reconcile import pipeline
from reconcile.archive.record import Record, make_record
from reconcile.archive.record import article_of as stored_article
from reconcile.archive.stories import item
from reconcile.batch.engine.tables import PLACE, article_of, batch_of, columns_of, rows_of
from reconcile.errors import ReconcileError
from reconcile.kinds import discover
from reconcile.model import Article, Fact
from reconcile.model.packing import unpack
from reconcile.model.settings import NO_SETTINGS, Settings
from reconcile.workers import Extraction, Facts

_FIELDS: Final = columns_of(Record)
RECORDS: Final = pa.schema([*PLACE, *_FIELDS])
"""The archive's record of each article."""
STORIED: Final = pa.schema([*RECORDS, ("story", pa.string())])
"""Records with the name of their story."""
ITEMS: Final = pa.schema([
    *PLACE, ("id", pa.string()), ("url", pa.string()), ("sha256", pa.string()), ("published", pa.date32()),
    ("title", pa.list_(pa.string())), ("words", pa.list_(pa.string())), ("times", pa.list_(pa.int64())),
    ("names", pa.list_(pa.string())),
])  # fmt: skip
"""What an article's story is told by: the words of its title, its other words with the number of sentences that have them, and which of them are names."""
FINDINGS: Final = pa.schema([
    ("story", pa.string()), ("articles", pa.list_(pa.string())), ("id", pa.string()), ("type", pa.string()), ("relation", pa.string()),
    ("kind", pa.string()), ("severity", pa.string()), ("subject", pa.string()), ("headline", pa.string()), ("reason", pa.string()),
    ("question", pa.string()), ("origins", pa.int64()), ("document", pa.string()), ("note", pa.string()),
])  # fmt: skip
"""Findings as rows; ``document`` is the finding as the JSON report has it (without ``trace``), ``note`` a line about the story where something was cut off."""
_TOLD: Final = ("id", "type", "relation", "kind", "severity", "subject", "headline", "reason", "question", "origins")


def extract(batch: pa.RecordBatch, model: str | None = None, settings: Settings | None = None) -> pa.RecordBatch:
    """Articles → records. An article that cannot be read (a bug of ours) is a record without facts, with a note.

    Raises:
        ModelError: the language model is missing or not the one that was tested.
    """
    said = settings or NO_SETTINGS
    work = _work(Extraction(model or said.model, said.ignore, said.lexicon))
    rows: list[dict[str, Any]] = []
    for row in batch.to_pylist():
        place = {name: row.get(name) for name, _ in PLACE}
        if row.get("note") is not None:
            rows.append(place)
            continue
        article = article_of(row)
        facts, note = _facts(work, article)
        if note:
            rows.append({**place, "note": note})
        record = make_record(article, facts, discover())
        rows.append({**place, **{name: getattr(record, name) for name, _ in _FIELDS}})
    return batch_of(rows, RECORDS)


@lru_cache(maxsize=1)
def _work(extraction: Extraction) -> Callable[[Article], Facts]:
    """What turns articles into facts: loaded once in each process."""
    return cast("Callable[[Article], Facts]", extraction.start(apart=False))


def _facts(work: Callable[[Article], Facts], article: Article) -> tuple[Facts, str]:
    try:
        return work(article), ""
    except ReconcileError:
        raise
    except Exception as error:  # noqa: BLE001 - one article in a million is no reason to read none; that it has no facts is said
        return (), f"{article.path or article.id}: cannot be analysed ({type(error).__name__}: {error}); kept without facts"


def record_of(row: dict[str, Any]) -> Record:
    """The record of a row."""
    return Record(**{name: row[name] for name, _ in _FIELDS})


def known_of(record: Record) -> tuple[Article, tuple[Fact[Any], ...]]:
    """The article of a record with its facts.

    Raises:
        ValueError: the record is damaged, or of an engine whose values had other fields.
    """
    r = record
    article = stored_article((r.id, r.url, r.path, r.source, r.title, r.published, r.rest, r.text))
    return article, unpack(r.facts, article, discover())


def story_items(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Records → what their stories are told by."""
    rows = []
    for row in rows_of(batch):
        record = record_of(row)
        article, facts = known_of(record)
        told = item(0, article.published, article.title, facts)
        rows.append({
            **{name: row[name] for name, _ in PLACE},
            "id": article.id, "url": article.url, "sha256": record.sha256.hex(), "published": article.published,
            "title": sorted(told.title), "words": sorted(told.words), "times": [told.words[w] for w in sorted(told.words)],
            "names": sorted(told.names),
        })  # fmt: skip
    return batch_of(rows, ITEMS)


def reconcile_block(table: pa.Table, settings: Settings | None = None) -> pa.Table:
    """All records of one story → its findings, whatever the order of the records.

    Raises:
        ValueError: records that are damaged.
    """
    rows = rows_of(table)
    known = sorted((known_of(record_of(row)) for row in rows), key=lambda k: k[0].id)
    story = rows[0].get("story") if rows else None
    report = pipeline.conclude([f for _, facts in known for f in facts], [a for a, _ in known], settings=settings)
    found = list(_finding_rows(report.to_dict(), story)) if rows else []
    return pa.Table.from_batches([batch_of(found, FINDINGS)], FINDINGS)


def _finding_rows(report: dict[str, Any], story: str | None) -> Iterator[dict[str, Any]]:
    for warning in report["warnings"]:
        yield {"story": story, "note": warning}
    for finding in report["findings"]:
        articles = sorted({e["article"] for p in finding["positions"] for e in p["evidence"]})
        document = {k: v for k, v in finding.items() if k != "trace"}
        said = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        yield {"story": story, "articles": articles, **{k: finding[k] for k in _TOLD}, "document": said}
