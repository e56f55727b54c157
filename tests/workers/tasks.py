"""Tasks without a language model, which workers can import."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Odd:
    """Answers with the item and the process; an item may say what shall go wrong."""

    patience: float = 60.0
    unwilling: bool = False

    def start(self, *, apart: bool) -> Callable[[str], tuple[str, int]]:
        if self.unwilling:
            raise LookupError("no model here")
        return answer

    def weight(self, item: str) -> int:
        return 1

    def limit(self, item: str) -> float:
        return 0.4 if item == "hang" else self.patience


def answer(item: str) -> tuple[str, int]:
    what, _, path = item.partition(" ")
    if what == "die" or (what == "once" and not Path(path).exists()):
        if path:
            Path(path).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "hang":
        # never gives another thread of the process a turn
        re.match(r"(a+)+b", "a" * 60)
    if what == "raise":
        raise ValueError(path)
    return item, os.getpid()
