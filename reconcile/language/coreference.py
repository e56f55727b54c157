"""Pronouns and descriptions → the entity they stand for. Unsure is left unresolved."""

from __future__ import annotations

from reconcile.language.entities import Registry
from reconcile.language.mentions import Name
from reconcile.model import Document, Entity


def follow(document: Document, references: dict[int, Entity], named: list[tuple[Name, Entity]], registry: Registry) -> None:
    """Add to ``references`` what pronouns and descriptions stand for."""
