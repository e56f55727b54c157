"""Where sentences begin: the parser's opinion, corrected where abbreviations and quotes fool it."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.model import Token

_ABBREVIATIONS = frozenset(
    "gov. rep. sen. gen. col. lt. sgt. capt. maj. cmdr. adm. dr. mr. mrs. ms. prof. rev. hon. pres. st. no. nos. inc. corp. co. ltd. vs. v. "
    "jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. ill. calif. mass. conn. fla. pa. tex. mich. minn. wis. colo. ariz. ga. "
    "va. md. wash. ore. ala. ky. tenn. n.y. n.j. n.h. n.c. s.c. u.s. u.k. d.c. l.a. a.m. p.m. approx. dept. asst. atty. supt. jr. sr.".split()
)
_OPENING_ONLY = frozenset(
    "gov. rep. reps. sen. sens. gen. col. lt. sgt. capt. maj. cmdr. adm. dr. mr. mrs. ms. prof. rev. hon. pres. no. nos. vs. v. asst. atty. supt.".split()
)
"""Abbreviations after which a capital letter continues the sentence."""


def sentence_starts(tokens: list[Token], first: Sequence[bool]) -> list[int]:
    """Indices into ``tokens`` (one paragraph) at which sentences start; the first is 0. ``first``: whether the parser begins one there."""
    if not tokens:
        return []
    starts = [0]
    for n in range(1, len(tokens)):
        if not first[n]:
            continue
        before, here = tokens[n - 1], tokens[n]
        last = before.lower
        if last in _OPENING_ONLY or (last == "." and n > 1 and tokens[n - 2].lower + "." in _OPENING_ONLY):
            continue
        if last in _ABBREVIATIONS and (here.text[:1].islower() or here.text[:1].isdigit()):
            continue
        if last in (",", ";", ":", "-", "--", "—", "–", "(") or here.text in (",", ";", ")", ".", "%"):
            continue
        # a sentence does not begin in lower case right after a word
        if here.text[:1].islower() and (before.text[-1:].isalnum() or last in ('"', "'")):
            continue
        starts.append(n)
    return starts
