"""The figures that stand beside a fact in its clause: two acts told with unlike figures are two acts."""

from __future__ import annotations

import bisect
import collections
from collections.abc import Sequence
from typing import Any

from reconcile.lexis.amounts import Match, match
from reconcile.model import Amount, Fact, Kinds

_ALIKE = frozenset({Match.EQUAL, Match.ROUNDED, Match.CONTAINED, Match.UNCLEAR})


class Figures:
    """Amounts by article and place, for looking up those of a clause."""

    def __init__(self, facts: Sequence[Fact[Any]], kinds: Kinds) -> None:
        found: dict[str, list[tuple[int, int, str, Amount]]] = collections.defaultdict(list)
        for f in facts:
            amount = kinds[f.kind].amount(f)
            if amount is not None and not amount.vague:
                found[f.article].append((f.span.start, f.span.end, f.kind, amount))
        self._found = {article: sorted(rows, key=lambda r: r[:3]) for article, rows in found.items()}

    def beside(self, fact: Fact[Any]) -> list[tuple[str, Amount]]:
        """Kind and amount of every figure in the fact's evidence, in text order."""
        rows = self._found.get(fact.article, [])
        first = bisect.bisect_left(rows, (fact.evidence.start,))
        out = []
        for start, end, kind, amount in rows[first:]:
            if start >= fact.evidence.end:
                break
            if end <= fact.evidence.end:
                out.append((kind, amount))
        return out

    def apart(self, left: Fact[Any], right: Fact[Any]) -> bool:
        """Whether both clauses give figures, and no figure of the one can be a figure of the other."""
        a, b = self.beside(left), self.beside(right)
        return bool(a) and bool(b) and not any(k == m and match(x, y) in _ALIKE for k, x in a for m, y in b)
