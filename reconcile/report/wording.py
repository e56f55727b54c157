"""What renderers say in the same words: counts, places, sources."""

from __future__ import annotations

import collections
from collections.abc import Mapping, Sequence
from typing import Any

from reconcile.model.printable import named, one_line

RELATIONS: Mapping[str, str] = {
    "agree": "same value",
    "agree-rounded": "same after rounding",
    "refines": "one is more precise",
    "conflict": "cannot both be right",
    "superseded": "one looks older",
    "scope-differs": "counted differently",
    "modality-differs": "planned or alleged against done",
    "attribution-differs": "credited to different people",
    "quote-altered": "quotation altered",
    "sum-mismatch": "does not add up",
    "detail-differs": "details differ",
}
"""A relation in the words of a copy editor."""

MEANINGS: Mapping[str, tuple[str, str]] = {
    "agree": (
        "The same value.",
        "Wording, units and spelling may differ. Look at the number of origins: three papers with one wire story confirm nothing.",
    ),
    "agree-rounded": (
        "Equal once hedges, rounding, units and bounds are read.",
        "One paper's “nearly 70 percent” is another's “69.6 percent”. If you print the round figure, keep the hedge.",
    ),
    "refines": (
        "One is more specific and contained in the other.",
        "“Monday” lies inside “earlier this week”. Take the precise one if its source is as good.",
    ),
    "conflict": (
        "They cannot both be right about the same fact.",
        "At least one article is wrong. Make the call under “Ask”; the number of papers on a side says little, the number of origins more.",
    ),
    "superseded": (
        "A later stage or count: what one would see if one article is older.",
        "Both may have been right on their day. Compare the days of publication; an older stage in a newer article is an error that readers notice.",
    ),
    "scope-differs": (
        "Both may be right: another population, period, definition or counting rule.",
        "The figures count different people, places or times. Say which one you mean, in the words of the source that counted.",
    ),
    "modality-differs": (
        "Planned, expected or alleged in one, done in the other.",
        "Either it has happened since, or one article goes further than its source. Check before “accused of” becomes “did”.",
    ),
    "attribution-differs": (
        "The same statement is credited to different people.",
        "One remark has two speakers. Find the recording, the transcript or the first paper that had it.",
    ),
    "quote-altered": (
        "The same quotation in materially different words.",
        "Words between the marks differ, beyond what ellipses and brackets own up to. Only one version was said.",
    ),
    "sum-mismatch": (
        "Parts, totals, percentages, ages or differences of years that do not add up.",
        "The arithmetic is shown. A part may be missing, a figure mistyped, or two figures may be of different days.",
    ),
    "detail-differs": (
        "Who, what or where, in materially different terms that are not numbers.",
        "A name, an office or a place is told differently. Often a spelling; sometimes two people.",
    ),
}
"""A relation in a sentence, and what to do about it."""


SETTLED = frozenset({"dismissed", "resolved"})
"""Decisions after which a finding needs nothing more; the others leave it where it was."""


def settled(finding: Mapping[str, Any]) -> bool:
    """Whether somebody decided that nothing is left to do about it."""
    decision = finding.get("decision")
    return bool(decision and decision["as"] in SETTLED)


def decided(finding: Mapping[str, Any]) -> str:
    """Say "dismissed by A. Reyes on 2024-03-02, until 2024-04-01: the harbour master corrected himself"; empty for an undecided finding."""
    decision = finding.get("decision")
    if not decision:
        return ""
    by = f" by {decision['by']}" if decision["by"] else ""
    until = f", until {decision['until']}" if decision["until"] else ""
    return one_line(f"{decision['as']}{by} on {decision['at'][:10]}{until}: {decision['reason']}")


def count(number: int, noun: str) -> str:
    """Say "1 article", "2 articles"."""
    plural = noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"
    return f"{number} {noun if number == 1 else plural}"


