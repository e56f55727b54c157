"""How good is it? Findings measured against what a careful reader listed by hand, and planted errors counted.

Sits above the pipeline: it runs whole stories and looks into every stage, and no stage knows of it.
"""

from reconcile.evaluation.figures import Evaluation, evaluate, known_kinds
from reconcile.evaluation.floors import Floors, load_floors
from reconcile.evaluation.gold import Gold, GoldFinding, GoldPosition, Passage, Trap
from reconcile.evaluation.mistakes import Mistake, MistakeClass, mistake_class
from reconcile.evaluation.mutation import Mutation, known_operators, mutate
from reconcile.evaluation.scoring import Score, score
from reconcile.evaluation.story import Story, chosen, load_stories, stories_of

__all__ = [
    "Evaluation", "Floors", "Gold", "GoldFinding", "GoldPosition", "Mistake", "MistakeClass", "Mutation", "Passage", "Score", "Story", "Trap",
    "chosen", "evaluate", "known_kinds", "known_operators", "load_floors", "load_stories",
    "mistake_class", "mutate", "score", "stories_of",
]  # fmt: skip
