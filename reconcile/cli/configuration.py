"""The configuration, read once before a command's own options: what it sets becomes their defaults, and flags still win.

``configured`` puts ``--config`` on a command; ``app`` does so for all that read settings. A new command gets ``--decisions``, ``--baseline`` or
``--format`` from the file and the environment by naming its parameter ``decisions``, ``baseline`` or ``form``, and the rest by ``settings()``.
"""

from __future__ import annotations

import dataclasses
import functools
import inspect
import typing
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from typing import Annotated, Any

import typer

from reconcile.cli import options
from reconcile.model.settings import NO_SETTINGS, Settings

if typing.TYPE_CHECKING:
    from reconcile.settings import Loaded

PARAMETERS = {"format": "form", "kinds": "kind"}
"""Parameters of commands that are not named after their key."""
_FREE = ("graph",)
"""Commands whose ``--format`` is not that of a report."""
_UNCACHED: set[Callable[..., Any]] = set()
_IN_FORCE: ContextVar[Settings] = ContextVar("reconcile_settings", default=NO_SETTINGS)

F = typing.TypeVar("F", bound=Callable[..., Any])


def settings() -> Settings:
    """The settings of the command that is running."""
    return _IN_FORCE.get()


def load(config: str | None, flags: Mapping[str, Any] | None = None) -> Loaded:
    """The configuration, with the names of kinds and formats that there are.

    Raises:
        ConfigError: it cannot be used.
    """
    from reconcile.settings import load as load_settings

    return load_settings(config, flags=flags, choices=Choices())


class Choices(Mapping[str, tuple[str, ...]]):
    """Names that values are checked against; the engine is only asked for its kinds where some are named."""

    def __getitem__(self, name: str) -> tuple[str, ...]:
        if name == "formats":
            return tuple(f.value for f in options.Format)
        if name == "kinds":
            from reconcile import pipeline

            return pipeline.finding_kinds()
        raise KeyError(name)

    def __iter__(self) -> typing.Iterator[str]:
        return iter(("formats", "kinds"))

    def __len__(self) -> int:
        return 2


def _read(context: typer.Context, config: str | None) -> str | None:
    """Read the configuration before the other options are looked at, and make what it sets their defaults."""
    if context.resilient_parsing:  # completion in a shell: nothing is run
        return config
    loaded = load(config)
    _IN_FORCE.set(loaded.settings)
    given = {PARAMETERS.get(k, k.replace("-", "_")): v for k, v in loaded.given().items()}
    if context.info_name in _FREE:
        given.pop("form", None)
    if context.parent is not None and context.parent.info_name == "baseline" and "baseline" in given:
        # the commands that make and show a baseline name it as what they write, and as their argument
        given |= {"output": given["baseline"], "known": given["baseline"]}
    context.default_map = {**(context.default_map or {}), **given}
    return config


Config = Annotated[
    str | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="Configuration; else RECONCILE_CONFIG, else reconcile.toml or pyproject.toml here or above in the repository.",
        show_default=False,
        is_eager=True,
        callback=_read,
    ),
]


def _at_most(context: typer.Context, jobs: int | None) -> int | None:
    """Put the number of jobs among the settings."""
    if jobs is not None and not context.resilient_parsing:
        _IN_FORCE.set(dataclasses.replace(settings(), jobs=jobs))
    return jobs


Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        metavar="N",
        min=1,
        help="Processes that work at a time, at most. [default: the cores, where it pays]",
        show_default=False,
        callback=_at_most,
    ),
]


def _kept(context: typer.Context, no_cache: bool) -> bool:  # noqa: FBT001 - the signature of a typer callback
    """Put the folder of the cache among the settings: a command has one unless it is told otherwise."""
    if not context.resilient_parsing:
        from reconcile.workers.cache import OFF, folder

        place = None if no_cache else folder(settings().cache)
        _IN_FORCE.set(dataclasses.replace(settings(), cache=str(place) if place else OFF))
    return no_cache


NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Read all articles anew, and keep no facts of them (also RECONCILE_CACHE=off).", callback=_kept)
]


def configured(command: F) -> F:
    """The command with ``--config``, and where it reads articles (and so has ``--model``) with ``--jobs`` and ``--no-cache``."""
    return _with_options(command, {"config": (Config, None), **_reading(command)})


def reading(command: F) -> F:
    """A command that reads articles and no configuration, with ``--jobs`` and ``--no-cache``."""
    return _with_options(command, _reading(command))


def uncached(command: F) -> F:
    """Mark a command that works in several processes and keeps no facts beside what it writes: it has ``--jobs`` and no ``--no-cache``."""
    _UNCACHED.add(command)
    return command


def _reading(command: Callable[..., Any]) -> dict[str, tuple[Any, Any]]:
    if command in _UNCACHED:
        return {"jobs": (Jobs, None)}
    return {"jobs": (Jobs, None), "no_cache": (NoCache, False)} if "model" in inspect.signature(command).parameters else {}


def _with_options(command: F, added: Mapping[str, tuple[Any, Any]]) -> F:
    """The command with more options, each an annotation and a default; their callbacks have put into ``settings()`` what they say."""

    @functools.wraps(command)
    def run(**given: Any) -> Any:
        try:
            return command(**{name: value for name, value in given.items() if name not in added})
        finally:
            _IN_FORCE.set(NO_SETTINGS)

    signature = inspect.signature(command)
    hints = typing.get_type_hints(command, include_extras=True)
    parameters = [p.replace(annotation=hints[p.name], kind=inspect.Parameter.KEYWORD_ONLY) for p in signature.parameters.values()]
    own = [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=d, annotation=a) for name, (a, d) in added.items()]
    run.__signature__ = signature.replace(parameters=[*parameters, *own], return_annotation=hints.get("return"))  # type: ignore[attr-defined]
    run.__annotations__ = {**hints, **{name: a for name, (a, _) in added.items()}}
    return typing.cast("F", run)


def configure(app: typer.Typer, free: typing.Collection[str] = ()) -> None:
    """Put ``--config`` on all commands of an application, those of its groups too, except those that are named."""
    for info in app.registered_commands:
        if info.callback is not None and info.name not in free:
            info.callback = configured(info.callback)
    for group in app.registered_groups:
        if group.typer_instance is not None and group.typer_instance.info.name not in free:
            configure(group.typer_instance, free)
