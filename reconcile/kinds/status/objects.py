"""Which bill is "the bill": the words with which an article introduces an object of a ladder."""

from __future__ import annotations

from reconcile.lexis.ladders import Ladder
from reconcile.lexis.slots import Slot, phrase_tokens, word
from reconcile.lexis.stopwords import STOPWORDS
from reconcile.lexis.synonyms import generic
from reconcile.model import Document, Token

_MAX_DESCRIPTION = 24
_BARE = frozenset({"the", "this", "that", "its", "his", "her", "their"})


class Objects:
    """Introductions of objects in one document, looked up by noun."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._introduced: dict[str, list[tuple[int, str, frozenset[str]]]] = {}

    def described(self, head: Token | None, held: Slot, ladder: Ladder) -> tuple[frozenset[str], bool]:
        """Words that describe the object at its last introduction before ``head``, and whether it is the only one of its sort."""
        if not ladder.objects:
            return frozenset(), False
        introductions = [(i, words) for i, noun, words in self._of(ladder) if noun == held.head] or [
            (i, words) for i, _, words in self._of(ladder)
        ]
        own = self._words(head) if head is not None else frozenset()
        if head is not None and self._bare(head):
            before = [words for i, words in introductions if i <= head.i]
            after = [words for i, words in introductions if i > head.i]
            own |= before[-1] if before else after[0] if after else frozenset()
        return own - {held.head}, self._sole([i for i, _ in introductions])

    def _sole(self, introductions: list[int]) -> bool:
        """At most one "a bill" and at most one with a name of its own: those two may well be one."""
        articled = sum(any(t.lower in ("a", "an") for t in phrase_tokens(self._document, self._document.tokens[i])) for i in introductions)
        return articled <= 1 and len(introductions) - articled <= 1

    def _bare(self, head: Token) -> bool:
        inner = phrase_tokens(self._document, head)
        return len([t for t in inner if t.pos in ("NOUN", "PROPN", "ADJ")]) <= 1 and not any(t.lower in ("a", "an") for t in inner)

    def _of(self, ladder: Ladder) -> list[tuple[int, str, frozenset[str]]]:
        found = self._introduced.get(ladder.name)
        if found is None:
            found = []
            for token in self._document.tokens:
                if (
                    token.pos in ("NOUN", "PROPN")
                    and word(token) in ladder.objects
                    and token.dep not in ("compound", "nmod")
                    and self._introduces(token)
                ):
                    words = self._words(token)
                    # the same thing told again in other words is no second introduction
                    if words and not any(noun == word(token) and (words <= other or len(words & other) >= 2) for _, noun, other in found):
                        found.append((token.i, word(token), words))
            self._introduced[ladder.name] = found
        return found

    def _introduces(self, token: Token) -> bool:
        inner = [t.lower for t in phrase_tokens(self._document, token)]
        children = [self._document.tokens[c] for c in self._document.children[token.i]]
        if any(w in ("no", "any", "every", "each", "such") for w in inner):
            return False
        return (
            any(w in ("a", "an") for w in inner) or token.pos == "PROPN" or any(c.pos == "PROPN" and c.dep == "compound" for c in children)
        )

    def _words(self, token: Token) -> frozenset[str]:
        tokens = [t for t in self._document.subtree(token.i) if -12 <= t.i - token.i <= _MAX_DESCRIPTION]
        if token.dep == "appos":
            tokens += phrase_tokens(self._document, self._document.tokens[token.head])
        return frozenset(
            word(t) for t in tokens if t.pos in ("NOUN", "PROPN", "ADJ", "VERB") and t.lemma not in STOPWORDS and not generic(t.lemma) and len(t.lemma) > 2 and t.ent not in ("DATE", "TIME")
        ) - {word(token)}  # fmt: skip
