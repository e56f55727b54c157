"""Which articles carry one text: by pairs for a story that a person reads, by a star around the first for a wire story in thousands of papers."""

from __future__ import annotations

import collections
import itertools
from collections.abc import Collection, Mapping

from reconcile.provenance.runs import shingles, words

ARTICLE_RUN = 13
ARTICLE_SHARE = 0.4
"""Share of the shorter article's 13-word runs found in the other that makes the pair one wire story."""
MOST_PAIRED = 60
"""Articles up to which every two are compared."""
_LISTED = 16
"""Texts that one run of words leads to; a run that stands in more is an outlet's or an agency's standing matter."""


class Copies:
    """The copies among texts by id. Those of ``before`` (an earlier state of the story) are compared only with what changed since."""

    def __init__(self, texts: Mapping[str, str], before: Copies | None = None) -> None:
        self._texts = dict(texts)
        self._runs: dict[str, frozenset[str]] = {}
        self._pairs: set[tuple[str, str]] = set()
        self._groups: dict[str, str] = {}
        if len(texts) > MOST_PAIRED:
            self._star()
            return
        kept: set[str] = set()
        if before is not None:
            kept = {i for i, text in texts.items() if i in before._runs and before._texts.get(i) == text}  # noqa: SLF001 - of the same class
            self._runs = {i: before._runs[i] for i in kept}  # noqa: SLF001
            self._pairs = {(a, b) for a, b in before._pairs if a in kept and b in kept}  # noqa: SLF001
        for i in self._texts.keys() - kept:
            self._runs[i] = shingles(words(self._texts[i]), ARTICLE_RUN)
        for a, b in itertools.combinations(sorted(self._runs), 2):
            if not (a in kept and b in kept) and _copied(self._runs[a], self._runs[b]):
                self._pairs.add((a, b))

    def _star(self) -> None:
        """Every text is held against those before it that are the first of their wire story to have one of its runs."""
        first: dict[str, str] = {}
        listed: dict[str, list[str]] = collections.defaultdict(list)
        sizes: dict[str, int] = {}
        for article in sorted(self._texts):
            home = first.setdefault(self._texts[article], article)
            self._groups[article] = home
            if home != article:
                continue
            runs = shingles(words(self._texts[article]), ARTICLE_RUN)
            sizes[article] = len(runs)
            shared = collections.Counter(other for run in runs for other in listed.get(run, ()))
            for other, count in sorted(shared.items()):
                if count >= ARTICLE_SHARE * min(len(runs), sizes[other]):
                    one, more = sorted((self.group(article), self.group(other)))
                    self._groups[more] = one
            mine = self.group(article)
            for run in runs:
                known = listed[run]
                if len(known) < _LISTED and all(self.group(other) != mine for other in known):
                    known.append(article)

    def group(self, article: str) -> str:
        """The article that stands for those with one text; only where there are more than ``MOST_PAIRED``, else the article itself."""
        groups = self._groups
        while (above := groups.get(article, article)) != article:
            groups[article] = groups.get(above, above)
            article = above
        return article

    def same(self, left: str, right: str) -> bool:
        """Whether two articles carry one text, as a whole or nearly so."""
        if self._groups:
            return self.group(left) == self.group(right)
        return (min(left, right), max(left, right)) in self._pairs

    def of(self, article: str) -> tuple[str, ...]:
        """Other articles that carry the text of one."""
        if self._groups:
            return tuple(sorted(a for a in self._texts if a != article and self.same(a, article)))
        return tuple(sorted(b if a == article else a for a, b in self._pairs if article in (a, b)))

    def texts(self) -> int:
        """How many there are, copies of one counted once."""
        if self._groups:
            return len(self.distinct())
        home = {a: a for a in self._texts}
        for a, b in sorted(self._pairs):
            home = {i: home[a] if h == home[b] else h for i, h in home.items()}
        return len(set(home.values()))

    def distinct(self) -> Collection[str]:
        """Articles that stand for all texts: of copies of one text the first."""
        return sorted({self.group(a) for a in self._texts})


def _copied(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two articles carry one text, by the runs of each."""
    least = min(len(left), len(right))
    return bool(least) and len(left & right) >= ARTICLE_SHARE * least
