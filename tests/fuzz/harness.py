"""What the targets share: instrument, seed, run. Arguments are those of libFuzzer; a crash is written to the working folder and printed."""

from __future__ import annotations

import contextlib
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

SECONDS = 10
"""An input that takes longer is a finding."""


def instrumented(name: str) -> contextlib.AbstractContextManager[Any]:
    """A context in which imported modules of the engine, and the libraries that read for it, are measured; only of a module that is run."""
    if name != "__main__":
        return contextlib.nullcontext()
    import atheris

    return atheris.instrument_imports(include=["reconcile", "warcio", "docx"])


def run(target: Callable[[bytes], None], seeds: Iterable[bytes], longest: int) -> None:
    """Fuzz until the time given by ``-max_total_time=SECONDS`` is up; does not return.

    Arguments that are files are run once each instead, to look at a crash again.
    """
    import atheris

    files = [Path(a) for a in sys.argv[1:] if Path(a).is_file()]
    if files:
        for file in files:
            target(file.read_bytes())
        return
    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(seeds):
            Path(folder, f"{number:04d}").write_bytes(seed)
        options = [f"-timeout={SECONDS}", f"-max_len={longest}", "-rss_limit_mb=1500", "-print_final_stats=1"]
        folders = [a for a in sys.argv[1:] if not a.startswith("-")]
        atheris.Setup([sys.argv[0], *options, *(a for a in sys.argv[1:] if a.startswith("-")), *folders, folder], target)
        atheris.Fuzz()


def words_of(data: bytes, words: Sequence[str]) -> str:
    """Bytes as a text of words of a grammar: most bytes are a word of the list, some a character."""
    out = []
    rest = iter(data)
    for byte in rest:
        if byte < 200:
            more = next(rest, 0)
            out.append(words[(byte * 256 + more) % len(words)])
            out.append(" ")
        elif byte < 230 and out and out[-1] == " ":
            out.pop()  # the next word stands right behind this one
        elif byte < 250:
            out.append(chr(next(rest, 32)))
        else:
            out.append(chr(next(rest, 32) * 256 + next(rest, 32)))
    return "".join(out)
