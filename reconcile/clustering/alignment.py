"""Sentences side by side: what the rest of two sentences says about two figures or days that differ.

Checks for a pair of facts of two articles, of which the gate is unsure or whose values differ:

* *copies*: the two clauses are the same words but for the value. One of the two writers made a slip, or they copied two versions of one sentence;
  whatever else the articles say, a reader wants to see it.
* *companions*: both sentences have another value in common, of which nothing says that it is of two things.
* *counterparts*: each is the only fact of the other's article that could answer it, by a clear margin, and nothing in either article has the
  other's value. Then less must be shared to take the two for one fact than where several could be meant.
"""

from __future__ import annotations

import collections
import dataclasses
import itertools
import re
from collections.abc import Mapping, Sequence
from typing import Any

from reconcile.lexis.stopwords import STOPWORDS
from reconcile.model import Fact, Kinds, Link, Relation, Verdict

COPY_TERMS = 0.6
"""Overlap of the clauses' words below which two clauses need not be held word against word."""
COPY_WORDS = 4
"""Words with content that two clauses must share, besides the value, to be copies: "two people died" is said of everything."""

LONE = 0.2
"""Score from which the only counterpart is taken for the same fact; the gate is unsure from here on."""
MARGIN = 0.15
"""By how much the score of the only counterpart must lie above that of any other fact of the article."""
SLOTS = 0.1
"""What the kind's own slots must say at least (a feature of the gate, 0: nothing)."""
COMPANION_GROUND = 0.1
"""Similarity of the words around two equal values from which an equal value beside both makes the sentences one statement."""
GROUND = 0.1
"""Similarity of the words around both."""
_Beside = Mapping[frozenset[tuple[str, int]], Sequence[tuple[Fact[Any], Fact[Any]]]]
"""Pairs of equal figures by the two sentences in which they stand."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def align(links: Sequence[Link], facts: Mapping[str, Fact[Any]], kinds: Kinds) -> list[Link]:
    """The links in the same order; pairs that differ and that their sentences show to be one fact are judged the same."""
    told = _told(links, facts)
    beside = _companions(links, facts, kinds)
    rivals: dict[tuple[str, str], list[float]] = collections.defaultdict(list)
    for x in links:
        if x.verdict is not Verdict.DIFFERENT and _differs(x):
            for mine, other in ((x.left, x.right), (x.right, x.left)):
                rivals[mine, facts[other].article].append(x.score)
    # most pairs were not even compared, and are left as they are
    return [
        x if x.comparison is None else _aligned(x, facts, kinds, told, rivals) if _differs(x) else _joined(x, facts, beside) for x in links
    ]


def _joined(link: Link, facts: Mapping[str, Fact[Any]], beside: _Beside) -> Link:
    """The link of a pair that agrees."""
    if not _sharing(link, facts, beside):
        return link
    return dataclasses.replace(link, verdict=Verdict.SAME, reason=f"{link.reason}; the sentences share another value")


def _place(fact: Fact[Any]) -> tuple[str, int]:
    return fact.article, fact.sentence.start


def _companions(links: Sequence[Link], facts: Mapping[str, Fact[Any]], kinds: Kinds) -> _Beside:
    """Pairs of equal figures by the two sentences in which they stand; without sentences of which a day or a name differs."""
    beside: dict[frozenset[tuple[str, int]], list[tuple[Fact[Any], Fact[Any]]]] = collections.defaultdict(list)
    clash = set()
    for x in links:
        if x.comparison is None:
            continue
        a, b = facts[x.left], facts[x.right]
        if x.comparison.relation is Relation.CONFLICT and kinds[a.kind].amount(a) is None:
            # "62 in May", "June: 62"
            clash.add(frozenset((_place(a), _place(b))))
        if x.verdict is Verdict.DIFFERENT or x.comparison.relation is not Relation.AGREE:
            continue
        if a.article != b.article and kinds[a.kind].amount(a) is not None:
            beside[frozenset((_place(a), _place(b)))].append((a, b))
    return {places: pairs for places, pairs in beside.items() if places not in clash}


def _sharing(link: Link, facts: Mapping[str, Fact[Any]], beside: _Beside) -> bool:
    """Whether an equal figure stands in two sentences that have another equal figure, and much of the rest, in common."""
    f = link.features
    if link.verdict is not Verdict.UNSURE or {"decided", "barred"} & f.keys() or f.get("names_conflict") or f.get("when_conflict"):
        return False
    a, b = facts[link.left], facts[link.right]
    pairs = beside.get(frozenset((_place(a), _place(b))), ())
    if not any({a.id, b.id} == {x.id, y.id} for x, y in pairs) or f["context"] < COMPANION_GROUND:
        return False
    return any(not any(x.span.overlaps(y.span) and x.article == y.article for x in pair for y in (a, b)) for pair in pairs)


def _aligned(
    link: Link,
    facts: Mapping[str, Fact[Any]],
    kinds: Kinds,
    told: Mapping[str, frozenset[str]],
    rivals: Mapping[tuple[str, str], Sequence[float]],
) -> Link:
    a, b = facts[link.left], facts[link.right]
    figures = kinds[a.kind].amount(a) is not None and kinds[b.kind].amount(b) is not None
    if not figures or a.article == b.article or a.frame.negated != b.frame.negated or "barred" in link.features:
        return link
    if link.features.get("terms", 0.0) >= COPY_TERMS and copies(a, b):
        return dataclasses.replace(
            link, verdict=Verdict.SAME, reason=f"{link.reason}; the same words but for the value", features={**link.features, "copied": 1.0}
        )
    if link.verdict is not Verdict.UNSURE or told[a.id] & told[b.id] or not _counterparts(link):
        return link
    for mine, other in ((a, b), (b, a)):
        others = sorted(rivals[mine.id, other.article])[:-1]
        if link.score < max(rivals[mine.id, other.article]) or (others and link.score - others[-1] < MARGIN):
            return link
    return dataclasses.replace(link, verdict=Verdict.SAME, reason=f"{link.reason}; the only fact of the article that could be meant")


def copies(left: Fact[Any], right: Fact[Any]) -> bool:
    """Whether two facts stand in one and the same run of words, which only the values interrupt, and nothing beside it says of whom else.

    Formulas ("was fined … for speeding in …") are the same words about other people and places: names that only the one has, against
    names that only the other has, make them two facts.
    """
    names, others = left.frame.names | left.frame.names_near, right.frame.names | right.frame.names_near
    if names - others and others - names:
        return False
    (before, behind), (other_before, other_behind) = _around(left), _around(right)
    run = [*_common(before[::-1], other_before[::-1]), *_common(behind, other_behind)]
    return len({w for w in run if w not in STOPWORDS and not w.isdigit()}) >= COPY_WORDS


def _around(fact: Fact[Any]) -> tuple[list[str], list[str]]:
    """The words of the clause before and behind the value's number; its noun stands behind."""
    start, end = fact.span.start - fact.evidence.start, fact.span.end - fact.evidence.start
    value = [m[0].lower() for m in _WORD.finditer(fact.text)]
    before, behind = ([m[0].lower() for m in _WORD.finditer(t)] for t in (fact.quote[:start], fact.quote[end:]))
    return before, [*value[1:], *behind]


