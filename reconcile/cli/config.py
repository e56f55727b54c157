"""``reconcile config``: what is in force, where it comes from, and a file to begin with."""

from __future__ import annotations

import datetime as dt
import enum
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reconcile.cli import options

if TYPE_CHECKING:
    from reconcile.settings import Origin

Named = Annotated[str | None, typer.Option("--config", metavar="FILE", help="Configuration file to look at.", show_default=False)]
Decisions = Annotated[str | None, typer.Option("--decisions", metavar="FILE", help="As for reconcile check.", show_default=False)]
Known = Annotated[str | None, typer.Option("--baseline", metavar="FILE", help="As for reconcile check.", show_default=False)]


class ShowFormat(enum.StrEnum):
    """Forms of the list of values."""

    TEXT = "text"
    JSON = "json"


def register(app: typer.Typer) -> None:
    config = typer.Typer(name="config", rich_markup_mode=None, no_args_is_help=True, callback=group)
    config.command(name="show")(show)
    config.command(name="check")(check)
    config.command(name="init")(init)
    config.command(name="ladders")(ladders)
    app.add_typer(config)


def group() -> None:
    """The configuration: reconcile.toml, or [tool.reconcile] in pyproject.toml, and RECONCILE_ variables.

    \b
    Examples:
      reconcile config init
      reconcile config check
      reconcile config show
    """


def show(  # noqa: PLR0913 - one argument for each option
    *,
    config: Named = None,
    form: Annotated[ShowFormat, typer.Option("--format", "-f", help="Form of this list.")] = ShowFormat.TEXT,
    fail_on: Annotated[options.FailOn | None, typer.Option("--fail-on", help="As for reconcile check.", show_default=False)] = None,
    min_severity: Annotated[
        options.MinSeverity | None, typer.Option("--min-severity", help="As for reconcile check.", show_default=False)
    ] = None,
    kind: options.KindNames = None,
    single_source: Annotated[
        bool | None, typer.Option("--single-source/--no-single-source", help="As for reconcile check.", show_default=False)
    ] = None,
    model: options.Model = None,
    decisions: Decisions = None,
    baseline: Known = None,
    jobs: Annotated[int | None, typer.Option("--jobs", metavar="N", min=1, help="As for reconcile check.", show_default=False)] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="As for reconcile check.")] = False,
) -> None:
    """Print every value that is in force and where it comes from: flag, environment, file and line, or default.

    A flag wins over the environment, the environment over the file, the file over the default. The flags of reconcile check can be given to see
    what they would change.

    \b
    Examples:
      reconcile config show
      reconcile config show --fail-on conflict
      reconcile config show --format json
    """
    from reconcile.cli import configuration
    from reconcile.report.render import to_json
    from reconcile.settings import rows

    flags = {
        "fail-on": fail_on.value if fail_on else None,
        "min-severity": min_severity.value if min_severity else None,
        "kinds": tuple(kind) if kind else None,
        "single-source": single_source,
        "model": model,
        "decisions": decisions,
        "baseline": baseline,
        "jobs": jobs,
        "cache": "off" if no_cache else None,
    }
    loaded = configuration.load(config, flags)
    listed = rows(loaded)
    if form is ShowFormat.JSON:
        document = {
            "file": loaded.file.name if loaded.file else None,
            "values": [{"key": key, "value": _plain(value), "from": _origin(origin)} for key, value, origin in listed],
        }
        typer.echo(to_json(document), nl=False)
        return
    shown = [(key, _text(key, value), str(origin)) for key, value, origin in listed]
    widths = [min(max(len(row[n]) for row in shown), 60) for n in (0, 1)]
    typer.echo(f"# {loaded.file.name if loaded.file else 'no configuration file'}")
    for key, value, origin in shown:
        typer.echo(f"{key:<{widths[0]}}  {value:<{widths[1]}}  {origin}")


def check(config: Named = None) -> int:
    """Look for mistakes in the configuration: every one a line with file and line; exit status 2 if there is one.

    \b
    Examples:
      reconcile config check
      reconcile config check --config desk/reconcile.toml
    """
    from reconcile.cli.configuration import Choices
    from reconcile.cli.terminal import printable
    from reconcile.settings import NAME, examine

    loaded, problems = examine(config, choices=Choices())
    for problem in problems:
        typer.echo(f"reconcile: {' '.join(printable(problem).split())}", err=True)
    if not problems:
        typer.echo(f"{loaded.file.name}: no mistakes" if loaded.file else f"no configuration file; reconcile config init writes {NAME}")
    return 2 if problems else 0


def init(
    file: Annotated[Path, typer.Argument(metavar="[FILE]", help="File to write.", show_default=True)] = Path("reconcile.toml"),
) -> None:
    """Write a configuration file in which every key is explained and switched off. A file that is there is never overwritten.

    \b
    Examples:
      reconcile config init
      reconcile config init desk/reconcile.toml
    """
    from reconcile.errors import OutputError
    from reconcile.settings.starter import starter

    try:
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(starter())
    except FileExistsError:
        raise OutputError(f"cannot write {file}: it is there already, and a configuration is not overwritten; name another file") from None
    except OSError as error:
        raise OutputError(f"cannot write {file}: {error.strerror or error}; name a file in a folder that you may write to") from None
    typer.echo(f"{file}: written; every key is switched off")


def ladders() -> None:
    """List the ladders of stages, to which the newsroom's own stages can be added (lexicon.stage), with their stages in order.

    \b
    Examples:
      reconcile config ladders
    """
    from reconcile.lexis.ladders import stage_names

    known = stage_names()
    width = max(len(name) for name in known)
    for name, stages in known.items():
        typer.echo(f"{name:<{width}}  {' < '.join(stages)}")


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    return [_plain(v) for v in value] if isinstance(value, tuple) else value


def _text(key: str, value: Any) -> str:
    """A value as it is written in the file; what holds where it is not set in brackets."""
    from reconcile.model.settings import UNSET
    from reconcile.settings import simple

    known = simple().get(key)
    if value in (None, ()) and known is not None and UNSET in known.known:
        return f"({known.known[UNSET]})"
    if value is None:
        return "(not set)"
    if isinstance(value, dt.date):
        return value.isoformat()
    return json.dumps(_plain(value), ensure_ascii=False)


def _origin(origin: Origin) -> dict[str, Any]:
    return {"sort": origin.sort, "name": origin.name or None, "line": origin.line}
