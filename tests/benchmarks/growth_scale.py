"""How the time of a check grows with the articles: grouping, reconciling, provenance and findings. Part of ``python -m tests.benchmarks.performance``.

A sixth of the articles are one wire story as so many outlets print it (``synthetic.copies``). The others are a bank of invented articles whose facts are
extracted once: they come again and again, each time in other weeks, under other ids, and for the grouping under other names, so that no
story meets itself. At every number of articles stories are timed anew: the wire story, and of the stories of so many articles all, or ``SAMPLE`` that are spread evenly
over the run, which then stand for all of that size. Extraction is timed on the bank and counted in proportion: it knows one article at a time. Processor time only.
"""

from __future__ import annotations

import collections
import dataclasses
import datetime as dt
import gc
import math
import time
from collections.abc import Iterator, Sequence
from typing import Any

from reconcile import pipeline
from reconcile.archive.stories import Item, group, item
from reconcile.archive.telling import generic
from reconcile.model import Article, Fact
from reconcile.provenance import Provenance
from tests.benchmarks import synthetic
from tests.benchmarks.table import Row, at_most

FULL, QUICK = (1_000, 2_000, 5_000, 12_000, 30_000), (180, 360, 900, 1_800)
"""Articles, copies included."""
COPIED = 6
"""One article in so many is a copy of the wire story."""
LIMIT = 1.10
"""Highest exponent: ten times the articles may take 12.6 times as long."""
SAMPLE = 10
"""Stories of one number of articles that are timed at most."""
_ROUND = 28
"""Days after which the bank comes again."""
_PARTS = ("grouping", "reconciling", "findings")

_Known = tuple[Article, tuple[Fact[Any], ...], int]
"""An article with its facts and the number of its story."""


def rows(full: bool) -> list[Row]:
    """Measure, from 1,000 to 30,000 articles with a bank of 417, or from 180 to 1,800 with a bank of 75: whole rounds of the bank."""
    told = list(synthetic.articles(417 if full else 75))
    begun = time.process_time()
    bank = [(t.article, tuple(pipeline.extract([t.article])), t.story) for t in told]
    extracting = (time.process_time() - begun) / len(told)
    sizes = FULL if full else QUICK
    measured = [_measured(bank, n) for n in sizes]
    out = [Row(f"extraction of an article, timed on {len(told)}", extracting * 1000, "ms")]
    for n, (seconds, crowd, _) in zip(sizes, measured, strict=True):
        out.append(Row(f"from stored facts, {n:,} articles, {n // COPIED:,} of them one wire story", sum(seconds.values()), "s"))
        out.append(Row("  of these for the wire story", crowd, "s"))
    shape = f"{sizes[0]:,} to {sizes[-1]:,} articles ({len(bank)} invented ones under new ids, days and names; of {SAMPLE + 1} and more stories of one size {SAMPLE} are timed)"
    stored = [sum(s.values()) for s, _, _ in measured]
    everything = [s + n * extracting for n, s in zip(sizes, stored, strict=True)]
    out.append(at_most("exponent of the growth of all together with extraction, taken in proportion", exponent(sizes, everything), LIMIT))
    out.append(at_most(f"exponent from stored facts, {shape}", exponent(sizes, stored), LIMIT))
    out += [Row(f"  of {part} alone", exponent(sizes, [s[part] for s, _, _ in measured])) for part in _PARTS]
    out.append(Row("  of the wire story alone", exponent(sizes, [crowd for _, crowd, _ in measured])))
    out.append(Row("groups that mix stories, at all sizes together", sum(mixed for _, _, mixed in measured)))
    return out


def exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """The slope of log time over log size (least squares): 1 is linear, 2 is quadratic."""
    xs, ys = [math.log(n) for n in sizes], [math.log(s) for s in seconds]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)


def _measured(bank: Sequence[_Known], n: int) -> tuple[dict[str, float], float, int]:
    """Seconds by part, those of the wire story, and how many groups mix stories."""
    crowd = 0.0
    spent = dict.fromkeys(_PARTS, 0.0)
    wire, of = _wire(n // COPIED)
    every = [*((a, of[n], -1) for n, a in enumerate(wire)), *_rounds(bank, n - len(wire))]
    items = []
    for number, (article, known, story) in enumerate(every):
        begun = time.process_time()
        one = item(number, article.published, article.title, known)
        spent["grouping"] += time.process_time() - begun
        items.append(one if story < 0 else _renamed(one, known, f"{story // 1_000_000}"))
    begun = time.process_time()
    stories = group(items).stories
    spent["grouping"] += time.process_time() - begun
    mixed = sum(len({every[n][2] for n in numbers}) > 1 for numbers in stories)
    alike: dict[tuple[int, bool], list[tuple[int, ...]]] = collections.defaultdict(list)
    for numbers in stories:
        if len(numbers) > 1:
            alike[len(numbers), any(every[n][2] < 0 for n in numbers)].append(numbers)
    for (_, copied), some in sorted(alike.items()):
        step = max(1, len(some) // SAMPLE)
        timed = some[::step][:SAMPLE]
        for numbers in timed:
            clustering, finding = (x * len(some) / len(timed) for x in _reconciled([every[n] for n in numbers]))
            spent["reconciling"] += clustering
            spent["findings"] += finding
            if copied:
                crowd += clustering + finding
    return spent, crowd, mixed


def _reconciled(known: Sequence[_Known]) -> tuple[float, float]:
    """Seconds for clustering a story, and for its provenance and findings."""
    known = sorted(known, key=lambda k: k[0].id)
    articles = [a for a, _, _ in known]
    facts = [dataclasses.replace(f, article=a.id, id="") for a, of, _ in known for f in of]
    gc.collect()
    begun = time.process_time()
    clustering = pipeline.cluster(facts)
    clustered = time.process_time()
    pipeline.findings(clustering, articles, facts, provenance=Provenance(articles))
    return clustered - begun, time.process_time() - clustered


def _wire(count: int) -> tuple[list[Article], list[tuple[Fact[Any], ...]]]:
    """Copies of one text, one of which has another tally, with their facts: those of a text are extracted once."""
    articles = list(synthetic.copies(count, every=max(2, count - 1)))
    known: dict[str, tuple[Fact[Any], ...]] = {}
    out = []
    for article in articles:
        body = article.text.rpartition("\n\n")[0]
        if body not in known:
            known[body] = tuple(pipeline.extract([dataclasses.replace(article, text=body)]))
        out.append(known[body])
    return articles, out


def _rounds(bank: Sequence[_Known], n: int) -> Iterator[_Known]:
    for k in range(n):
        turn, place = divmod(k, len(bank))
        article, facts, story = bank[place]
        assert article.published is not None
        day = article.published + dt.timedelta(days=_ROUND * (turn + 1))
        yield dataclasses.replace(article, id=f"{article.id}/{turn}", published=day), facts, story + 1_000_000 * (turn + 1)


def _renamed(one: Item, facts: Sequence[Fact[Any]], mark: str) -> Item:
    names = {w for f in facts for name in f.frame.names | f.frame.names_near for w in (name, *name.split()) if not generic(w)}
    return dataclasses.replace(
        one,
        words={w + mark if w in names else w: n for w, n in one.words.items()},
        title=frozenset(w + mark if w in names else w for w in one.title),
    )


if __name__ == "__main__":
    import sys

    for row in rows(full="--full" in sys.argv):
        print(row)
