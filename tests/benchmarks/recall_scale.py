"""Whether a draft finds in an archive of many other articles what it finds against its story's own files.

    RECONCILE_STORIES=STORIES python -m tests.benchmarks.performance --full --only recall

STORIES holds one folder of .txt files a story; without it the stories in ``seeds/`` are taken. Every story's first article is the draft. The other articles
are invented ones; a bank of them is extracted, and the archive is filled with it again and again under other names, letter for letter, in text and facts.
Extraction and renaming are shared among processes, one a core; look-ups are made in one.
"""

from __future__ import annotations

import dataclasses
import os
import pickle
import random
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reconcile import Article, Report, pipeline
from reconcile.archive import Archive, Record, make_record
from reconcile.batch import against
from reconcile.kinds import discover
from reconcile.model import Fact
from reconcile.workers import extract
from reconcile.workers.cores import cores
from reconcile.workers.pool import each
from tests.benchmarks import synthetic
from tests.benchmarks.table import Row, at_least, at_most

Read = tuple[Article, tuple[Fact[Any], ...]]
_BATCH = 200
_CAPITAL = re.compile(rb"[A-Z][a-z]{3,}")


def rows(full: bool) -> list[Row]:
    """The measurements: among 20,000 other articles, or 400."""
    others, bank = (20_000, 600) if full else (400, 100)
    folders = _folders()
    stories = [_read(folder) for folder in folders]
    found = all_of_them = added = 0
    with tempfile.TemporaryDirectory() as place:
        with Archive.open(place, write=True, create=True) as archive:
            renaming = Renaming(tuple(pickle.dumps(x) for x in extract(t.article for t in synthetic.articles(bank))))
            _add(archive, _renamed(renaming, others // 2, 0))
            _add(archive, (make_record(a, facts, discover()) for story in stories for a, facts in story))
            _add(archive, _renamed(renaming, others - others // 2, 1))
        with Archive.open(place) as archive:
            for story in stories:
                hit, wanted, more = _draft(archive, story)
                found, all_of_them, added = found + hit, all_of_them + wanted, added + more
    return [
        Row("stories, the first article of each as a draft", len(stories)),
        Row("other articles in the archive", others),
        Row("findings against the story's own files", all_of_them),
        at_least("of them found against the archive", found / all_of_them, 0.97),
        at_most("discrepancies that only the archive brings, a story", added / len(stories), 0.2),
    ]


def _folders() -> list[Path]:
    root = Path(os.environ.get("RECONCILE_STORIES") or Path(__file__).parents[2] / "seeds")
    return sorted(p for p in root.iterdir() if len(list(p.glob("*.txt"))) > 1)


def _read(folder: Path) -> list[Read]:
    """The articles of a story with their facts, under ids that no other story has."""
    articles = pipeline.read([str(p) for p in sorted(folder.glob("*.txt"))]).articles
    own = [dataclasses.replace(a, id=f"{folder.name} {a.id}") for a in articles]
    return [(a, tuple(pipeline.extract([a]))) for a in own]


def _add(archive: Archive, records: Iterable[Record]) -> None:
    waiting: list[Record] = []
    for record in records:
        waiting.append(record)
        if len(waiting) == _BATCH:
            _store(archive, waiting)
    _store(archive, waiting)


def _store(archive: Archive, waiting: list[Record]) -> None:
    with archive.batch():
        for record in waiting:
            archive.add(record)
    waiting.clear()


def _renamed(renaming: Renaming, n: int, seed: int) -> Iterator[Record]:
    return (record for _, record in each(((seed, k) for k in range(n)), renaming, cores()))


@dataclass(frozen=True, slots=True)
class Renaming:
    """The task of a worker: an article of the bank with other names of people and towns, as long as those they stand for, as a record.

    The bank is pickled, our own data of a moment ago: that is quicker than any other way to write a name anew wherever a fact has it.
    """

    bank: tuple[bytes, ...]

    def start(self, *, apart: bool) -> Callable[[tuple[int, int]], Record]:
        kinds = discover()
        known = sorted({synthetic._surname(i) for i in range(9000)} | {synthetic._town(i) for i in range(3000)})
        by_length: dict[int, list[str]] = {}
        for name in known:
            by_length.setdefault(len(name), []).append(name)
        names = frozenset(name.encode() for name in known)

        def work(item: tuple[int, int]) -> Record:
            seed, k = item
            rng = random.Random(f"{seed} {k}")
            data = self.bank[k % len(self.bank)]
            renamed: dict[bytes, bytes] = {}
            for name in _CAPITAL.findall(data):
                if name in names and name not in renamed:
                    new = rng.choice(by_length[len(name)]).encode()
                    renamed[name], renamed[name.lower()] = new, new.lower()
            pattern = re.compile(b"|".join(sorted(renamed, key=lambda w: (-len(w), w))) or b"(?!)")
            article, facts = pickle.loads(pattern.sub(lambda m: renamed[m[0]], data))  # noqa: S301
            told = dataclasses.replace(article, id=f"other {seed} {k}", url=None)
            return make_record(told, [dataclasses.replace(f, id="", article=told.id) for f in facts], kinds)

        return work

    def weight(self, item: tuple[int, int]) -> int:
        return 3000

    def limit(self, item: tuple[int, int]) -> float:
        return 60.0


def _draft(archive: Archive, story: Sequence[Read]) -> tuple[int, int, int]:
    """Findings of the story's first article that are found against the archive, too; how many there are; and discrepancies that only the archive brings."""
    draft, own = story[0]
    alone = pipeline.conclude_draft([f for _, facts in story for f in facts], draft.id, [a for a, _ in story])
    number = archive.named(draft.id)[0].number
    near = against.candidates(archive, draft, own, taken={draft.id: draft}, without=(number,))
    articles = sorted((draft, *near.articles), key=lambda a: a.id)
    by_article: dict[str, list[Fact[Any]]] = {a.id: [] for a in articles}
    for fact in (*own, *near.facts):
        by_article[fact.article].append(fact)
    whole = pipeline.conclude_draft([f for a in articles for f in by_article[a.id]], draft.id, articles)
    known, now = _pairs(alone, draft.id), _pairs(whole, draft.id)
    hit = sum(bool(pairs & set().union(*(p for t, p in now if t == type_))) for type_, pairs in known)
    mine = set().union(*(p for t, p in known if t == "discrepancy"))
    return hit, len(known), sum(type_ == "discrepancy" and not pairs & mine for type_, pairs in now)


def _pairs(report: Report, draft: str) -> list[tuple[str, set[tuple[str, str]]]]:
    """For each finding its type, and which fact of the draft it holds against which article ("" for the draft itself)."""
    out = []
    for finding in report.findings:
        own = [f.id for f in finding.facts if f.article == draft]
        others = {f.article for f in finding.facts if f.article != draft} or {""}
        out.append((finding.type, {(i, a) for i in own for a in others}))
    return out
