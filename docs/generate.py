"""Write the generated pages of the documentation, and the output of commands that pages show.

python docs/generate.py            write
python docs/generate.py --check    say what would change, exit status 1 if anything would

Generated are ``docs/reference/*.md`` whole, and in README.md and docs/*.md each fenced block that follows a line
``<!-- output: COMMAND -->``: the output of that command, run at the top of the project.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
REFERENCE = TOP / "docs" / "reference"
PAGES = ("README.md", "docs/tutorial.md", "docs/accuracy.md", "docs/architecture.md")
sys.path[:0] = [str(TOP), str(TOP / "docs")]  # the package of this checkout, and pages.py
_BLOCK = re.compile(r"(<!-- output: (?P<command>[^\n]+?) -->\n+```\w*\n)(?P<body>.*?)(```)", re.DOTALL)


def generated() -> Iterator[tuple[Path, str]]:
    """Every generated page with what it should hold."""
    import pages

    for name, text in pages.pages().items():
        yield REFERENCE / f"{name}.md", text


def with_outputs() -> Iterator[tuple[Path, str]]:
    """Every page that shows outputs, with the outputs of now."""
    for name in PAGES:
        path = TOP / name
        if path.is_file():
            yield path, _BLOCK.sub(lambda m: f"{m[1]}{output(m['command'])}{m[4]}", path.read_text("utf-8"))


def output(command: str) -> str:
    """What a command prints; ``reconcile`` is the one of this Python. A trailing ``| head -N`` keeps N lines."""
    command, _, head = command.partition(" | head -")
    words = shlex.split(command)
    if words[0] == "reconcile":
        words[:1] = [sys.executable, "-m", "reconcile"]
    done = subprocess.run(words, cwd=TOP, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"{command}: exit status {done.returncode}\n{done.stderr}")
    lines = done.stdout.splitlines(keepends=True)
    return "".join(lines[: int(head)] if head else lines)


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
