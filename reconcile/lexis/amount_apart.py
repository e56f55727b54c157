"""What tells two unlike figures apart by the words around them: two periods, two directions, what is needed and what is there, two owners."""

from __future__ import annotations

import re
from typing import Any

from reconcile.lexis.amounts import Match, match
from reconcile.lexis.folding import fold
from reconcile.model import Amount, Fact

_PERIOD = re.compile(
    r"\b(first|second|third|fourth|final|last|next|previous|1st|2nd|3rd|4th)[ -](quarter|half|round|week|month|year|day|night|term|phase|stage|game|trial|shift|season)\b",
    re.IGNORECASE,
)
_NEEDED_BEFORE = re.compile(
    r"\b(?:needs?|needed|needing|requires?|required|requiring|threshold[ ]of|minimum[ ]of|short[ ]of)[ ](?:(?:at[ ]least|about|only|another|the)[ ])?$",
    re.IGNORECASE,
)
_NEEDED_BEHIND = re.compile(r"(?:[ ][\w-]+){0,3}[ ](?:needed|required|necessary)\b(?![ ](?:an?|the|more|\w+ing|to[ ]be)\b)", re.IGNORECASE)
_WAY = re.compile(
    r"[ -](?:(?:to[ ]the|further|just|out|or[ ]so)[ ])?"
    r"(?:(?P<depth>deep|below|beneath|underground|underwater|down)|(?P<height>high|tall|above|up)|(?P<length>long|in[ ]length)|(?P<width>wide|across|in[ ]diameter|thick)"
    r"|(?P<distance>away|from|off|north|south|east|west|north-?west|north-?east|south-?west|south-?east|outside)|(?P<past>ago|earlier|before)|(?P<coming>later|after))\b",
    re.IGNORECASE,
)
_ON = re.compile(r"[ ]on[ ]((?:[a-z-]+[ ]){0,3}[a-z-]+)(?=[ .,;]|$)")
_NAME = re.compile(r"(?<![\w.])[A-Z][\w’'-]+")
_NO_NAMES = frozenset(
    "the a an of in on at for and or to by with from mr mrs ms dr sen rep gov gen president senator governor mayor chief judge".split()
)


def unlike(a: Amount, b: Amount) -> bool:
    """Whether two amounts are two figures, whatever their hedges say."""
    return a.low != b.low and match(a, b) not in (Match.EQUAL, Match.ROUNDED, Match.CONTAINED)


def apart(left: Fact[Any], right: Fact[Any]) -> str:
    """Why two unlike figures are of two things, or "" (symmetric)."""
    one, other = _around(left), _around(right)
    periods = [{f"{m[1]} {m[2]}".lower() for m in _PERIOD.finditer(text)} for text in (one, other)]
    if (
        periods[0]
        and periods[1]
        and not periods[0] & periods[1]
        and {p.split()[1] for p in periods[0]} & {p.split()[1] for p in periods[1]}
    ):
        return "figures of two periods"
    if _needed(left) != _needed(right):
        return "what is needed and what is there"
    ways = [_WAY.match(_behind(f)) for f in (left, right)]
    if ways[0] and ways[1] and ways[0].lastgroup != ways[1].lastgroup:
        return f"a {ways[0].lastgroup} and a {ways[1].lastgroup}"
    on = [_ON.match(_behind(f)) for f in (left, right)]
    if on[0] and on[1] and not (set(on[0][1].split()) & set(on[1][1].split())) - _NO_NAMES:
        return "figures for two things"
    a, b = _owners(left), _owners(right)
    if a and b and not a & (b | _capitals(right.sentence_text)) and not b & (a | _capitals(left.sentence_text)):
        return "figures of two owners"
    return ""


def _needed(fact: Fact[Any]) -> bool:
    """Whether the figure is what is needed: "needs 51 votes", "the 51 votes needed to pass it"; not "75 percent needed a doctor"."""
    before = fold(fact.sentence_text)[: fact.span.start - fact.sentence.start]
    return bool(_NEEDED_BEFORE.search(before) or _NEEDED_BEHIND.match(_behind(fact)))


def _around(fact: Fact[Any]) -> str:
    """The words that carry the fact."""
    return fold(fact.quote)


def _behind(fact: Fact[Any]) -> str:
    """The sentence from behind the value on."""
    return fold(fact.sentence_text)[fact.span.end - fact.sentence.start :]


def _owners(fact: Fact[Any]) -> frozenset[str]:
    """The names in what the value is of, without those who say it."""
    said = {w.lower() for source in fact.frame.attribution for w in source.split()}
    named = {w for key in fact.frame.names | fact.frame.names_near for w in key.split()}
    opening = fold(fact.sentence_text).lstrip("\"' ").split(" ", 1)[0].lower().removesuffix("'s")
    # a capital at the start of a sentence is no name by itself
    counted = _capitals(fact.label)
    return frozenset(w for w in _capitals(fact.frame.subject) if w not in said | counted and (w != opening or w in named))


def _capitals(text: str) -> frozenset[str]:
    found = (m[0].replace("’", "'").removesuffix("'s").lower() for m in _NAME.finditer(text))
    return frozenset(w for w in found if w not in _NO_NAMES)
