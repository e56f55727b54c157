"""Run as a program: every regular expression that the package compiles, also in functions and late, as JSON lines of (pattern, flags, module)."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import sys
from typing import Any

SAMPLE = (
    "PORTSMITH, June 7, 2011 (Wire) \u2014 The harbour board of Eastmere voted 7-2 on Tuesday to close the pier, which cost $4.5 million.\n"
    "\u201cAbout 40 per cent of the 1,200 people were hurt,\u201d said Mayor Ann Smith, 54, who won the seat on May 3 at 6 a.m. from Mr. Brown.\n"
    "The bill passed the Senate last week and is now law. Three men, aged 20 to 30, were arrested near Ward 5, police said.\n"
)


def record() -> list[tuple[str, int, str]]:
    """Import everything and read two articles with it, and note what is compiled on the way."""
    found: dict[tuple[str, int], str] = {}
    compiled = re._compile  # type: ignore[attr-defined]

    def noted(pattern: Any, flags: Any) -> Any:
        frame: Any = sys._getframe(1)
        while frame is not None and frame.f_globals.get("__name__") in {"re", __name__}:
            frame = frame.f_back
        module = frame.f_globals.get("__name__", "") if frame else ""
        if module.startswith("reconcile"):
            text, bits = (pattern.pattern, pattern.flags) if isinstance(pattern, re.Pattern) else (pattern, int(flags))
            found.setdefault((text if isinstance(text, str) else text.decode("latin-1"), bits & ~re.DEBUG), module)
        return compiled(pattern, flags)

    re._compile = noted  # type: ignore[attr-defined]
    package = importlib.import_module("reconcile")
    for module in pkgutil.walk_packages(package.__path__, "reconcile."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    from reconcile import pipeline
    from reconcile.model import Article

    pipeline.check([Article("a", SAMPLE), Article("b", SAMPLE.replace("7-2", "8-1").replace("40", "45"))])
    return sorted((text, flags, module) for (text, flags), module in found.items())


if __name__ == "__main__":
    for row in record():
        sys.stdout.write(json.dumps(row) + "\n")
