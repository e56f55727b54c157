"""What all forms say of a draft: its verdicts in words, its facts in groups, and which findings are left to print beside them."""

from __future__ import annotations

import collections
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reconcile.model.printable import one_line
from reconcile.report import wording

HEADINGS: Mapping[str, str] = {
    "contradicted": "Contradicted",
    "outdated": "Out of date",
    "quote-altered": "Quotation altered",
    "misattributed": "Credited to someone else",
    "scope-differs": "Counted differently",
    "unconfirmed": "Nobody else has it",
    "rounded": "Same once rounded, or more precise on one side",
    "supported": "Supported",
}
"""A verdict as a heading, in the order in which a desk reads them."""
DIFFERING = ("contradicted", "outdated", "quote-altered", "misattributed", "scope-differs")


@dataclass(frozen=True, slots=True)
class Entry:
    """Facts of the draft that say the same and have one verdict: a vote that is told in two paragraphs."""

    facts: Sequence[Mapping[str, Any]]
    finding: Mapping[str, Any]
    """The finding that tells it; empty where none does."""

    @property
    def fact(self) -> Mapping[str, Any]:
        return self.facts[0]

    @property
    def agreeing(self) -> Sequence[Mapping[str, Any]]:
        """Values of sources that are the draft's own, beside others that differ."""
        number = self.fact["agreeing"]
        return self.fact["against"][len(self.fact["against"]) - number :] if number else []


def entries(document: Mapping[str, Any], verdict: str) -> list[Entry]:
    """The draft's facts with one verdict that nobody has settled, in the order of the text."""
    by_id = {f["id"]: f for f in document["findings"]}
    groups: dict[tuple[str, str], list[Mapping[str, Any]]] = collections.defaultdict(list)
    for fact in document["draft"]["facts"]:
        if fact["verdict"] == verdict:
            groups[fact["finding"] or fact["fact"], fact["value"]].append(fact)
    found = [Entry(facts, by_id.get(finding, {})) for (finding, _), facts in groups.items()]
    return found if verdict in ("rounded", "supported") else [e for e in found if not wording.settled(e.finding)]


def inside(document: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Findings within the draft alone that nobody has settled."""
    return [f for f in document["findings"] if f["id"] in document["draft"]["inside"] and not wording.settled(f)]


def beside(document: Mapping[str, Any]) -> dict[str, Any]:
    """The report without what the draft's facts and its inside tell: the findings among the sources, and what was settled."""
    draft = document["draft"]["article"]
    return {**document, "findings": [f for f in document["findings"] if wording.settled(f) or draft not in wording.articles_of(f)]}


def sources(document: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The articles that the draft was held against."""
    return [a for a in document["articles"] if a["id"] != document["draft"]["article"]]


def the_draft(document: Mapping[str, Any]) -> Mapping[str, Any]:
    """The draft's own article."""
    found: Mapping[str, Any] = next((a for a in document["articles"] if a["id"] == document["draft"]["article"]), {})
    return found


def summary_line(document: Mapping[str, Any]) -> str:
    """The whole in one line: "12 facts of draft.txt against 3 sources: 1 contradicted, 3 unconfirmed, 8 supported"."""
    draft = document["draft"]
    checked = f"{wording.count(len(draft['facts']), 'fact')} of {one_line(draft['article'])} against {wording.count(len(sources(document)), 'source')}"
    counts = [f"{number} {verdict}" for verdict, number in draft["verdicts"].items()]
    within = [wording.count(len(draft["inside"]), "problem") + " within the draft"] if draft["inside"] else []
    return f"{checked}: {', '.join([*counts, *within]) or 'nothing to say'}"


def backing(fact: Mapping[str, Any]) -> str:
    """How many origins are behind a fact that is supported: "2 origins", "1 origin in 3 articles"."""
    articles = len({e["article"] for p in fact["against"] for e in p["evidence"]})
    said = wording.count(fact["origins"], "origin")
    return said if articles <= fact["origins"] else f"{said} in {wording.count(articles, 'article')}"


def select_draft(
    draft: Mapping[str, Any], kinds: Collection[str], severities: Collection[str], findings: Collection[str]
) -> dict[str, Any]:
    """The draft with only facts of some kinds and severities; ``findings`` are the ids of those that are left in the report."""
    facts = [f for f in draft["facts"] if (not kinds or f["kind"] in kinds) and f["severity"] in severities]
    # a verdict outlives its finding, which may be of less severity: then it points nowhere
    facts = [f if f["finding"] in findings else {**f, "finding": None} for f in facts]
    counts = collections.Counter(f["verdict"] for f in facts)
    return {
        **draft,
        "facts": facts,
        "verdicts": {v: counts[v] for v in HEADINGS if counts[v]},
        "inside": [i for i in draft["inside"] if i in findings],
    }
