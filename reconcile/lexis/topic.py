"""What an article is about: its most frequent nouns and names, by which two articles on one story are told from two on one topic."""

from __future__ import annotations

import collections

from reconcile.lexis.slots import word
from reconcile.lexis.stopwords import STOPWORDS
from reconcile.lexis.synonyms import generic
from reconcile.model import Document

_KEPT = 25
"""Words kept of an article."""
_LEAD = 3
"""Sentences at the head of an article, whose words count three times."""
ONE_STORY = 6
"""Shared words of the kept ones from which two articles tell one story: of 1,225 pairs of articles on one election campaign 34 reach it (most of
them on one event), of 56 pairs on one story all but five."""


def topic(document: Document) -> frozenset[str]:
    """The nouns and names that an article uses most, those of its first sentences above all."""
    found: collections.Counter[str] = collections.Counter()
    for sentence in document.sentences:
        weight = 3 if sentence.index < _LEAD else 1
        for token in sentence.tokens:
            if token.pos in ("PROPN", "NOUN") and token.ent not in ("DATE", "TIME") and len(token.lemma) > 2:
                found[word(token)] += weight
    ordered = sorted(((n, w) for w, n in found.items() if n > 1 and not generic(w) and w not in STOPWORDS), key=lambda x: (-x[0], x[1]))
    return frozenset(w for _, w in ordered[:_KEPT])


def one_story(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two articles with these topics tell one story."""
    return len(left & right) >= ONE_STORY
