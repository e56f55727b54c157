"""The same-fact gate: do two facts speak of the same thing? Asked before anything is compared.

A weighted sum of a few readable features, squashed to 0..1. An equal value is evidence too (two papers that both print
$139.1 million mean the same sum more often than not), so the bar for calling two facts the same is lower when their
values agree than when they differ: a false agreement is dull, a false conflict is what kills a tool like this.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from reconcile.clustering.figures import Figures
from reconcile.clustering.memory import Memory
from reconcile.clustering.rarity import Rarity
from reconcile.clustering.weights import table
from reconcile.lexis.counting import weak
from reconcile.lexis.families import of_verb
from reconcile.lexis.force import current
from reconcile.lexis.scope import other_part
from reconcile.lexis.synonyms import same_thing
from reconcile.model import Comparison, Fact, Kinds, Kinship, Link, Modality, Relation, Verdict

RESTATED = 0.85
RESTATED_ALL = 0.5
"""Overlap and Jaccard similarity of the clauses' words from which two figures of one article are one statement."""

COMMON_GROUND = 0.12
"""Similarity of the words around two figures below which they are about two things, whatever they count ("ten points", "two points")."""
NO_GROUND = 0.1
"""The same below which nothing can make them one."""
SHARED_DIGITS = 0.5
"""Significance of an equal amount from which two clauses that tell how much of it there is speak of one amount."""


MOVING = ("terms", "jaccard", "context", "thin")
"""Features that depend on how rare words are in the story."""
DENIED_TERMS, DENIED_CONTEXT = 0.7, 0.35
"""Overlap and similarity of the clauses' words from which "not" in one of two clauses with an equal figure is a denial of the other."""
ENOUGH = 8.0
"""Weight of shared words from which they say enough: about three words that nobody else in the story uses."""


