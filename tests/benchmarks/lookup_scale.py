"""Load and look-up of an archive at 100 thousand (quick), one and ten million facts: ``rows(full)``.

The bulk are records of invented articles (``synthetic``): their facts and texts as extracted, their keys with names, numbers and joint keys drawn
anew (names by Zipf's law), so that the words of the trade stay in a large share of all facts, as in a newsroom's archive. Between
them lie real records of stories of which the other telling is the draft: whether these are found is checked at every size.

Times of look-up are of the wall clock, for each draft the best of three warm runs; cold ones are first runs after the file's pages were dropped
from the system's cache. Making the records is not counted in the time of loading, which is processor time.
"""

from __future__ import annotations

import collections
import dataclasses
import gc
import hashlib
import itertools
import json
import os
import pickle
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from reconcile import pipeline
from reconcile.archive import Archive, make_record
from reconcile.archive.lookup import look_up
from reconcile.archive.opening import FILE
from reconcile.archive.record import Record
from reconcile.kinds import discover
from reconcile.model import Article, Fact
from tests.benchmarks.synthetic import articles
from tests.benchmarks.table import Row, at_least, at_most

KINDS = discover()
Facts = Sequence[Fact[Any]]
NAMES = 200_000
BATCH = 200
DRAFT = 100
"""Facts of a draft."""
_COMMON = 0.2
"""Share of the templates in which a key stands that is a word of the trade and stays."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def rows(full: bool) -> list[Row]:
    """The measurements; ``full``: one and ten million facts, in about ten minutes."""
    out: list[Row] = []
    with tempfile.TemporaryDirectory(dir=os.environ.get("RECONCILE_BENCHMARK_DIR")) as folder:
        bank = _Bank(templates=120 if full else 30, drafts=40 if full else 12)
        out.append(Row("keys of a fact", bank.key_time * 1e6, "µs"))
        loader = _Loader(Path(folder) / "archive", bank)
        for size in (1_000_000, 10_000_000) if full else (100_000,):
            rate = loader.load(size)
            label = f"{size / 1e6:g} million facts"
            out.append(at_least(f"{label}: load", rate, 50_000, "facts/s"))
            out.append(at_most(f"{label}: on the disk", loader.bytes_a_fact(), 150, "bytes/fact"))
            out += _measured(label, loader.folder, bank)
    return out


def _measured(label: str, folder: Path, bank: _Bank) -> list[Row]:
    with tempfile.NamedTemporaryFile() as stored:
        stored.write(pickle.dumps((bank.drafts, bank.strangers)))
        stored.flush()
        # a process of its own, without the language model: its memory is that of look-up
        told = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.lookup_scale", str(folder), stored.name], check=True, capture_output=True, text=True
        )
    found = json.loads(told.stdout)
    warm, cold = found["warm"], found["cold"]
    return [
        at_least(f"{label}: drafts whose other telling is found", found["found"], 1.0, "of 1"),
        Row(f"{label}: its rank at worst", found["rank"]),
        Row(f"{label}: articles found for a draft of no story there", found["strangers"]),
        Row(f"{label}: look-up of a draft of 100 facts, warm, p50", _part(warm, 0.5) * 1e3, "ms"),
        at_most(f"{label}: look-up of a draft of 100 facts, warm, p99", _part(warm, 0.99) * 1e3, 100, "ms"),
        Row(f"{label}: the same in processor time, p99", _part(found["spent"], 0.99) * 1e3, "ms"),
        Row(f"{label}: cold, p50", _part(cold, 0.5) * 1e3, "ms"),
        at_most(f"{label}: cold to warm, p99", _part(cold, 0.99) / _part(warm, 0.99), 5, "times"),
        Row(f"{label}: look-up and facts of what was found, processor time, p50", _part(found["loaded"], 0.5) * 1e3, "ms"),
        at_most(f"{label}: resident memory of look-up", found["memory"] / 1e6, 1000, "MB"),
    ]


def _part(times: Sequence[float], share: float) -> float:
    """The quantile: the least value that this share of all does not exceed."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


