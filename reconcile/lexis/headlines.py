"""What a person reads first: one line that stands alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from reconcile.lexis.stopwords import STOPWORDS
from reconcile.model import Fact

_JOINING = frozenset(
    "a about after against among an and as at because before between but by during for from in into of on or over since than that the to under until when where which while who with".split()
)
"""Words with which a phrase does not end."""
_CONJUNCTIONS = frozenset(
    {"after", "and", "because", "before", "but", "if", "or", "since", "that", "though", "until", "when", "whether", "while"}
)
_SPACED = re.compile(r" (,)| (-) (?=[a-z])")
"""Blanks that only the words of a parse have around them."""
_RELATIVE = re.compile(r",? (?:in|on|at|of|for|from|by|to) (?:which|whom) |, (?:which|who|whose|where) ")
"""Where a clause begins that adds something; one that restricts ("people who were convicted") stays."""
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
MAX_SUBJECT = 70
MAX_LABEL = 90
MAX_CLAUSE = 110
CLAUSE_WORDS = 3
"""Content words from which a quotation stands alone."""
BEFORE_VALUE = 50
"""Code points of a long quotation that are shown before a value that stands late in it."""
ABBREVIATION = 3
"""Letters that a word with a full stop may have to be taken for a short form ("Inc.")."""
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
    named = sorted({tidy(f.frame.subject) for f in facts} - {""})
    short = [s for s in named if len(s) <= MAX_SUBJECT]
    if short:
        # one phrase of several words says more than two that a comma joins, and those more than a word
        return max(short, key=lambda s: ((" " in s) + (" " in s and "," not in s), len(s.split()) if len(s.split()) <= 8 else 0, len(s), s))
    return clip(named[0], MAX_SUBJECT) if named else ""


def tidy(subject: str) -> str:
    """A noun phrase as it stands alone: without what a relative clause adds, and without words at its ends that only join."""
    flat = _RELATIVE.split(plain(_SPACED.sub(r"\1\2", subject)), maxsplit=1)[0]
    words = flat.split()
    while words and words[-1].lower().strip(",") in _JOINING:
        words.pop()
    while words and words[0].lower() in _CONJUNCTIONS:
        words.pop(0)
    return plain(" ".join(words))


def headline(groups: Sequence[Sequence[Fact[Any]]], subject: str, names: Mapping[str, str], *, clausal: bool = False) -> str:
    """Every position with who has it, after the subject: "people hurt: 12 in the Echo, 14 in the Courier".

    Where the values are ``clausal`` and no subject says what they are of, the articles' own words do: "“injuring another 40” in the Echo against …".
    """
    parts = []
    inside_one = len({f.article for g in groups for f in g}) == 1
    if clausal and not inside_one and " " not in plain(subject) and all(len(g[0].label.split()) < LABEL_IS_CLAUSE for g in groups):
        told = [[f for f in g if f.label == g[0].label] for g in groups]
        return " against ".join(f"“{clause(t)}” {articles_phrase(g, names)}" for t, g in zip(told, groups, strict=True))
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


def agreement(telling: Sequence[Fact[Any]], group: Sequence[Fact[Any]], names: Mapping[str, str]) -> str:
    """What the articles of a group agree on, in the words of the one of ``telling`` that says it shortest: "“Crews found 12 bodies” in the Echo"."""
    return f"“{clause(telling)}” {articles_phrase(group, names)}"


def clause(facts: Sequence[Fact[Any]]) -> str:
    """The shortest of their quotations that says enough to stand alone, cut around its value where it is long."""
    return min((_clause(f) for f in facts), key=lambda c: (c[0], len(c[1]), c[1]))[1]


def _clause(fact: Fact[Any]) -> tuple[int, str]:
    """How ill a fact's quotation stands alone (0: well), and the quotation on one line."""
    start = max(0, fact.span.start - fact.evidence.start)
    end = min(len(fact.quote), max(start, fact.span.end - fact.evidence.start))
    cut = _window(fact.quote, start, end)
    words = [w.strip(",.;:()'’\"“”").lower() for w in cut.split()]
    thin = sum(w not in STOPWORDS for w in words) < CLAUSE_WORDS
    return 2 if thin else int("…" in cut), cut


def _window(quote: str, start: int, end: int) -> str:
    """At most ``MAX_CLAUSE`` code points of a quotation, with the value at ``start`` to ``end`` in them where that is possible."""
    before, rest = " ".join(quote[:start].split()), " ".join(quote[start:].split())
    glue = " " if quote[:start][-1:].isspace() else ""
    if len(before) + end - start > MAX_CLAUSE - 1:
        shown = before[-BEFORE_VALUE:].split(" ", 1)[-1] if len(before) > BEFORE_VALUE else before
        before = f"…{shown}" if shown != before else before
    whole = _bare(f"{before}{glue}{rest}")
    return whole if len(whole) <= MAX_CLAUSE else clip(whole, MAX_CLAUSE)


def _bare(text: str) -> str:
    """A quotation to be put between marks: its own are single ones (none, where one lost its partner), and its full stop goes."""
    flat = text.strip(" ,;:-–—")
    last = flat.rsplit(" ", 1)[-1][:-1]
    if flat.endswith(".") and not flat.endswith("..") and len(last) > ABBREVIATION and "." not in last:
        flat = flat[:-1]
    marks = [n for n, c in enumerate(flat) if c in '"“”']
    if not marks:
        return flat
    pair = dict(zip(marks, "‘’" * (len(marks) // 2), strict=False)) if len(marks) % 2 == 0 else {}
    return "".join(pair.get(n, "") if n in marks else c for n, c in enumerate(flat))


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
