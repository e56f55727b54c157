"""The act that a time dates, from the parse: its family and its slots."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from reconcile.kinds.date.telling import telling
from reconcile.kinds.date.value import Dated
from reconcile.lexis.arguments import arguments_of, predicate
from reconcile.lexis.dates_lexicon import words as lexicon
from reconcile.lexis.dates_sentence import SentenceTime, times
from reconcile.lexis.families import Membership, of_noun, of_verb
from reconcile.lexis.offices import match as office_at
from reconcile.lexis.slots import Slot, slot, word
from reconcile.lexis.stopwords import STOPWORDS
from reconcile.model import Document, Mention, Sentence, Span, TimeRole, Token

_CONTENT = frozenset({"ccomp", "parataxis"})
_MODIFIERS = frozenset({"compound", "nmod", "amod", "poss"})
_HELD_AT = frozenset({"in", "at", "during"})
MAX_EVIDENCE = 240
"""Code points of evidence at most; farther arguments are left out."""


def mentions(sentence: Sentence) -> Iterator[Mention[Dated]]:
    """The times of a sentence with what they date, in text order."""
    document = sentence.document
    found = times(document)[sentence.index]
    for time in found:
        # words of other times are no participants ("the New Year's Eve fireworks from 9pm")
        calendar = {t.i for other in found for t in sentence.tokens_in(other.span)}
        act = document.tokens[time.event]
        reader = _Verb if act.pos in ("VERB", "AUX") else _Noun
        value, evidence, subject = reader(document, act, time, calendar).read()
        clauses = _beside(document, act, time)
        value = dataclasses.replace(
            value,
            also=frozenset(_named(predicate(document, t)[1]) for t in clauses),
            office=_office(document, act),
            telling=telling(document, act, calendar, clauses if act.pos in ("VERB", "AUX") else ()),
        )
        rule = "clock" if time.when.clock is not None and time.when.clock.stated is not None else time.when.granularity.value
        if time.when.role is not TimeRole.POINT:
            rule += f"-{time.when.role.value}"
        yield Mention(value, time.span, act.i, rule, evidence, subject)


def _beside(document: Document, act: Token, time: SentenceTime) -> tuple[Token, ...]:
    """Verbs beside the act that the same time dates."""
    if act.pos not in ("VERB", "AUX"):
        above = document.tokens[document.tokens[act.head].head if document.tokens[act.head].pos == "ADP" else act.head]
        return (above,) if above.pos == "VERB" and above.lemma not in lexicon().saying else ()
    clauses = (document.tokens[i] for i in document.children[act.i])
    return tuple(t for t in clauses if t.dep == "advcl" and time.span.end <= t.start < act.start and _opened(document, t, time))


def _opened(document: Document, verb: Token, time: SentenceTime) -> bool:
    """Whether a clause begins with "when", "after", "as" right behind the time."""
    first = next((t for t in document.tokens[time.token + 1 : verb.i] if t.start >= time.span.end and t.pos != "PUNCT"), verb)
    return first.lower in ("when", "after", "as", "while", "before", "with")


def _office(document: Document, act: Token) -> str:
    """The office that somebody holds ("was governor", "served as mayor"), "lead" for "led the museum", "" for other acts."""
    if act.lemma in lexicon().leading:
        return "lead"
    for i in document.children[act.i]:
        child = document.tokens[i]
        nouns = [child] if child.dep == "attr" and act.lemma in ("be", "become", "remain") else []
        if child.lower == "as" and act.lemma == "serve":
            nouns = [document.tokens[j] for j in document.children[i] if document.tokens[j].dep == "pobj"]
        for noun in nouns:
            folded = [t.lower.strip(".") for t in document.tokens[max(0, noun.i - 3) : noun.i + 1]]
            for n in range(len(folded)):
                found = office_at(folded, n)
                if found is not None and n + found[1] == len(folded):
                    return found[0].name
    return ""


class _Reader:
    def __init__(self, document: Document, act: Token, time: SentenceTime, calendar: set[int]) -> None:
        self._document = document
        self._act = act
        self._time = time
        self._inside = calendar | {t.i for t in document.subtree(time.token) if t.ent in ("DATE", "TIME")}
        self._words = {word(document.tokens[i]) for i in calendar} | {document.tokens[i].lower.strip(".'’") for i in calendar}

    def _slot(self, token: Token) -> Slot | None:
        return self._clean(slot(self._document, token))

    def _clean(self, held: Slot | None) -> Slot | None:
        """The slot without words of times; None where nothing is left of it."""
        if held is None or not held.words & self._words:
            return held
        words = held.words - self._words
        head = held.head if held.head not in self._words else ""
        return Slot(held.text, head, words, held.names - self._words, held.plural) if words else None

    def _set_apart(self, noun: Token | None = None) -> bool:
        """As in "the second fire", "another crash", "the deadliest crash since 1959"."""
        document, lex = self._document, lexicon()
        near = [document.tokens[i] for i in document.children[(noun or self._act).i]]
        low, high = sorted((self._act.i, self._time.token))
        if any(t.lower == "again" for t in document.tokens[low : min(high, low + 25)]):
            return True
        if any(t.lower in lex.apart or t.lemma in lex.apart or t.tag in ("JJS", "JJR", "RBS") for t in near):
            return True
        return self._time.when.role is TimeRole.START and any(
            t.lower in ("first", "last", "only") or t.tag in ("JJS", "RBS")
            for t in document.tokens[max(0, self._time.token - 25) : self._time.token]
            if t.end <= self._time.span.start
        )

    def _evidence(self, tokens: Iterable[int]) -> Span:
        """The act and its time, with those arguments that fit."""
        value, anchor = self._time.span, self._act
        span = Span(anchor.start, anchor.end).cover(value)
        for i in sorted(tokens, key=lambda i: (abs(i - anchor.i), i)):
            wider = span.cover(self._document.tokens[i].span)
            if len(wider) <= MAX_EVIDENCE:
                span = wider
        return span if len(span) <= MAX_EVIDENCE else value


class _Verb(_Reader):
    def read(self) -> tuple[Dated, Span, str]:
        document, verb = self._document, self._act
        _, member, core, _ = predicate(document, verb)
        found = arguments_of(document, verb, core)
        agent = self._clean(found.agents[0]) if found.agents else None
        patient = self._clean(found.object)
        others = {w for _, s in found.others for w in s.words}
        names = {w for _, s in found.others for w in s.names}
        children = [document.tokens[i] for i in document.children[verb.i]]
        saying = verb.lemma in lexicon().saying and not (
            verb.lemma == "write" and any(c.dep == "dobj" and c.pos == "NOUN" for c in children)
        )
        if saying or patient is None:
            others |= {word(t) for t in self._said()}
        for child in children:
            if (
                verb.lemma == "be"
                and child.dep in ("attr", "acomp")
                and child.i not in self._inside
                and (held := self._slot(child)) is not None
            ):
                others |= held.words
                names |= held.names
        for side in (agent, patient):
            names |= side.names if side is not None else frozenset()
        governor = document.tokens[verb.head]
        if verb.dep == "xcomp" and governor.i != verb.i and of_verb(governor.lemma).family.name == "begin":
            # "began rolling out in 2008": the beginning is dated
            others.add(word(verb))
            member = of_verb(governor.lemma)
        others = {w for w in others if w not in self._words}
        called = verb.lemma == "call" and any(c.dep == "auxpass" for c in children)
        about = others | (agent.words if agent else set()) | (patient.words if patient else set())
        alarm = called and (bool(about & lexicon().alarm) or any(mishap(w) for w in about))
        subject = next((c for c in children if c.dep in ("nsubj", "nsubjpass")), None)
        value = Dated(
            self._time.when, "say" if saying else _named(member), agent, patient, frozenset(others), frozenset(n for n in names if n not in self._words),
            self._set_apart() or (subject is not None and self._set_apart(subject)), alarm, saying=saying,
        )  # fmt: skip
        tokens = [i for i in found.tokens if i not in self._inside]
        return value, self._evidence(tokens), _subject(verb, agent, patient)

    def _said(self) -> Iterator[Token]:
        """Content words of what is said."""
        document = self._document
        for i in document.children[self._act.i]:
            if document.tokens[i].dep in _CONTENT:
                for t in document.subtree(i):
                    if t.i not in self._inside and t.pos in ("NOUN", "PROPN", "VERB", "ADJ") and t.lemma not in STOPWORDS:
                        yield t


class _Noun(_Reader):
    def read(self) -> tuple[Dated, Span, str]:
        document, noun = self._document, self._act
        agent: Slot | None = None
        patient: Slot | None = None
        others: set[str] = set()
        names: set[str] = set()
        tokens: list[int] = [noun.i]
        for i in document.children[noun.i]:
            child = document.tokens[i]
            if i in self._inside:
                continue
            held: Slot | None = None
            if child.dep == "poss":
                held = agent = self._slot(child)
            elif child.dep in _MODIFIERS and child.lemma not in STOPWORDS:
                held = self._slot(child)
                others |= held.words if held is not None else {word(child)}
            elif child.dep == "prep":
                for j in document.children[i]:
                    if document.tokens[j].dep == "pobj" and j not in self._inside and (held := self._slot(document.tokens[j])) is not None:
                        patient = held if child.lower == "of" else patient
                        others |= held.words if child.lower != "of" else set()
                        tokens.append(j)
            if held is not None:
                names |= held.names
                tokens.append(i)
        agent = agent or self._holder()
        names |= agent.names if agent is not None else frozenset()
        known = of_noun(noun.lemma)
        phrase = " ".join(t.text for t in document.subtree(noun.i) if t.i not in self._inside and abs(t.i - noun.i) < 7)
        value = Dated(
            self._time.when, _named(known) if known is not None else word(noun), agent, patient, frozenset(w for w in others if w not in self._words),
            frozenset(n for n in names if n not in self._words), self._set_apart(), nominal=True,
        )  # fmt: skip
        return value, self._evidence(tokens), phrase

    def _holder(self) -> Slot | None:
        """Who speaks "in an interview on Monday", meets "at a rally on Monday"."""
        document, noun = self._document, self._act
        preposition = document.tokens[noun.head]
        verb = document.tokens[preposition.head]
        if noun.dep != "pobj" or preposition.lower not in _HELD_AT or verb.pos != "VERB":
            return None
        found = arguments_of(document, verb, verb)
        return self._clean(found.agents[0]) if found.agents else None


def mishap(act: str) -> bool:
    """Whether a family or word tells of a crash, a fire, "the incident"."""
    return act in lexicon().siblings["mishap"] or act in lexicon().siblings["fire"]


def grave(act: str) -> bool:
    """Whether it tells of a mishap or of violence."""
    return mishap(act) or act in lexicon().siblings["violence"]


def _named(member: Membership) -> str:
    return member.family.name if member.asserts else f"not {member.family.name}"


def _subject(verb: Token, agent: Slot | None, patient: Slot | None) -> str:
    """As in "the council approved the contract", "the program created"."""
    parts = [agent.text if agent else "", verb.text if agent else "", patient.text if patient else "", "" if agent else verb.text]
    return " ".join(p for p in parts if p)[:120]