class Gate:
    """Judges pairs of facts of one kind."""

    def __init__(self, rarity: Rarity, kinds: Kinds, figures: Figures | None = None, memory: Memory | None = None) -> None:
        self._rarity = rarity
        self._figures = figures
        self._kinds = kinds
        self._table = table()
        self._memory = memory

    def judge(self, left: Fact[Any], right: Fact[Any]) -> Link:
        """Verdict, score and reason for a pair; the comparison is made only where the pair may be the same."""
        a, b = (left, right) if left.id <= right.id else (right, left)
        if self._memory is None:
            return self.weighed(a, b, *self.compared(a, b))
        return self._memory.link(a, b, self)

    def compared(self, a: Fact[Any], b: Fact[Any]) -> tuple[Kinship, Comparison | None]:
        """What depends on the two facts alone."""
        kind = self._kinds[a.kind]
        added = current()
        if added is not None and added.apart and added.different(a.frame.names, b.frame.names):
            return Kinship(0.0, "two people, as the newsroom says", Verdict.DIFFERENT), None
        kinship = kind.kinship(a, b)
        return kinship, None if kinship.verdict is Verdict.DIFFERENT else kind.compare(a, b)

    def weighed(self, a: Fact[Any], b: Fact[Any], kinship: Kinship, comparison: Comparison | None, before: Link | None = None) -> Link:
        """What depends on the words of the story, too; ``before`` is the link of the pair among other words."""
        if comparison is None:
            return Link(a.id, b.id, Verdict.DIFFERENT, 0.0, kinship.reason, {})
        features = {**before.features, **self._shares(a, b)} if before else self.features(a, b, kinship.score, comparison)
        features.pop("barred", None)
        agrees = comparison.relation.agrees
        # one amount, and how much of it: that the amounts are equal is evidence as it is of an agreement
        shares = comparison.relation is Relation.DETAIL_DIFFERS and self._figure(a)
        column = self._table.agree if agrees or shares else self._table.differ
        bar = self._table.inside if a.article == b.article and not agrees else column.bar
        score = 1 / (1 + math.exp(-column.total(a.kind, features)))
        verdict = kinship.verdict or self._verdict(score, bar)
        if kinship.words is not None:
            verdict = Verdict.SAME if agrees and features["jaccard"] >= kinship.words else Verdict.UNSURE
        ground = max(features["jaccard"], features["context"])
        if not agrees and not shares and kinship.verdict is None and ground < COMMON_GROUND:
            verdict = Verdict.DIFFERENT if ground < NO_GROUND or verdict is Verdict.DIFFERENT else Verdict.UNSURE
        if kinship.verdict is not None:
            features["decided"] = 1.0
        if shares and features["digits"] < SHARED_DIGITS:
            verdict = Verdict.UNSURE
        if shares:
            # nor does it explain anything away that both articles have the amount
            features["shares"] = 1.0
        if verdict is not Verdict.DIFFERENT and self._barred(a, b, agrees=agrees):
            verdict, features["barred"] = Verdict.UNSURE, 1.0
        if verdict is Verdict.SAME and comparison.relation is Relation.CONFLICT and features["names_conflict"] and self._figure(a):
            # formulas are told of many people and places; two figures of which each has a name of its own are of two of them
            verdict, features["barred"] = Verdict.UNSURE, 1.0
        if agrees and verdict is Verdict.SAME and self._denied(a, b, features):
            comparison = Comparison(Relation.CONFLICT, f"One says that it is so of “{a.label}”, the other that it is not.", kind="polarity")
        if (
            a.article == b.article
            and comparison.relation.differs
            and verdict is Verdict.SAME
            and not self._restated(a, b, comparison, features, decided=kinship.verdict is Verdict.SAME)
        ):
            verdict = Verdict.UNSURE
        if comparison.relation is Relation.MODALITY_DIFFERS and Modality.POSSIBLE in (a.frame.modality, b.frame.modality):
            # what may happen, and what then did: no two articles disagree about that
            verdict, features["barred"] = Verdict.UNSURE, 1.0
        return Link(a.id, b.id, verdict, round(score, 4), kinship.reason, features, comparison)

    def leeway(self, link: Link, kind: str) -> float:
        """How far the weights of words may move (as a logarithm) before a pair judged different could be judged otherwise; 0 if it could be at once.

        A feature that is a share of weights is multiplied by at most ``exp(2d)`` when every weight is by at most ``exp(d)``.
        """
        if link.comparison is None:
            return math.inf
        if link.verdict is not Verdict.DIFFERENT:
            return 0.0
        features = link.features
        ground = max(features["jaccard"], features["context"])
        alike = link.comparison.relation.agrees or "shares" in features
        if not alike and ground < NO_GROUND:
            return 0.5 * math.log(NO_GROUND / ground) if ground else math.inf
        column = self._table.agree if alike else self._table.differ
        # the lower bar of facts of one article is no lower than this
        bar = min(column.bar, self._table.inside) - self._table.margin
        moving = sum(abs(column.weights.get(name, 0.0)) * (1 - features[name] if name == "thin" else features[name]) for name in MOVING)
        short = math.log(bar / (1 - bar)) - column.total(kind, features)
        if short <= 0:
            return 0.0
        return 0.5 * math.log1p(short / moving) if moving else math.inf

    def _restated(self, a: Fact[Any], b: Fact[Any], comparison: Comparison, features: Mapping[str, float], *, decided: bool) -> bool:
        """Whether two facts of one article are one statement made twice.

        A writer who gives two figures mostly speaks of two things (two polls, two groups, before and after), so figures and dates must
        have the same verb, the same arguments and nearly the same words around them. A later stage, a plan and its deed are never a slip: one writer on one day knows both.
        """
        if comparison.relation in {Relation.SUPERSEDED, Relation.MODALITY_DIFFERS}:
            return False
        if decided and self._kinds[a.kind].precedence is None:
            # the kind knows that no writer means both ("is testifying now", "will testify from Tuesday")
            return True
        if a.frame.negated != b.frame.negated or a.frame.modality is not b.frame.modality:
            # one writer says what was denied and by whom, and what was planned before it was done
            return False
        if self._kinds[a.kind].precedence is None:
            return True
        return (
            features["predicate"] == 1
            and features["arguments"] == 1
            and features["terms"] >= RESTATED
            and features["jaccard"] >= RESTATED_ALL
        )

    def _barred(self, a: Fact[Any], b: Fact[Any], *, agrees: bool) -> bool:
        """Whether what stands beside the values tells the facts apart, however alike the words are."""
        if self._kinds[a.kind].amount(a) is not None:
            return other_part(a, b)
        return agrees and self._other_figures(a, b)

    def _other_figures(self, a: Fact[Any], b: Fact[Any]) -> bool:
        """Whether what is no figure itself (an act, a day, a place) stands beside unlike figures: "cut 300 jobs in May", "cut 4 percent of its fleet in May"."""
        return self._figures is not None and self._kinds[a.kind].amount(a) is None and self._figures.apart(a, b)

    def _denied(self, a: Fact[Any], b: Fact[Any], features: Mapping[str, float]) -> bool:
        """Whether one article denies in nearly the same words what the other says of a figure: "there is no $3 million gap", "a $3 million gap"."""
        f, g = a.frame, b.frame
        return (
            self._kinds[a.kind].amount(a) is not None
            and a.article != b.article
            and f.negated != g.negated
            and f.modality is g.modality is Modality.ASSERTED
            # a figure is denied with its act, or as a thing that is there: of other acts it may be said as well
            and (of_verb(f.predicate).family == of_verb(g.predicate).family or (f if f.negated else g).predicate == "be")
            and features["terms"] >= DENIED_TERMS
            and features["context"] >= DENIED_CONTEXT
        )

    def _digits(self, a: Fact[Any], b: Fact[Any]) -> float:
        """How much an equal number says: nothing at one significant digit ("5 people"), all at three and more ("$139 million")."""
        amounts = [self._kinds[f.kind].amount(f) for f in (a, b)]
        shown = [len(f"{x.low:.6g}".replace(".", "").strip("0")) for x in amounts if x is not None]
        return min(1.0, (min(shown) - 1) / 2) if len(shown) == len(amounts) else 0.0

    def _figure(self, fact: Fact[Any]) -> bool:
        return self._kinds[fact.kind].amount(fact) is not None

    def _verdict(self, score: float, bar: float) -> Verdict:
        if score >= bar:
            return Verdict.SAME
        return Verdict.UNSURE if score >= bar - self._table.margin else Verdict.DIFFERENT

    def features(self, a: Fact[Any], b: Fact[Any], kinship: float, comparison: Comparison) -> dict[str, float]:
        """What the gate looks at, each in -1..1; documented in docs/architecture.md."""
        f, g = a.frame, b.frame
        return {
            "kinship": kinship - 0.5,
            "head": _heads(f.head, g.head),
            "predicate": float(bool(f.predicate) and f.predicate == g.predicate),
            **self._shares(a, b),
            "names": float(bool(f.names & g.names)),
            "names_conflict": float(
                bool(f.names) and bool(g.names) and not f.names & (g.names | g.names_near) and not g.names & (f.names | f.names_near)
            ),
            "when": float(f.when is not None and g.when is not None and f.when.overlaps(g.when)),
            "when_conflict": float(f.when is not None and g.when is not None and not f.when.overlaps(g.when)),
            "digits": self._digits(a, b) if comparison.relation.agrees or comparison.relation is Relation.DETAIL_DIFFERS else 0.0,
            "arguments": 0.5 * (bool(f.agent) and f.agent == g.agent) + 0.5 * (bool(f.object) and f.object == g.object),
        }

    def _shares(self, a: Fact[Any], b: Fact[Any]) -> dict[str, float]:
        """The features of ``MOVING``."""
        rarity, f, g = self._rarity, a.frame.terms, b.frame.terms
        around, other = rarity.around(a), rarity.around(b)
        return {
            "terms": rarity.overlap(f, g),
            "jaccard": rarity.jaccard(f, g),
            "context": rarity.jaccard(around, other),
            "thin": 1 - min(1.0, rarity.shared(around, other) / ENOUGH) if self._figure(a) and self._figure(b) else 0.0,
        }


def _heads(left: str, right: str) -> float:
    """One noun or a synonym (0.5), nouns that say too little to tell ("people", "consumers"; 0), or two nouns (-0.5)."""
    if not left or not right:
        return 0.0
    if same_thing(left) == same_thing(right):
        return 0.5
    return 0.0 if weak(left) or weak(right) else -0.5
