"""Two spellings: one name, a slip, or two names. A false alarm about a spelling is silly, so nearly alike is not enough."""

from __future__ import annotations

from reconcile.kinds.name.value import Spelling
from reconcile.lexis.force import current
from reconcile.lexis.similarity import edits
from reconcile.lexis.spelling import inflected, one_given_name, one_sex, same_word, slip, transliterated
from reconcile.model import Comparison, Fact, Kinship, Relation, Verdict

BESIDE = 2
"""Words that must stand beside two names for them to be said of one thing."""
DIGITS = 3
"""Digits from which a number is rarely met by chance."""
LONG = 8
"""Letters from which two single words a letter apart in one context are taken to be one name."""


def kinship(left: Fact[Spelling], right: Fact[Spelling]) -> Kinship:
    """The comparison decides: what is neither equal nor a slip is two names."""
    relation = compare(left, right).relation
    if relation is Relation.INCOMPARABLE:
        if left.value.alone and right.value.alone and slip(left.value.words[0], right.value.words[0], LONG):
            # the words around may tell in another pair of articles
            return Kinship(0.5, "two names that are nearly alike", Verdict.UNSURE)
        return Kinship(0.0, "two names", Verdict.DIFFERENT)
    return Kinship(1.0, "one name", Verdict.SAME)


def compare(left: Fact[Spelling], right: Fact[Spelling]) -> Comparison:
    """Symmetric."""
    a, b = sorted((left.value, right.value), key=lambda v: (v.key, v.sort, v.form))
    inside = left.article == right.article
    if a.key == b.key:
        return _same(a)
    added = current()
    if added is not None and added.settled(a.form, b.form):
        return _different()
    if "number" in (a.sort, b.sort):
        return _differs(a, b) if a.sort == b.sort and not inside and _misprinted(left, right) else _different()
    if transliterated([*a.words, *b.words]):
        return _different()
    if inside:
        return _inside(a, b)
    if a.key in b.near or b.key in a.near:
        # one article knows both spellings: two names there, unless the very same thing is meant
        return _differs(a, b) if a.alone and b.alone and _alone(a, b, both=True) else _different()
    if a.sort == b.sort == "person":
        if not _persons(a, b) and _one_slot(left, right):
            return Comparison(
                Relation.DETAIL_DIFFERS,
                f"Where one article names {a.form}, the other names {b.form}.",
                f"Who is meant: {a.form} or {b.form}?",
            )
        return _differs(a, b) if _persons(a, b) else _different()
    if "person" in (a.sort, b.sort):
        return _different()
    if len(a.words) == len(b.words) == 1:
        return _differs(a, b) if _alone(a, b, both=False) else _different()
    if _begins(a, b):
        return Comparison(Relation.REFINES, f"One has the name in full: {max((a.form, b.form), key=len)}.")
    if a.joined == b.joined:
        return _differs(a, b) if {len(a.words), len(b.words)} == {1, 2} and min(len(w) for w in (*a.words, *b.words)) >= 4 else _different()
    return _differs(a, b) if _bodies(a, b) else _different()


def _persons(a: Spelling, b: Spelling) -> bool:
    if a.alone or b.alone or len(a.words) < 2 or len(b.words) < 2:
        return False
    first, second = (a.words[0], b.words[0]), (a.words[-1], b.words[-1])
    if first[0] == first[1] or one_given_name(*first):
        if same_word(*second):
            return False
        if slip(*second) and (first[0] == first[1] or second[0][0] == second[1][0]):
            return True  # but "Jimmy Carver" and "Jim Harver" are two
        # "Tolman" and "Tolmen": two letters, in a name that begins and ends alike
        shortest, longest = sorted((len(second[0]), len(second[1])))
        alike = second[0][:2] == second[1][:2] and second[0][-1] == second[1][-1]
        return (
            first[0] == first[1]
            and shortest >= 5
            and longest - shortest <= 1
            and alike
            and edits(*second, 2) == 2
            and bool(set(a.around) & set(b.around))
        )
    if second[0] != second[1] or one_given_name(*first) or not one_sex(*first):
        return False
    return first[0][0] == first[1][0] and slip(*first, shortest=4)


