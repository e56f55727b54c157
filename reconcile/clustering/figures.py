"""The figures that stand beside a fact in its clause: two acts told with unlike figures are two acts."""

from __future__ import annotations

import bisect
import collections
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from reconcile.lexis.amounts import Match, convert, match
from reconcile.lexis.scope import other_part
from reconcile.model import Amount, Fact, Kinds

_ALIKE = frozenset({Match.EQUAL, Match.ROUNDED, Match.CONTAINED, Match.UNCLEAR})


class Figures:
    """Amounts by article and place, for looking up those of a clause."""

    def __init__(self, facts: Sequence[Fact[Any]], kinds: Kinds) -> None:
        found: dict[str, list[tuple[int, int, Fact[Any], Amount]]] = collections.defaultdict(list)
        for f in facts:
            amount = kinds[f.kind].amount(f)
            if amount is not None and not amount.vague:
                found[f.article].append((f.span.start, f.span.end, f, amount))
        self._found = {article: sorted(rows, key=lambda r: (r[0], r[1], r[2].id)) for article, rows in found.items()}

    def beside(self, fact: Fact[Any]) -> list[tuple[Fact[Any], Amount]]:
        """Every figure in the fact's evidence, in text order."""
        rows = self._found.get(fact.article, [])
        first = bisect.bisect_left(rows, fact.evidence.start, key=lambda r: r[0])
        out = []
        for start, end, figure, amount in rows[first:]:
            if start >= fact.evidence.end:
                break
            if end <= fact.evidence.end:
                out.append((figure, amount))
        return out

    def apart(self, left: Fact[Any], right: Fact[Any]) -> bool:
        """Whether both clauses give figures, and no figure of the one can be a figure of the other."""
        a, b = self.beside(left), self.beside(right)
        return bool(a) and bool(b) and not any(f.kind == g.kind and _alike(x, y) and not other_part(f, g) for f, x in a for g, y in b)


def _alike(left: Amount, right: Amount) -> bool:
    """Whether two amounts may be one; of two nouns, or of two currencies, the numbers decide."""
    if left.unit != right.unit and convert(right, left.unit) is None:
        left, right = replace(left, unit=""), replace(right, unit="")
    return match(left, right) in _ALIKE
