"""Days of an archive: its articles grouped into stories, every story of several articles reconciled, one report a story and an index of them.

Nothing is parsed: the facts are those that are stored.
"""

from __future__ import annotations

import collections
import datetime as dt
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reconcile import pipeline
from reconcile.archive import Archive
from reconcile.archive.store import Entry
from reconcile.archive.stories import WINDOW, Item, group, item
from reconcile.errors import InputError, OutdatedError, OutputError
from reconcile.kinds import discover
from reconcile.model import Article, Fact
from reconcile.model.document import SCHEMA_VERSION
from reconcile.model.settings import Settings
from reconcile.model.version import version
from reconcile.provenance import Provenance
from reconcile.report import View, render

ENDINGS = {"json": "json", "html": "html", "markdown": "md", "text": "txt", "csv": "csv"}
"""Forms of the reports, and how their files end."""
WORST = 3
"""Discrepancies of a story that the index names."""
MOST_SHOWN = 40
"""Places of one value that a report for people lists; the JSON report has all."""
_WHOLE = 200
"""Articles up to which a page shows their texts."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which stories: those with an article of these days, and of the ``window`` days before; the story of one article (id or URL); how many."""

    since: dt.date
    until: dt.date
    window: int = WINDOW
    story: str | None = None
    limit: int | None = None


def check(
    folder: str | Path,
    asked: Asked,
    into: Path | None = None,
    form: str = "html",
    *,
    settings: Settings | None = None,
    checked: Callable[[dict[str, Any]], Mapping[str, Any]] = dict,
    progress: Callable[[int], None] | None = None,
) -> dict[str, Any]:
    """Reconcile the stories; returns the index (``schemas/stories.schema.json``), worst first. With ``into`` a report of each is written there.

    ``checked`` looks at every report before it is written; ``progress`` is called with the number of stories done.

    Raises:
        InputError: no article of these days, or ``story`` is none of them.
        OutputError: a report cannot be written.
    """
    kinds = discover()
    with Archive.open(folder) as archive:
        entries = {e.number: e for e in archive.entries(since=asked.since - dt.timedelta(asked.window), until=asked.until)}
        if not any(_wanted(e, asked) for e in entries.values()):
            raise InputError(f"{folder}: no article of {_days(asked)}; reconcile archive stats {folder} says which days it has")
        items: list[Item] = []
        passed = 0
        for number, entry in entries.items():
            try:
                items.append(item(number, entry.published, entry.title, archive.facts(number, kinds)))
            except OutdatedError:
                passed += 1
        grouping = group(items, asked.window)
        stories = [s for s in grouping.stories if any(_wanted(entries[n], asked) for n in s)]
        alone = sum(len(s) == 1 for s in stories)
        chosen = sorted((s for s in stories if len(s) > 1), key=lambda s: (-len(s), s))
        warnings = list(grouping.warnings)
        if asked.story is not None:
            chosen = [s for s in stories if any(asked.story in (entries[n].id, entries[n].url) for n in s)]
            if not chosen:
                raise InputError(
                    f"--story {asked.story}: no article of {_days(asked)} has this id or URL; reconcile archive find shows them"
                )
        if asked.limit is not None and len(chosen) > asked.limit:
            warnings.append(f"{len(chosen) - asked.limit:,} more stories of fewer articles were not looked at; --limit is {asked.limit:,}")
            chosen = chosen[: asked.limit]
        if passed:
            warnings.append(
                f"{passed:,} articles were passed over: another version of reconcile extracted their facts (archive compact --renew)"
            )
        rows = []
        for done, numbers in enumerate(chosen, 1):
            articles = [archive.article(n) for n in numbers]
            facts = {a.id: archive.facts(n, kinds, a) for n, a in zip(numbers, articles, strict=True)}
            name = f"story-{numbers[0]:07}.{ENDINGS[form]}" if into else None
            row, report = _reconciled(numbers, articles, facts, name, settings)
            rows.append(row)
            if into and name:
                write(into / name, _rendered(checked(report), form, articles))
            if progress is not None:
                progress(done)
    rows.sort(key=lambda r: (-r["errors"], -r["warnings"], -r["notes"], -r["articles"], r["number"]))
    return {
        "schema_version": SCHEMA_VERSION, "tool": {"name": "reconcile", "version": version()}, "since": asked.since.isoformat(),
        "until": asked.until.isoformat(), "window": asked.window, "articles": len(items), "alone": alone, "warnings": warnings, "stories": rows,
    }  # fmt: skip


def _wanted(entry: Entry, asked: Asked) -> bool:
    return entry.published is not None and asked.since <= entry.published <= asked.until


def _days(asked: Asked) -> str:
    return f"{asked.since}" if asked.since == asked.until else f"{asked.since} to {asked.until}"


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
        "worst": [{k: f[k] for k in ("severity", "relation", "kind", "headline", "question")} for f in differing[:WORST]],
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