def _one_slot(left: Fact[Spelling], right: Fact[Spelling]) -> bool:
    """Two given names with one last name in the same place: one title or age, other names in common beside them, and no article has both.

    Relatives stand in one article, or in other acts; two legislators of one name do not stand beside the same third person.
    """
    a, b = left.value, right.value
    if a.alone or b.alone or len(a.words) < 2 or len(b.words) < 2 or a.words[-1] != b.words[-1]:
        return False
    if a.namesakes or b.namesakes or one_given_name(a.words[0], b.words[0]) or not one_sex(a.words[0], b.words[0]):
        return False
    f, g = left.frame, right.frame
    own = {*a.words, *b.words, a.key, b.key}
    shared = (f.terms | f.context) & (g.terms | g.context) - own
    persons = {n for n in (f.names | f.names_near) & (g.names | g.names_near) if " " in n} - own
    marks = set(a.marks) & set(b.marks)
    ages = {m for m in a.marks if m.isdigit()}, {m for m in b.marks if m.isdigit()}
    if ages[0] and ages[1] and not ages[0] & ages[1]:
        return False
    words = {w for w in shared if not any(w in p.split() for p in persons)}
    return bool(marks) and ((bool(persons) and len(words) >= BESIDE) or (bool(ages[0] & ages[1]) and len(words) >= BESIDE))


def _misprinted(left: Fact[Spelling], right: Fact[Spelling]) -> bool:
    """Whether two numbers are one with a slip: a digit apart, and neither article knows the other's."""
    a, b = left.value, right.value
    (sort, x), (other, y) = a.words, b.words
    if sort != other or a.key in b.namesakes or b.key in a.namesakes or edits(x, y, 1) != 1:
        return False
    f, g = left.frame, right.frame
    shared = len((f.terms | f.context) & (g.terms | g.context))
    if sort == "phone":
        return len(x) == len(y)
    if sort == "web":
        return min(len(x), len(y)) >= LONG and shared >= 1
    if a.namesakes or b.namesakes:
        return False
    return shared >= (BESIDE if min(len(x), len(y)) >= DIGITS else BESIDE + 1)


def _begins(a: Spelling, b: Spelling) -> bool:
    """One is the other with more words after it: a hotel and the hotel and casino."""
    short, long = sorted((a.words, b.words), key=len)
    return a.sort == b.sort and 2 <= len(short) < len(long) and long[: len(short)] == short


def _bodies(a: Spelling, b: Spelling) -> bool:
    """One word of several differs by a letter, and the others say enough."""
    if len(a.words) != len(b.words):
        return False
    unequal = [(x, y) for x, y in zip(a.words, b.words, strict=True) if x != y]
    if len(unequal) != 1:
        return False
    x, y = unequal[0]
    others = [w for w in a.words if w in b.words and len(w) >= 4]
    if not others or not slip(x, y):
        return False
    if inflected(x, y):
        # "Inspection"/"Inspections" in a long name is a slip; "County"/"Counties" is grammar
        return a.sort == b.sort == "organization" and len(others) >= 2
    return True


def _alone(a: Spelling, b: Spelling, *, both: bool) -> bool:
    """Single words: long, a letter apart, beginning alike, and standing by the same words."""
    x, y = a.words[0], b.words[0]
    if x[0] != y[0] or min(len(x), len(y)) < (LONG if both else LONG - 1) or not slip(x, y) or inflected(x, y):
        return False
    return bool(set(a.around) & set(b.around))


def _inside(a: Spelling, b: Spelling) -> Comparison:
    """Two spellings in one article: a last name that fits nobody, a letter away from somebody's."""
    single, full = (a, b) if a.alone else (b, a)
    if (
        single.alone
        and full.sort == "person"
        and not full.alone
        and slip(single.words[0], full.words[-1], 7)
        and single.words[0][0] == full.words[-1][0]
    ):
        return _differs(a, b) if single.sort != "place" and not inflected(single.words[0], full.words[-1]) else _different()
    if a.alone and b.alone and "person" not in (a.sort, b.sort) and _alone(a, b, both=True):
        return _differs(a, b)
    return _different()


def _same(a: Spelling) -> Comparison:
    if len(a.words) < 2:
        return Comparison(Relation.AGREE, "Both write the name alike.")
    return Comparison(Relation.AGREE, f"Both write {a.form}.")


def _differs(a: Spelling, b: Spelling) -> Comparison:
    return Comparison(Relation.DETAIL_DIFFERS, f"One name is spelled {a.form} in one place and {b.form} in another.")


def _different() -> Comparison:
    return Comparison(Relation.INCOMPARABLE, "Two names that need not be one.")
