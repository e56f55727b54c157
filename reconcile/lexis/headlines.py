"""What a person reads first: one line that stands alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reconcile.lexis.stopwords import STOPWORDS
from reconcile.model import Fact

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
MAX_SUBJECT = 70
MAX_LABEL = 90
LABEL_IS_CLAUSE = 6
"""A label of more words than this is a clause that needs no subject before it."""


def articles_phrase(facts: Sequence[Fact[Any]], names: Mapping[str, str]) -> str:
    """ "in the Courier and the Echo"; more than three are counted: "in five articles"."""
    ids = sorted({f.article for f in facts})
    if len(ids) > 3:
        return f"in {_NUMBERS[len(ids)] if len(ids) < len(_NUMBERS) else len(ids)} articles"
    listed = [names.get(i, i) for i in ids]
    return "in " + (" and ".join([", ".join(listed[:-1]), listed[-1]]) if len(listed) > 1 else listed[0])


def subject_of(facts: Sequence[Fact[Any]]) -> str:
    """The fullest short description of what the facts are about."""
    named = sorted({f.frame.subject for f in facts if f.frame.subject})
    short = [s for s in named if len(s) <= MAX_SUBJECT]
    if short:
        return max(short, key=lambda s: (len(s.split()) if len(s.split()) <= 8 else 0, len(s), s))
    return clip(named[0], MAX_SUBJECT) if named else ""


def headline(groups: Sequence[Sequence[Fact[Any]]], subject: str, names: Mapping[str, str]) -> str:
    """Every position with who has it, after the subject: "people hurt: 12 in the Echo, 14 in the Courier"."""
    parts = []
    inside_one = len({f.article for g in groups for f in g}) == 1
    # one figure on both sides, said and denied: the words tell which is which
    alike = len({g[0].label for g in groups}) < len(groups)
    for group in groups:
        label = clip(group[0].quote if alike else group[0].label, MAX_LABEL)
        parts.append(label if inside_one else f"{label} {articles_phrase(group, names)}")
    said = " against ".join(parts) + (f", both {articles_phrase(groups[0], names)}" if inside_one and len(groups) == 2 else "")
    shown = plain(subject)
    if not shown or alike or any(says_it(g[0].label, shown) for g in groups):
        return f"{said[:1].upper()}{said[1:]}"
    return f"{shown[:1].upper()}{shown[1:]}: {said}"


def plain(subject: str) -> str:
    """The subject without stray marks at its ends and without a quotation mark that lost its partner."""
    flat = subject.removeprefix("'s ").removeprefix("’s ").strip(" .,;:-–—()[]")
    return flat.replace('"', "").replace("“", "").replace("”", "") if sum(flat.count(c) for c in '"“”') % 2 else flat


def says_it(label: str, subject: str) -> bool:
    """Whether a label says what it is about by itself: a whole clause, or one that repeats half of the subject's words."""
    words, said = {w for w in subject.lower().split() if w not in STOPWORDS}, set(label.lower().split())
    return ": " in label or len(said) > LABEL_IS_CLAUSE or not words or len(words & said) * 2 > len(words)


def clip(text: str, limit: int) -> str:
    """At most ``limit`` code points on one line, cut at a blank."""
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat
    return flat[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def sentence(text: str) -> str:
    """A sentence that ends in an abbreviation ("7.40 a.m.") has one full stop."""
    return text[:-1] if text.endswith("..") and not text.endswith("...") else text
