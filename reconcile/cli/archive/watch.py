"""``reconcile archive watch``: what new articles say against archived ones."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reconcile.cli import options
from reconcile.cli.archive.folder import Folder
from reconcile.cli.configuration import settings

if TYPE_CHECKING:
    from reconcile.batch.watching import Watched


class Form(enum.StrEnum):
    """Forms of what a watch found."""

    TEXT = "text"
    JSON = "json"


New = Annotated[
    list[str],
    typer.Option("--new", metavar="ARTICLE...", help="New articles (all up to the next option; repeatable).", show_default=False),
]
WatchFormat = Annotated[Form, typer.Option("--format", "-f", help="Form of the list; json is a JSON Feed.")]


def register(group: typer.Typer) -> None:
    from reconcile.cli.greedy import Greedy

    group.command(name="watch", cls=Greedy)(watch)


def watch(
    folder: Folder,
    *,
    new: New,
    watch_form: WatchFormat = Form.TEXT,
    date: options.Dates = None,
    source: options.Sources = None,
    model: options.Model = None,
    output: options.Output = None,
) -> None:
    """Name archived articles with facts that new articles contradict or have moved on from, worst first.

    Where a new article is a new version of an archived one (same id or URL), what was changed is told, and who else has the old value.
    Nothing is added; see archive add --watch.

    \b
    Examples:
      reconcile archive watch archive/ --new today/
      reconcile archive watch archive/ --new correction.txt --format json -o feed.json
    """
    from reconcile import pipeline
    from reconcile.archive import Archive
    from reconcile.batch import watching
    from reconcile.cli import output as place
    from reconcile.cli import terminal

    with place.target(output, new) as write, Archive.open(folder) as archive:
        intake = pipeline.read(new, dates=options.days(date), sources=options.names(source), settings=settings())
        terminal.warn([*intake.warnings, *(f"{a.path or a.id}: {w}" for a in intake.articles for w in a.warnings)])
        facts = {a.id: list[object]() for a in intake.articles}
        for fact in pipeline.extract(intake.articles, model, terminal.progress(len(intake.articles)), settings()):
            facts[fact.article].append(fact)
        news = [watching.New(a, facts[a.id]) for a in intake.articles]  # type: ignore[arg-type]
        write(rendered(watching.watch(archive, news, settings=settings()), watch_form))


def rendered(found: Watched, form: Form) -> str:
    """The feed, checked against its schema, or its text."""
    from reconcile.batch import feed
    from reconcile.cli import selection
    from reconcile.cli.terminal import printable
    from reconcile.report.render import to_json

    if form is Form.JSON:
        return to_json(selection.checker("feed").checked(feed.feed(found)))
    return printable(feed.text(found))


def write_feed(folder: str, numbers: list[int], path: Path) -> None:
    """The feed of what articles that were just added say against those before them."""
    from reconcile.archive import Archive
    from reconcile.batch import watching
    from reconcile.cli import output as place
    from reconcile.kinds import discover

    with place.target(path) as write, Archive.open(folder) as archive:
        kinds = discover()
        news = [watching.New(archive.article(n), archive.facts(n, kinds)) for n in numbers]
        found = watching.watch(archive, news, settings=settings())
        write(rendered(found, Form.JSON))
    number = len(found.items)
    print(f"{path}: {number or 'no'} archived {'article' if number == 1 else 'articles'} to look at again")
