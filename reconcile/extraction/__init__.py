"""Articles → facts: run every kind over every sentence, say what each value is of, settle overlaps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from reconcile.extraction.frame import Framer
from reconcile.extraction.overlap import settle
from reconcile.extraction.tidying import tidying
from reconcile.model import Document, Fact, FactKind, Kinds, Mention, Sentence, Span, Zone

_JOINT = re.compile(r"\b(?:and|or|but|while|plus)\b|[,;:–—]")
"""Where one member of a list ends and the next begins."""
MAX_EVIDENCE = 300
"""Code points of a piece of evidence at most (the report's contract: under 400)."""


def extract(documents: Iterable[Document], kinds: Kinds) -> list[Fact[Any]]:
    """All facts of analysed articles, by article and then in text order."""
    out: list[Fact[Any]] = []
    with tidying():
        for document in documents:
            out.extend(_extract_one(document, kinds))
    return out


def _extract_one(document: Document, kinds: Kinds) -> Iterator[Fact[Any]]:
    framer = Framer(document)
    for sentence in document.sentences:
        if sentence.zone is Zone.BOILERPLATE:
            continue
        mentions = [(kind, m) for kind in kinds.values() for m in kind.find(sentence)]
        mentions.sort(key=lambda km: (km[1].span.start, km[1].span.end, km[0].name))
        settled = settle(mentions)
        for kind, mention in settled:
            rivals = [m.span for k, m in settled if k is kind and m is not mention] if kind.precedence is not None else []
            yield _fact(document, sentence, kind, mention, rivals, framer)


def _fact(
    document: Document, sentence: Sentence, kind: FactKind[Any], mention: Mention[Any], rivals: Sequence[Span], framer: Framer
) -> Fact[Any]:
    frame, clause = framer.frame(sentence, mention)
    evidence = _clip(document, _between(document, mention.evidence or clause, mention.span, rivals), mention.span)
    return Fact(
        kind=kind.name,
        article=document.article.id,
        value=mention.value,
        span=mention.span,
        evidence=evidence,
        sentence=sentence.span,
        text=document.text(mention.span),
        quote=document.text(evidence),
        sentence_text=sentence.text,
        label=kind.describe(mention.value),
        normalized=kind.normalize(mention.value),
        frame=frame,
        rule=f"{kind.name}.{mention.rule}",
        paragraph=sentence.paragraph,
        sentence_index=sentence.index,
        as_of=document.article.published,
    )


def _between(document: Document, evidence: Span, value: Span, rivals: Sequence[Span]) -> Span:
    """The part of the evidence that belongs to this value and not to another of its kind in the same clause.

    "six months on the island and six years in the reserves" is cut at "and" for both.
    """
    start, end = evidence.start, evidence.end
    before = max((r.end for r in rivals if r.end <= value.start), default=start)
    if before > start:
        joints = list(_JOINT.finditer(document.article.text, before, value.start))
        start = joints[-1].end() if joints else before
    after = min((r.start for r in rivals if r.start >= value.end), default=end)
    if after < end:
        joints = list(_JOINT.finditer(document.article.text, value.end, after))
        end = joints[-1].start() if joints else after
    return trimmed(document.article.text, Span(min(start, value.start), max(end, value.end)))


def trimmed(text: str, span: Span) -> Span:
    """The span without blanks and loose punctuation at its ends."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in ",;:.–—-)"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:–—-("):
        end -= 1
    return Span(start, end)


def _clip(document: Document, evidence: Span, value: Span) -> Span:
    """Evidence that holds the value and stays under the limit, cut at blanks where it must be cut."""
    whole = evidence.cover(value)
    if len(whole) <= MAX_EVIDENCE:
        return whole
    if len(value) >= MAX_EVIDENCE:
        return Span(value.start, value.start + MAX_EVIDENCE)
    room = (MAX_EVIDENCE - len(value)) // 2
    start, end = max(whole.start, value.start - room), min(whole.end, value.end + room)
    text = document.article.text
    while start > whole.start and start < value.start and not text[start - 1].isspace():
        start += 1
    while end < whole.end and end > value.end and not text[end].isspace():
        end -= 1
    return Span(start, end)
