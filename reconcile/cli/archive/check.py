"""``reconcile archive check``: the stories of a day, each reconciled."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import Annotated

import typer

from reconcile.cli import options
from reconcile.cli.archive.folder import Folder
from reconcile.cli.configuration import settings, uncached
from reconcile.errors import UsageError


class Form(enum.StrEnum):
    """Forms of the reports."""

    HTML = "html"
    JSON = "json"
    MARKDOWN = "markdown"
    TEXT = "text"
    CSV = "csv"


Day = Annotated[str | None, typer.Option("--day", metavar="DAY", help="Stories with an article of this day.", show_default=False)]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DAY", help="Stories with an article of this day or later.", show_default=False)
]
Until = Annotated[str | None, typer.Option("--until", metavar="DAY", help="And of this day or earlier.", show_default=False)]
Window = Annotated[
    int, typer.Option("--window", metavar="DAYS", min=0, help="Days before that belong to a story, and days of silence that end it.")
]
Story = Annotated[
    str | None, typer.Option("--story", metavar="ARTICLE", help="Only the story of this article (id or URL).", show_default=False)
]
Limit = Annotated[
    int | None, typer.Option("--limit", metavar="N", min=1, help="Stories at most, those of most articles.", show_default=False)
]
Reports = Annotated[Form, typer.Option("--format", "-f", help="Form of the reports.")]
Into = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FOLDER", help="Write a report of each story and an index of them here.", show_default=False),
]


def register(group: typer.Typer) -> None:
    group.command(name="check")(uncached(check))


def check(
    folder: Folder,
    *,
    day: Day = None,
    since: Since = None,
    until: Until = None,
    window: Window = 3,
    story: Story = None,
    limit: Limit = None,
    reports: Reports = Form.HTML,
    output: Into = None,
) -> None:
    """Group the articles of a day into stories and print what differs within each, worst story first. Nothing is parsed again.

    \b
    Examples:
      reconcile archive check archive/ --day 2016-11-09
      reconcile archive check archive/ --day 2016-11-09 -o day/
      reconcile archive check archive/ --since 2016-11-07 --until 2016-11-13 --format json -o week/
    """
    from reconcile.batch import days
    from reconcile.batch.story import write
    from reconcile.cli import selection, terminal
    from reconcile.model.printable import printable
    from reconcile.report.render import to_json
    from reconcile.report.stories import stories_page, stories_text

    if (day is None) == (since is None and until is None):
        raise UsageError("which days? give --day, or --since and --until")
    only, begin, end = options.day(day, "--day"), options.day(since, "--since"), options.day(until, "--until")
    first, last = only or begin or end, only or end or begin
    assert first is not None
    assert last is not None
    if last < first:
        raise UsageError(f"--until {last} is before --since {first}")
    asked = days.Asked(first, last, window, story, limit)
    index = days.check(folder, asked, output, reports.value, settings=settings(), progress=terminal.stages())
    selection.checker("stories").checked(index)
    if output is not None:
        write(output / "index.json", to_json(index))
        write(output / "index.html", stories_page(index))
    print(printable(stories_text(index, output)), end="")
    if output is not None:
        print(printable(f"All of them: {output / 'index.html'}"))
