"""Short invented articles for the engines: stories that three papers tell, one of which has one figure otherwise; and a slow and two deadly functions.

The functions stand here because workers must be able to import them.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import signal
import time
from pathlib import Path

import pyarrow as pa

from reconcile.batch.engine import extract

TOWNS = ("Brackwater", "Ollerby", "Tamsford", "Wexcombe", "Pellinore", "Garrick", "Hartle", "Yarrowfield")
_PAPERS = ("Ledger", "Courier", "Beacon")
_THINGS = ("library", "harbor wall", "tram line", "skating rink", "swimming pool", "fire station", "footbridge", "market hall")


def records(stories: int = 6) -> list[dict[str, str]]:
    """Three articles for each story, as JSON records; the stories are weeks apart, because their wording is one."""
    made = []
    for n in range(stories):
        town, thing, noes = TOWNS[n % 8], _THINGS[(n * 3) % 8], n % 4
        for k, paper in enumerate(_PAPERS):
            cost = 20 + n + (7 if k == n % 3 else 0)
            text = (
                f"The {town} City Council voted 9 to {noes} on Tuesday to build a new {thing}.\n\n"
                f"The {thing} in {town} will cost ${cost} million, Mayor Ada {town}son said. "
                f"About {n + 3},{k}00 people had signed a petition for the {thing} in {town}.\n"
            )
            made.append({
                "id": f"{town.lower()}-{n}-{paper.lower()}", "text": text, "title": f"{town} council backs {thing}", "source": f"{town} {paper}",
                "published": (dt.date(2024, 3, 6) + dt.timedelta(weeks=n)).isoformat(), "url": f"https://{paper.lower()}.example/{n}",
            })  # fmt: skip
    return made


def write_lines(path: Path, rows: list[dict[str, str]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def slow_extract(batch: pa.RecordBatch, model: str | None = None, settings: None = None) -> pa.RecordBatch:
    """So slow that a test can do something in the middle of it."""
    time.sleep(0.3)
    return extract(batch, model, settings)


def killed_once(batch: pa.RecordBatch, marker: str) -> pa.RecordBatch:
    """The first process that gets here is gone at once, as by the system when memory is short."""
    if _once(marker, "worker"):
        os.kill(os.getpid(), signal.SIGKILL)
    return batch


def machine_killed_once(batch: pa.RecordBatch, marker: str) -> pa.RecordBatch:
    """The Java process that the first worker belongs to is gone at once, as when a machine is lost."""
    daemon = os.getppid()
    java = int(Path(f"/proc/{daemon}/stat").read_text("ascii").rsplit(")", 1)[1].split()[1])
    if _once(marker, Path(f"/proc/{java}/cmdline").read_text("utf-8")):
        os.kill(java, signal.SIGKILL)
        time.sleep(60)
    return batch


def _once(marker: str, said: str) -> bool:
    try:
        with Path(marker).open("x", encoding="utf-8") as file:
            file.write(said)
    except FileExistsError:
        return False
    return True


def failing(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Never works."""
    raise ValueError(f"no news from {TOWNS[0]}")