class _Bank:
    """Templates of the bulk, and stories told twice: one telling for the archive, one as a draft."""

    def __init__(self, templates: int, drafts: int) -> None:
        told = list(itertools.islice(articles(100_000, seed=11), templates))
        taken = self._extracted([t.article for t in told])
        started = time.process_time()
        records = [make_record(a, f, KINDS) for a, f in taken]
        self.key_time = (time.process_time() - started) / max(1, sum(len(f) for _, f in taken))
        often = collections.Counter(k for r in records for k in set(r.keys.split()))
        common = {k for k, n in often.items() if n >= _COMMON * len(records)}
        self.templates = [_Template(r, common) for r in records]
        by_story = itertools.groupby(articles(100_000, seed=12, prefix="two"), key=lambda t: t.story)
        stories = [pair for _, group in by_story if len(pair := [t.article for t in itertools.islice(group, 2)]) == 2]
        pairs = stories[: drafts + drafts // 4]
        planted = self._extracted([dataclasses.replace(p[0], id=f"planted-{n}") for n, p in enumerate(pairs[:drafts])])
        asked = [f[:DRAFT] for _, f in self._extracted([p[1] for p in pairs])]
        self.planted = [make_record(a, f, KINDS) for a, f in planted]
        self.drafts = list(zip((r.id for r in self.planted), asked[:drafts], strict=True))
        self.strangers = asked[drafts:]

    @staticmethod
    def _extracted(found: Sequence[Article]) -> list[tuple[Article, Facts]]:
        return [(a, pipeline.extract([a])) for a in found]


class _Template:
    """A record whose keys are made anew for every article that it stands for."""

    def __init__(self, record: Record, common: set[str]) -> None:
        self.record = record
        slots: dict[str, int] = {}
        out = []
        for line in record.keys.split("\n"):
            words = line.split()
            out.append(" ".join(w if w in common else "%s" for w in words))
            for w in words:
                if w not in common:
                    slots.setdefault(w, len(slots))
        self._form = "\n".join(out)
        self._order = [slots[w] for line in record.keys.split("\n") for w in line.split() if w not in common]
        self._joint = [any(c.isdigit() for c in w) for w in slots]

    def made(self, number: int, rng: random.Random) -> Record:
        """The record of an article with this number."""
        drawn = rng.random
        values = [_letters(int(drawn() * 36**6)) if joint else f"n{_letters(int(NAMES ** drawn()))}" for joint in self._joint]
        name = f"bulk-{number}"
        return dataclasses.replace(
            self.record, id=name, url=f"https://bulk.example/{number}", sha256=hashlib.sha256(name.encode()).digest(),
            keys=self._form % tuple([values[i] for i in self._order]),
        )  # fmt: skip


def _letters(number: int) -> str:
    out = ""
    for _ in range(6):
        number, digit = divmod(number, 36)
        out += _DIGITS[digit]
    return out


class _Loader:
    """Fills an archive through its own writer."""

    def __init__(self, folder: Path, bank: _Bank) -> None:
        self.folder = folder
        self._bank = bank
        self._facts = 0
        self._number = 0
        self._rng = random.Random(5)
        self._planted = iter(bank.planted)

    def load(self, size: int) -> float:
        """Add articles until there are so many facts; facts per second of processor time."""
        each = (size - self._facts) // (len(self._bank.planted) + 2)
        due = self._facts + each
        spent, before = 0.0, self._facts
        with Archive.open(self.folder, write=True, create=True) as archive:
            while self._facts < size:
                records = list(itertools.islice(self._records(size), BATCH))
                if self._facts >= due:
                    records += itertools.islice(self._planted, 1)
                    due += each
                started = time.process_time()
                with archive.batch():
                    for record in records:
                        archive.add(record)
                spent += time.process_time() - started
            with archive.batch():
                for record in self._planted:
                    archive.add(record)
            started = time.process_time()
            archive.merge()
            spent += time.process_time() - started
        return (self._facts - before) / spent

    def bytes_a_fact(self) -> float:
        return sum(p.stat().st_size for p in self.folder.iterdir()) / self._facts

    def _records(self, size: int) -> Iterator[Record]:
        while self._facts < size:
            template = self._bank.templates[self._number % len(self._bank.templates)]
            self._number += 1
            self._facts += template.record.count
            yield template.made(self._number, self._rng)


def _asked(folder: str, stored: str) -> dict[str, Any]:
    """Look every draft up, cold and warm."""
    drafts, strangers = pickle.loads(Path(stored).read_bytes())  # noqa: S301 - our own
    path = Path(folder) / FILE
    warm, spent, cold, ranks, loaded = [], [], [], [], []
    with Archive.open(folder) as archive:
        look_up(archive, drafts[0][1], KINDS)
    gc.collect()
    gc.freeze()
    for _, facts in drafts:
        _drop(path)
        with Archive.open(folder) as archive:
            started = time.perf_counter()
            look_up(archive, facts, KINDS)
            cold.append(time.perf_counter() - started)
    with Archive.open(folder) as archive:
        for name, facts in drafts:
            walls, cpus = [], []
            for _ in range(4):
                wall, cpu = time.perf_counter(), time.process_time()
                found = look_up(archive, facts, KINDS)
                walls.append(time.perf_counter() - wall)
                cpus.append(time.process_time() - cpu)
            warm.append(min(walls[1:]))
            spent.append(min(cpus[1:]))
            names = [archive.entry(c.number).id for c in found.articles]
            ranks.append(names.index(name) + 1 if name in names else 0)
            cpu = time.process_time()
            for candidate in look_up(archive, facts, KINDS).articles:
                archive.facts(candidate.number, KINDS)
            loaded.append(time.process_time() - cpu)
        others = [len(look_up(archive, facts, KINDS).articles) for facts in strangers]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return {
        "warm": warm, "spent": spent, "cold": cold, "loaded": loaded, "memory": memory, "rank": max(ranks),
        "found": sum(r > 0 for r in ranks) / len(ranks), "strangers": sum(others) / max(1, len(others)),
    }  # fmt: skip


def _drop(path: Path) -> None:
    """Let the system forget the file's pages."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(handle)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        print(json.dumps(_asked(*sys.argv[1:])))
    else:
        for row in rows("--full" in sys.argv):
            print(
                f"{row.what:80} {row.figure:12.3f} {row.unit:12} {row.wanted:16} {'' if row.holds is None else 'yes' if row.holds else 'NO'}"
            )
