"""All measurements of speed and scale, as one table.

    python -m tests.benchmarks.performance [--full] [--only NAME] [--write docs/performance.md]

Each module ``tests/benchmarks/NAME_scale.py`` is a part and has ``rows(full)``. Without ``--full`` a part takes under a minute and works on small
sizes; the exit status is 1 if a figure is not what was wanted. ``--write`` replaces the table in a page, between two marks.
"""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from tests.benchmarks.table import Row

BEGIN, END = "<!-- table: performance -->", "<!-- end of table -->"


def parts() -> list[str]:
    """Names of the parts, by alphabet."""
    return sorted(p.stem.removesuffix("_scale") for p in Path(__file__).parent.glob("*_scale.py"))


def table(measured: Iterable[tuple[str, list[Row]]]) -> str:
    """The rows of every part as a Markdown table."""
    lines = ["| part | what | figure | wanted | holds |", "|---|---|---|---|---|"]
    for name, rows in measured:
        for row in rows:
            figure = f"{row.figure:,.0f}" if abs(row.figure) >= 1000 else f"{row.figure:.3g}"
            holds = {True: "yes", False: "**no**", None: ""}[row.holds]
            lines.append(f"| {name} | {row.what} | {figure} {row.unit}".rstrip() + f" | {row.wanted} | {holds} |")
    return "\n".join(lines)


def written(page: str, text: str) -> str:
    """The page with what stands between the marks replaced.

    Raises:
        ValueError: the page has no such marks.
    """
    head, mark, rest = page.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not mark or not end:
        raise ValueError(f"no {BEGIN} … {END} in the page")
    return f"{head}{BEGIN}\n{text}\n{END}{tail}"


def main() -> int:
    """Measure, print, and say by the exit status whether everything is as it was wanted."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--full", action="store_true", help="the sizes that are wanted (millions of facts), an hour and more")
    arguments.add_argument("--only", action="append", choices=parts(), help="only this part; may be repeated")
    arguments.add_argument("--write", type=Path, help="a page whose table is replaced")
    given = arguments.parse_args()
    measured = []
    for name in given.only or parts():
        started = time.monotonic()
        measured.append((name, importlib.import_module(f"tests.benchmarks.{name}_scale").rows(given.full)))
        print(f"{name}: {time.monotonic() - started:.0f} s", file=sys.stderr)
    how = "full sizes" if given.full else "small sizes"
    text = f"{how}, {os.cpu_count()} cores, Python {platform.python_version()}\n\n{table(measured)}"
    print(text)
    if given.write:
        given.write.write_text(written(given.write.read_text("utf-8"), text), "utf-8")
    return int(any(row.holds is False for _, rows in measured for row in rows))


if __name__ == "__main__":
    sys.exit(main())
