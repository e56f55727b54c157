"""Who wins when two kinds claim the same words."""

from __future__ import annotations

from typing import Any

from reconcile.model import FactKind, Mention

Claim = tuple[FactKind[Any], Mention[Any]]


def settle(claims: list[Claim]) -> list[Claim]:
    """Drop a claim whose words overlap a stronger one's.

    Kinds with a ``precedence`` (numbers, votes, dates …) compete for words: of two that overlap, the one with the larger
    ``precedence`` wins, then the longer, then the earlier. Kinds without (status, event, quote …) read whole clauses and never compete.
    """
    rivals = [c for c in claims if c[0].precedence is not None]
    rivals.sort(key=lambda c: (-(c[0].precedence or 0), -len(c[1].span), c[1].span.start, c[0].name))
    kept: list[Claim] = []
    for claim in rivals:
        if not any(claim[1].span.overlaps(other[1].span) for other in kept):
            kept.append(claim)
    chosen = {id(c[1]) for c in kept}
    return [c for c in claims if c[0].precedence is None or id(c[1]) in chosen]
