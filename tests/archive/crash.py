"""A program to be killed: it adds records, or compacts, again and again, and says what is done. Run as a file."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

from reconcile.archive import Archive
from reconcile.archive.compact import compact
from reconcile.kinds import discover


def adding(folder: str, file: str) -> None:
    """Add the records of a file in batches of seven, and say after each how many are safe."""
    records = pickle.loads(Path(file).read_bytes())  # noqa: S301 - the test wrote it
    with Archive.open(folder, write=True, create=True) as archive:
        for first in range(0, len(records), 7):
            with archive.batch():
                for one in records[first : first + 7]:
                    archive.add(one)
            print(min(first + 7, len(records)), flush=True)  # noqa: T201


def compacting(folder: str, how: str) -> None:
    """Compact without end."""
    kinds = discover()
    print("begun", flush=True)  # noqa: T201
    while True:
        compact(Path(folder), kinds, rebuild=how == "rebuild")


if __name__ == "__main__":
    {"add": adding, "compact": compacting}[sys.argv[1]](*sys.argv[2:])
