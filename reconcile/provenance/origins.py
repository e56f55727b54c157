"""Independent origins of pieces of evidence."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

from reconcile.model import Article, Fact
from reconcile.model.naming import article_names
from reconcile.model.settings import Settings
from reconcile.provenance.aliases import Aliases
from reconcile.provenance.relations import Relations
from reconcile.provenance.runs import longest_shared_run, shingles, words
from reconcile.provenance.sources import same_source

SENTENCE_RUN = 9
"""Shared words in a row that make two sentences one text. Two reporters who describe one event on their own rarely share more than
seven (Clough et al. 2002, METER corpus of newspaper copy from an agency, use runs of that order)."""
EVIDENCE_RUN = 6
"""The same inside the evidence itself, where a run that long is a verbatim utterance or a copied clause."""
ARTICLE_RUN = 13
ARTICLE_SHARE = 0.4
"""Share of the shorter article's 13-word runs found in the other that makes the pair one wire story."""

_MARKS = frozenset("\"“”„«»‘’'")


_Told = tuple[list[str], frozenset[str]]
"""Words of a text, and its runs of some length."""


class Provenance:
    """Counts independent origins for pieces of evidence of a story."""

    def __init__(self, articles: Sequence[Article], settings: Settings | None = None, before: Provenance | None = None) -> None:
        """Compare all articles, those of ``before`` (an earlier state of the story) only with what changed since.

        ``settings`` say which articles carry an agency's copy and which publications have one owner.
        """
        self._texts: dict[str, str] = {a.id: a.text for a in articles}
        self._runs: dict[str, frozenset[str]] = {}
        self._copies: set[tuple[str, str]] = set()
        kept: set[str] = set()
        if before is not None:
            kept = {i for i, text in self._texts.items() if before._texts.get(i) == text}  # noqa: SLF001 - of the same class
            self._runs = {i: before._runs[i] for i in kept}  # noqa: SLF001
            self._copies = {(a, b) for a, b in before._copies if a in kept and b in kept}  # noqa: SLF001
        for i in self._texts.keys() - kept:
            self._runs[i] = shingles(words(self._texts[i]), ARTICLE_RUN)
        for a, b in itertools.combinations(sorted(self._runs), 2):
            if not (a in kept and b in kept) and _copied(self._runs[a], self._runs[b]):
                self._copies.add((a, b))
        self._names = article_names(articles)
        self._told: dict[str, _Told] = {}
        self._aliases = Aliases(self._texts)
        self._relations = Relations(articles, settings) if settings is not None and settings.source else None

    def copies(self, article: str) -> tuple[str, ...]:
        """Other articles that carry the text of one, as a whole or nearly so."""
        return tuple(sorted(b if a == article else a for a, b in self._copies if article in (a, b)))

    def origins(self, facts: Sequence[Fact[Any]]) -> tuple[int, str]:
        """How many independent origins are behind the facts, and why they are fewer than the articles (else "")."""
        articles = sorted({f.article for f in facts})
        home = {a: a for a in articles}
        reasons: list[str] = []
        for n, left in enumerate(facts):
            for right in facts[n + 1 :]:
                a, b = _root(home, left.article), _root(home, right.article)
                if a == b:
                    continue
                reason = self._shared(left, right)
                if reason:
                    home[max(a, b)] = min(a, b)
                    reasons.append(reason)
        count = len({_root(home, a) for a in articles})
        return count, "; ".join(dict.fromkeys(reasons))

    def _shared(self, left: Fact[Any], right: Fact[Any]) -> str:
        pair = " and ".join(sorted((self._names[left.article], self._names[right.article])))
        if (min(left.article, right.article), max(left.article, right.article)) in self._copies:
            return f"{pair} carry one text"
        if self._relations is not None and (told := self._relations.shared(left, right)):
            return told
        credit = self._credit(left, right)
        if credit:
            return f"{pair} both credit {credit}"
        run = longest_shared_run(words(left.text), words(right.text))
        if run and _quoted(left) and _quoted(right):
            # whoever was there to hear it, the words are the speaker's
            return f"{pair} both quote the words “{' '.join(run)}”"
        for run in (
            _shared_run(self._words(left.sentence_text, SENTENCE_RUN), self._words(right.sentence_text, SENTENCE_RUN)),
            _shared_run(self._words(left.quote, EVIDENCE_RUN), self._words(right.quote, EVIDENCE_RUN)),
        ):
            if run:
                return f"{pair} share the words “{' '.join(run)}”"
        return ""

    def _credit(self, left: Fact[Any], right: Fact[Any]) -> str:
        """The source that both credit, by its fullest name: any link of the chains ("police, as the Courier reported" and "the Courier said").

        A description of a person is that person where an article of the story puts the one beside the other ("Attorney General Dana Orr").
        """
        for one in reversed(left.frame.attribution):
            for other in reversed(right.frame.attribution):
                if same_source(one, other) or self._aliases.of_one(one, other):
                    return max(one, other, key=lambda s: (s[:1].isupper(), len(s), s))
        return ""

    def _words(self, text: str, run: int) -> _Told:
        """The words of a text and its runs; a fact is held against many others."""
        key = f"{run} {text}"
        known = self._told.get(key)
        if known is None:
            told = words(text)
            known = self._told[key] = (told, shingles(told, run))
        return known


def _copied(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two articles carry one text, by the runs of each."""
    least = min(len(left), len(right))
    return bool(least) and len(left & right) >= ARTICLE_SHARE * least


def _shared_run(left: _Told, right: _Told) -> list[str]:
    """The longest run of words in both, if it is as long as the runs that were counted; else empty."""
    return [] if left[1].isdisjoint(right[1]) else longest_shared_run(left[0], right[0])


def _quoted(fact: Fact[Any]) -> bool:
    """Whether the value stands at the start of a quotation."""
    start = fact.span.start - fact.sentence.start
    return start >= 0 and fact.sentence_text[max(0, start - 1) : start + 1].strip()[:1] in _MARKS


def _root(home: dict[str, str], article: str) -> str:
    while home[article] != article:
        article = home[article]
    return article
