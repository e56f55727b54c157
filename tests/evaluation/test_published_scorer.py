"""The figures are those of the published scorer, where it and its stories lie beside the checkout."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from reconcile import pipeline
from reconcile.evaluation import load_stories, score
from reconcile.evaluation.figures import figures

SHARED = Path(__file__).resolve().parents[3] / "shared"
SCORER = SHARED / "score" / "score_stories.py"


def published() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_stories", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not SCORER.is_file() or not (SHARED / "seeds").is_dir(), reason="the published scorer is not beside this checkout")
def test_the_same_figures_as_the_published_scorer() -> None:
    theirs = published()
    (story,) = load_stories(SHARED / "seeds")
    report = pipeline.check(story.articles)
    counts, _ = theirs.score(theirs.Story(SHARED / "seeds"), report.to_dict())
    assert figures(score(story, report.findings).counts, 1, 0) == theirs.summary(counts, 1, 0)
