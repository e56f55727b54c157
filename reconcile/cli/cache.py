"""``reconcile cache``: facts of articles that are kept on disk."""

from __future__ import annotations

import typer

from reconcile.errors import OutputError, UsageError

_HELP = """Say where facts of unchanged articles are kept, and delete them.

\b
Examples:
  reconcile cache show
  reconcile cache clear
"""
_group = typer.Typer(help=_HELP, no_args_is_help=True)


def register(app: typer.Typer) -> None:
    _group.command(name="show")(show)
    _group.command(name="clear")(clear)
    app.add_typer(_group, name="cache")


def show() -> None:
    """Print the folder of the cache and how much is in it.

    \b
    Examples:
      reconcile cache show
    """
    from reconcile.cli.configuration import settings
    from reconcile.workers.cache import LIMIT, folder, stats

    place = folder(settings().cache)
    if place is None:
        print("off")
        return
    found = stats(place)
    print(place)
    print(f"{found.articles:,} articles, {found.bytes / 1e6:.1f} MB of at most {LIMIT / 1e6:.0f} MB")


def clear() -> None:
    """Delete the facts that are kept, and nothing else that may lie in the folder.

    \b
    Examples:
      reconcile cache clear
    """
    from reconcile.cli.configuration import settings
    from reconcile.workers.cache import clear as delete
    from reconcile.workers.cache import folder

    place = folder(settings().cache)
    if place is None:
        raise UsageError("the cache is off; name its folder with RECONCILE_CACHE=FOLDER reconcile cache clear")
    try:
        was = delete(place)
    except OSError as error:
        raise OutputError(f"{error.filename or place}: {error.strerror or error}; the cache cannot be deleted") from None
    print(f"{place}: {was.articles:,} articles deleted, {was.bytes / 1e6:.1f} MB")
