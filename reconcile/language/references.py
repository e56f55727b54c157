"""Who is meant: named entities of an article with their fullest names, and what refers to them."""

from __future__ import annotations

from reconcile.language.coreference import follow
from reconcile.language.entities import Registry
from reconcile.language.mentions import Finder
from reconcile.model import Document, Entity


def resolve(document: Document) -> None:
    """Fill ``document.entities`` and ``document.references``."""
    names = list(Finder(document).names())
    registry = Registry(document, names)
    references: dict[int, Entity] = {}
    named = []
    for name in names:
        entity = registry.entity(name)
        if entity is None:
            continue
        named.append((name, entity))
        for i in range(name.first, name.last):
            references[i] = entity
    follow(document, references, named, registry)
    document.references = references
    document.entities = registry.entities
