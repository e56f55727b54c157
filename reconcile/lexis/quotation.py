"""Words inside quotation marks: which marks open, which close, and how far an unbalanced one may reach.

Double marks are “ ” " „ « » `` '' and the doubled prime; single ones (British) are ‘ ’ ' and `. An apostrophe is no mark.
A quotation that runs over paragraphs repeats its opening mark at each and closes at the last (Chicago Manual of Style 13.32).
Quotations within quotations belong to the outer one and are not listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reconcile.model import Span

_MARK = re.compile(r"``|''|’’|‘‘|[“”\"„«»″‘’'`]")
_DOUBLE = frozenset({"“", "”", '"', "„", "«", "»", "``", "''", "’’", "‘‘", "″"})
_OPENING = frozenset({"“", "„", "«", "``", "‘‘", "‘"})
_CLOSING = frozenset({"”", "»", "''", "’’"})
_BEFORE_OPENING = frozenset("([{—–-―/:;,…")
_AFTER_CLOSING = frozenset(")]},.;:?!—–-―/…'’\"”")
_ELIDED = re.compile(r"(?:em|twas|tis|til|till|cause|n|round|bout|cuz|nother|\d\ds)\b", re.IGNORECASE)
"""What an apostrophe at the start of a word may stand before ("'em", "'90s")."""
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
MAX_SINGLE = 600
"""Code points between a single opening mark and its closing one at most."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One stretch of quoted words inside one paragraph.

    ``span`` is what stands between the marks, ``outer`` includes the marks that are there.
    """

    span: Span
    outer: Span
    paragraph: int
    continues: bool = False
    """The next paragraph goes on with the same quotation."""
    continued: bool = False
    """It goes on from the paragraph before."""
    closed: bool = True
    """False where the closing mark is missing or stands in a later paragraph."""


def quotations(text: str, paragraphs: Sequence[Span]) -> list[Quotation]:
    """All outermost quotations of a text in order, none reaching over the end of its paragraph."""
    out: list[Quotation] = []
    running = False
    for n, paragraph in enumerate(paragraphs):
        found = list(_in_paragraph(text, paragraph, n))
        continued = running and bool(found) and found[0].outer.start - paragraph.start <= 1
        running = False
        for one in found:
            first, last = one is found[0], one is found[-1]
            goes_on, span, outer = False, one.span, one.outer
            if last and not one.closed:
                goes_on = n + 1 < len(paragraphs) and _begins_with_opening(text, paragraphs[n + 1])
                reach = paragraph.end if goes_on or _stands_for_itself(text, paragraph, one) else one.span.end
                span, outer = Span(span.start, reach), Span(outer.start, reach)
                running = goes_on
            if len(span):
                out.append(Quotation(span, outer, n, goes_on, continued and first, one.closed))
    return out


def _begins_with_opening(text: str, paragraph: Span) -> bool:
    mark = _MARK.match(text, paragraph.start, paragraph.end)
    return bool(mark) and mark is not None and mark[0] in _DOUBLE and mark[0] not in _CLOSING


def _stands_for_itself(text: str, paragraph: Span, quotation: Quotation) -> bool:
    """Whether an unclosed mark opens the paragraph or follows a reporting clause, so that the rest may be taken as quoted."""
    lead = text[paragraph.start : quotation.outer.start].rstrip()
    return not lead or lead[-1] in ",:"


def _in_paragraph(text: str, paragraph: Span, n: int) -> Iterator[Quotation]:
    """Quotations of one paragraph; the last may be unclosed and then ends with its sentence."""
    opened: tuple[int, int] | None = None
    at = paragraph.start
    while True:
        mark = _MARK.search(text, at, paragraph.end)
        if mark is None:
            break
        at = mark.end()
        if mark[0] not in _DOUBLE:
            if opened is None:
                end = _single(text, mark, paragraph)
                if end is not None:
                    yield Quotation(Span(mark.end(), end), Span(mark.start(), end + 1), n)
                    at = end + 1
            continue
        role = _role(text, mark, paragraph, is_open=opened is not None)
        if role == "open":
            if opened is not None:
                yield from _unclosed(text, opened, mark.start(), n)
            opened = mark.span()
        elif role == "close" and opened is not None:
            yield Quotation(Span(opened[1], mark.start()), Span(opened[0], mark.end()), n)
            opened = None
    if opened is not None:
        stop = _SENTENCE_END.search(text, opened[1], paragraph.end)
        reach = stop.end() if stop else paragraph.end
        yield Quotation(Span(opened[1], reach), Span(opened[0], reach), n, closed=False)


def _unclosed(text: str, opened: tuple[int, int], limit: int, n: int) -> Iterator[Quotation]:
    """The sentence after a mark that another opening mark shows to be unbalanced."""
    end = _SENTENCE_END.search(text, opened[1], limit)
    if end:
        yield Quotation(Span(opened[1], end.end()), Span(opened[0], end.end()), n)


def _role(text: str, mark: re.Match[str], paragraph: Span, *, is_open: bool) -> str:
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    after = text[mark.end()] if mark.end() < paragraph.end else " "
    if mark[0] in ('"', "″") and not is_open and before.isdigit():
        return "none"  # inches
    opens = (before.isspace() or before in _BEFORE_OPENING or before in "‘'“\"") and not after.isspace()
    closes = not before.isspace() and (after.isspace() or after in _AFTER_CLOSING or after.isalnum() is False)
    if mark[0] in _OPENING:
        return "close" if is_open and closes and not opens else "open"
    if mark[0] in _CLOSING:
        return "open" if not is_open and opens and not closes else "close"
    if is_open:
        return "open" if opens and not closes else "close"
    return "open" if opens or not closes else "none"


def _single(text: str, mark: re.Match[str], paragraph: Span) -> int | None:
    """Where the single mark that closes the quotation opened by ``mark`` stands; None where ``mark`` is an apostrophe."""
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    start = mark.end()
    after = text[start] if start < paragraph.end else " "
    if not (before.isspace() or before in _BEFORE_OPENING) or after.isspace() or not (after.isalnum() or after in "[($£€.…"):
        return None
    if mark[0] != "‘" and _ELIDED.match(text, start):
        return None
    if mark[0] == "’":
        return None
    weak = None
    for other in re.finditer(r"[’']", text[start : min(paragraph.end, start + MAX_SINGLE)]):
        at = start + other.start()
        left = text[at - 1]
        right = text[at + 1] if at + 1 < paragraph.end else " "
        if left.isspace() or right.isalnum():
            continue
        if left in ",.!?…" or not right.isspace() or at + 1 >= paragraph.end or left not in "sS":
            return at
        weak = weak or at  # a plural's possessive, or a mark after a word in s
    return weak
