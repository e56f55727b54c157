"""The index of the stories of a day: as lines, and as a page that leads to the report of each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reconcile.model.printable import one_line
from reconcile.report import wording
from reconcile.report.html import environment, policy, style

_STYLE = """
.stories > li { background: var(--card); border: 1px solid var(--rule); border-radius: .5rem; padding: .875rem 1rem; margin-block: .75rem; }
.stories h2 { font-size: 1.125rem; margin-bottom: .25rem; }
.stories ul { margin-top: .5rem; }
.stories ul li { padding-block: .2rem; }
.stories .error { color: var(--error); } .stories .warning { color: var(--warning); } .stories .note { color: var(--note); }
"""


def stories_text(index: Mapping[str, Any]) -> str:
    """The index for a terminal, worst first."""
    lines = []
    for s in index["stories"]:
        lines += [one_line(s["title"]), f"  {counted(s)}"]
        lines += [f"  {f['severity'].upper()}  {one_line(f['headline'])}" for f in s["worst"]]
        lines += [f"  cut: {one_line(w)}" for w in s["cut"]]
        lines += [f"  {s['report']}"] if s["report"] else []
        lines.append("")
    lines += [f"note: {one_line(w)}" for w in index["warnings"]]
    return "\n".join([*lines, summary(index)]) + "\n"


def counted(story: Mapping[str, Any]) -> str:
    """Say "5 articles with 3 texts, 2016-11-09 to 2016-11-10: 1 error, 2 notes; 4 corroborations"."""
    days = " to ".join(dict.fromkeys(d for d in (story["first"], story["last"]) if d))
    found = ", ".join(wording.count(story[f"{s}s"], s) for s in ("error", "warning", "note") if story[f"{s}s"]) or "no discrepancy"
    texts = "" if story["texts"] == story["articles"] else f" with {wording.count(story['texts'], 'text')}"
    return (
        f"{wording.count(story['articles'], 'article')}{texts}, {days}: {found}; {wording.count(story['corroborations'], 'corroboration')}"
    )


def summary(index: Mapping[str, Any]) -> str:
    """The whole index in one line."""
    days = " to ".join(dict.fromkeys((index["since"], index["until"])))
    bad = sum(bool(s["errors"]) for s in index["stories"])
    return (
        f"{days}: {wording.count(len(index['stories']), 'story')} of several articles, {bad} with errors; {wording.count(index['alone'], 'article')} alone; "
        f"{index['articles']:,} articles looked at, with {wording.count(index['window'], 'day')} before"
    )


def stories_page(index: Mapping[str, Any]) -> str:
    """The index as a page beside the reports."""
    styles = [style(), _STYLE]
    return environment().get_template("stories.html.j2").render(
        index=index, styles=styles, policy=policy(styles, []), counted=counted, summary=summary(index)
    )  # fmt: skip
