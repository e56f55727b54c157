"""What ``reconcile evaluate`` says to a person: plain lines, widths by content, nothing that a pipe would spoil."""

from __future__ import annotations

import collections
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reconcile.evaluation.figures import Evaluation, confusion, kind_table, recall_over
from reconcile.evaluation.mistakes import MEANING, Mistake, MistakeClass
from reconcile.evaluation.mutation import Mutation, by_stage


def mistake_lines(mistakes: Sequence[Mistake], *, details: bool = True) -> Iterator[str]:
    """Mistakes by class, the most frequent first, with counts by kind; ``details`` adds each mistake with what the engine saw."""
    if not mistakes:
        yield "no mistakes"
        return
    yield f"{len(mistakes)} {'mistake' if len(mistakes) == 1 else 'mistakes'} by class"
    by_class = by_cause(mistakes)
    width = max(len(c.value) for c in by_class)
    for cause, members in by_class.items():
        yield f"  {cause.value:<{width}}  {len(members):>4}  {MEANING[cause]}"
        yield f"  {'':<{width}}        {_tally(members)}"
    if not details:
        return
    for cause, members in by_class.items():
        yield ""
        yield f"== {cause.value} ({len(members)}): {MEANING[cause]}"
        for m in members:
            yield f"[{m.kind}] {m.what} {m.story}/{m.id}: {m.title}"
            yield from (f"      {line}" for line in m.details)


def by_cause(mistakes: Iterable[Mistake]) -> Mapping[MistakeClass, list[Mistake]]:
    """Mistakes by class, the largest class first; inside a class by what, kind and story."""
    groups: dict[MistakeClass, list[Mistake]] = collections.defaultdict(list)
    for m in mistakes:
        groups[m.cause].append(m)
    order = list(MistakeClass)
    return {
        c: sorted(groups[c], key=lambda m: (m.what != "missed discrepancy", m.what, m.kind, m.story))
        for c in sorted(groups, key=lambda c: (-len(groups[c]), order.index(c)))
    }


def _tally(members: Sequence[Mistake]) -> str:
    whats: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for m in members:
        whats[m.what][m.kind] += 1
    return "; ".join(
        f"{what} {sum(c.values())} ({', '.join(f'{k} {n}' for k, n in c.most_common())})" for what, c in sorted(whats.items(), reverse=True)
    )


def evaluation_lines(evaluation: Evaluation, kinds: Sequence[str] = ()) -> Iterator[str]:
    """The figures for a person: totals, by kind, relations, by story, false alarms. ``kinds`` adds the recall over these alone."""
    f, c = evaluation.figures, evaluation.counts
    printed = c["disc_true"] + c["disc_false"] + c["disc_duplicate"]
    table = kind_table(evaluation.scores.values())
    yield f"{f['stories']} {'story' if f['stories'] == 1 else 'stories'} in {f['seconds']:.1f} s"
    yield ""
    yield "Discrepancies"
    yield f"  precision          {number(f['discrepancy_precision'])}  {c['disc_true']} right of {printed} printed; {c['disc_false']} false, {c['disc_duplicate']} twice"
    yield f"  recall             {number(f['discrepancy_recall'])}  {c['disc_must_found']} of {c['disc_must']} found"
    if kinds:
        yield f"  recall, some kinds {number(recall_over(table, kinds))}  {', '.join(kinds)}"
    yield f"  relation right     {number(f['relation_accuracy'])}  {c['relation_right']} of {c['disc_true']}"
    yield f"  false alarms       {number(f['false_alarms_per_story'])}  a story; {c['disc_false_on_agreement']} in all where the articles agree"
    yield "Corroborations"
    yield f"  recall             {number(f['corroboration_recall'])}  {c['corr_must_found']} of {c['corr_must']} found"
    yield f"  articles covered   {number(f['corroboration_article_coverage'])}  of those that state what was found"
    yield f"  origins right      {number(f['origins_accuracy'])}  {c['origins_right']} of {c['origins_listed']}"
    yield f"  on a discrepancy   {c['corr_on_discrepancy']:>5}  agreement printed where the articles differ"
    yield f"Traps hit            {f['traps_hit']}"
    yield f"Quotes not found     {f['evidence_unresolved']}"
    yield ""
    rows = [
        [
            kind,
            f"{r['disc_found']} of {r['disc_must']}",
            str(r["printed"]),
            str(r["right"]),
            str(r["false"]),
            f"{r['corr_found']} of {r['corr_must']}",
        ]
        for kind, r in table.items()
    ]
    yield from columns([["By kind", "found", "printed", "right", "false", "corroborations found"], *rows])
    relations = confusion(evaluation.scores.values())
    if relations:
        yield ""
        yield "Relations: listed, and as printed"
        yield from columns([[gold, ", ".join(f"{r} {n}" for r, n in row.items())] for gold, row in relations.items()])
    if len(evaluation.scores) > 1:
        yield ""
        yield from columns([["By story", "found", "printed", "right", "false", "corroborations found"], *_story_rows(evaluation)])
    alarms = [m for m in evaluation.mistakes if m.what == "printed discrepancy" and m.cause is not MistakeClass.RELATION]
    if alarms:
        yield ""
        yield f"False alarms ({len(alarms)})"
        yield from (f"  {m.story} {m.id} [{m.kind}] {m.cause.value}: {m.title}" for m in alarms)
    if evaluation.mistakes:
        yield ""
        yield f"{len(evaluation.mistakes)} mistakes in all; --errors shows each with the stage of the engine that made it"


