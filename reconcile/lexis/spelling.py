"""When two spellings are the same word, and when one is a slip of the other."""

from __future__ import annotations

from reconcile.lexis.names import given_names, short_forms
from reconcile.lexis.places import demonyms
from reconcile.lexis.similarity import edits

_BRITISH = (("re", "er"), ("ise", "ize"), ("isation", "ization"), ("ence", "ense"), ("ogue", "og"), ("amme", "am"), ("yse", "yze"), ("elled", "eled"), ("elling", "eling"), ("eller", "eler"))  # fmt: skip
_ARABIC = frozenset({"al", "el", "abu", "bin", "ibn", "abdul", "abdel", "ul", "ad", "as", "ash"})
_ENDINGS = ("s", "es", "n", "an", "d", "ed", "r", "er", "ly", "y", "ic", "al", "i", "ns", "ans")


def same_word(left: str, right: str) -> bool:
    """British and American spelling of one word; a hyphen more or less."""
    a, b = left.replace("-", "").replace("'", ""), right.replace("-", "").replace("'", "")
    if a == b:
        return True
    if a.replace("our", "or") == b or b.replace("our", "or") == a:
        return True
    a, b = a.removesuffix("s"), b.removesuffix("s")
    return any((a.endswith(x) and a.removesuffix(x) + y == b) or (b.endswith(x) and b.removesuffix(x) + y == a) for x, y in _BRITISH)


def inflected(left: str, right: str) -> bool:
    """One is the other with an ending: plural, possessive, demonym."""
    a, b = sorted((left, right), key=len)
    if any(a + e == b for e in _ENDINGS) or (a.endswith("y") and b == a[:-1] + "ies"):
        return True
    return demonyms().get(a) == b or demonyms().get(b) == a or (a in demonyms() and demonyms().get(a) == demonyms().get(b))


def transliterated(words: list[str]) -> bool:
    """Names that English has many spellings for."""
    return bool(set(words) & _ARABIC) or any(w.split("-")[0] in _ARABIC for w in words if "-" in w)


def one_given_name(left: str, right: str) -> bool:
    """Short and full form of a given name, an initial, or both short forms of one."""
    if left == right or short_forms().get(left, left) == short_forms().get(right, right):
        return True
    a, b = sorted((left, right), key=len)
    return len(a) >= 1 and (len(a) == 1 or (len(a) >= 3 and b.startswith(a) and len(b) - len(a) >= 1 and b not in (a + "e", a + "y")))


def one_sex(left: str, right: str) -> bool:
    """No given name of a man beside one of a woman."""
    a, b = given_names().get(left, ""), given_names().get(right, "")
    return not (a and b and a != b)


def slip(left: str, right: str, shortest: int = 5) -> bool:
    """Whether two words of some length differ by one letter and are neither one word nor an inflection of one."""
    if min(len(left), len(right)) < shortest or not (left.isalpha() and right.isalpha()):
        return False
    return edits(left, right, 1) == 1 and not same_word(left, right)
