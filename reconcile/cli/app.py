"""All commands, and what becomes of an error: one line on standard error and the documented exit status."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from typing import NoReturn

import typer

from reconcile.cli import (
    archive,
    baseline,
    cache,
    check,
    cluster,
    config,
    decide,
    decisions,
    evaluate,
    explain,
    extract,
    graph,
    kinds,
    mutate,
    report,
    schema,
    serve,
)
from reconcile.cli.configuration import configure
from reconcile.cli.terminal import printable, use_utf8
from reconcile.errors import ReconcileError

DEBUG = "RECONCILE_DEBUG"
"""Set to anything, internal errors come with their traceback."""

# Typer carries its own copy of click from 0.24 on and exports only the leaf: the base of its usage errors is two steps up
_CommandLineError: type[Exception] = next(c for c in typer.BadParameter.__mro__ if c.__name__ == "ClickException")

app = typer.Typer(
    name="reconcile",
    # plain help: importing rich would double the start-up time
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(value: bool) -> None:  # noqa: FBT001 - the signature of a typer callback
    if value:
        from reconcile.model.version import version

        typer.echo(f"reconcile {version()}")
        raise typer.Exit


@app.callback()
def root(
    _version_wanted: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version and stop."),  # noqa: FBT001
) -> None:
    """Who says what, in several articles on one story: corroborations and discrepancies, quoted and counted by origin.

    \b
    Examples:
      reconcile check story/                        what agrees and what does not
      reconcile check a.txt b.txt --format json -o report.json
      reconcile report report.json --format markdown
      reconcile explain report.json d-3f9a0c12ab34
      reconcile serve story/                        review in the browser

    Exit status: 0 nothing at or above --fail-on, 1 findings at or above it, 2 usage or input error, 3 internal error.
    """


for _module in (
    check,
    extract,
    cluster,
    graph,
    report,
    explain,
    serve,
    decide,
    decisions,
    baseline,
    kinds,
    schema,
    evaluate,
    mutate,
    cache,
    config,
    archive,
):
    _module.register(app)
# figures of accuracy must not depend on a newsroom, and the others read nothing that can be set
configure(app, free=("explain", "kinds", "schema", "evaluate", "mutate", "config", "find", "stats", "withdraw", "verify"))


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run one command and leave with its exit status."""
    use_utf8()
    # the matrices of the small model are too small to be shared out: with one thread a check takes 0.7 s of processor time less
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # nearly all that is made lives to the end, so looking for garbage 300 times finds nothing and costs 0.1 s
    gc.set_threshold(200_000, 50, 50)
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: list[str]) -> int:
    """Run one command; errors become a line on standard error. Returns the exit status."""
    try:
        status = app(arguments, standalone_mode=False)
        sys.stdout.flush()
    except ReconcileError as error:
        return _fail(str(error), error.exit_status, arguments if error.exit_status == 3 else None)
    except BrokenPipeError:
        # the reader went away ("reconcile … | head"): nothing is wrong, and nothing more can be said
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (KeyboardInterrupt, typer.Abort):
        return _fail("stopped", 130, None)
    except _CommandLineError as error:
        return _fail(_usage(error), 2, None)
    except Exception as error:  # noqa: BLE001 - the last resort: a traceback helps nobody who only wants to check a story
        return _fail(f"internal error: {type(error).__name__}: {error}; please report it, with the command", 3, arguments)
    return status if isinstance(status, int) else 0


def _usage(error: Exception) -> str:
    message = str(error.format_message()) if hasattr(error, "format_message") else str(error)
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "reconcile"
    # click lists what it knows under the message; the first line says it
    return f"{message.strip().rstrip('.')}; see {command} --help"


def _fail(message: str, status: int, arguments: list[str] | None) -> int:
    if arguments is not None and (os.environ.get(DEBUG) or "--verbose" in arguments):
        print(printable(traceback.format_exc()), end="", file=sys.stderr)
    line = " ".join(printable(message).split())
    print(f"reconcile: {line}", file=sys.stderr)
    return status
