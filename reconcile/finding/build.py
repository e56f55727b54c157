"""One finding for each thing that two articles agree or disagree on."""

from __future__ import annotations

import collections
import dataclasses
import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from reconcile.finding.repeats import without_repeats
from reconcile.finding.sums import Mismatch, sums
from reconcile.lexis.headlines import agreement, headline, sentence, subject_of, tidy
from reconcile.model import Cluster, Fact, Finding, Kinds, Link, Position, Relation, Severity, Verdict
from reconcile.model.settings import Settings

Origins = Callable[[Sequence[Fact[Any]]], tuple[int, str]]
"""Counts the independent origins behind pieces of evidence and says why."""

_RANK = [
    Relation.CONFLICT, Relation.SUM_MISMATCH, Relation.QUOTE_ALTERED, Relation.SUPERSEDED, Relation.ATTRIBUTION_DIFFERS, Relation.SCOPE_DIFFERS,
    Relation.DETAIL_DIFFERS, Relation.MODALITY_DIFFERS, Relation.AGREE, Relation.AGREE_ROUNDED, Relation.REFINES,
]  # fmt: skip
_SEVERITY = {
    Relation.CONFLICT: Severity.ERROR, Relation.SUM_MISMATCH: Severity.ERROR, Relation.QUOTE_ALTERED: Severity.WARNING, Relation.SUPERSEDED: Severity.WARNING,
    Relation.ATTRIBUTION_DIFFERS: Severity.WARNING, Relation.SCOPE_DIFFERS: Severity.WARNING, Relation.DETAIL_DIFFERS: Severity.NOTE, Relation.MODALITY_DIFFERS: Severity.NOTE,
}  # fmt: skip


def build(
    clusters: Sequence[Cluster],
    kinds: Kinds,
    origins: Origins,
    names: Mapping[str, str],
    facts: Sequence[Fact[Any]] = (),
    settings: Settings | None = None,
) -> list[Finding]:
    """All findings of the clusters, and of the arithmetic among ``facts``, worst first; ``names`` maps article ids to what readers call the outlets.

    ``settings`` may give discrepancies of some kinds and relations another severity.
    """
    out: list[Finding] = [_sum(m, origins) for m in sums(facts, kinds)]
    for c in clusters:
        out.extend(_of_cluster(c, kinds, origins, names))
    if settings is not None and settings.severity:
        out = [_weighed(f, settings) for f in out]
    values = {name for name, kind in kinds.items() if kind.precedence is not None}
    return without_repeats(sorted(out, key=lambda f: order(f, values)), values)


def merged(findings: Sequence[Finding], more: Sequence[Finding], kinds: Kinds) -> list[Finding]:
    """Findings of two builds in one order, each once, and none that repeats another."""
    values = {name for name, kind in kinds.items() if kind.precedence is not None}
    return without_repeats(sorted({f.id: f for f in (*findings, *more)}.values(), key=lambda f: order(f, values)), values)


def _weighed(finding: Finding, settings: Settings) -> Finding:
    """The finding with the severity that the newsroom gives it; what agrees stays a note."""
    if finding.type != "discrepancy":
        return finding
    said = settings.severity_of(finding.kind, finding.relation.value, finding.severity.value)
    return dataclasses.replace(finding, severity=Severity(said))


def _sum(mismatch: Mismatch, origins: Origins) -> Finding:
    flat = tuple({f.id: f for _, group in mismatch.positions for f in group}.values())
    positions = tuple(Position(value, {"value": value}, group, origins(group)[0]) for value, group in mismatch.positions)
    head = " against ".join(value for value, _ in mismatch.positions)
    subject = tidy(mismatch.subject)
    # two phrases that a comma joins say no more than the figures do
    head = f"{subject}: {head}" if subject and "," not in subject else head
    return Finding(
        _identity("d", Relation.SUM_MISMATCH, flat), Relation.SUM_MISMATCH, "sum", _SEVERITY[Relation.SUM_MISMATCH], subject,
        f"{head[:1].upper()}{head[1:]}", mismatch.reason, mismatch.question, positions, *origins(flat),
    )  # fmt: skip


def order(finding: Finding, values: Collection[str]) -> tuple[Any, ...]:
    """Worst first: severity, figures and dates (kinds in ``values``) before descriptions, relation, how many articles, where it stands."""
    first = min((f.article, f.evidence.start) for f in finding.facts)
    return (
        finding.type != "discrepancy",
        finding.severity.rank,
        finding.type != "discrepancy" and finding.kind not in values,
        _RANK.index(finding.relation),
        -len({f.article for f in finding.facts}),
        first,
        finding.id,
    )


def _of_cluster(c: Cluster, kinds: Kinds, origins: Origins, names: Mapping[str, str]) -> list[Finding]:
    links = [x for x in c.links if x.verdict is Verdict.SAME and x.comparison is not None]
    groups = _positions(c, links)
    position_of = {f.id: n for n, group in enumerate(groups) for f in group}
    facts = {f.id: f for f in c.facts}
    out = []
    for group in groups:
        if len({f.article for f in group}) > 1:
            inside = [
                x
                for x in links
                if position_of[x.left] == position_of[x.right] == position_of[group[0].id] and x.comparison and x.comparison.relation.agrees
            ]
            out.append(_corroboration(c, group, inside, kinds, origins, names))
    differing = [x for x in links if position_of[x.left] != position_of[x.right] and x.comparison and x.comparison.relation.differs]
    if differing:
        touched = sorted({position_of[i] for x in differing for i in (x.left, x.right)})
        worst = min(differing, key=lambda x: (_RANK.index(x.comparison.relation) if x.comparison else 99, -x.score, x.left, x.right))
        disputed = _disputed(differing, links, position_of)
        out.append(_discrepancy(c, [[f for f in groups[n] if f.id in disputed] for n in touched], worst, facts, kinds, origins, names))
    return out


