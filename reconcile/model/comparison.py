"""Verdicts: are two facts about the same thing, and if so, how do their values relate?"""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Relation(enum.StrEnum):
    """How two statements about one fact relate. ``INCOMPARABLE`` is a value: nothing is printed of it."""

    AGREE = "agree"
    AGREE_ROUNDED = "agree-rounded"
    REFINES = "refines"
    CONFLICT = "conflict"
    SUPERSEDED = "superseded"
    SCOPE_DIFFERS = "scope-differs"
    MODALITY_DIFFERS = "modality-differs"
    ATTRIBUTION_DIFFERS = "attribution-differs"
    QUOTE_ALTERED = "quote-altered"
    SUM_MISMATCH = "sum-mismatch"
    DETAIL_DIFFERS = "detail-differs"
    INCOMPARABLE = "incomparable"

    @property
    def agrees(self) -> bool:
        return self in (Relation.AGREE, Relation.AGREE_ROUNDED, Relation.REFINES)

    @property
    def differs(self) -> bool:
        return not self.agrees and self is not Relation.INCOMPARABLE


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two values relate, with the sentence that explains it to a reporter.

    ``question`` is the one call that would settle it (discrepancies; may be left to the kind's default).
    """

    relation: Relation
    reason: str
    question: str = ""
    kind: str = ""
    """Kind under which a disagreement is reported where it is not the facts' own (``polarity``)."""
    ahead: str = ""
    """Id of the fact that goes further, where one does: the later stage or count, the deed beside its plan, the statement beside the belief."""


class Verdict(enum.StrEnum):
    """Outcome of the same-fact gate. ``UNSURE`` is never printed as a discrepancy."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Kinship:
    """What a kind knows of whether two of its facts speak of the same thing.

    ``score`` in 0..1 is evidence for the gate (0.5: the slots say nothing); a ``verdict`` other
    than None decides alone. ``reason`` is shown by ``--verbose`` and ``explain``. With ``words``, which no verdict goes with, the clauses' words
    alone decide: the pair is one fact where their similarity (Jaccard, weighted by rarity) is at least that, and unsure where it is less.
    """

    score: float
    reason: str
    verdict: Verdict | None = None
    words: float | None = None
