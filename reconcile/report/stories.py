"""The index of the stories of a day: as lines, and as a page that leads to the report of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reconcile.model.printable import one_line
from reconcile.report import wording
from reconcile.report.html import environment, policy, style

SEVERITIES = ("error", "warning", "note")
NAMED = 6
"""Publications of a story that are named."""
LONGEST = 160
"""Code points of a headline on the page: what more values of a fact there are stands in the report."""
_STYLE = """
.stories > li { background: var(--card); border: 1px solid var(--rule); border-left: 4px solid var(--rule); border-radius: .5rem; padding: .75rem 1.125rem; margin-block: .75rem; }
.stories > li.error { border-left-color: var(--error); } .stories > li.warning { border-left-color: var(--warning); } .stories > li.note { border-left-color: var(--note); }
.stories header { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline; margin-bottom: .2rem; }
.stories h3 { font: 600 1.125rem/1.3 var(--serif); flex: 1 1 16rem; min-width: 0; }
h1 .day { white-space: nowrap; color: inherit; }
.chips { display: flex; flex-wrap: wrap; gap: .35rem; font-size: .8125rem; }
.stories ul { margin-top: .4rem; max-width: 52rem; }
.stories ul li { display: grid; grid-template-columns: 4.25rem 1fr; gap: .5rem; padding-block: .2rem; font-size: .9375rem; }
.stories ul b { font-size: .8125rem; line-height: 1.5rem; }
.stories ul a { color: inherit; text-decoration-color: var(--rule); }
.stories ul a:hover { text-decoration-color: currentcolor; }
.stories ul b.error { color: var(--error); } .stories ul b.warning { color: var(--warning); } .stories ul b.note { color: var(--note); }
.calm li { display: flex; flex-wrap: wrap; gap: 0 .75rem; padding-block: .35rem; border-bottom: 1px solid var(--rule); align-items: baseline; }
.calm .dim { font-size: .875rem; }
@media (max-width: 30rem) { .stories ul li { grid-template-columns: 1fr; gap: 0; } .stories ul b { line-height: 1.3; } }
"""


def stories_text(index: Mapping[str, Any], folder: Path | None = None) -> str:
    """The index for a terminal, worst first; ``folder`` is where the reports were written."""
    lines = []
    differing, calm = _parted(index)
    for s in differing:
        lines += [one_line(s["title"]), f"  {told(s)}: {found(s)}"]
        lines += [f"  {f['severity'].upper()}  {one_line(f['headline'])}" for f in s["worst"]]
        if more := _more(s):
            lines.append(f"  and {more} more")
        lines += [f"  cut off: {one_line(w)}" for w in s["cut"]]
        if s["report"]:
            lines.append(f"  {one_line(str(folder / s['report'] if folder else s['report']))}")
        lines.append("")
    if calm:
        lines.append("No discrepancy")
    for s in calm:
        lines += [f"  {one_line(s['title'])} - {told(s)}", *(f"    cut off: {one_line(w)}" for w in s["cut"])]
    lines += [""] if calm else []
    lines += [f"note: {one_line(w)}" for w in index["warnings"]]
    return "\n".join([*lines, summary(index)]) + "\n"


def _parted(index: Mapping[str, Any]) -> tuple[list[Mapping[str, Any]], list[Mapping[str, Any]]]:
    """The stories with discrepancies, and the others."""
    return [s for s in index["stories"] if found(s)], [s for s in index["stories"] if not found(s)]


def told(story: Mapping[str, Any]) -> str:
    """Say "5 articles (3 texts) in 4 publications, 2016-11-09 to 2016-11-10"."""
    texts = "" if story["texts"] == story["articles"] else f" ({wording.count(story['texts'], 'text')})"
    sources = f" in {wording.count(len(story['sources']), 'publication')}" if story["sources"] else ""
    days = " to ".join(dict.fromkeys(d for d in (story["first"], story["last"]) if d))
    return f"{wording.count(story['articles'], 'article')}{texts}{sources}{f', {days}' if days else ''}"


def found(story: Mapping[str, Any]) -> str:
    """Say "1 error, 2 notes"; empty where nothing differs."""
    return ", ".join(wording.count(story[f"{s}s"], s) for s in SEVERITIES if story[f"{s}s"])


def _more(story: Mapping[str, Any]) -> int:
    """Discrepancies that the index does not name."""
    return sum(int(story[f"{s}s"]) for s in SEVERITIES) - len(story["worst"])


def summary(index: Mapping[str, Any]) -> str:
    """The whole index in one line."""
    stories = index["stories"]
    worst = [_worst(s) for s in stories]
    parts = [f"{worst.count('error'):,} with errors"]
    parts += (
        [f"{worst.count('warning') + worst.count('note'):,} with warnings or notes only"] if "warning" in worst or "note" in worst else []
    )
    parts.append(f"{worst.count(''):,} without a discrepancy")
    return f"{days(index)}: {_stories(len(stories))} of several articles: {', '.join(parts)}; {looked_at(index)}"


def _worst(story: Mapping[str, Any]) -> str:
    """The severity of its worst discrepancy; empty where it has none."""
    return next((s for s in SEVERITIES if story[f"{s}s"]), "")


def days(index: Mapping[str, Any]) -> str:
    """Say "2016-11-09", or "2016-11-07 to 2016-11-13"."""
    return " to ".join(dict.fromkeys((index["since"], index["until"])))


def looked_at(index: Mapping[str, Any]) -> str:
    """Say how many articles there were, and how many of these tell a story that no other tells."""
    first = dt.date.fromisoformat(index["since"]) - dt.timedelta(index["window"])
    alone = index["alone"]
    return f"{_articles(index['articles'])} from {first} on; {f'{alone:,}' if alone else 'none'} {'are alone with their' if alone > 1 else 'is alone with its'} story"


def _stories(number: int) -> str:
    return f"{number:,} {'story' if number == 1 else 'stories'}"


def _articles(number: int) -> str:
    return f"{number:,} article{'' if number == 1 else 's'}"


def shortened(headline: str) -> str:
    """A headline of no more than a few lines, cut off between two words."""
    if len(headline) <= LONGEST:
        return headline
    return headline[:LONGEST].rsplit(" ", 1)[0].rstrip(",;: ") + " …"


def stories_page(index: Mapping[str, Any]) -> str:
    """The index as a page beside the reports; where these are pages, each discrepancy leads to its place in one."""
    styles = [style(), _STYLE]
    differing, calm = _parted(index)
    worst = [_worst(s) for s in differing]
    return environment().get_template("stories.html.j2").render(
        index=index, styles=styles, policy=policy(styles, []), days=days(index), looked_at=looked_at(index), differing=differing, calm=calm,
        counts={s: worst.count(s) for s in SEVERITIES}, severities=SEVERITIES, told=told, more=_more, shortened=shortened, named=NAMED, stories=_stories,
    )  # fmt: skip
