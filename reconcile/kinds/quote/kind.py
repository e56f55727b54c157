"""Quotations: found with their speakers, recognised across articles by their words, compared word by word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from reconcile.kinds.quote.judging import judge
from reconcile.kinds.quote.pieces import Piece, pieces
from reconcile.kinds.quote.value import Quote
from reconcile.kinds.quote.wording import shortened
from reconcile.lexis.quotation_words import block_keys, read_words
from reconcile.model import Amount, Comparison, Document, Fact, FactKind, Kinship, Mention, Sentence, Span

PARTIAL = 5
"""Words under which a quotation is partial."""
_OWN_CLAUSE = frozenset({"after", "before", "embedded"})


class Quotes:
    """The kind ``quote``."""

    name = "quote"
    precedence = None
    checkable = True
    clausal = False

    def find(self, sentence: Sentence) -> Iterator[Mention[Quote]]:
        for piece in pieces(sentence.document).get(sentence.index, ()):
            tokens = [t for t in sentence.tokens_in(piece.span) if t.pos != "PUNCT"] or sentence.tokens_in(piece.span)
            if tokens:
                value = _value(sentence.document, piece)
                subject = f"words of {value.speaker}" if value.key and value.sure else "quotation"
                yield Mention(value, piece.span, tokens[0].i, piece.utterance.rule, _evidence(piece, sentence), subject)

    def blocks(self, fact: Fact[Quote]) -> Iterable[str]:
        words = read_words(fact.value.words)
        keys = block_keys(words)
        if fact.value.key:
            last = fact.value.key.split()[-1]
            keys.extend(f"{last}: {w.form}" for w in words if w.content)
        return keys

    def kinship(self, left: Fact[Quote], right: Fact[Quote]) -> Kinship:
        return judge(left, right)[0]

    def compare(self, left: Fact[Quote], right: Fact[Quote]) -> Comparison:
        return judge(left, right)[1]

    def describe(self, value: Quote) -> str:
        return f"“{shortened(value.words)}”"

    def normalize(self, value: Quote) -> dict[str, Any]:
        at = value.named_at
        return {
            "words": value.words,
            "speaker": value.speaker if value.sure else None,
            "speaker_start": at.start if at else None,
            "speaker_end": at.end if at else None,
            "partial": value.partial,
        }

    def question(self, left: Fact[Quote], right: Fact[Quote]) -> str:
        who = next((f.value.speaker for f in (left, right) if f.value.sure and f.value.key), None)
        return (
            f"What were the exact words of {who}, on the recording or in the text?"
            if who
            else "What were the exact words, on the recording or in the text?"
        )

    def amount(self, fact: Fact[Quote]) -> Amount | None:
        return None

    def value_schema(self) -> dict[str, Any]:
        place = {"type": ["integer", "null"], "minimum": 0}
        return {
            "type": "object",
            "properties": {
                "words": {"type": "string", "description": "the words inside the quotation marks, one blank between words"},
                "speaker": {"type": ["string", "null"], "description": "fullest name or description of who said it; null when unknown"},
                "speaker_start": place,
                "speaker_end": place,
                "partial": {"type": "boolean", "description": "a few words only"},
            },
            "additionalProperties": False,
            "required": ["words", "speaker", "speaker_start", "speaker_end", "partial"],
        }


def _value(document: Document, piece: Piece) -> Quote:
    utterance, text = piece.utterance, document.text(piece.span)
    words = read_words(text)
    source = utterance.speaker
    plain = [w for w in words if not w.light]
    title = len(plain) > 1 and all(w.text[:1].isupper() or w.text[:1].isdigit() for w in plain)
    return Quote(
        words=" ".join(text.split()),
        speaker=source.name if source else None,
        key=source.key if source else "",
        firm=bool(source and source.person and source.by_name and utterance.sure and utterance.rule in _OWN_CLAUSE),
        named_at=source.span if source else None,
        sure=utterance.sure,
        partial=len(words) < PARTIAL,
        title=title,
    )


def _evidence(piece: Piece, sentence: Sentence) -> Span:
    """The words, with the name of the speaker where it stands in the same sentence and the quotation is one piece."""
    source = piece.utterance.speaker
    if source is None or not piece.whole or not sentence.span.contains(source.span):
        return piece.span
    return piece.span.cover(source.span)


KIND: FactKind[Quote] = Quotes()
