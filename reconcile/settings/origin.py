"""Where a value comes from, in a form that can be printed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """``sort`` is ``flag``, ``environment``, ``file`` or ``default``; ``name`` the flag, the variable or the file, ``line`` the line in it."""

    sort: str
    name: str = ""
    line: int | None = None

    def __str__(self) -> str:
        if self.sort == "file":
            return f"{self.name}:{self.line}" if self.line else self.name
        return f"{self.sort} {self.name}".rstrip()


DEFAULT = Origin("default")
