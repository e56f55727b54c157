"""Facts that a dozen articles print word for word: one stands for all, as a star and not as a clique.

A wire story in 5,000 papers has 12.5 million pairs of each of its facts, and they all say the same. Facts that are equal in everything that
the gate and the kinds look at (sentence, value, frame, day) are twins, and one pair of two groups of twins decides for all. What is
printed with another digit is no twin: it is held against the group, and is the finding.
"""

from __future__ import annotations

import collections
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from reconcile.model import Fact

CROWD = 12
"""Articles from which twins are taken as one; fewer are compared in pairs, as ever."""


@dataclass(frozen=True, slots=True)
class Twins:
    """Facts of which some stand for more. ``first`` are those that stand for themselves or for a group, in the order of the facts."""

    first: tuple[Fact[Any], ...]
    _groups: dict[str, tuple[Fact[Any], ...]] = field(default_factory=dict)
    """Group by the id of the fact that stands for it."""
    _of: dict[str, str] = field(default_factory=dict)
    """Who stands for a fact, by its id; facts that stand for themselves are left out."""
    _articles: dict[str, frozenset[str]] = field(default_factory=dict)

    def group(self, fact: Fact[Any]) -> tuple[Fact[Any], ...]:
        """All facts that one stands for, itself first."""
        return self._groups.get(fact.id) or (fact,)

    @property
    def groups(self) -> Iterable[tuple[Fact[Any], ...]]:
        """All groups of more than one."""
        return self._groups.values()

    def stands_for(self, identity: str) -> str:
        """The id of the fact that stands for another."""
        return self._of.get(identity, identity)

    def crowd(self, identity: str) -> frozenset[str]:
        """Ids of the articles of the group to which a fact belongs; empty for a fact on its own."""
        return self._articles.get(self._of.get(identity, identity), _NONE)

    def pairs(self, left: Fact[Any], right: Fact[Any]) -> list[tuple[Fact[Any], Fact[Any]]]:
        """The pairs that decide for two groups: one of two articles, and one within an article that has both."""
        if not self._groups:
            return [(left, right)]
        mine, others = self.group(left), self.group(right)
        if len(mine) == len(others) == 1:
            return [(left, right)]
        across = next(((f, g) for f in mine[:2] for g in others[:2] if f.article != g.article), None)
        there = {f.article: f for f in mine} if len(mine) > 1 else {left.article: left}
        inside = next(((there[g.article], g) for g in others if g.article in there), None)
        return [pair for pair in (across, inside) if pair is not None]


_NONE: frozenset[str] = frozenset()


def together(facts: Sequence[Fact[Any]], alone: str | None = None) -> Twins:
    """The facts with twins taken together; those of the article ``alone`` stand for themselves."""
    if len({f.article for f in facts}) < CROWD:
        return Twins(tuple(facts))
    alike: dict[tuple[object, ...], list[list[Fact[Any]]]] = collections.defaultdict(list)
    for fact in facts:
        if fact.article != alone:
            start = fact.sentence.start
            key = (
                fact.kind, fact.label, fact.sentence_text, fact.span.start - start, fact.span.end - start, fact.evidence.start - start,
                fact.evidence.end - start, fact.as_of, fact.rule,
            )  # fmt: skip
            for group in alike[key]:
                same = group[0].value == fact.value and group[0].frame == fact.frame and group[0].normalized == fact.normalized
                # an article that prints a sentence twice has two facts
                if same and group[-1].article != fact.article:
                    group.append(fact)
                    break
            else:
                alike[key].append([fact])
    groups = {g[0].id: tuple(g) for found in alike.values() for g in found if len(g) >= CROWD}
    of = {f.id: first for first, g in groups.items() for f in g[1:]}
    # most groups of a wire story have the same articles, and one set does for all
    known: dict[frozenset[str], frozenset[str]] = {}
    crowds = {first: frozenset(f.article for f in g) for first, g in groups.items()}
    crowds = {first: known.setdefault(c, c) for first, c in crowds.items()}
    return Twins(tuple(f for f in facts if f.id not in of), groups, of, crowds)
