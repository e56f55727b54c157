"""Times of a sentence with the parse at hand: tense of the clause around each, and the word whose act is dated."""

from __future__ import annotations

import bisect
import datetime as dt
import re
from dataclasses import dataclass

from reconcile.lexis import dates_calendar as cal
from reconcile.lexis.dates import Tense, find_times
from reconcile.lexis.dates_lexicon import words as lexicon
from reconcile.lexis.families import of_noun
from reconcile.model import Document, Granularity, Sentence, Span, TimeRole, Token, When

_MAX_STEPS = 12
_YEARS_ON = re.compile(
    r"\b(?:(?P<count>a|one|two|three|four|five|six|seven|eight|nine|ten)\s(?:full\s)?years?\s(?P<way>later|earlier|afterwards?)|the\s(?:following|next)\syear)\b",
    re.IGNORECASE,
)
_DIRECT = frozenset({"nmod", "compound", "poss", "nummod", "amod", "npadvmod", "det"})
_HAVE = frozenset({"have", "has", "had", "'ve", "’ve", "was", "were", "been", "'d"})


@dataclass(frozen=True, slots=True)
class SentenceTime:
    """A time with its place in the article, its own token in the parse, and the token that it dates."""

    when: When
    span: Span
    token: int
    event: int
    """Index of a verb or a noun; that of the time itself where the parse gives none."""


def times(document: Document) -> list[list[SentenceTime]]:
    """Times of an article by sentence, in text order; worked out once."""
    return document.once(_times)


def _times(document: Document) -> list[list[SentenceTime]]:
    out: list[list[SentenceTime]] = []
    for sentence in document.sentences:
        row = _of_sentence(sentence, document.article.published)
        before = [*(out[-1] if out else []), *row]
        later = _years_on(sentence, before)
        taken = [t.span for t in later]
        out.append(sorted([*(t for t in row if not any(t.span.overlaps(s) for s in taken)), *later], key=lambda t: t.span.start))
    return out


def _years_on(sentence: Sentence, before: list[SentenceTime]) -> list[SentenceTime]:
    """As in "He lost in 2006. Two years later …", "the following year": years counted from the year told last, in this sentence or the one before."""
    document = sentence.document
    out = []
    for m in _YEARS_ON.finditer(sentence.text):
        span = Span(sentence.start + m.start(), sentence.start + m.end())
        known = [t for t in before if t.span.end <= span.start and _told_year(t.when)]
        token = _head(sentence, span)
        if not known or token is None or known[-1].when.interval is None or known[-1].when.interval.start is None:
            continue
        count = lexicon().numbers.get(m["count"].lower(), 0) if m["count"] else 1
        year = known[-1].when.interval.start.year + (-count if m["way"] in ("earlier", "before") else count)
        days = cal.years(year)
        if days is not None:
            when = When(days, Granularity.YEAR, " ".join(m[0].split()))
            out.append(SentenceTime(when, span, token.i, dated(document, token, span).i))
    return out


def _told_year(when: When) -> bool:
    """Whether the text gives the year in digits, of a point."""
    return (
        when.role is TimeRole.POINT
        and when.interval is not None
        and not (when.relative or when.loose or when.hedge)
        and when.granularity.rank <= Granularity.YEAR.rank
    )


def _of_sentence(sentence: Sentence, reference: dt.date | None) -> list[SentenceTime]:
    document = sentence.document

    def tense(offset: int) -> Tense:
        token = _token_at(sentence, sentence.start + offset)
        return tense_of(document, token) if token is not None else Tense.UNKNOWN

    out = []
    for found in find_times(sentence.text, reference, tense):
        span = Span(sentence.start + found.start, sentence.start + found.end)
        token = _head(sentence, span)
        if token is not None and not _named(document, token, found.when):
            out.append(SentenceTime(found.when, span, token.i, dated(document, token, span).i))
    return out


def _token_at(sentence: Sentence, offset: int) -> Token | None:
    tokens = sentence.document.tokens
    i = bisect.bisect_right(tokens, offset, sentence.first, sentence.last, key=lambda t: t.end)
    return tokens[i] if i < sentence.last else None


def _head(sentence: Sentence, span: Span) -> Token | None:
    """The token of a span whose head lies outside it; a noun or number rather than a preposition."""
    inside = sentence.tokens_in(span)
    numbers = {t.i for t in inside}
    tops = [t for t in inside if t.head not in numbers or t.head == t.i]
    return next((t for t in tops if t.pos not in ("ADP", "PUNCT", "ADV")), tops[0] if tops else (inside[0] if inside else None))


def _named(document: Document, token: Token, when: When) -> bool:
    """As in "May" and "August" as persons: the parser's name, not at the place of a time."""
    if when.month is None or when.day is not None or (when.interval is not None and len(when.label) > 9):
        return False
    if token.ent == "PERSON" or (token.lower == "may" and token.pos in ("AUX", "VERB")):
        return True
    entity = document.references.get(token.i)
    return entity is not None and entity.type.value == "person"


