"""The kind ``vote``: how many for, against, abstained, in which body and how. A minimal exemplar of the port."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from reconcile.kinds.vote.find import bodies, find
from reconcile.kinds.vote.value import Vote
from reconcile.lexis.amount_kinship import other_year
from reconcile.model import Amount, Bound, Comparison, Fact, FactKind, Kinship, Mention, Relation, Sentence, Verdict


class Votes:
    """Two votes are one fact if body and matter are the same; their tallies then have to be equal."""

    name = "vote"
    precedence = 90
    checkable = True
    clausal = False

    def find(self, sentence: Sentence) -> Iterator[Mention[Vote]]:
        yield from find(sentence)

    def blocks(self, fact: Fact[Vote]) -> Iterable[str]:
        return ("vote",)

    def kinship(self, left: Fact[Vote], right: Fact[Vote]) -> Kinship:
        a, b = left.value, right.value
        if a.body and b.body and not _same_body(a.body, b.body):
            return Kinship(0.0, f"votes of the {a.body} and of the {b.body}", Verdict.DIFFERENT)
        if left.article == right.article and left.sentence == right.sentence:
            return Kinship(0.0, "two votes of one sentence", Verdict.DIFFERENT)
        if other_year(left, right):
            return Kinship(0.1, "votes of two years")
        body = f"two votes of the {a.body or b.body}" if a.body and b.body else "two votes"
        if a.tally and b.tally and sorted(a.tally) == sorted(b.tally):
            # a vote of many is seldom repeated to the man; 5-4 is
            return Kinship(0.95 if max(a.tally) >= 20 else 0.75, f"{body} with one tally", Verdict.SAME if max(a.tally) >= 20 else None)
        return Kinship(0.6 if a.body and b.body else 0.45, body)

    def compare(self, left: Fact[Vote], right: Fact[Vote]) -> Comparison:
        a, b = left.value, right.value
        one, other = sorted((self.describe(a), self.describe(b)))
        if a.tally and b.tally:
            if sorted(a.tally) != sorted(b.tally):
                return Comparison(Relation.CONFLICT, f"One vote has one tally: {one} and {other} cannot both be right.")
            if a.abstained is not None and b.abstained is not None and a.abstained != b.abstained:
                return Comparison(
                    Relation.CONFLICT, f"The tallies agree, but one counts {a.abstained} abstentions and the other {b.abstained}."
                )
            return Comparison(Relation.AGREE, f"Both give the tally {one}.")
        if a.manner == b.manner and not a.tally and not b.tally:
            return Comparison(Relation.AGREE, f"Both call the vote {_adjective(a.manner)}.")
        if a.noes is not None and b.noes is not None:
            if a.noes == b.noes:
                return Comparison(Relation.REFINES, f"“{one}” and “{other}” tell of one outcome; the tally is more exact.")
            if not (a.tally and b.tally and min(*a.tally) == b.noes):
                return Comparison(Relation.CONFLICT, f"“{one}” and “{other}” cannot both be right about one vote.")
        return Comparison(Relation.INCOMPARABLE, f"“{one}” and “{other}” tell different sides of a vote.")

    def describe(self, value: Vote) -> str:
        if not value.tally:
            return value.manner
        tally = f"{value.ayes}-{value.noes}"
        return f"{tally} with {value.abstained} abstaining" if value.abstained else tally

    def normalize(self, value: Vote) -> dict[str, Any]:
        return {
            "for": value.ayes,
            "against": value.noes,
            "abstained": value.abstained,
            "body": value.body or None,
            "manner": value.manner or None,
        }

    def question(self, left: Fact[Vote], right: Fact[Vote]) -> str:
        return "What does the official roll call say?"

    def amount(self, fact: Fact[Vote]) -> Amount | None:
        """All votes cast, where both sides are known."""
        tally = fact.value.tally
        if tally is None:
            return None
        total = float(sum(tally) + (fact.value.abstained or 0))
        return Amount(total, total, Bound.EXACT, "vote")

    def value_schema(self) -> dict[str, Any]:
        count = {"type": ["integer", "null"], "minimum": 0}
        return {
            "type": "object",
            "properties": {
                "for": {"description": "votes for, null where not said", **count},
                "against": {"description": "votes against, null where not said", **count},
                "abstained": {"description": "abstentions, null where not said", **count},
                "body": {"description": "who voted, lower case", "type": ["string", "null"]},
                "manner": {"description": "unanimous, all but N, party-line", "type": ["string", "null"]},
            },
            "required": ["for", "against", "abstained", "body", "manner"],
            "additionalProperties": False,
        }


def _same_body(left: str, right: str) -> bool:
    """ "council" may be the "city council"; a committee is not its chamber, and two committees have two names."""
    a, b = left.split(), right.split()
    if a[-1] != b[-1]:
        kinds = {name for name, _ in bodies().values()}
        # senators and representatives are legislators; anything else is another body
        return "legislature" in (a[-1], b[-1]) and {a[-1], b[-1]} <= {"legislature", "senate", "house", "assembly"} & kinds
    return set(a) <= set(b) or set(b) <= set(a)


def _adjective(manner: str) -> str:
    return manner if not manner.startswith("all") else f"carried by {manner}"


KIND: FactKind[Vote] = Votes()
