"""All measurements of speed and scale, as one table.

    python -m tests.benchmarks.performance [--full] [--only NAME] [--write docs/performance.md]

Each module ``tests/benchmarks/NAME_scale.py`` is a part and has ``rows(full)``. Without ``--full`` a part takes under a minute and works on small
sizes; the exit status is 1 if a figure is not what was wanted. ``--write`` puts the rows of the parts that ran into the table of a page, between two
marks, in the place of what these parts had there.
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

HEAD = ("| part | what | figure | wanted | holds | sizes |", "|---|---|---|---|---|---|")
BEGIN, END = "<!-- table: performance -->", "<!-- end of table -->"


def parts() -> list[str]:
    """Names of the parts, by alphabet."""
    return sorted(p.stem.removesuffix("_scale") for p in Path(__file__).parent.glob("*_scale.py"))


def table(measured: Iterable[tuple[str, list[Row]]], sizes: str) -> list[str]:
    """The rows of every part as rows of a Markdown table."""
    lines = []
    for name, rows in measured:
        for row in rows:
            figure = f"{row.figure:,.0f}" if abs(row.figure) >= 1000 else f"{row.figure:.3g}"
            holds = {True: "yes", False: "**no**", None: ""}[row.holds]
            lines.append(f"| {name} | {row.what} | {f'{figure} {row.unit}'.rstrip()} | {row.wanted} | {holds} | {sizes} |")
    return lines


def written(page: str, lines: Iterable[str]) -> str:
    """The page with rows in its table, by part; rows of other parts stay.

    Raises:
        ValueError: the page has no such marks.
    """
    head, mark, rest = page.partition(BEGIN)
    old, end, tail = rest.partition(END)
    if not mark or not end:
        raise ValueError(f"no {BEGIN} … {END} in the page")
    new = list(lines)
    ours = {_part(line) for line in new}
    kept = [line for line in old.splitlines() if line.startswith("| ") and line not in HEAD and _part(line) not in ours]
    # sorted by part only: within one, the order says what belongs together
    return f"{head}{BEGIN}\n{chr(10).join([*HEAD, *sorted([*kept, *new], key=_part)])}\n{END}{tail}"


def _part(line: str) -> str:
    return line.split("|")[1].strip()


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
    lines = table(measured, "full" if given.full else "small")
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}\n", *HEAD, *lines, sep="\n")
    if given.write:
        given.write.write_text(written(given.write.read_text("utf-8"), lines), "utf-8")
    return int(any(row.holds is False for _, rows in measured for row in rows))


if __name__ == "__main__":
    sys.exit(main())
