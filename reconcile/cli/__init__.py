"""The command line: parse, call, print. The home of typer.

Nothing here is imported by another part of the package, and no command imports the engine before it runs:
``reconcile --help`` must not wait for spaCy.
"""

from reconcile.cli.app import main

__all__ = ["main"]
