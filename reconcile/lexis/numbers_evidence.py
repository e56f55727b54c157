"""The stretch of a sentence that carries one number and no other."""

from __future__ import annotations

import re

from reconcile.lexis.folding import fold
from reconcile.lexis.numbers_expressions import Expression, expressions
from reconcile.model import Sentence, Span

_LEFT, _RIGHT = 110, 110
"""Code points on either side of the value at most, cut at a blank."""
_BREAK = re.compile(r"[;:]|[ ]-{1,2}[ ]|\.\.\.|[.!?]\"?[ ]")
_JOINT = re.compile(r",[ ]|[ ](?:and|or|but|while|whereas|with|plus)[ ]", re.IGNORECASE)
_EDGE = " ,;:-\u2013\u2014\u2026"
_LINKS = re.compile(r"(?:^|[ ,])(?:and|or|but|while|with|including|as|to|from|of|in|the|a|at|by|for|,)$", re.IGNORECASE)
_AGAINST = re.compile(r",?[ ](?:(?:up|down)[ ])?(?:from|than|against|versus|compared[ ](?:with|to))(?:[ ][\w'-]{1,20}){0,4}[ ]?$")
"""The words that lead to the next number belong to it: "400 hens last year [from a peak of] 900"."""
_START_LINKS = re.compile(r"^(?:and|or|but|while|,|\))[ ]", re.IGNORECASE)


def evidence(sentence: Sentence, expression: Expression, noun_end: int = 0) -> Span:
    """Around the expression, from the number before it to the number behind it, and not across a semicolon, a colon or a dash.

    ``noun_end``: where the counted noun ends in the article; it always belongs to the evidence.
    """
    text = fold(sentence.text)
    last = max(expression.end, noun_end - sentence.start)
    left, right = max(0, expression.start - _LEFT), min(len(text), last + _RIGHT)
    for other in expressions(sentence.text):
        if other.end <= expression.start:
            if other.end > left:
                # the other number keeps its own words: "six months at sea and [six years ashore]"
                joints = list(_JOINT.finditer(text, other.end, expression.start))
                left = joints[-1].end() if joints else other.end
        elif other.start >= last:
            right = min(right, other.start)
            against = _AGAINST.search(text, last, right)
            right = against.start() if against else right
            break
    for m in _BREAK.finditer(text, left, expression.start):
        left = m.end()
    stop = _BREAK.search(text, last, right)
    if stop:
        right = stop.start()
    while left > 0 and left < expression.start and (text[left - 1].isalnum() or text[left] in _EDGE):
        left += 1
    while right < len(text) and right > last and (text[right - 1].isalnum() and text[right].isalnum()):
        right -= 1
    left, right = _trim(text, left, right, expression.start, last)
    return Span(sentence.start + left, sentence.start + right)


def _trim(text: str, left: int, right: int, first: int, last: int) -> tuple[int, int]:
    """Without punctuation and dangling conjunctions at the ends."""
    while left < first and text[left] in _EDGE:
        left += 1
    m = _START_LINKS.match(text[left:first])
    if m:
        left += m.end()
    while right > last:
        if text[right - 1] in _EDGE + ".":
            right -= 1
            continue
        m = _LINKS.search(text[last:right])
        if not m:
            break
        right = last + m.start()
    return left, right