def _positions(c: Cluster, links: Sequence[Link]) -> list[list[Fact[Any]]]:
    """Groups of facts with agreeing values; a merge that would join two differing facts is refused."""
    home = {f.id: n for n, f in enumerate(c.facts)}
    members: dict[int, set[str]] = {n: {f.id} for n, f in enumerate(c.facts)}
    place = {n: n for n in members}
    differs: dict[str, set[str]] = collections.defaultdict(set)
    for x in links:
        if x.comparison and x.comparison.relation.differs:
            differs[x.left].add(x.right)
            differs[x.right].add(x.left)
    strength = {Relation.AGREE: 0, Relation.AGREE_ROUNDED: 1, Relation.REFINES: 2}
    agreeing = [x for x in links if x.comparison and x.comparison.relation.agrees]
    for x in sorted(agreeing, key=lambda x: (strength[x.comparison.relation] if x.comparison else 9, -x.score, x.left, x.right)):
        a, b = home[x.left], home[x.right]
        if a == b:
            continue
        few, many = (a, b) if len(members[a]) < len(members[b]) else (b, a)
        if any(not differs[m].isdisjoint(members[many]) for m in members[few] if m in differs):
            continue
        # the left one's group keeps its place, whichever is larger
        place[many] = place[a]
        for m in members[few]:
            home[m] = many
        members[many] |= members.pop(few)
    groups: dict[int, list[Fact[Any]]] = collections.defaultdict(list)
    for f in c.facts:
        groups[place[home[f.id]]].append(f)
    return [group for _, group in sorted(groups.items())]


def _identity(prefix: str, relation: Relation, facts: Sequence[Fact[Any]]) -> str:
    content = "\0".join([relation.value, *sorted(f.id for f in facts)])
    return f"{prefix}-{hashlib.sha256(content.encode()).hexdigest()[:12]}"


def _position(group: Sequence[Fact[Any]], origins: Origins) -> Position:
    # of equals the first
    first = max(group, key=lambda f: len(f.normalized))
    return Position(first.label, first.normalized, tuple(group), origins(group)[0])


def _corroboration(
    c: Cluster, group: Sequence[Fact[Any]], links: Sequence[Link], kinds: Kinds, origins: Origins, names: Mapping[str, str]
) -> Finding:
    weakest = max((x.comparison.relation for x in links if x.comparison), key=_RANK.index, default=Relation.AGREE)
    count, why = origins(group)
    subject = subject_of(group)
    position = _position(group, origins)
    if kinds[c.kind].clausal:
        # the value that is shown, where one article is more precise or rounds less
        told = agreement([f for f in group if f.label == position.value], group, names)
    else:
        told = headline([group], subject, names)
    return Finding(
        _identity("c", weakest, group), weakest, c.kind, Severity.NOTE, subject, told, "", "",
        (position,), count, why,
    )  # fmt: skip


def _disputed(differing: Sequence[Link], links: Sequence[Link], position_of: Mapping[str, int]) -> set[str]:
    """Facts that the disagreement is about: those that differ from another position, and those with a value equal to one side's.

    "Tuesday" contains "7 a.m. on Tuesday" and "7.40 a.m. on Tuesday" alike, and "the $3 million" is equal to "none of the $3 million" and to
    "a part of the $3 million": they take no side.
    """
    sides = {i for x in differing for i in (x.left, x.right)}
    equal: dict[str, set[int]] = collections.defaultdict(set)
    for x in links:
        if x.comparison and x.comparison.relation in (Relation.AGREE, Relation.AGREE_ROUNDED):
            for i, other in ((x.left, x.right), (x.right, x.left)):
                if other in sides:
                    equal[i].add(position_of[other])
    return sides | {i for i, positions in equal.items() if len(positions) == 1}


def _discrepancy(
    c: Cluster,
    groups: Sequence[Sequence[Fact[Any]]],
    worst: Link,
    facts: dict[str, Fact[Any]],
    kinds: Kinds,
    origins: Origins,
    names: Mapping[str, str],
) -> Finding:
    assert worst.comparison is not None
    flat = [f for g in groups for f in g]
    # a position is named after the fact that the reason speaks of
    told = [sorted(g, key=lambda f: f.id not in (worst.left, worst.right)) for g in groups]
    place = {f.id: n for n, f in reversed(list(enumerate(flat)))}
    ordered = sorted(told, key=lambda g: (-len({f.article for f in g}), min(place[f.id] for f in g)))
    relation = worst.comparison.relation
    left, right = facts[worst.left], facts[worst.right]
    question = worst.comparison.question or kinds[c.kind].question(left, right)
    subject = subject_of(flat)
    return Finding(
        _identity("d", relation, flat), relation, worst.comparison.kind or c.kind, _SEVERITY[relation], subject, headline(ordered, subject, names, clausal=kinds[c.kind].clausal), sentence(worst.comparison.reason), question,
        tuple(_position(g, origins) for g in ordered), origins(flat)[0], origins(flat)[1],
    )  # fmt: skip
