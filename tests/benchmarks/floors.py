"""Run the scorers and hold their figures against pinned floors, which only rise.

python tests/benchmarks/floors.py                         compare; exit status 1 where a figure is below its floor
python tests/benchmarks/floors.py --update                pin the figures of now; refuses to make any worse
python tests/benchmarks/floors.py --update --allow-regression   pins them all the same; say why in the commit
python tests/benchmarks/floors.py --only stories          only the runs whose name contains this word

``tests/floors.json`` lists runs: a scorer with its arguments (from the shared folder), and the figures that are held. A figure
named with a leading minus is better when lower. "3 of 120" counts as 3. A figure that the scorer could not compute (null) fails.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PINNED = HERE.parent / "floors.json"
ROUNDING = 1e-9


def figure(result: Mapping[str, Any], name: str) -> float | None:
    """The figure ``name`` of a scorer's output; a dot goes into an inner object."""
    value: Any = result
    for key in name.lstrip("-").split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    if isinstance(value, str):
        value = float(value.split(" of ")[0])
    return None if value is None else float(value)


def worse(name: str, found: float | None, floor: float | None) -> bool:
    """Whether a figure is on the wrong side of its floor; where nothing is pinned, nothing is worse."""
    if floor is None:
        return False
    if found is None:
        return True
    return found > floor + ROUNDING if name.startswith("-") else found < floor - ROUNDING


def run(arguments: list[str], shared: Path, command: str) -> dict[str, Any]:
    """Run one scorer and read the JSON that it prints."""
    script, *rest = arguments
    words = [word.replace("SHARED", str(shared)).replace("COMMAND", command) for word in rest]
    done = subprocess.run([sys.executable, str(shared / "score" / script), *words], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{script} {' '.join(words)}: exit status {done.returncode}\n{done.stderr[-2000:]}")
    return dict(json.loads(done.stdout))


def pin(floors: dict[str, float | None], found: Mapping[str, float | None], *, allow_regression: bool) -> list[str]:
    """Put the figures of now into the floors; returns those that were refused for being worse."""
    refused = []
    for name, value in found.items():
        if worse(name, value, floors[name]) and not allow_regression:
            refused.append(name)
        elif value is not None:
            floors[name] = value
    return refused


def main() -> int:
    """Run, compare, print. Returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--shared", type=Path, default=HERE.parents[2] / "shared", help="folder with score/, stories/, seeds/ and benchmarks/"
    )
    parser.add_argument("--command", default=f"{sys.executable} -m reconcile check --format json", help="the command that the scorers run")
    parser.add_argument("--only", default="", help="only runs whose name contains this")
    parser.add_argument("--update", action="store_true", help="pin the figures of now")
    parser.add_argument("--allow-regression", action="store_true", help="let --update make a figure worse")
    chosen = parser.parse_args()
    shared = chosen.shared.resolve()
    if not (shared / "score").is_dir():
        print(f"skipped: {shared}/score is not here, so there are no stories to score")
        return 0
    pinned: dict[str, Any] = json.loads(PINNED.read_text("utf-8"))
    failed: list[str] = []
    for title, entry in pinned["runs"].items():
        if chosen.only not in title:
            continue
        begin = time.perf_counter()
        result = run(entry["run"], shared, chosen.command)
        found = {name: figure(result, name) for name in entry["floors"]}
        print(f"{title} ({time.perf_counter() - begin:.0f} s)")
        for name, value in found.items():
            bad = worse(name, value, entry["floors"][name])
            print(f"  {'WORSE' if bad else 'ok':<5}  {name.lstrip('-'):<36} {value!s:>8}   pinned {entry['floors'][name]}")
            if bad:
                failed.append(f"{title}: {name.lstrip('-')}")
        if chosen.update:
            failed = [f for f in failed if not f.startswith(f"{title}: ")]
            failed += [f"{title}: {name.lstrip('-')}" for name in pin(entry["floors"], found, allow_regression=chosen.allow_regression)]
    if chosen.update:
        PINNED.write_text(json.dumps(pinned, indent=2) + "\n", "utf-8")
    if failed:
        print("worse than pinned:\n  " + "\n  ".join(failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
