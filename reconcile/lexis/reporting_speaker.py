"""Who says the words of a quotation.

The reporting clause may stand before ("Ortiz said: …"), after ("…," said Ortiz) or in the middle of the quoted words; a few quoted
words are embedded in a clause ("Ortiz called it a …"); a quotation without a clause of its own goes on with the last speaker.
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass

from reconcile.lexis.quotation import Quotation
from reconcile.lexis.reporting import Clause, Manner, clauses, inside, quoted, subject_of
from reconcile.lexis.reporting_source import Source, source_at
from reconcile.model import Document, Sentence, Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
LEAD = 6
"""Tokens in front of a quotation in which the verb that introduces it stands."""
NEAR = 16
"""Tokens between a quotation and the verb of the clause that follows it at most."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """A quotation with its speaker.

    ``sure`` is false where the speaker is only the subject of the sentence, not of a reporting clause.
    """

    quotation: Quotation
    speaker: Source | None
    rule: str
    sure: bool


def utterances(document: Document) -> list[Utterance]:
    """All quotations of a document with their speakers, in order; worked out once."""
    return document.once(_utterances)


def _utterances(document: Document) -> list[Utterance]:
    finder = _Finder(document)
    out: list[Utterance] = []
    for n, quotation in enumerate(quoted(document)):
        out.append(finder.speaker(n, quotation, out))
    return out


class _Finder:
    """Looks for the speaker of one quotation after the other."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._quoted = quoted(document)
        self._marks = inside(document)
        self._clauses = clauses(document)
        self._starts = [s.start for s in document.sentences]
        self._token_starts = [t.start for t in document.tokens]
        self._claims: set[int] = set()

    def speaker(self, n: int, quotation: Quotation, before: list[Utterance]) -> Utterance:
        document = self._document
        if quotation.continued and before:
            last = before[-1]
            return Utterance(quotation, last.speaker, "continued", sure=last.sure)
        first_sentence = self._sentence(quotation.span.start)
        text = document.article.text
        lead = text[first_sentence.start : quotation.outer.start].rstrip()
        inner = text[quotation.span.start : quotation.span.end].rstrip()
        tail = text[quotation.outer.end : quotation.outer.end + 3].lstrip()
        open_end = inner.endswith((",", "?", "!", "—", "–", "-", ",'", "’", "'", "…")) or tail.startswith((",", "—", "–"))
        at_start = not lead.strip(" \"'“”‘’([-–—")
        introduced = lead.endswith((",", ":"))
        tries: list[str]
        if at_start:
            tries = ["after"] if open_end else ["embedded"]
        elif introduced:
            tries = ["before", "after", "embedded"]
        else:
            tries = ["embedded", "after"] if open_end else ["embedded"]
        for way in tries:
            if way == "after":
                clause = self._after(n, quotation, first_sentence)
            else:
                clause = self._before(quotation, first_sentence) if way == "before" else self._embedded(n, first_sentence)
            if clause is not None and clause.source is not None:
                return Utterance(quotation, clause.source, way, sure=clause.manner is not Manner.BELIEF)
        if introduced and not at_start:
            source = self._last_subject_before(quotation, first_sentence)
            if source is not None:
                return Utterance(quotation, source, "before", sure=lead.endswith(":"))
        if at_start or lead.endswith(":"):
            found = self._carried(quotation, first_sentence, before)
            if found is not None:
                return found
        source = self._governor(quotation, first_sentence)
        if source is not None:
            return Utterance(quotation, source, "governor", sure=False)
        found = self._carried(quotation, first_sentence, before)
        return found or Utterance(quotation, None, "nobody", sure=False)

    def _sentence(self, offset: int) -> Sentence:
        return self._document.sentences[max(0, bisect.bisect_right(self._starts, offset) - 1)]

    def _after(self, n: int, quotation: Quotation, sentence: Sentence) -> Clause | None:
        """The clause right behind the closing mark; there any verb with a subject beside it reports ("…," barked Ortiz)."""
        document = self._document
        i = bisect.bisect_left(self._token_starts, quotation.outer.end)
        other = None
        for j in range(i, min(len(document.tokens), i + NEAR)):
            token = document.tokens[j]
            if self._marks[j] >= 0 and self._marks[j] != n:
                break
            here = self._sentence(token.start)
            if here.paragraph != sentence.paragraph or (token.text in (".", ";") and j > i):
                break
            clause = next((c for c in self._clauses[here.index] if c.verb == j), None)
            if clause is not None and clause.manner is not Manner.NAMING:
                return self._with_local_source(clause, i, here)
            if other is None and token.tag in ("VBD", "VBZ") and token.dep not in ("aux", "auxpass", "relcl") and token.lemma != "be":
                other = self._with_local_source(Clause(j, Manner.SPEECH, None), i, here)
        return other

    def _with_local_source(self, clause: Clause, start: int, sentence: Sentence) -> Clause:
        """The clause with a source that stands between the quotation and the verb, or right behind the verb."""
        if clause.manner is Manner.ACCORDING or (clause.source is not None and start <= clause.source.head):
            return clause
        tokens = self._document.tokens
        for j in range(start, clause.verb):
            if tokens[j].pos in _NOMINAL and tokens[j].dep not in ("compound", "poss", "nmod"):
                return Clause(clause.verb, clause.manner, source_at(self._document, tokens[j], self._marks))
        for j in range(clause.verb + 1, min(sentence.last, clause.verb + 8)):
            if self._marks[j] >= 0:
                break
            if tokens[j].pos in _NOMINAL and tokens[j].dep not in ("compound", "poss", "nmod"):
                return Clause(clause.verb, clause.manner, source_at(self._document, tokens[j], self._marks))
        return clause

    def _before(self, quotation: Quotation, sentence: Sentence) -> Clause | None:
        """The nearest clause in front of the opening mark; right before a colon or comma any verb reports."""
        best = None
        first = bisect.bisect_left(self._token_starts, quotation.outer.start)
        for clause in self._clauses[sentence.index]:
            if clause.verb >= first:
                break
            if clause.source is None or (clause.manner in (Manner.NAMING, Manner.BELIEF) and best is not None):
                continue
            best = clause
        if best is not None and best.manner is not Manner.NAMING:
            return best
        label = self._label(first, sentence)
        if label is not None:
            return Clause(first - 1, Manner.SPEECH, label)
        last = next((t for t in reversed(self._document.tokens[max(sentence.first, first - LEAD) : first]) if t.pos == "VERB"), None)
        if best is not None and last is not None and last.i != best.verb and self._marks[last.i] < 0:
            subject = subject_of(self._document, last, self._marks)
            if subject is not None and subject.pos in _NOMINAL:
                return Clause(last.i, Manner.SPEECH, source_at(self._document, subject, self._marks))
        return best

    def _label(self, first: int, sentence: Sentence) -> Source | None:
        """A name right before the colon: "Dana Orr: “…”", "… surprised Dana Orr: “…”"."""
        tokens = self._document.tokens
        if first - 2 < sentence.first or tokens[first - 1].text != ":" or tokens[first - 2].pos != "PROPN" or self._marks[first - 2] >= 0:
            return None
        return source_at(self._document, tokens[first - 2], self._marks)

    def _embedded(self, n: int, sentence: Sentence) -> Clause | None:
        """The clause that governs the quoted words in the parse, else the nearest to the left, else the one to the right.

        A clause that itself only tells what somebody might say or thinks gives way to the one that reports it
        ("Ortiz said he would tell them …").
        """
        document = self._document
        by_verb = {c.verb: c for c in self._clauses[sentence.index] if c.source is not None}
        tokens = [t for t in sentence.tokens if self._marks[t.i] == n and t.pos != "PUNCT"]
        if not tokens or not by_verb:
            return None
        left = [c for c in by_verb.values() if c.verb < tokens[0].i]
        weak = None
        for token in (tokens[0], tokens[-1]):
            for above in document.ancestors(token.i):
                clause = by_verb.get(above.i)
                if clause is None or self._within(token, clause):
                    continue
                if self._real(clause):
                    return clause
                weak = weak or clause
        near = [c for c in left if self._real(c)]
        if near:
            return near[-1]
        right = [c for c in by_verb.values() if c.verb > tokens[-1].i and c.manner in (Manner.SPEECH, Manner.ACCORDING, Manner.FINDING)]
        return weak or (left[-1] if left else right[0] if right else None)

    def _real(self, clause: Clause) -> bool:
        """Whether the clause tells of words that were uttered, not of what is thought, may be said or is to be said."""
        if clause.manner is Manner.BELIEF:
            return False
        tokens = self._document.tokens
        verb = tokens[clause.verb]
        if verb.tag == "VB" and any(
            tokens[i].dep == "aux" and tokens[i].lower not in ("did", "do", "does") for i in self._document.children[verb.i]
        ):
            return False
        return clause.source is None or tokens[clause.source.head].lower not in ("you", "one", "anyone", "nobody", "people")

    def _within(self, token: Token, clause: Clause) -> bool:
        """Whether a token belongs to the phrase that names the clause's own source."""
        assert clause.source is not None
        head = clause.source.head
        return token.i == head or any(a.i == head for a in self._document.ancestors(token.i))

    def _carried(self, quotation: Quotation, sentence: Sentence, before: list[Utterance]) -> Utterance | None:
        """The speaker of what was last said: in this paragraph, else in the one before it."""
        last = before[-1] if before else None
        for k in range(sentence.index - 1, max(-1, sentence.index - 7), -1):
            earlier = self._document.sentences[k]
            if earlier.paragraph < sentence.paragraph - 2:
                break
            if last is not None and last.speaker is not None and earlier.start <= last.quotation.outer.start < earlier.end and last.sure:
                return Utterance(quotation, last.speaker, "carried", sure=True)
            colon = k == sentence.index - 1 and self._document.article.text[earlier.start : earlier.end].rstrip().endswith(":")
            said = [c for c in self._clauses[k] if c.source is not None and self._real(c) and (colon or c.manner is not Manner.NAMING)]
            if said:
                return Utterance(quotation, said[-1].source, "colon" if colon else "carried", sure=True)
            source = self._last_subject(earlier) if colon else None
            if source is not None:
                return Utterance(quotation, source, "colon", sure=True)
        if last is not None and last.speaker is not None and last.quotation.paragraph >= sentence.paragraph - 2:
            return Utterance(quotation, last.speaker, "carried", sure=last.sure)
        return None

    def _last_subject_before(self, quotation: Quotation, sentence: Sentence) -> Source | None:
        return self._last_subject(sentence, quotation.outer.start)

    def _last_subject(self, sentence: Sentence, limit: int | None = None) -> Source | None:
        """Subject of the last verb (before ``limit``) of a sentence that leads up to a quotation."""
        for token in reversed(sentence.tokens):
            if limit is not None and token.start >= limit:
                continue
            if token.pos == "VERB" and self._marks[token.i] < 0:
                subject = subject_of(self._document, token, self._marks)
                if subject is not None and subject.pos in _NOMINAL and self._marks[subject.i] < 0:
                    return source_at(self._document, subject, self._marks)
        return None

    def _root_subject(self, sentence: Sentence) -> Source | None:
        for token in sentence.tokens:
            if token.head == token.i or token.dep == "ROOT":
                subject = subject_of(self._document, token, self._marks)
                if subject is not None and subject.pos in _NOMINAL and self._marks[subject.i] < 0:
                    return source_at(self._document, subject, self._marks)
        return None

    def _governor(self, quotation: Quotation, sentence: Sentence) -> Source | None:
        """A possessor of the quoted noun ("his so-called …"), else the subject of the nearest verb above."""
        document = self._document
        tokens = [t for t in sentence.tokens if quotation.outer.start <= t.start < quotation.outer.end and t.pos != "PUNCT"]
        for token in tokens[:1]:
            chain = [token, *document.ancestors(token.i)]
            for above in chain:
                if self._marks[above.i] < 0 and above.pos in ("VERB", "AUX"):
                    subject = subject_of(document, above, self._marks)
                    if subject is not None and subject.pos in _NOMINAL and self._marks[subject.i] < 0:
                        return source_at(document, subject, self._marks)
        return self._root_subject(sentence)
