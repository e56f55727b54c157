"""How good is it? Findings measured against what a careful reader listed by hand, and planted errors counted.

Sits above the pipeline: it runs whole stories and looks into every stage, and no stage knows of it.
"""

from reconcile.evaluation.figures import Evaluation, evaluate
from reconcile.evaluation.floors import Floors, load_floors
from reconcile.evaluation.gold import Gold, GoldFinding, GoldPosition, Passage, Trap
from reconcile.evaluation.mistakes import Mistake, MistakeClass
from reconcile.evaluation.scoring import Score, score
from reconcile.evaluation.story import Story, load_stories

__all__ = [
    "Evaluation", "Floors", "Gold", "GoldFinding", "GoldPosition", "Mistake", "MistakeClass", "Passage", "Score", "Story", "Trap",
    "evaluate", "load_floors", "load_stories", "score",
]  # fmt: skip
