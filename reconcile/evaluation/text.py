"""What ``reconcile evaluate`` says to a person: plain lines, widths by content, nothing that a pipe would spoil."""

from __future__ import annotations

import collections
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reconcile.evaluation.mistakes import MEANING, Mistake, MistakeClass


def mistake_lines(mistakes: Sequence[Mistake], *, details: bool = True) -> Iterator[str]:
    """Mistakes by class, the most frequent first, with counts by kind; ``details`` adds each mistake with what the engine saw."""
    if not mistakes:
        yield "no mistakes"
        return
    yield f"{len(mistakes)} mistakes by class"
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