def tense_of(document: Document, token: Token) -> Tense:
    """Where the clause around a token puts its event: by its auxiliaries and endings, and by words of planning on the way up."""
    words = lexicon()
    noun: Token | None = None
    for _ in range(_MAX_STEPS):
        if token.lemma in words.planning and token.dep != "amod":
            return Tense.FUTURE
        if token.dep in ("poss", "nmod", "compound") and noun is None:
            noun = document.tokens[token.head]
            if _mishap(noun):
                return Tense.PAST
        if noun is not None and token.pos in ("VERB", "AUX") and document.tokens[noun.head].i != token.i:
            # "lessons will be learned from Monday's fire": the verb is not the noun's own
            return Tense.UNKNOWN
        if token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass", "amod"):
            found = _of_verb(document, token)
            if found is not None:
                return found
        if token.head == token.i:
            return Tense.UNKNOWN
        token = document.tokens[token.head]
    return Tense.UNKNOWN


def _mishap(noun: Token) -> bool:
    """A noun of what nobody plans."""
    known = of_noun(noun.lemma)
    return noun.lemma in lexicon().siblings["mishap"] or (known is not None and known.family.name in lexicon().siblings["mishap"])


def _of_verb(document: Document, verb: Token) -> Tense | None:
    """Tense of a verb from its own words, None where its governor decides."""
    words = lexicon()
    helpers = [document.tokens[i] for i in document.children[verb.i] if document.tokens[i].dep in ("aux", "auxpass")]
    lowered = {h.lower for h in helpers}
    if lowered & words.future:
        return Tense.FUTURE
    if "to" in lowered:
        return None if verb.dep in ("xcomp", "advcl", "acl", "ccomp", "pcomp") else Tense.FUTURE
    if verb.tag == "VBD" or lowered & _HAVE or (verb.tag == "VBN" and verb.dep in ("acl", "relcl", "advcl")):
        return Tense.PAST
    if verb.tag in ("VBZ", "VBP") and verb.lemma == "be" and not helpers:
        # "the vote is Tuesday"
        return Tense.FUTURE
    if verb.tag in ("VBZ", "VBP", "VB"):
        return Tense.UNKNOWN
    return None


def dated(document: Document, token: Token, span: Span) -> Token:
    """The word that a time dates: "died" in "died on Tuesday", "caucus" in "Tuesday's caucus", "vote" in "the vote was Monday"."""
    below = token
    for _ in range(_MAX_STEPS):
        above = document.tokens[below.head]
        if above.i == below.i:
            return above
        if above.pos in ("VERB", "AUX") and above.dep not in ("aux", "auxpass", "amod"):
            return _between(document, above, span) or _of_copula(document, above)
        if above.pos in ("NOUN", "PROPN") and not _temporal(above, span):
            modifies = (
                below.dep in _DIRECT and (below is token or below.dep in ("poss", "compound", "nmod")) and _beside(document, above, span)
            )
            if modifies or (eventive(above) and above.start < span.start):
                return above
        below = above
    return below


def _beside(document: Document, noun: Token, span: Span) -> bool:
    """Whether a noun stands right behind a time, modifiers between: not "at noon near the north gate"."""
    between = [t for t in document.tokens[max(0, noun.i - 6) : noun.i] if t.start >= span.end]
    return noun.start >= span.end and not any(t.pos in ("ADP", "VERB", "AUX") for t in between) and len(between) < 6


def _between(document: Document, verb: Token, span: Span) -> Token | None:
    """The act nearer to the time than its verb: "were taken to hospital after the fire at noon", "did well in the primary on Tuesday"."""
    if span.start < verb.start:
        return _fronted(document, verb, span)
    near = True
    for t in reversed([t for t in document.tokens[verb.i + 1 : verb.i + 24] if t.end <= span.start]):
        if t.pos in ("VERB", "AUX"):
            return None
        if t.pos == "ADP" and near and t.lower in ("on", "at", "in", "of"):
            continue
        governor = document.tokens[t.head]
        if (
            eventive(t)
            and governor.i > verb.i
            and governor.lower in (("after", "following", "before", "in", "at", "during") if near else ("after", "following", "before"))
        ):
            return t
        near = False
    return None


def _fronted(document: Document, verb: Token, span: Span) -> Token | None:
    """As in "At a closed-door lunch on Thursday, members complained": the occasion right before the time."""
    before = [t for t in document.tokens[max(0, verb.i - 40) : verb.i] if t.end <= span.start]
    if before and before[-1].lower in ("on", "in", "at"):
        before.pop()
    noun = before[-1] if before else None
    if noun is None or not eventive(noun):
        return None
    governor = document.tokens[noun.head]
    return noun if noun.dep == "pobj" and governor.lower in ("at", "in", "during", "after", "before", "following") else None


def _temporal(token: Token, span: Span) -> bool:
    """A noun inside the time, or one of time itself ("the morning of June 5")."""
    inside = token.start < span.end and span.start < token.end
    words = lexicon()
    lemma = token.lemma
    return inside or lemma in words.parts or lemma in words.units or lemma in words.weekdays or lemma in words.months


def eventive(noun: Token) -> bool:
    """Whether a noun names something that happens."""
    return noun.pos in ("NOUN", "PROPN") and (
        of_noun(noun.lemma) is not None or noun.lower in lexicon().event_nouns or noun.lemma in lexicon().event_nouns
    )


def _of_copula(document: Document, verb: Token) -> Token:
    """As in "The vote was on Monday", "the accident happened at noon": the subject is what is dated."""
    if verb.lemma in lexicon().happening:
        for i in document.children[verb.i]:
            child = document.tokens[i]
            if child.dep in ("nsubj", "nsubjpass") and eventive(child):
                return child
        if verb.dep in ("acl", "relcl") and eventive(document.tokens[verb.head]):
            return document.tokens[verb.head]
    return verb
