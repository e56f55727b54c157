"""Articles → facts: run every kind over every sentence, say what each value is of, settle overlaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from reconcile.extraction.frame import Framer
from reconcile.extraction.overlap import settle
from reconcile.model import Document, Fact, FactKind, Kinds, Mention, Sentence, Span, Zone

MAX_EVIDENCE = 300
"""Code points of a piece of evidence at most (the report's contract: under 400)."""


def extract(documents: Iterable[Document], kinds: Kinds) -> list[Fact[Any]]:
    """All facts of analysed articles, by article and then in text order."""
    out: list[Fact[Any]] = []
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
        for kind, mention in settle(mentions):
            yield _fact(document, sentence, kind, mention, framer)


def _fact(document: Document, sentence: Sentence, kind: FactKind[Any], mention: Mention[Any], framer: Framer) -> Fact[Any]:
    frame, clause = framer.frame(sentence, mention)
    evidence = _clip(document, mention.evidence or clause, mention.span)
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
