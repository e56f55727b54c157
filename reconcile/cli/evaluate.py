"""``reconcile evaluate``: the tool measured on stories whose findings are known."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import Annotated

import typer

from reconcile.cli import options
from reconcile.cli.configuration import reading, settings


class Format(enum.StrEnum):
    """Forms of a measurement."""

    TEXT = "text"
    JSON = "json"


MeasureFormat = Annotated[Format, typer.Option("--format", "-f", help="Form of the figures.")]


def register(app: typer.Typer) -> None:
    app.command(name="evaluate")(reading(evaluate))


def evaluate(  # noqa: PLR0913 - to Typer every argument is an option of the command
    stories: Annotated[
        Path,
        typer.Argument(metavar="STORIES", help="A folder of articles with gold.json, or a folder of such folders.", show_default=False),
    ],
    *,
    errors: Annotated[bool, typer.Option("--errors", help="List every mistake with the stage of the engine that made it.")] = False,
    story: Annotated[
        list[str] | None, typer.Option("--story", metavar="NAME", help="Only this story (repeatable).", show_default=False)
    ] = None,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", metavar="KIND", help="Only mistakes of this kind; adds its recall (repeatable).")
    ] = None,
    cause: Annotated[list[str] | None, typer.Option("--class", metavar="CLASS", help="Only mistakes of this class (repeatable).")] = None,
    form: MeasureFormat = Format.TEXT,
    output: options.Output = None,
    floors: Annotated[
        Path | None, typer.Option("--floors", metavar="FILE", help="Exit with 1 where a figure is worse than the one in FILE.")
    ] = None,
    update_floors: Annotated[bool, typer.Option("--update-floors", help="Write the figures of now into the file of --floors.")] = False,
    allow_regression: Annotated[bool, typer.Option("--allow-regression", help="Let --update-floors make a figure worse.")] = False,
    model: options.Model = None,
) -> int:
    """Run the engine over stories whose findings were listed by hand and say what it finds, misses and makes up.

    \b
    Examples:
      reconcile evaluate archive/
      reconcile evaluate archive/ --errors --kind vote
      reconcile evaluate archive/ --floors archive/floors.json --update-floors
      reconcile evaluate archive/ --floors archive/floors.json     exit status 1 if something got worse
      reconcile evaluate archive/ --format json -o figures.json

    The form of gold.json is described in docs/evaluation.md.

    Exit status: 0 done, 1 a figure is worse than its floor, 2 usage or input error, 3 internal error.
    """
    import json

    from reconcile import evaluation as measure
    from reconcile.cli import output as place
    from reconcile.cli import terminal
    from reconcile.errors import UsageError
    from reconcile.evaluation import text
    from reconcile.model.printable import escaped

    if update_floors and floors is None:
        raise UsageError("--update-floors needs --floors FILE, the file to write")
    if allow_regression and not update_floors:
        raise UsageError("--allow-regression only goes with --update-floors")
    causes = [measure.mistake_class(c) for c in cause or ()]
    with place.target(output, [str(stories)]) as write:
        loaded = measure.chosen(measure.load_stories(stories), story or [])
        kinds = measure.known_kinds(loaded, kind or [])
        pinned = measure.load_floors(floors, [s.name for s in loaded], create=update_floors) if floors else None
        done = measure.evaluate(loaded, model, progress=terminal.progress(len(loaded), "stories", 2), settings=settings())
        shown = done.only(kinds, causes)
        broken = pinned.broken(done.figures) if pinned else ()
        if form is Format.JSON:
            document = {**shown.to_dict(), "floors_broken": [str(b) for b in broken]}
            write(escaped(json.dumps(document, indent=1, ensure_ascii=False)) + "\n")
        else:
            lines = text.mistake_lines(shown.mistakes) if errors else text.evaluation_lines(shown, kinds)
            write(terminal.printable("\n".join(lines)) + "\n")
    if pinned and floors and update_floors:
        raised = pinned.raised(done.figures, allow_regression=allow_regression)
        with place.target(floors) as write:
            write(raised.to_json())
        return 0
    terminal.warn([str(b) for b in broken])
    return int(bool(broken))
