"""What facts depend on besides the article: the engine, the model and the settings, as one digest."""

from __future__ import annotations

import hashlib
import os
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from reconcile.language import model_identity
from reconcile.model.packing import PACKING
from reconcile.model.settings import Settings

PARTS = ("extraction", "kinds", "language", "lexis", "model", "workers")
"""Folders of the package whose code and words facts depend on."""
_READ = (".py", ".toml", ".json")


def stamp(model: str | None, settings: Settings) -> str:
    """Equal only where the same article gives the same facts.

    Raises:
        ModelError: the model is not installed.
    """
    python = f"{sys.version_info[:2]} {unicodedata.unidata_version}"
    # settings are frozen values of texts and tuples, so that what they print is what they are
    told = (str(PACKING), engine(), model_identity(model), python, repr(settings.ignore), repr(settings.lexicon))
    return hashlib.sha256("\0".join(told).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def engine() -> str:
    """A digest of the names, sizes and times of the engine's own files: whoever edits a rule never meets facts of the rule before.

    Reading the files would take ten times as long. A new installation of the same version has other times and begins anew, which costs one run.
    """
    top = Path(__file__).parents[1]
    return hashlib.sha256("\n".join(line for part in PARTS for line in _states(top / part, part)).encode()).hexdigest()


def _states(folder: Path, name: str) -> Iterator[str]:
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda e: e.name)
    for entry in entries:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _states(Path(entry.path), f"{name}/{entry.name}")
        elif entry.name.endswith(_READ):
            state = entry.stat()
            yield f"{name}/{entry.name} {state.st_size} {state.st_mtime_ns}"