def _common(left: list[str], right: list[str]) -> list[str]:
    """The words with which both begin."""
    return [x for x, y in itertools.takewhile(lambda p: p[0] == p[1], zip(left, right, strict=False))]


def _counterparts(link: Link) -> bool:
    """Whether what is shared is enough for two facts that have no other partner."""
    f = link.features
    if f.get("names_conflict") or f.get("when_conflict"):
        return False
    return "decided" not in f and f["kinship"] >= SLOTS and max(f["jaccard"], f["context"]) >= GROUND and link.score >= LONE


def _differs(link: Link) -> bool:
    return link.comparison is not None and link.comparison.relation in (
        Relation.CONFLICT, Relation.SUPERSEDED, Relation.SCOPE_DIFFERS,
    )  # fmt: skip


def _told(links: Sequence[Link], facts: Mapping[str, Fact[Any]]) -> dict[str, frozenset[str]]:
    """The articles that have a fact's value, by each fact of the links."""
    told = {i: {facts[i].article} for x in links for i in (x.left, x.right)}
    for x in links:
        if x.verdict is Verdict.SAME and x.comparison is not None and x.comparison.relation.agrees:
            told[x.left].add(facts[x.right].article)
            told[x.right].add(facts[x.left].article)
    return {i: frozenset(articles) for i, articles in told.items()}
