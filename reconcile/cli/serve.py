"""``reconcile serve``: the report as a page with buttons, on this machine alone."""

from __future__ import annotations

import importlib.util
import os
import sys
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reconcile.cli import options
from reconcile.cli.greedy import Greedy
from reconcile.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reconcile.model import Article
    from reconcile.web import Desk

_HEAD = 65_536


def register(app: typer.Typer) -> None:
    app.command(name="serve", cls=Greedy)(serve)


def serve(  # noqa: PLR0913 - one argument for each option
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="REPORT_OR_ARTICLES...", help="A report saved as JSON, or articles: files and folders.", show_default=False),
    ],
    *,
    against: options.Against = None,
    also_sources: options.AlsoSources = False,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port on 127.0.0.1; 0 is any that is free.")] = 8765,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page in the browser.")] = True,
    date: options.Dates = None,
    source: options.Sources = None,
    model: options.Model = None,
    decisions: options.Decisions = None,
    baseline: options.Known = None,
) -> None:
    """Review findings in the browser: the HTML report with buttons to decide, and articles can be dropped on it.

    The address that is printed works on this machine only and holds a key: whoever has it can decide. Decisions go to the same log as those of
    reconcile decide, and are seen by all windows at once. Stop it with Ctrl-C.

    \b
    Examples:
      reconcile serve story/
      reconcile serve report.json --decisions desk.jsonl
      reconcile serve ledger.txt tribune.html --port 0 --no-browser
      reconcile serve draft.txt --against sources/
    """
    _needed()
    from reconcile.cli import clock, drafts
    from reconcile.cli.configuration import settings
    from reconcile.cli.desk import log_path, read_baseline
    from reconcile.review import Log
    from reconcile.web import Desk, Engine, bound
    from reconcile.web import serve as run

    log = Log(log_path(decisions))
    log.read()  # a file that is no log is told now and not at the first decision
    clock.now()
    known = None if baseline is None else read_baseline(baseline)
    with closing(bound(port)) as listener:
        draft = drafts.the_draft(inputs, against, also_sources=also_sources)
        if draft is None and len(inputs) == 1 and _is_report(inputs[0]):
            story = _saved(inputs[0])
        else:
            story = _read([*inputs, *(against or ())], date, source, draft)
        held = story.pop("draft")
        engine = None if story.get("closed") else Engine(model, settings(), draft=held, also_sources=also_sources)

        def make() -> Desk:
            return Desk(log, clock.now, engine, baseline=known, **story)

        run(make, listener, lambda address: _ready(address, browser=browser))


def _needed() -> None:
    missing = [name for name in ("starlette", "uvicorn") if importlib.util.find_spec(name) is None]
    if missing:
        raise UsageError(f"reconcile serve needs {' and '.join(missing)}; install what it needs with: pip install 'reconcile[web]'")


def _read(inputs: list[str], date: list[str] | None, source: list[str] | None, draft: str | None) -> dict[str, Any]:
    """Articles that are still to be checked."""
    from reconcile import pipeline
    from reconcile.cli import drafts, terminal
    from reconcile.cli.configuration import settings

    intake = pipeline.read(inputs, dates=options.days(date), sources=options.names(source), settings=settings())
    terminal.warn([*intake.warnings, *(f"{a.path or a.id}: {w}" for a in intake.articles for w in a.warnings)])
    held = None
    if draft is not None:
        own, sources = drafts.split(intake, draft)
        pipeline.refuse_the_draft(own, sources)
        held = own.id
    return {"articles": intake.articles, "warnings": intake.warnings, "draft": held}


def _saved(name: str) -> dict[str, Any]:
    """A report with those of its articles that are still as they were."""
    from reconcile.cli import selection

    document = selection.load(name)
    found = _articles(document)
    closed = ""
    if len(found) < len(document["articles"]):
        closed = "The articles of this saved report are not all at hand as they were; start reconcile serve with the articles to add more."
    texts = {a.id: a.text for a in found}
    held = document["draft"]["article"] if document.get("draft") else None
    return {"articles": found, "warnings": document["warnings"], "document": document, "texts": texts, "closed": closed, "draft": held}


def _articles(document: Mapping[str, Any]) -> list[Article]:
    """The articles of a saved report whose files still hold the same text, with what the report knows about them."""
    import datetime as dt

    from reconcile.cli import selection

    out = []
    for told in document["articles"]:
        article = selection.same_article(told)
        if article is not None:
            day = dt.date.fromisoformat(told["published"]) if told["published"] else None
            out.append(replace(article, id=told["id"], published=day, source=told["source"], title=told["title"], url=told["url"]))
    return out


def _is_report(name: str) -> bool:
    """Whether a file begins like a report; a JSON article has no schema version."""
    if name == "-":
        return True
    try:
        with Path(name).open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError:
        return False
    return head.lstrip().startswith(b"{") and b'"schema_version"' in head


def _ready(address: str, *, browser: bool) -> None:
    print(f"Review page: {address}\nIt works on this machine only; stop it with Ctrl-C.", flush=True)
    # without a display a browser would take over the terminal
    shown = sys.platform in ("darwin", "win32") or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    if browser and shown:
        threading.Thread(target=_open(address), daemon=True).start()


def _open(address: str) -> Callable[[], object]:
    import webbrowser

    return lambda: webbrowser.open(address)
