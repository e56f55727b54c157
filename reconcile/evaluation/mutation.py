"""Planted errors: change one fact in one article of an agreeing pair and see whether a discrepancy is printed.

Only the changed article is analysed again. The agreeing pairs come from the gold where there is one, else from the tool's own
corroborations (then only what it already joins is tried, which flatters it; ``docs/evaluation.md`` says so).
"""

from __future__ import annotations

import collections
import dataclasses
import itertools
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reconcile import pipeline
from reconcile.errors import InputError, UsageError
from reconcile.evaluation.figures import ratio
from reconcile.evaluation.inside import Inside, Stage
from reconcile.evaluation.planting import OPERATORS, Edit, edits
from reconcile.evaluation.story import Place, Story, overlap
from reconcile.model import Article, Fact, Finding, Relation, Report, Span
from reconcile.model.settings import Settings

_STOPPED = {
    Stage.NOT_PAIRED: "not-paired", Stage.GATE: "gate", Stage.GROUPING: "grouping", Stage.COMPARISON: "comparison", Stage.PRINTING: "printing",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """One planted error."""

    story: str
    pair: str
    """The id of the corroboration that the error breaks."""
    kind: str
    operator: str
    place: Place
    """The passage before the change."""
    edit: Edit
    """Offsets inside the passage."""
    others: tuple[Place, ...]
    """The agreeing passages of the other articles."""
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of a mutant; ``stopped`` is the stage that let it through (empty if it was caught)."""

    mutant: Mutant
    caught: bool
    stopped: str = ""

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        m = self.mutant
        return {
            "story": m.story, "pair": m.pair, "kind": m.kind, "operator": m.operator, "article": m.place[0], "start": m.place[1].start,
            "before": m.before, "after": m.after, "caught": self.caught, "stopped": self.stopped or None,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutation:
    """All trials, and the pairs on which the untouched stories raised an alarm."""

    trials: tuple[Trial, ...]
    twins: int
    alarms: tuple[tuple[str, str, Finding], ...]
    """Story, pair and the discrepancy that was printed on it although nothing was changed."""
    seconds: float

    @property
    def score(self) -> float | None:
        """Share of planted errors that were caught; None where none could be planted."""
        return ratio(sum(t.caught for t in self.trials), len(self.trials))

    def by(self, key: Callable[[Trial], str]) -> dict[str, tuple[int, int]]:
        """Caught and planted by some property of the trials."""
        caught, planted = collections.Counter[str](), collections.Counter[str]()
        for t in self.trials:
            planted[key(t)] += 1
            caught[key(t)] += t.caught
        return {k: (caught[k], planted[k]) for k in sorted(planted)}

    def to_dict(self) -> dict[str, Any]:
        """As JSON; the first five names are those of the published mutation score."""
        return {
            "mutants": len(self.trials),
            "caught": sum(t.caught for t in self.trials),
            "mutation_score": self.score,
            "by_operator": {k: f"{a} of {b}" for k, (a, b) in self.by(lambda t: t.mutant.operator).items()},
            "false_alarms_on_untouched_twins": len({(s, p) for s, p, _ in self.alarms}),
            "twins": self.twins,
            "by_kind": {k: f"{a} of {b}" for k, (a, b) in self.by(lambda t: t.mutant.kind).items()},
            "alarms": [{"story": s, "pair": p, "finding": f.id, "headline": f.headline} for s, p, f in self.alarms],
            "trials": [t.to_dict() for t in self.trials],
            "seconds": round(self.seconds, 2),
        }


class Bench:
    """A story whose articles are analysed once; a changed article is analysed alone."""

    def __init__(self, story: Story, facts: Mapping[str, Sequence[Fact[Any]]]) -> None:
        self.story = story
        self._facts = facts
        self.report = pipeline.conclude([f for a in story.articles for f in self._facts[a.id]], story.articles)

    def changed(self, article: Article, facts: Sequence[Fact[Any]]) -> Report:
        """The report on the story with one article changed, which has these facts now."""
        articles = [article if a.id == article.id else a for a in self.story.articles]
        return pipeline.conclude([f for a in articles for f in (facts if a is article else self._facts[a.id])], articles)

    def with_error(self, mutant: Mutant) -> Article:
        """The article that the error is planted in."""
        name, span = mutant.place
        whole = next(a for a in self.story.articles if a.id == name)
        text = whole.text[: span.start] + mutant.after + whole.text[span.end :]
        return dataclasses.replace(whole, text=text, _line_starts=[])

    def text(self, place: Place) -> str:
        """The words at a place."""
        article = next(a for a in self.story.articles if a.id == place[0])
        return article.text[place[1].start : place[1].end]


def known_operators(names: Sequence[str]) -> tuple[str, ...]:
    """Names of operators, checked.

    Raises:
        UsageError: no such operator.
    """
    for name in names:
        if name not in OPERATORS:
            raise UsageError(f"--operator {name}: no such operator; known are {', '.join(OPERATORS)}")
    return tuple(dict.fromkeys(names))


def mutate(
    stories: Sequence[Story],
    model: str | None = None,
    *,
    operators: Sequence[str] = (),
    limit: int | None = None,
    progress: Callable[[int, int], object] | None = None,
    settings: Settings | None = None,
) -> Mutation:
    """Plant every possible error, one at a time, and try each.

    Args:
        stories: the stories to plant errors in; none is changed.
        model: name of the language model (the default one, where none is named).
        operators: only errors of these operators (all, where none is named).
        limit: at most so many mutants, spread evenly over all.
        progress: called with the number of mutants tried and that of all.
        settings: how the work is done (jobs, cache); nothing else should be set.

    Raises:
        InputError: no error can be planted, as no two articles agree on anything suitable.
        ModelError: no usable language model.
    """
    begin = time.perf_counter()
    benches = {s.name: b for s, b in zip(stories, set_up(stories, model, settings), strict=True)}
    mutants = [m for b in benches.values() for m in plan(b) if not operators or m.operator in operators]
    if not mutants:
        raise InputError("no error can be planted: no two articles agree on a value that could be changed")
    if limit is not None and len(mutants) > limit:
        mutants = [mutants[i * len(mutants) // limit] for i in range(limit)]
    alarms: dict[tuple[str, str], Finding] = {}
    trials = []
    planted = pipeline.extract_each((benches[m.story].with_error(m) for m in mutants), model, settings)
    for done, (mutant, (article, facts)) in enumerate(zip(mutants, planted, strict=True), 1):
        bench = benches[mutant.story]
        alarm = joining(bench.report, [mutant.place], mutant.others)
        if alarm:
            alarms.setdefault((mutant.story, mutant.pair), alarm)
        trials.append(_judged(mutant, bench.changed(article, facts)))
        if progress:
            progress(done, len(mutants))
    twins = {(m.story, m.pair) for m in mutants}
    return Mutation(tuple(trials), len(twins), tuple((s, p, f) for (s, p), f in alarms.items()), time.perf_counter() - begin)


def set_up(stories: Sequence[Story], model: str | None = None, settings: Settings | None = None) -> list[Bench]:
    """A bench for each story."""
    extracted = pipeline.extract_each((a for s in stories for a in s.articles), model, settings)
    return [Bench(s, {a.id: facts for a, facts in itertools.islice(extracted, len(s.articles))}) for s in stories]


def plan(bench: Bench) -> list[Mutant]:
    """Every error that can be planted in a story, in the order of its agreeing pairs."""
    out = []
    for pair, kind, passages in _pairs(bench):
        for place, value in passages:
            others = tuple(p for p, _ in passages if p[0] != place[0])
            for where in dict.fromkeys((value, place)):
                planted = edits(bench.text(where), kind) if others else []
                out += [
                    Mutant(bench.story.name, pair, kind, e.operator, where, e, others, bench.text(where), e.apply(bench.text(where)))
                    for e in planted
                ]
                if planted:
                    break
    return out


def _pairs(bench: Bench) -> Iterable[tuple[str, str, list[tuple[Place, Place]]]]:
    """Agreeing pairs that nothing disputes: id, kind, and for each piece of evidence its clause and the value in it."""
    story = bench.story
    if story.gold.findings:
        disputed = story.places_of(e for g in story.gold.findings if g.type == "discrepancy" for e in g.evidence)
        for gold in story.gold.findings:
            if gold.relation is Relation.AGREE and gold.must and not overlap(story.places_of(gold.evidence), disputed):
                yield gold.id, gold.kind, [(p, p) for e in gold.evidence for p in story.places(e)[:1]]
        return
    disputed = [(f.article, f.evidence) for x in bench.report.findings if x.type == "discrepancy" for f in x.facts]
    for finding in bench.report.findings:
        if finding.relation is Relation.AGREE and not overlap([(f.article, f.evidence) for f in finding.facts], disputed):
            yield finding.id, finding.kind, [((f.article, f.evidence), (f.article, f.span)) for f in finding.facts]


def _judged(mutant: Mutant, report: Report) -> Trial:
    article, span = mutant.place
    place = (article, Span(span.start, span.start + len(mutant.after)))
    if joining(report, [place], mutant.others):
        return Trial(mutant, caught=True)
    return Trial(mutant, caught=False, stopped=_stopped(report, place, mutant.others))


def joining(report: Report, left: Sequence[Place], right: Sequence[Place]) -> Finding | None:
    """The first printed discrepancy whose evidence touches both sides, or None."""
    for finding in report.findings:
        printed = [(f.article, f.evidence) for f in finding.facts]
        if finding.type == "discrepancy" and overlap(left, printed) and overlap(right, printed):
            return finding
    return None


def _stopped(report: Report, place: Place, others: Sequence[Place]) -> str:
    """How far the changed fact came toward a discrepancy with one of the others."""
    inside = Inside(report)
    here, there = inside.facts_at([place]), inside.facts_at(others)
    stages = [inside.journey(a, b, "discrepancy").stage for a in here for b in there if a.kind == b.kind]
    return _STOPPED[max(stages)] if stages else "not-extracted"


def by_stage(mutation: Mutation) -> Mapping[str, int]:
    """Missed mutants by the stage that let them through, most first."""
    return dict(collections.Counter(t.stopped for t in mutation.trials if not t.caught).most_common())
