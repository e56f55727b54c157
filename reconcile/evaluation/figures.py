"""Figures over several stories, named as published, and everything that ``reconcile evaluate`` shows."""

from __future__ import annotations

import collections
import itertools
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reconcile import pipeline
from reconcile.errors import UsageError
from reconcile.evaluation.mistakes import Mistake, MistakeClass, mistakes
from reconcile.evaluation.scoring import Score, score
from reconcile.evaluation.story import Story
from reconcile.model.settings import Settings

KIND_COLUMNS = ("disc_must", "disc_found", "printed", "right", "false", "corr_must", "corr_found")
"""Columns of the table by kind; ``printed``, ``right`` and ``false`` (duplicates included) are of discrepancies."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of stories by name, and the seconds that the engine took for them (reading and scoring not counted)."""

    scores: Mapping[str, Score]
    mistakes: tuple[Mistake, ...]
    seconds: float

    @property
    def counts(self) -> collections.Counter[str]:
        """The counts of all stories."""
        return sum((s.counts for s in self.scores.values()), collections.Counter())

    @property
    def figures(self) -> dict[str, Any]:
        """The figures of all stories together."""
        return figures(self.counts, len(self.scores), self.seconds)

    def only(self, kinds: Sequence[str], causes: Sequence[MistakeClass]) -> Evaluation:
        """The same figures with the mistakes of some kinds and classes (all, where none is named)."""
        kept = tuple(m for m in self.mistakes if (not kinds or m.kind in kinds) and (not causes or m.cause in causes))
        return Evaluation(self.scores, kept, self.seconds)

    def to_dict(self) -> dict[str, Any]:
        """Everything as JSON; ``total`` and ``stories`` have the published names."""
        return {
            "total": self.figures,
            "stories": {name: figures(s.counts, 1, 0.0) for name, s in self.scores.items()},
            "by_kind": kind_table(self.scores.values()),
            "confusion": confusion(self.scores.values()),
            "mistakes": [m.to_dict() for m in self.mistakes],
        }


def evaluate(
    stories: Sequence[Story],
    model: str | None = None,
    *,
    progress: Callable[[int], object] | None = None,
    settings: Settings | None = None,
) -> Evaluation:
    """Run the engine over stories and judge what it prints. Of ``settings`` only how the work is done should be set: jobs and cache.

    Raises:
        ModelError: no usable language model.
    """
    scores: dict[str, Score] = {}
    wrong: list[Mistake] = []
    seconds = 0.0
    ordered = {s.name: sorted(s.articles, key=lambda a: a.id) for s in stories}
    extracted = pipeline.extract_each((a for s in stories for a in ordered[s.name]), model, settings)
    for done, story in enumerate(stories, 1):
        begin = time.perf_counter()
        facts = [f for _, found in itertools.islice(extracted, len(story.articles)) for f in found]
        report = pipeline.conclude(facts, ordered[story.name], settings=settings)
        seconds += time.perf_counter() - begin
        scores[story.name] = score(story, report.findings)
        wrong += mistakes(story, report, scores[story.name])
        if progress:
            progress(done)
    return Evaluation(scores, tuple(wrong), seconds)


def known_kinds(stories: Sequence[Story], names: Sequence[str]) -> tuple[str, ...]:
    """Names of kinds, checked against those of the tool and of the gold.

    Raises:
        UsageError: a kind that neither has.
    """
    known = sorted({*pipeline.finding_kinds(), *(f.kind for s in stories for f in s.gold.findings)})
    for name in names:
        if name not in known:
            raise UsageError(f"--kind {name}: no such kind; known are {', '.join(known)}")
    return tuple(dict.fromkeys(names))


def figures(counts: Mapping[str, int], stories: int, seconds: float) -> dict[str, Any]:
    """The published figures. A ratio with nothing below it is None."""
    c = collections.Counter(counts)
    printed = c["disc_true"] + c["disc_false"] + c["disc_duplicate"]
    precision, recall = ratio(c["disc_true"], printed), ratio(c["disc_must_found"], c["disc_must"])
    return {
        "stories": stories,
        "seconds": round(seconds, 2),
        "discrepancy_precision": precision,
        "discrepancy_recall": recall,
        "discrepancy_f1": round(2 * precision * recall / (precision + recall), 3) if precision and recall else 0.0,
        "false_alarms_per_story": ratio(c["disc_false"] + c["disc_duplicate"], stories),
        "false_alarms_on_agreeing_facts": c["disc_false_on_agreement"],
        "relation_accuracy": ratio(c["relation_right"], c["disc_true"]),
        "corroboration_recall": ratio(c["corr_must_found"], c["corr_must"]),
        "corroboration_article_coverage": ratio(c["coverage_sum_pct"] / 100, c["coverage_n"]),
        "agreement_printed_on_a_discrepancy": c["corr_on_discrepancy"],
        "origins_accuracy": ratio(c["origins_right"], c["origins_listed"]),
        "traps_hit": f"{c['trap_hits']} of {c['traps']}",
        "evidence_unresolved": f"{c['evidence_unresolved']} of {c['evidence']}",
        "discrepancies_found_by_kind": _by_kind(c, "disc"),
        "corroborations_found_by_kind": _by_kind(c, "corr"),
        "counts": {k: v for k, v in sorted(c.items()) if not k.startswith("kind:")},
    }


def ratio(part: float, whole: float) -> float | None:
    """Rounded to three places as the published figures are."""
    return round(part / whole, 3) if whole else None


def kind_table(scores: Iterable[Score]) -> dict[str, dict[str, int]]:
    """For each kind: what the gold demands and what of it was found, what was printed and what of it was right.

    What was printed stands under the kind of the finding, what was demanded under that of the gold: they may differ.
    """
    table: dict[str, dict[str, int]] = collections.defaultdict(lambda: dict.fromkeys(KIND_COLUMNS, 0))
    for s in scores:
        for m in s.matched:
            table[m.finding.kind]["printed"] += 1
            table[m.finding.kind]["right"] += 1
        for a in s.false_alarms:
            table[a.finding.kind]["printed"] += 1
            table[a.finding.kind]["false"] += 1
        for name, n in s.counts.items():
            if name.startswith("kind:"):
                _, short, kind, what = name.split(":")
                table[kind][f"{short}_{'must' if what == 'all' else 'found'}"] += n
    return {k: table[k] for k in sorted(table)}


def recall_over(table: Mapping[str, Mapping[str, int]], kinds: Iterable[str]) -> float | None:
    """Recall of the demanded discrepancies of some kinds."""
    rows = [table[k] for k in kinds if k in table]
    return ratio(sum(r["disc_found"] for r in rows), sum(r["disc_must"] for r in rows))


def confusion(scores: Iterable[Score]) -> dict[str, dict[str, int]]:
    """Gold relation → printed relation → right discrepancies that were printed so."""
    table: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for s in scores:
        for m in s.matched:
            table[m.gold.relation.value][m.finding.relation.value] += 1
    return {gold: dict(sorted(row.items())) for gold, row in sorted(table.items())}


def _by_kind(c: Mapping[str, int], short: str) -> dict[str, str]:
    kinds = sorted(k.split(":")[2] for k in c if k.startswith(f"kind:{short}:") and k.endswith(":all"))
    return {k: f"{c[f'kind:{short}:{k}:found']} of {c[f'kind:{short}:{k}:all']}" for k in kinds}