def place(evidence: Mapping[str, Any], articles: Mapping[str, Mapping[str, Any]]) -> str:
    """Where it stands, as an editor can open it: file:line:column, or the article where lines mean nothing."""
    article = articles.get(evidence["article"], {})
    name = named(str(article.get("path") or evidence["article"]))
    if evidence.get("line") is None:
        return name
    return f"{name}:{evidence['line']}:{evidence['column']}"


def article_name(article: Mapping[str, Any]) -> str:
    """What readers call it: the publication, or the file's name."""
    return one_line(str(article.get("source") or article.get("id") or ""))


def articles_of(finding: Mapping[str, Any]) -> set[str]:
    """Ids of the articles that a finding quotes."""
    return {e["article"] for p in finding["positions"] for e in p["evidence"]}


def source(evidence: Mapping[str, Any], articles: Mapping[str, Mapping[str, Any]]) -> str:
    """Publication and day, as far as they are known: "Harbor Ledger, 2016-09-28"."""
    article = articles.get(evidence["article"], {})
    return one_line(", ".join(str(article[k]) for k in ("source", "published") if article.get(k)))


def credited(evidence: Mapping[str, Any]) -> str:
    """The chain of sources inside the text: "according to A, quoting B"; empty for the article itself."""
    return one_line(" < ".join(evidence.get("attribution", ())))


def origins(finding: Mapping[str, Any], longest: int = 1000) -> str:
    """Say "3 articles, 1 origin: both carry City Wire"; the reason only where there are fewer origins than articles, cut at ``longest``."""
    text = f"{count(_articles(finding), 'article')}, {count(finding['origins'], 'origin')}"
    reason = one_line(finding.get("origins_reason", ""))
    if len(reason) > longest:
        reason = f"{reason[:longest].rsplit(' ', 1)[0]} …"
    return f"{text}: {reason}" if reason and fewer_origins(finding) else text


def fewer_origins(finding: Mapping[str, Any]) -> bool:
    """Whether articles of a finding have it from one another or from one source."""
    return bool(finding["origins"] < _articles(finding))


def _articles(finding: Mapping[str, Any]) -> int:
    return len(articles_of(finding))


def summary_line(document: Mapping[str, Any]) -> str:
    """The whole report in one line."""
    found = [f for f in document["findings"] if f["type"] == "discrepancy"]
    severities = collections.Counter(f["severity"] for f in found)
    parts = ", ".join(count(severities[s], s) for s in ("error", "warning", "note") if severities[s])
    pieces = [
        count(len(document["articles"]), "article"),
        (count(len(found), "discrepancy") + (f" ({parts})" if parts else "")) if found else "no discrepancy",
        _agreed(corroborations(document)),
    ]
    return ", ".join(pieces)


def marks_line(document: Mapping[str, Any]) -> str:
    """What was decided, and what is new against a baseline; empty where there is nothing of it."""
    findings = document["findings"]
    decisions = collections.Counter(f["decision"]["as"] for f in findings if f.get("decision"))
    said = [f"{decisions[d]} {d}" for d in ("confirmed", "dismissed", "resolved", "unsure") if decisions[d]]
    baseline = collections.Counter(f["baseline"] for f in findings if f.get("baseline"))
    pieces = [
        *([f"decided: {', '.join(said)}"] if said else ()),
        *([f"baseline: {baseline['new']} new, {baseline['known']} known"] if baseline else ()),
    ]
    return "; ".join(pieces)


def _agreed(found: Sequence[Mapping[str, Any]]) -> str:
    independent = sum(f["origins"] > 1 for f in found)
    text = count(len(found), "corroboration")
    return text if independent == len(found) else f"{text} ({independent or 'none'} from independent origins)"


def discrepancies(document: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """Findings that differ, in the order of the report (worst first)."""
    return [f for f in document["findings"] if f["type"] == "discrepancy"]


def unsettled(findings: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    """Those that nobody dismissed or resolved."""
    return [f for f in findings if not settled(f)]


def corroborations(document: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """Findings that agree, in the order of the report."""
    return [f for f in document["findings"] if f["type"] == "corroboration"]
