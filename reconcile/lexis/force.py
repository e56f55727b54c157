"""Which words of a newsroom are in force; apart from ``newsroom``, so that the lexicons can ask without importing what is built on them."""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reconcile.lexis.newsroom import Words

WORDS: ContextVar[Words | None] = ContextVar("reconcile_newsroom", default=None)
"""Set by ``newsroom.using`` for the length of one run, in one thread or task."""


_SORTS = {"bill": ("bill", "law", "legislation"), "programme": ("program", "programme"), "body": ()}


def sorts(key: str) -> tuple[str, ...]:
    """Nouns by which something of the newsroom's lexicon may be called after its name; none where it is not of it."""
    added = WORDS.get()
    known = added.by_key.get(key) if added is not None else None
    return _SORTS[known.sort] if known is not None else ()


def current() -> Words | None:
    """The words in force, or None."""
    return WORDS.get()
