"""The port of a kind of fact. One folder under ``kinds/`` implements it; no stage names a kind.

Stages receive kinds as an argument (``Kinds``), so each can be tested with a kind made up by the test.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeVar, runtime_checkable

from reconcile.model.amount import Amount
from reconcile.model.comparison import Comparison, Kinship
from reconcile.model.fact import Fact, Mention
from reconcile.model.text import Sentence

V = TypeVar("V")


class FactKind(Protocol[V]):
    """A kind of fact: how to find it, tell two of them apart, compare and say them."""

    @property
    def name(self) -> str:
        """Name in the report (``vote``), equal to the folder's name."""

    @property
    def precedence(self) -> int | None:
        """Rank among kinds that compete for the same words (higher wins); None: reads whole clauses, never competes."""

    @property
    def checkable(self) -> bool:
        """Whether a value that nobody else has is worth a call by itself: a figure, a day, a name, an office, a quotation; not an act in any words."""

    @property
    def clausal(self) -> bool:
        """Whether an agreement is told in the words of an article ("crews found 12 bodies"), not as subject and value ("Dana Orr: mayor")."""

    def find(self, sentence: Sentence) -> Iterator[Mention[V]]:
        """Every value of this kind in a sentence, in text order."""

    def blocks(self, fact: Fact[V]) -> Iterable[str]:
        """Blocking keys: two facts are looked at together only if they share one."""

    def kinship(self, left: Fact[V], right: Fact[V]) -> Kinship:
        """What the slots of the values say about being the same fact (symmetric)."""

    def compare(self, left: Fact[V], right: Fact[V]) -> Comparison:
        """How two values of the same fact relate (symmetric; a fact agrees with itself)."""

    def describe(self, value: V) -> str:
        """The value as a copy editor would write it in a headline ("nearly 70 percent")."""

    def normalize(self, value: V) -> dict[str, Any]:
        """The ``normalized`` object of the report."""

    def question(self, left: Fact[V], right: Fact[V]) -> str:
        """The one question that would settle a disagreement, ending in a question mark."""

    def amount(self, fact: Fact[V]) -> Amount | None:
        """The number for arithmetic over facts (sums, shares), or None."""

    def value_schema(self) -> dict[str, Any]:
        """JSON Schema (2020-12) of ``normalized``."""


@runtime_checkable
class Telling(Protocol[V]):
    """What a kind may offer besides: to know a value again wherever the story tells of it, so that one which stands alone is noticed."""

    def told(self, fact: Fact[V]) -> Sequence[str]:
        """What the value can be found again by: first its own key, then those of what it lies in ("2019-05"); empty for unsharp values."""

    def retold(self, stray: Fact[V], other: Fact[V]) -> str:
        """Why both are one fact, given that the value of ``stray`` stands nowhere else in the story and that of ``other`` does, or ""."""


Kinds = Mapping[str, FactKind[Any]]
"""All kinds by name, in the order in which overlaps are decided."""
