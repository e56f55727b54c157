"""Who says it: the chain of sources of a statement, nearest last."""

from __future__ import annotations

from reconcile.model import Document, Sentence, Span


def attribution(document: Document, sentence: Sentence, value: Span) -> tuple[str, ...]:
    """Names or descriptions of who is credited with the words around ``value``; empty for the article itself."""
    return ()
