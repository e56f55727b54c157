"""Independent origins of pieces of evidence."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

from reconcile.model import Article, Fact
from reconcile.model.naming import article_names
from reconcile.model.settings import Settings
from reconcile.provenance import crowd
from reconcile.provenance.aliases import Aliases
from reconcile.provenance.copies import Copies
from reconcile.provenance.relations import Relations
from reconcile.provenance.runs import longest_shared_run, shingles, words
from reconcile.provenance.sources import same_source

SENTENCE_RUN = 9
"""Shared words in a row that make two sentences one text. Two reporters who describe one event on their own rarely share more than
seven (Clough et al. 2002, METER corpus of newspaper copy from an agency, use runs of that order)."""
EVIDENCE_RUN = 6
"""The same inside the evidence itself, where a run that long is a verbatim utterance or a copied clause."""

VALUE_RUN = 3
"""Words in a row that two quoted values share, where they are not one and the same."""

_MARKS = frozenset("\"“”„«»‘’'")


_Told = tuple[list[str], frozenset[str]]
"""Words of a text, and its runs of some length."""


class Provenance:
    """Counts independent origins for pieces of evidence of a story."""

    def __init__(self, articles: Sequence[Article], settings: Settings | None = None, before: Provenance | None = None) -> None:
        """Compare all articles, those of ``before`` (an earlier state of the story) only with what changed since.

        ``settings`` say which articles carry an agency's copy and which publications have one owner.
        """
        texts = {a.id: a.text for a in articles}
        self._copies: Copies = Copies(texts, before._copies if before is not None else None)  # noqa: SLF001 - of the same class
        self._names = article_names(articles)
        self._told: dict[str, _Told] = {}
        self._aliases = Aliases({a: texts[a] for a in self._copies.distinct()})
        self._relations = Relations(articles, settings) if settings is not None and settings.source else None

    def copies(self, article: str) -> tuple[str, ...]:
        """Other articles that carry the text of one, as a whole or nearly so."""
        return self._copies.of(article)

    def texts(self) -> int:
        """How many texts the articles have, copies of one counted once."""
        return self._copies.texts()

    def origins(self, facts: Sequence[Fact[Any]]) -> tuple[int, str]:
        """How many independent origins are behind the facts, and why they are fewer than the articles (else "")."""
        articles = sorted({f.article for f in facts})
        if len(facts) > crowd.MOST_PAIRED:
            return crowd.origins(facts, self._copies.group, self._keys(facts), self._names)
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
        if self._copies.same(left.article, right.article):
            return f"{pair} carry one text"
        if self._relations is not None and (told := self._relations.shared(left, right)):
            return told
        credit = self._credit(left, right)
        if credit:
            return f"{pair} both credit {credit}"
        mine, other = words(left.text), words(right.text)
        # "70 percent" and "30 percent" share a word, and are not the same words
        run = mine if mine == other else longest_shared_run(mine, other)
        if run and (mine == other or len(run) >= VALUE_RUN) and _quoted(left) and _quoted(right):
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
                if self._one_source(one, other):
                    return max(one, other, key=lambda s: (s[:1].isupper(), len(s), s))
        return ""

    def _one_source(self, one: str, other: str) -> bool:
        return same_source(one, other) or self._aliases.of_one(one, other)

    def _keys(self, facts: Sequence[Fact[Any]]) -> crowd.Keys:
        """The reasons of ``_shared`` as what pieces of evidence have in common."""
        sources = crowd.credits_alike((c for f in facts for c in f.frame.attribution), self._one_source)
        known: Mapping[str, Sequence[str]] = self._relations.ties(facts) if self._relations is not None else {}

        def keys(fact: Fact[Any]) -> Iterator[tuple[str, Hashable]]:
            for tie in known.get(fact.id, ()):
                yield tie, ""
            for credit in reversed(fact.frame.attribution):
                yield f"credit {sources[credit]}", ""
            if _quoted(fact):
                said = words(fact.text)
                for run in [tuple(said)] if len(said) < VALUE_RUN else sorted(shingles(said, VALUE_RUN)):
                    yield "quote the same words", run
            for text, length in ((fact.sentence_text, SENTENCE_RUN), (fact.quote, EVIDENCE_RUN)):
                for run in sorted(self._words(text, length)[1]):
                    yield "share a run of words", run

        return keys

    def _words(self, text: str, run: int) -> _Told:
        """The words of a text and its runs; a fact is held against many others."""
        key = f"{run} {text}"
        known = self._told.get(key)
        if known is None:
            told = words(text)
            known = self._told[key] = (told, shingles(told, run))
        return known


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
