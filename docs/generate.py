"""Write the generated pages of the documentation, and the output of commands that pages show.

python docs/generate.py            write
python docs/generate.py --check    say what would change, exit status 1 if anything would

Generated are ``docs/reference/*.md`` whole, and in README.md and docs/*.md each fenced block that follows a line
``<!-- output: COMMAND -->``: the output of that command, run at the top of the project.
"""

from __future__ import annotations

import io
import json
import os
import re
import shlex
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stdout
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
REFERENCE = TOP / "docs" / "reference"
PAGES = (
    "README.md",
    "docs/tutorial.md",
    "docs/accuracy.md",
    "docs/architecture.md",
    "docs/formats.md",
    "docs/configuration.md",
    "docs/draft.md",
)
sys.path[:0] = [str(TOP), str(TOP / "docs")]  # the package of this checkout, and pages.py
_BLOCK = re.compile(r"(<!-- output: (?P<command>[^\n]+?) -->\n+```\w*\n)(?P<body>.*?)(```)", re.DOTALL)


def generated() -> Iterator[tuple[Path, str]]:
    """Every generated page with what it should hold."""
    import pages

    yield TOP / "schemas" / "config.schema.json", json.dumps(pages.config_schema(), indent=2, ensure_ascii=False) + "\n"
    for name, text in pages.pages().items():
        yield REFERENCE / f"{name}.md", text


def with_outputs() -> Iterator[tuple[Path, str]]:
    """Every page that shows outputs, with the outputs of now."""
    for name in PAGES:
        path = TOP / name
        if path.is_file():
            yield path, _BLOCK.sub(lambda m: f"{m[1]}{output(m['command'])}{m[4]}", path.read_text("utf-8"))


def output(command: str) -> str:
    """What ``reconcile …`` prints, run in this process. A trailing ``| head -N`` or ``| tail -N`` keeps N lines and shows that there are more."""
    from reconcile.cli.app import run

    command, _, tail = command.partition(" | tail -")
    command, _, head = command.partition(" | head -")
    program, *words = shlex.split(command)
    buffer = io.StringIO()
    with redirect_stdout(buffer), chdir(TOP), _plain_environment():
        status = run(words) if program == "reconcile" else 2
    if status not in (0, 1):
        sys.exit(f"{command}: exit status {status}")
    lines = buffer.getvalue().splitlines(keepends=True)
    if head and len(lines) > int(head):
        return "".join([*lines[: int(head)], "…\n"])
    if tail and len(lines) > int(tail):
        return "".join(["…\n", *lines[-int(tail) :]])
    return "".join(lines)


@contextmanager
def _plain_environment() -> Iterator[None]:
    """No setting of whoever runs this gets onto a page; the cache stays where it was said to be."""
    set_here = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("RECONCILE_")}
    place = os.environ.get("XDG_CACHE_HOME")
    os.environ["XDG_CACHE_HOME"] = set_here.get("RECONCILE_CACHE") or place or ""
    try:
        yield
    finally:
        os.environ.update(set_here)
        del os.environ["XDG_CACHE_HOME"]
        if place is not None:
            os.environ["XDG_CACHE_HOME"] = place


def main(*, check: bool) -> int:
    """Write or compare. Returns the exit status."""
    stale = [(path, text) for path, text in [*generated(), *with_outputs()] if not path.is_file() or path.read_text("utf-8") != text]
    for path, text in stale:
        print(("would change " if check else "writes ") + str(path.relative_to(TOP)))
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
