"""The archive's store: bytes a fact on disk, and facts a second into it. Part of ``python -m tests.benchmarks.performance``.

Facts are extracted for real from invented articles (``synthetic``). To fill an archive, each article's record is stored under many ids; the
keys that are rare in the sample are others in each copy, as new stories bring new names, so that the index grows as it would.
"""

from __future__ import annotations

import collections
import dataclasses
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from reconcile import pipeline
from reconcile.archive import Archive, Outcome, Record, make_record
from reconcile.kinds import discover
from reconcile.model.packing import pack, unpack
from tests.benchmarks import synthetic
from tests.benchmarks.table import Row, at_least, at_most

_RARE = 3
_BATCH = 500
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def rows(full: bool) -> list[Row]:
    """Measure, with 400 articles and two million facts, or with 50 and 150,000."""
    articles = [told.article for told in synthetic.articles(400 if full else 50)]
    kinds = discover()
    found = [(a, facts) for a, facts in pipeline.extract_each(articles)]
    count = sum(len(facts) for _, facts in found)
    begun = time.process_time()
    packed = [pack(facts, a, kinds) for a, facts in found]
    packing = time.process_time() - begun
    begun = time.process_time()
    for (article, _), data in zip(found, packed, strict=True):
        unpack(data, article, kinds)
    unpacking = time.process_time() - begun
    begun = time.process_time()
    records = [make_record(a, facts, kinds) for a, facts in found]
    making = time.process_time() - begun
    with tempfile.TemporaryDirectory() as folder:
        stored, seconds, size, contents = _filled(Path(folder), records, 2_000_000 if full else 150_000)
    about = f"{stored / 1e6:.2g}M facts"
    return [
        at_most(f"archive of {about}: bytes on disk a fact, texts and index included", size / stored, 150),
        Row("  of these packed facts and texts", contents / stored),
        Row("  packed facts alone", sum(map(len, packed)) / count),
        at_least(f"archive of {about}: facts stored a second of one process", stored / seconds, 50_000),
        Row("packing a fact", packing / count * 1e6, "µs"),
        Row("unpacking a fact", unpacking / count * 1e6, "µs"),
        Row("making the record of an article, by fact", making / count * 1e6, "µs"),
    ]


def _filled(folder: Path, records: Sequence[Record], wanted: int) -> tuple[int, float, int, int]:
    """Facts stored, processor seconds for that, bytes on disk, and bytes of facts and texts. Making the copies is not counted."""
    stored = contents = 0
    seconds = 0.0
    copies = _copies(records)
    with Archive.open(folder, write=True, create=True) as archive:
        while stored < wanted:
            ready = [next(copies) for _ in range(_BATCH)]
            begun = time.process_time()
            with archive.batch():
                outcomes = {archive.add(record) for record in ready}
            seconds += time.process_time() - begun
            assert outcomes == {Outcome.ADDED}
            stored += sum(r.count for r in ready)
            contents += sum(len(r.text) + len(r.facts) for r in ready)
        begun = time.process_time()
    seconds += time.process_time() - begun
    return stored, seconds, sum(p.stat().st_size for p in folder.iterdir()), contents


def _copies(records: Sequence[Record]) -> Iterator[Record]:
    """The records again and again, each time under other ids and with other rare keys."""
    often = collections.Counter(token for r in records for token in set(r.keys.split()))
    number = 0
    while True:
        mark = _DIGITS[number // 36**2 % 36] + _DIGITS[number // 36 % 36] + _DIGITS[number % 36]
        for record in records:
            lines = [
                " ".join(t if often[t] > _RARE or not number else (t[:-3] + mark if len(t) > 5 else t + mark) for t in line.split())
                for line in record.keys.split("\n")
            ]
            yield dataclasses.replace(record, id=f"{record.id}/{number}", url=None, keys="\n".join(lines))
        number += 1


if __name__ == "__main__":
    import sys

    for row in rows(full="--full" in sys.argv):
        print(row)
