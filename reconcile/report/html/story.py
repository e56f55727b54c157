"""The report as the page needs it: articles with numbers, findings with their places, all of it frozen and ready to be printed."""

from __future__ import annotations

import collections
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from reconcile.report import wording
from reconcile.report.html.origins import Origin, grouped, shared
from reconcile.report.html.passages import Piece, by_sentence, passage
from reconcile.report.html.timeline import Stage, timeline
from reconcile.report.html.visible import one_line, web_address
from reconcile.report.render import SEVERITIES

COPIED = "carry one text"
"""What the reason for counting origins says of articles that are copies as a whole."""


@dataclass(frozen=True, slots=True)
class Source:
    """An article as findings refer to it; ``key`` begins its anchors (``a1``)."""

    number: int
    key: str
    id: str
    name: str
    title: str
    day: str
    path: str
    url: str | None
    words: int
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Evidence in one sentence: where it stands, who is credited, and the sentence."""

    source: Source
    anchor: str
    place: str
    credited: str
    day: str
    passage: tuple[Piece, ...]

    @property
    def runs(self) -> list[tuple[bool, list[Piece]]]:
        """The passage by what is quoted and what is not."""
        return [(quoted, list(pieces)) for quoted, pieces in itertools.groupby(self.passage, key=lambda p: p.quoted)]


@dataclass(frozen=True, slots=True)
class Side:
    """A position: its value, "2 articles, 1 origin" where there are several, and its evidence."""

    value: str
    counted: str
    quoted: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A finding. ``raw`` is the object of the report, for hooks that need more than is here."""

    number: int
    id: str
    agrees: bool
    relation: str
    relation_words: str
    kind: str
    severity: str
    headline: str
    subject: str
    reason: str
    question: str
    counted: str
    repeated: bool
    articles: tuple[Source, ...]
    origins: tuple[Origin, ...]
    origins_reason: str
    stages: tuple[Stage, ...]
    sides: tuple[Side, ...]
    decision: Mapping[str, Any] | None
    known: bool
    raw: Mapping[str, Any]

    @property
    def settled(self) -> bool:
        """Dismissed or resolved: shown, but nothing to do."""
        return wording.settled(self.raw)

    @property
    def open(self) -> bool:
        """A discrepancy that waits for somebody."""
        return not (self.agrees or self.settled or self.known)


def sources(document: Mapping[str, Any]) -> dict[str, Source]:
    """The articles by id, numbered in the order of the report; names are told apart where two are the same."""
    names = [one_line(str(a.get("source") or PurePosixPath(a["id"]).stem or a["id"])) for a in document["articles"]]
    often = collections.Counter(names)
    out = {}
    for number, (article, name) in enumerate(zip(document["articles"], names, strict=True), 1):
        apart = f"{name} ({one_line(PurePosixPath(article['id']).stem)})" if often[name] > 1 else name
        out[article["id"]] = Source(
            number, f"a{number}", article["id"], apart, one_line(article.get("title") or ""), article.get("published") or "",
            one_line(article.get("path") or ""), web_address(article.get("url")), article["words"], tuple(article["warnings"]),
        )  # fmt: skip
    return out


def items(document: Mapping[str, Any], known: Mapping[str, Source]) -> tuple[Item, ...]:
    """The findings numbered in the order of the page: discrepancies worst first, settled ones, agreements, repetitions."""
    ordered = sorted(document["findings"], key=_place)
    reasons = {a["id"]: str(a.get("source") or a["id"]) for a in document["articles"]}
    published = {a["id"]: a.get("published") for a in document["articles"]}
    return tuple(_item(number, finding, known, reasons, published) for number, finding in enumerate(ordered, 1))


def copies(document: Mapping[str, Any]) -> dict[str, list[str]]:
    """Articles by id, with those that carry the same text as far as a finding says so."""
    reasons = {a["id"]: str(a.get("source") or a["id"]) for a in document["articles"]}
    out: dict[str, list[str]] = {a: [] for a in reasons}
    for finding in document["findings"]:
        ids = [a for a in reasons if any(e["article"] == a for p in finding["positions"] for e in p["evidence"])]
        for left, right, because in shared(ids, reasons, finding["origins_reason"]) or ():
            if because == COPIED:
                out[left] += [right] if right not in out[left] else []
                out[right] += [left] if left not in out[right] else []
    return {a: [other for other in reasons if other in found] for a, found in out.items()}


def _place(finding: Mapping[str, Any]) -> tuple[bool, bool, int]:
    if finding["type"] == "corroboration":
        return True, finding["origins"] == 1, 0
    return False, wording.settled(finding), SEVERITIES.index(finding["severity"])


def _item(
    number: int,
    finding: Mapping[str, Any],
    known: Mapping[str, Source],
    reasons: Mapping[str, str],
    published: Mapping[str, str | None],
) -> Item:
    told = {e["article"] for p in finding["positions"] for e in p["evidence"]}
    articles = tuple(s for s in known.values() if s.id in told)
    headline, subject = one_line(finding["headline"]), one_line(finding["subject"])
    agrees = finding["type"] == "corroboration"
    ids = [s.id for s in articles]
    return Item(
        number=number,
        id=finding["id"],
        agrees=agrees,
        relation=finding["relation"],
        relation_words=wording.RELATIONS.get(finding["relation"], finding["relation"]),
        kind=finding["kind"],
        severity=finding["severity"],
        headline=headline,
        subject="" if subject.casefold() in headline.casefold() else subject,
        reason=one_line(finding["reason"]),
        question=one_line(finding["question"]),
        counted=f"{wording.count(len(articles), 'article')}, {wording.count(finding['origins'], 'origin')}",
        repeated=agrees and finding["origins"] == 1,
        articles=articles,
        origins=grouped(ids, reasons, finding["origins"], finding["origins_reason"]) if len(ids) > finding["origins"] else (),
        origins_reason=one_line(finding["origins_reason"]) if len(ids) > finding["origins"] else "",
        stages=timeline(finding, published),
        sides=tuple(_sides(finding, known)),
        decision=finding.get("decision"),
        known=finding.get("baseline") == "known",
        raw=finding,
    )


def _sides(finding: Mapping[str, Any], known: Mapping[str, Source]) -> Iterator[Side]:
    positions: Sequence[Mapping[str, Any]] = finding["positions"]
    for n, position in enumerate(positions):
        others = [e["quote"] for m, other in enumerate(positions) if m != n for e in other["evidence"]]
        articles = len({e["article"] for e in position["evidence"]})
        counted = f"{wording.count(articles, 'article')}, {wording.count(position['origins'], 'origin')}" if articles > 1 else ""
        quoted = tuple(quoted_in(group, known, others, finding["relation"]) for group in by_sentence(position["evidence"]))
        yield Side(one_line(position["value"]), counted, quoted)


def quoted_in(group: Sequence[Mapping[str, Any]], known: Mapping[str, Source], others: Sequence[str] = (), relation: str = "") -> Quoted:
    """Evidence of one sentence with its place; where there are others, what differs from them is marked."""
    evidence = group[0]
    source = known[evidence["article"]]
    line = evidence.get("line")
    return Quoted(
        source,
        anchor(source, evidence["start"]),
        f"line {line}" if line else "",
        one_line(", citing ".join(evidence["attribution"])),
        evidence.get("as_of") or "",
        passage(group, others, relation, contrast=bool(others)),
    )


def anchor(source: Source, start: int) -> str:
    """The place of a piece of evidence in the article's text on the page."""
    return f"{source.key}-{start}"
