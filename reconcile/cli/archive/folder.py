"""The argument that every command of the group has."""

from __future__ import annotations

from typing import Annotated

import typer

Folder = Annotated[str, typer.Argument(metavar="ARCHIVE", help="Folder of the archive.", show_default=False)]
