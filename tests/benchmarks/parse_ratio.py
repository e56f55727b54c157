"""Processor time of checking whole stories against that of parsing the same text, in one process.

    python -m tests.benchmarks.parse_ratio STORIES

STORIES holds one folder of .txt files a story. The bare parse is the same model, a line at a time.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from reconcile import pipeline
from reconcile.language.model import load


def main() -> None:
    """Print both times, in seconds, and their ratio."""
    folders = sorted(p for p in Path(sys.argv[1]).iterdir() if any(p.glob("*.txt")))
    stories = [pipeline.read([str(p) for p in sorted(folder.glob("*.txt"))]).articles for folder in folders]
    model = load()
    # what is loaded once is loaded before
    pipeline.check(stories[0][:2])
    start = time.process_time()
    for articles in stories:
        for article in articles:
            for _ in model.pipe([line for line in article.text.splitlines() if line.strip()], batch_size=64):
                pass
    bare = time.process_time() - start
    start = time.process_time()
    for articles in stories:
        pipeline.check(articles)
    whole = time.process_time() - start
    print(f"{len(stories)} stories: bare parse {bare:.1f} s, check {whole:.1f} s, ratio {whole / bare:.2f}")


if __name__ == "__main__":
    main()