def mutation_lines(mutation: Mutation, *, missed: bool = False) -> Iterator[str]:
    """Planted errors for a person; ``missed`` lists each one that was not caught."""
    trials = mutation.trials
    caught = sum(t.caught for t in trials)
    yield f"{caught} of {len(trials)} planted errors caught ({number(mutation.score).strip()}) in {mutation.seconds:.1f} s"
    yield f"{len({(s, p) for s, p, _ in mutation.alarms})} false alarms on the {mutation.twins} agreeing pairs as they were"
    for title, key in (("By error", lambda t: t.mutant.operator), ("By kind", lambda t: t.mutant.kind)):
        yield ""
        yield from columns([[title, "caught", "planted"], *([k, str(a), str(b)] for k, (a, b) in mutation.by(key).items())])
    stages = by_stage(mutation)
    if stages:
        yield ""
        yield "Missed, by the stage of the engine that let the error through"
        for stage, n in stages.items():
            yield f"  {stage:<13}  {n:>4}  {MEANING[MistakeClass(stage)]}"
    for story, pair, finding in mutation.alarms:
        yield f"False alarm: {story}/{pair}: {finding.headline}"
    if missed:
        for t in trials:
            if not t.caught:
                m = t.mutant
                yield f"{t.stopped}: {m.operator} [{m.kind}] {m.story}/{m.pair} in {m.place[0]}"
                yield f"      - {_short(m.before)}"
                yield f"      + {_short(m.after)}"


def _short(text: str, limit: int = 160) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def _story_rows(evaluation: Evaluation) -> Iterator[list[str]]:
    for name, s in evaluation.scores.items():
        c = s.counts
        printed = c["disc_true"] + c["disc_false"] + c["disc_duplicate"]
        yield [
            name, f"{c['disc_must_found']} of {c['disc_must']}", str(printed), str(c["disc_true"]), str(c["disc_false"] + c["disc_duplicate"]),
            f"{c['corr_must_found']} of {c['corr_must']}",
        ]  # fmt: skip


def number(value: float | None) -> str:
    """A figure in five columns; a dash where there is nothing to measure."""
    return "    –" if value is None else f"{value:5.3f}"


def columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows with the columns under each other, the first indented unless it is a heading."""
    widths = [max(len(r[i]) for r in rows) for i in range(len(rows[0]))]
    for r in rows:
        yield ("  " + "  ".join(cell.ljust(w) for cell, w in zip(r, widths, strict=True))).rstrip()
