"""``reconcile kinds``: what can be a fact."""

from __future__ import annotations

from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    kinds = typer.Typer(name="kinds", rich_markup_mode=None)
    kinds.callback(invoke_without_command=True)(listed)
    kinds.command(name="show")(show)
    app.add_typer(kinds)


def listed(context: typer.Context) -> None:
    """List the kinds of fact, or show one of them.

    \b
    Examples:
      reconcile kinds
      reconcile kinds show vote
    """
    if context.invoked_subcommand is None:
        from reconcile.cli import catalogue

        typer.echo(catalogue.listing(), nl=False)


def show(name: Annotated[str, typer.Argument(metavar="KIND", help="Name of a kind.", show_default=False)]) -> None:
    """Show one kind: what it is, sentences in which it is found and not found, pairs that agree and differ, and its schema.

    \b
    Examples:
      reconcile kinds show vote
    """
    from reconcile.cli import catalogue

    typer.echo(catalogue.page(name), nl=False)
