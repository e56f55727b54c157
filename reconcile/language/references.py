"""Who is meant: named entities of an article with their fullest names, and what refers to them."""

from __future__ import annotations

from reconcile.model import Document


def resolve(document: Document) -> None:
    """Fill ``document.entities`` and ``document.references``."""
    document.entities = ()
    document.references = {}
