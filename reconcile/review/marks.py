"""Decisions and a baseline put into the findings of a report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reconcile.review.baseline import Baseline
from reconcile.review.entry import Decision, Entry, Revocation
from reconcile.review.key import Key, assign, key_of


@dataclass(frozen=True, slots=True)
class Judged:
    """A report with its decisions, and what became of the decisions that stand in it no more."""

    document: dict[str, Any]
    expired: tuple[tuple[Decision, str], ...]
    """Decisions whose last day is over, each with the id of its finding."""
    lapsed: tuple[tuple[Decision, str], ...]
    """Decisions that were about an earlier form of a finding, with the id of it as it is now."""


def apply(document: Mapping[str, Any], entries: Iterable[Entry], today: dt.date) -> dict[str, Any]:
    """The report with ``findings[].decision`` set to what the log says on a day, and to null where it says nothing.

    The last decision about a finding counts. Where that one was revoked or its last day is over, the finding is undecided: an earlier one
    does not come back.
    """
    return judge(document, entries, today).document


def judge(document: Mapping[str, Any], entries: Iterable[Entry], today: dt.date) -> Judged:
    """Like ``apply``, and also says which decisions expired or lapsed."""
    decisions, revoked = _unique(entries)
    findings = document["findings"]
    keys = [key_of(f) for f in findings]
    last: dict[int, Decision] = {}
    homeless = []
    for decision, found in zip(decisions, assign([d.key for d in decisions], keys), strict=True):
        last |= dict.fromkeys(found, decision)
        if not found and decision.id not in revoked and not decision.expired(today):
            homeless.append(decision)
    live = {n: d for n, d in last.items() if d.id not in revoked and not d.expired(today)}
    expired = [(d, findings[n]["id"]) for n, d in sorted(last.items()) if d.id not in revoked and d.expired(today)]
    open_ = {n: keys[n] for n in range(len(keys)) if n not in last}
    # of several decisions that were about one finding the last is told
    lapsed = {findings[n]["id"]: d for d in homeless for n in _heirs(d.key, open_)[:1]}
    marked = [{**f, "decision": live[n].mark() if n in live else None} for n, f in enumerate(findings)]
    return Judged({**document, "findings": marked}, tuple(expired), tuple((d, finding) for finding, d in lapsed.items()))


def in_force(document: Mapping[str, Any], today: dt.date) -> dict[str, Any]:
    """A report that was saved with its decisions, without those whose last day is over."""

    def over(decision: Mapping[str, Any] | None) -> bool:
        return bool(decision and decision["until"] and dt.date.fromisoformat(decision["until"]) < today)

    return {**document, "findings": [{**f, "decision": None} if over(f["decision"]) else f for f in document["findings"]]}


def compare(document: Mapping[str, Any], baseline: Baseline) -> dict[str, Any]:
    """The report with ``findings[].baseline``: "known" for what the baseline has, "new" for the rest."""
    findings = document["findings"]
    known = {n for found in assign(baseline.keys, [key_of(f) for f in findings]) for n in found}
    return {**document, "findings": [{**f, "baseline": "known" if n in known else "new"} for n, f in enumerate(findings)]}


def matching(finding: Mapping[str, Any], document: Mapping[str, Any], entries: Iterable[Entry]) -> list[Decision]:
    """Decisions about a finding of a report that are not revoked, oldest first."""
    decisions, revoked = _unique(entries)
    findings = document["findings"]
    index = next(n for n, f in enumerate(findings) if f["id"] == finding["id"])
    about = assign([d.key for d in decisions], [key_of(f) for f in findings])
    return [d for d, found in zip(decisions, about, strict=True) if index in found and d.id not in revoked]


def _unique(entries: Iterable[Entry]) -> tuple[list[Decision], frozenset[str]]:
    """Decisions in order, each once (a merge of two copies of a log can repeat lines), and the ids of those that were revoked."""
    decisions: dict[str, Decision] = {}
    revoked = set()
    for entry in entries:
        if isinstance(entry, Revocation):
            revoked.add(entry.revokes)
        else:
            decisions.setdefault(entry.id, entry)
    return list(decisions.values()), frozenset(revoked)


def _heirs(old: Key, new: Mapping[int, Key]) -> Sequence[int]:
    """Findings that look like an edited form of the one that a key was made of: the same kind, and in the same articles, and one side untouched."""
    exact = {q.exact for side in old.positions for q in side.quotes}
    return [
        n
        for n, key in new.items()
        if key.kind == old.kind
        and key.type == old.type
        and len(key.articles & old.articles) >= min(2, len(old.articles))
        and (not exact.isdisjoint(q.exact for side in key.positions for q in side.quotes) or (old.subject and key.subject == old.subject))
    ]
