"""What several kinds ask of the same word of a document is worked out once, and kept with the document."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TypeVar

from reconcile.model import Document, Token

T = TypeVar("T")


def remembered(read: Callable[[Document, Token], T]) -> Callable[[Document, Token], T]:
    """The function with its answers kept, by document and token. It must depend on nothing else and give what nobody changes."""

    def memory(_document: Document) -> dict[int, T]:
        return {}

    @functools.wraps(read)
    def known(document: Document, token: Token) -> T:
        found = document.once(memory)
        i = token.i
        if i not in found:
            found[i] = read(document, token)
        return found[i]

    return known
