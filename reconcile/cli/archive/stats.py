"""``reconcile archive stats``: what is in the archive."""

from __future__ import annotations

import enum
import json
from typing import Annotated

import typer

from reconcile.cli.archive.folder import Folder

LONGEST = 12
"""Publications that are listed by name in the text form."""


class Form(enum.StrEnum):
    """Forms of the figures."""

    TEXT = "text"
    JSON = "json"


def register(group: typer.Typer) -> None:
    group.command(name="stats")(stats)


def stats(
    folder: Folder, *, figures_form: Annotated[Form, typer.Option("--format", "-f", help="Form of the figures.")] = Form.TEXT
) -> None:
    """Print how many articles and facts there are, by kind, publication, day and engine, what is withdrawn, and the size on disk.

    \b
    Examples:
      reconcile archive stats archive/
      reconcile archive stats archive/ --format json
    """
    from reconcile.archive import Archive
    from reconcile.archive.stats import stats as counted
    from reconcile.cli import selection
    from reconcile.model.printable import escaped, one_line

    with Archive.open(folder) as archive:
        found = counted(archive)
    if figures_form is Form.JSON:
        print(escaped(json.dumps(selection.checker("stats").checked(found.to_dict()), indent=1, ensure_ascii=False)))
        return
    rows = [
        ("articles", f"{found.articles:,} in use" + (f", and {found.superseded:,} earlier versions" if found.superseded else "")),
        (
            "facts",
            f"{found.facts:,} of {found.words:,} words" + (f"; {found.left_out:,} of overlong articles left out" if found.left_out else ""),
        ),
        ("kinds", ", ".join(f"{k} {n:,}" for k, n in found.kinds.items()) or "none"),
        ("days", f"{found.first_day or 'none'} to {found.last_day or 'none'}, {found.undated:,} articles without a day"),
        ("sources", _listed(found.sources)),
        ("extracted by", ", ".join(f"reconcile {one_line(v)} ({n:,} articles)" for v, n in found.engines.items()) or "nobody yet"),
        ("on disk", f"{found.bytes / 1e6:,.1f} MB" + (f", {found.bytes / found.facts:.0f} bytes a fact" if found.facts else "")),
        ("file format", f"{found.format}, index {found.index} with keys {found.keys}"),
        (
            "withdrawn",
            f"{len(found.withdrawn):,}" + "".join(f"\n  {one_line(name)}: {one_line(reason)}" for name, reason in found.withdrawn),
        ),
    ]
    for name, told in rows:
        print(f"{name}: {told}")


def _listed(sources: dict[str, int]) -> str:
    from reconcile.model.printable import one_line

    shown = [f"{one_line(s) or 'none named'} {n:,}" for s, n in list(sources.items())[:LONGEST]]
    more = len(sources) - len(shown)
    return ", ".join(shown) + (f" and {more:,} more" if more else "") or "none"
