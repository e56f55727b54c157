"""Independent origins of pieces of evidence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reconcile.model import Article, Fact
from reconcile.model.naming import article_names
from reconcile.model.settings import Settings
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


class Provenance:
    """Counts independent origins for pieces of evidence of a story."""

    def __init__(self, articles: Sequence[Article], settings: Settings | None = None) -> None:
        """``settings`` say which articles carry an agency's copy and which publications have one owner."""
        runs = {a.id: shingles(words(a.text), ARTICLE_RUN) for a in articles}
        ids = sorted(runs)
        self._copies = {
            (a, b)
            for n, a in enumerate(ids)
            for b in ids[n + 1 :]
            if min(len(runs[a]), len(runs[b])) and len(runs[a] & runs[b]) >= ARTICLE_SHARE * min(len(runs[a]), len(runs[b]))
        }
        self._names = article_names(articles)
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
        if left.frame.attribution and right.frame.attribution and same_source(left.frame.attribution[-1], right.frame.attribution[-1]):
            return f"{pair} both credit {max(left.frame.attribution[-1], right.frame.attribution[-1], key=lambda s: (len(s), s))}"
        run = longest_shared_run(words(left.text), words(right.text))
        if run and _quoted(left) and _quoted(right):
            # whoever was there to hear it, the words are the speaker's
            return f"{pair} both quote the words “{' '.join(run)}”"
        run = longest_shared_run(words(left.sentence_text), words(right.sentence_text))
        if len(run) >= SENTENCE_RUN:
            return f"{pair} share the words “{' '.join(run)}”"
        run = longest_shared_run(words(left.quote), words(right.quote))
        if len(run) >= EVIDENCE_RUN:
            return f"{pair} share the words “{' '.join(run)}”"
        return ""


def _quoted(fact: Fact[Any]) -> bool:
    """Whether the value stands at the start of a quotation."""
    start = fact.span.start - fact.sentence.start
    return start >= 0 and fact.sentence_text[max(0, start - 1) : start + 1].strip()[:1] in _MARKS


def _root(home: dict[str, str], article: str) -> str:
    while home[article] != article:
        article = home[article]
    return article
