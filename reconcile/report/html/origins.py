"""Which articles of a finding share an origin, read from the reason that the report gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

MOST_PAIRED = 60
"""Articles of a finding up to which the reason speaks of pairs; of more it names a few."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Articles (their ids, in the order of the report) with one origin, and why; one article has no reason."""

    articles: tuple[str, ...]
    why: tuple[str, ...] = ()


def grouped(articles: Sequence[str], names: Mapping[str, str], count: int, reason: str) -> tuple[Origin, ...]:
    """The articles by origin; empty where the reason does not tell as many origins as were counted.

    Args:
        articles: ids of the articles of one finding, in the order of the report.
        names: how the report's reasons call each of them (publication, else id).
        count: independent origins of the finding.
        reason: "A and B carry one text; B and C both credit D".
    """
    told = shared(articles, names, reason)
    if told is None:
        return ()
    root = {a: a for a in articles}
    why: dict[str, list[str]] = {a: [] for a in articles}
    for left, right, because in told:
        kept, gone = sorted((root[left], root[right]), key=list(articles).index)
        root = {a: kept if r == gone else r for a, r in root.items()}
        why[left].append(because)
    groups = [tuple(a for a in articles if root[a] == r) for r in articles if root[r] == r]
    if len(groups) != count:
        return ()
    return tuple(Origin(group, tuple(dict.fromkeys(w for a in group for w in why[a])) if len(group) > 1 else ()) for group in groups)


def shared(articles: Sequence[str], names: Mapping[str, str], reason: str) -> list[tuple[str, str, str]] | None:
    """Each two articles that share something, and what; None where the reason speaks of others."""
    if len(articles) > MOST_PAIRED:
        return None
    out = []
    for part in (p for p in reason.split("; ") if p):
        pair = next(((a, b) for a in articles for b in articles if a != b and part.startswith(f"{names[a]} and {names[b]} ")), None)
        if pair is None:
            return None
        out.append((*pair, part.removeprefix(f"{names[pair[0]]} and {names[pair[1]]} ")))
    return out
