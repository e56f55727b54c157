"""Quotations: found with their speakers, recognised across articles by their words, compared word by word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from reconcile.kinds.quote.pieces import Piece, pieces
from reconcile.kinds.quote.speakers import different_people, same_person
from reconcile.kinds.quote.wording import changed_words, shortened
from reconcile.lexis.quotation_align import Alignment, align
from reconcile.lexis.quotation_words import block_keys, read_words
from reconcile.model import Amount, Comparison, Fact, FactKind, Kinship, Mention, Relation, Sentence, Span, Verdict

PARTIAL = 5
"""Words under which a quotation is a few words in somebody else's sentence, or no utterance at all (a title, a doubted word)."""
AGREE_CONTENT = 3
"""Words that say something which two quotations by unknown speakers must share to be one."""
ALTERED_COVERAGE = 0.6
ALTERED_WORDS = 5
STRANGER_CONTENT = 5
"""The same for altered words, where the speakers are not known to be one person; or three of them with a long run."""
LONG_RUN = 6


@dataclass(frozen=True, slots=True)
class Quote:
    """Words as printed inside the marks.

    ``speaker`` is the fullest name or the description, None where the text names nobody; ``key`` is not empty for somebody with a
    name; ``sure`` is false where the speaker is only the subject of the sentence; ``firm`` is true where the reporting clause itself has the
    name of a person (no pronoun, nobody carried over); ``named_at`` is where this text names the speaker.
    """

    words: str
    speaker: str | None = None
    key: str = ""
    firm: bool = False
    named_at: Span | None = None
    sure: bool = False
    partial: bool = False


class Quotes:
    """The kind ``quote``."""

    name = "quote"
    precedence = None

    def find(self, sentence: Sentence) -> Iterator[Mention[Quote]]:
        document = sentence.document
        for piece in pieces(document).get(sentence.index, ()):
            tokens = [t for t in sentence.tokens_in(piece.span) if t.pos != "PUNCT"] or sentence.tokens_in(piece.span)
            if not tokens:
                continue
            source = piece.utterance.speaker
            text = document.text(piece.span)
            value = Quote(
                " ".join(text.split()),
                source.name if source else None,
                source.key if source else "",
                bool(source and source.person and source.by_name and piece.utterance.sure and piece.utterance.rule in _OWN_CLAUSE),
                source.span if source else None,
                piece.utterance.sure,
                len(read_words(text)) < PARTIAL,
            )
            subject = f"words of {source.name}" if source and source.key and piece.utterance.sure else "quotation"
            yield Mention(value, piece.span, tokens[0].i, piece.utterance.rule, _evidence(piece, sentence), subject)

    def blocks(self, fact: Fact[Quote]) -> Iterable[str]:
        words = read_words(fact.value.words)
        keys = block_keys(words)
        if fact.value.key:
            last = fact.value.key.split()[-1]
            keys.extend(f"{last}: {w.form}" for w in words if w.content)
        return keys

    def kinship(self, left: Fact[Quote], right: Fact[Quote]) -> Kinship:
        return _judge(left, right)[0]

    def compare(self, left: Fact[Quote], right: Fact[Quote]) -> Comparison:
        return _judge(left, right)[1]

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


def _evidence(piece: Piece, sentence: Sentence) -> Span:
    """The words, with the name of the speaker where it stands in the same sentence and the quotation is one piece."""
    source = piece.utterance.speaker
    if source is None or not piece.whole or not sentence.span.contains(source.span):
        return piece.span
    return piece.span.cover(source.span)


def _judge(left: Fact[Quote], right: Fact[Quote]) -> tuple[Kinship, Comparison]:
    """Kinship and comparison together, in one order of the two sides."""
    first, second = sorted((left, right), key=lambda f: (f.value.words, f.id))
    a, b = first.value, second.value
    found = align(a.words, b.words)
    nothing = Comparison(Relation.INCOMPARABLE, "The quotations do not have the same words.")
    if left.id == right.id or a.words == b.words and left.article == right.article:
        return Kinship(1.0, "the same words", Verdict.SAME), Comparison(Relation.AGREE, "Both print the same words.")
    if found is None:
        return Kinship(0.0, "no word in common", Verdict.DIFFERENT), nothing
    same, different = same_person(a, b), different_people(a, b)
    if found.material:
        if left.article == right.article:
            return Kinship(0.0, "two sentences of one article", Verdict.UNSURE), nothing
        return _altered(found, same=same, different=different)
    if different:
        if found.coverage >= WHOLE and found.content >= STRANGER_CONTENT:
            reason = f"The same words are credited to {a.speaker} and to {b.speaker}."
            return Kinship(1.0, "the same words", Verdict.SAME), Comparison(Relation.ATTRIBUTION_DIFFERS, reason, "Who said it?")
        return Kinship(0.0, "two speakers", Verdict.DIFFERENT), nothing
    if _one_utterance(found, same=same, context=len(_context(first) & _context(second))):
        return Kinship(1.0, "the same words", Verdict.SAME), Comparison(Relation.AGREE, "Both print the same words.")
    return Kinship(0.2, "few words in common", Verdict.UNSURE), nothing


def _one_utterance(found: Alignment, *, same: bool, context: int) -> bool:
    """Whether shared words without a material change are enough to be the same words of the same mouth.

    ``context`` counts words that the sentences around the quotations share.
    """
    if found.coverage < WHOLE:
        return found.overlaps_at_ends and len(found.shared) >= ALTERED_WORDS and found.content >= AGREE_CONTENT
    if found.content >= AGREE_CONTENT or (same and found.content >= 1):
        return True
    equal = len(found.shared) >= WHOLE * found.longer
    if equal:
        return found.content >= 2 or (found.content == 1 and (context >= 1 or len(found.shared) > ALTERED_WORDS))  # noqa: PLR2004
    return found.content >= 2 and (context >= 1 or found.run >= LONG_RUN)  # noqa: PLR2004


def _context(fact: Fact[Quote]) -> frozenset[str]:
    """Words of the sentence around a quotation that say what it is about."""
    own = {w.form for w in read_words(fact.value.words)}
    around = (fact.frame.terms | fact.frame.context) - {"call", "describe", "add", "tell", "ask", "write", "report"}
    return frozenset(w for w in around if w not in own and w.rstrip("s") not in own)


def _altered(found: Alignment, *, same: bool, different: bool) -> tuple[Kinship, Comparison]:
    nothing = Comparison(Relation.INCOMPARABLE, "The quotations do not have the same words.")
    if different:
        return Kinship(0.0, "two speakers", Verdict.DIFFERENT), nothing
    known = found.content >= 1 if same else found.content >= STRANGER_CONTENT or (found.run >= LONG_RUN and found.content >= AGREE_CONTENT)
    if len(found.shared) >= ALTERED_WORDS and known and found.coverage >= ALTERED_COVERAGE:
        reason = f"The same sentence is quoted in other words: {changed_words(found.material)}."
        return Kinship(0.9, "the same sentence in other words", Verdict.SAME), Comparison(Relation.QUOTE_ALTERED, reason)
    return Kinship(0.1, "other words", Verdict.UNSURE), nothing


_OWN_CLAUSE = frozenset({"after", "before", "embedded"})
WHOLE = 0.85
"""Share of the shorter quotation's words that must stand in the other for the two to be called the same words."""
KIND: FactKind[Quote] = Quotes()
