"""One story of an archive: its articles reconciled from the stored facts, its report written, and its row of the index. What a worker does."""

from __future__ import annotations

import collections
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reconcile import pipeline
from reconcile.archive import Archive
from reconcile.errors import OutputError
from reconcile.kinds import discover
from reconcile.model import Article, Fact
from reconcile.model.settings import Settings
from reconcile.provenance import Provenance
from reconcile.report import Checker, View, render

ENDINGS = {"json": "json", "html": "html", "markdown": "md", "text": "txt", "csv": "csv"}
"""Forms of the reports, and how their files end."""
WORST = 3
"""Discrepancies of a story that the index names."""
MOST_SHOWN = 40
"""Places of one value that a report for people lists; the JSON report has all."""
_WHOLE = 200
"""Articles up to which a page shows their texts."""
_PATIENCE = 600.0
"""Seconds that a story may take beside one for each article; 5,000 copies of a wire story take 24."""
_FACT = 12
"""Code points whose extraction costs what reconciling a fact does."""


@dataclass(frozen=True, slots=True)
class Story:
    """Numbers of the articles of a story, and how many facts they have."""

    numbers: tuple[int, ...]
    facts: int


@dataclass(frozen=True, slots=True)
class Reconciling:
    """The task of a worker: a story → its row of the index. With ``into`` its report is written there; it is checked before."""

    folder: Path
    into: Path | None
    form: str
    settings: Settings | None

    def start(self, *, apart: bool) -> Callable[[Story], dict[str, Any]]:  # noqa: ARG002 - a row is small
        kinds = discover()
        checker = Checker("report", pipeline.value_schemas()) if self.into is not None else None

        def work(story: Story) -> dict[str, Any]:
            with Archive.open(self.folder) as archive:
                articles = [archive.article(n) for n in story.numbers]
                facts = {a.id: archive.facts(n, kinds, a) for n, a in zip(story.numbers, articles, strict=True)}
            name = f"story-{story.numbers[0]:07}.{ENDINGS[self.form]}" if self.into is not None else None
            row, report = _reconciled(story.numbers, articles, facts, name, self.settings)
            if self.into is not None and name is not None and checker is not None:
                write(self.into / name, _rendered(checker.checked(report), self.form, articles))
            return row

        return work

    def weight(self, item: Story) -> int:
        return item.facts * _FACT

    def limit(self, item: Story) -> float:
        return _PATIENCE + len(item.numbers)


def _reconciled(
    numbers: Sequence[int],
    articles: Sequence[Article],
    facts: Mapping[str, Sequence[Fact[Any]]],
    name: str | None,
    settings: Settings | None,
) -> tuple[dict[str, Any], dict[str, Any]]:
    ordered = sorted(articles, key=lambda a: a.id)
    provenance = Provenance(ordered, settings)
    found = pipeline.conclude([f for a in ordered for f in facts[a.id]], ordered, settings=settings, provenance=provenance).to_dict()
    differing = [f for f in found["findings"] if f["type"] == "discrepancy"]
    severities = collections.Counter(f["severity"] for f in differing)
    days = sorted(a.published for a in articles if a.published)
    titles = collections.Counter(a.title for a in articles if a.title)
    row = {
        "number": numbers[0],
        "report": name,
        "title": min(titles, key=lambda t: (-titles[t], t), default=articles[0].id),
        "first": days[0].isoformat() if days else None,
        "last": days[-1].isoformat() if days else None,
        "articles": len(articles),
        "texts": provenance.texts(),
        "sources": sorted({a.source for a in articles if a.source}),
        "errors": severities["error"],
        "warnings": severities["warning"],
        "notes": severities["note"],
        "corroborations": found["summary"]["corroborations"],
        "worst": [{k: f[k] for k in ("id", "severity", "relation", "kind", "headline", "question")} for f in differing[:WORST]],
        "cut": found["warnings"],
    }
    return row, found


def _rendered(report: Mapping[str, Any], form: str, articles: Sequence[Article]) -> str:
    if form == "json":
        return render(report, form, View())
    texts = {a.id: a.text for a in articles} if len(articles) <= _WHOLE else {}
    return render(_shortened(report), form, View(texts=texts))


def _shortened(report: Mapping[str, Any]) -> Mapping[str, Any]:
    """The report with few places of each value, and a line on it where that is a cut."""
    findings = [{**f, "positions": [{**p, "evidence": p["evidence"][:MOST_SHOWN]} for p in f["positions"]]} for f in report["findings"]]
    left = sum(len(p["evidence"]) for f in report["findings"] for p in f["positions"]) - sum(
        len(p["evidence"]) for f in findings for p in f["positions"]
    )
    if not left:
        return report
    said = f"{left:,} places are not listed: of one value the first {MOST_SHOWN} are, and counted with it only those; --format json has all"
    return {**report, "findings": findings, "warnings": [*report["warnings"], said]}


def write(path: Path, text: str) -> None:
    """Write a file whole or not at all.

    Raises:
        OutputError: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".reconcile-", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(text.encode("utf-8", "backslashreplace"))
            Path(temporary).chmod(0o644)
            Path(temporary).replace(path)
        finally:
            Path(temporary).unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}; name a folder that you may write to") from error
