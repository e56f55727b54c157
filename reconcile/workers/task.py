"""What a pool does with each item, and what it says of one that could not be done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol


class Task(Protocol):
    """Work on items, one at a time. It is pickled to reach the workers, so it is of a module that can be imported, and so are its items."""

    def start(self, *, apart: bool) -> Callable[[Any], Any]:
        """Load what is needed, once in each process; what it returns works on one item.

        ``apart`` says that this is a worker, whose results take a pickle to the one who wants them and had better be small.
        """
        ...

    def weight(self, item: Any) -> int:
        """Code points of text in an item: what its work costs."""
        ...

    def limit(self, item: Any) -> float:
        """Seconds after which the work on an item is given up."""
        ...


@dataclass(frozen=True, slots=True)
class Lost:
    """Stands for the result of an item whose work ended its worker, again and again."""

    why: str
    """As it is said of the item: "took longer than 61 s", "ended the process that read it (signal 9)"."""
