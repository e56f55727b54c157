"""How two statements of where relate. Things have many true places: incomparable is the rule."""

from __future__ import annotations

from reconcile.kinds.place.value import Where
from reconcile.lexis.similarity import edits
from reconcile.model import Comparison, Fact, Kinship, Relation, Verdict


def kinship(left: Fact[Where], right: Fact[Where]) -> Kinship:
    """The same person's home, the same place said of one event, or a slip of a place's name."""
    a, b = left.value, right.value
    if (a.relation == "home") != (b.relation == "home"):
        return Kinship(0.0, "a home and a place of something else", Verdict.DIFFERENT)
    relation = compare(left, right).relation
    if a.relation == "home":
        if a.of != b.of:
            return Kinship(0.0, "homes of two", Verdict.DIFFERENT)
        if relation.agrees:
            return Kinship(1.0, "one person's home", Verdict.SAME if a.person or a.key == b.key else None)
        return Kinship(0.9, "one person's home", Verdict.SAME if relation.differs and left.article != right.article else Verdict.UNSURE)
    if relation is Relation.INCOMPARABLE:
        return Kinship(0.0, "two places", Verdict.DIFFERENT)
    if relation.differs:
        shared = _words(left) & _words(right) - {a.key, b.key}
        if left.article != right.article and len(shared) >= (1 if not a.named else 2):
            return Kinship(0.8, "one thing, placed twice", Verdict.SAME)
        return Kinship(0.3, "places of two things", Verdict.UNSURE)
    near = not a.level or a.level in ("site", "street")
    if near and a.named and a.of and a.of == b.of and a.relation == b.relation:
        return Kinship(1.0, "one place of one thing")
    return Kinship(0.9 if near else 0.6, "one place")


def _words(fact: Fact[Where]) -> frozenset[str]:
    return fact.frame.terms | fact.frame.context


def compare(left: Fact[Where], right: Fact[Where]) -> Comparison:
    """Symmetric."""
    a, b = left.value, right.value
    if a.relation == "home" or b.relation == "home":
        return _homes(a, b) if a.relation == b.relation else _incomparable()
    if a.key == b.key and a.named == b.named:
        if a.relation == b.relation or a.named:
            return Comparison(Relation.AGREE, f"Both say {a.text}.")
        if b.relation in a.also or a.relation in b.also or {a.relation, b.relation} != {"in", "near"}:
            return _incomparable()
        return Comparison(
            Relation.DETAIL_DIFFERS,
            f"One puts it in the {a.text}, the other near it."
            if a.relation == "in"
            else f"One puts it in the {b.text}, the other near it.",
        )
    if a.named and b.named and a.level == b.level == "" and _slip(a.key, b.key):
        if a.larger and b.larger and not set(a.larger) & set(b.larger):
            return _incomparable()
        return Comparison(
            Relation.CONFLICT, f"One event is in {min(a.text, b.text)} in one article and in {max(a.text, b.text)} in another."
        )
    return _incomparable()


def _homes(a: Where, b: Where) -> Comparison:
    if a.of != b.of:
        return _incomparable()
    if a.key == b.key:
        return Comparison(Relation.AGREE, f"Both say from {a.text}.")
    if a.key in b.larger or b.key in a.larger:
        return Comparison(Relation.REFINES, f"{a.text} and {b.text} lie one in the other.")
    if not a.person or a.level != b.level or a.level or a.key in b.also or b.key in a.also:
        return _incomparable()
    return Comparison(Relation.CONFLICT, f"{a.of_name} is from {a.text} in one article and from {b.text} in another.")


def _slip(left: str, right: str) -> bool:
    """Names of towns that begin alike and differ by two letters at most: "Marlow", "Marley"."""
    return left[:3] == right[:3] and min(len(left), len(right)) >= 6 and left.isalpha() and right.isalpha() and edits(left, right, 2) <= 2


def _incomparable() -> Comparison:
    return Comparison(Relation.INCOMPARABLE, "Two places that may both be true.")
