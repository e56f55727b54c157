"""Who has it from whom: shared text and shared attribution → independent origins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reconcile.model import Article, Fact


class Provenance:
    """Counts independent origins for pieces of evidence of a story."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = articles

    def origins(self, facts: Sequence[Fact[Any]]) -> tuple[int, str]:
        """How many independent origins are behind the facts, and why they are fewer than the articles (else "")."""
        return len({f.article for f in facts}), ""
