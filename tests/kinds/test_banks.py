"""The banks of constructions: pairs of invented sentences, what is found of them, and what must not be joined."""

from __future__ import annotations

import collections
import dataclasses
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

from reconcile.clustering import cluster as cluster_facts
from reconcile.extraction import extract
from reconcile.finding import build
from reconcile.kinds import discover
from reconcile.language import analyse
from reconcile.language.references import resolve
from reconcile.model import Article, Document, Finding, Sentence

HERE = Path(__file__).parent
KINDS = ("status", "event")
BANKS = (*KINDS, "detail")
EXPECTED = {
    "agree": {"agree", "agree-rounded", "refines"},
    "superseded": {"superseded", "modality-differs"},
    "modality": {"modality-differs", "superseded"},
    "conflict": {"conflict", "detail-differs"},
}
Row = tuple[str, str, str]


@cache
def rows(bank: str) -> tuple[Row, ...]:
    data = tomllib.loads((HERE / f"bank_{bank}.toml").read_text("utf-8"))
    return tuple((label, *_two(line)) for label, text in data.items() for line in text.strip().split("\n"))


def _two(line: str) -> tuple[str, str]:
    left, right = line.split(" | ")
    return left, right


@cache
def outcomes(bank: str) -> dict[Row, tuple[Finding, ...]]:
    """Findings of each pair as a story of two articles of one sentence each; all sentences are analysed in one go."""
    kinds = {k: v for k, v in discover().items() if k in KINDS}
    texts = [(f"{n}-{side}", row[1 + side]) for n, row in enumerate(rows(bank)) for side in (0, 1)]
    facts = collections.defaultdict(list)
    for fact in extract(_apart(texts), kinds):
        facts[fact.article.split("-")[0]].append(fact)
    out = {}
    for n, row in enumerate(rows(bank)):
        found = facts[str(n)]
        clusters = cluster_facts(found, kinds).clusters
        out[row] = tuple(f for f in build(clusters, kinds, lambda group: (len(group), ""), {}) if len({x.article for x in f.facts}) == 2)
    return out


def _apart(texts: Sequence[tuple[str, str]]) -> Iterator[Document]:
    """One document for each text, though the parser reads them as the paragraphs of one article, which is ten times as fast."""
    whole = next(iter(analyse([Article(id="bank", text="\n\n".join(t for _, t in texts))])))
    for n, (name, text) in enumerate(texts):
        sentences = [s for s in whole.sentences if s.paragraph == n]
        first, last, start = sentences[0].first, sentences[-1].last, sentences[0].start
        one = Document(Article(id=name, text=text))
        for t in whole.tokens[first:last]:
            one.tokens.append(dataclasses.replace(t, i=t.i - first, start=t.start - start, end=t.end - start, head=t.head - first))
        one.sentences = [
            Sentence(one, k, s.first - first, s.last - first, s.start - start, s.end - start, 0, s.zone) for k, s in enumerate(sentences)
        ]
        one.children = [[c - first for c in whole.children[i]] for i in range(first, last)]
        resolve(one)
        yield one


def right(row: Row, findings: tuple[Finding, ...]) -> bool:
    relations = {f.relation.value for f in findings}
    if row[0] == "different":
        return not relations
    if row[0] == "silent":
        return not any(f.relation.differs for f in findings)
    return bool(relations & EXPECTED[row[0]])


def share(bank: str, label: str) -> float:
    found = [right(row, fs) for row, fs in outcomes(bank).items() if row[0] == label]
    return sum(found) / len(found)


def misread(bank: str) -> list[Row]:
    """Pairs for which a discrepancy of the wrong sort is printed."""
    return [
        row
        for row, fs in outcomes(bank).items()
        if any(f.relation.differs and f.relation.value not in EXPECTED.get(row[0], set()) for f in fs)
    ]


FLOORS = {
    ("status", "agree"): 0.85, ("status", "superseded"): 0.7, ("status", "modality"): 0.7, ("status", "conflict"): 0.85, ("status", "silent"): 1.0, ("status", "different"): 0.95,
    ("detail", "conflict"): 0.44, ("detail", "modality"): 0.5, ("detail", "silent"): 1.0,
    ("event", "agree"): 0.7, ("event", "modality"): 0.8, ("event", "conflict"): 0.7, ("event", "silent"): 1.0, ("event", "different"): 0.85,
}  # fmt: skip
"""What was measured, a little below; a pair that cannot be parsed ("The club sacked coach Ned Furlong") stays in the bank."""


@pytest.mark.parametrize(("bank", "label"), FLOORS)
def test_share_of_pairs_that_are_read_right(bank: str, label: str) -> None:
    assert share(bank, label) >= FLOORS[bank, label]


@pytest.mark.parametrize("bank", BANKS)
def test_discrepancies_of_the_bank_are_of_the_right_sort(bank: str) -> None:
    assert len(misread(bank)) <= 1


@pytest.mark.parametrize("bank", BANKS)
def test_a_bank_lists_no_pair_twice(bank: str) -> None:
    assert len(set(rows(bank))) == len(rows(bank)) > 100
