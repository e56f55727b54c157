"""The act that a time dates, from the parse: its family and its slots."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.kinds.date.value import Dated
from reconcile.lexis.arguments import arguments_of, predicate
from reconcile.lexis.dates_lexicon import words as date_words
from reconcile.lexis.dates_sentence import SentenceTime
from reconcile.lexis.families import of_noun, of_verb
from reconcile.lexis.slots import Slot, slot, word
from reconcile.lexis.stopwords import STOPWORDS
from reconcile.model import Document, Sentence, Span, Token

SAYING = frozenset(
    [
        "say",
        "tell",
        "add",
        "ask",
        "reply",
        "answer",
        "respond",
        "explain",
        "note",
        "state",
        "argue",
        "insist",
        "remark",
        "comment",
        "write",
        "recall",
        "tweet",
        "stress",
        "warn",
        "speak",
        "assert",
        "express",
        "reiterate",
        "contend",
        "claim",
        "allege",
        "suggest",
        "complain",
    ]
)
_CONTENT = frozenset({"ccomp", "parataxis"})
_MODIFIERS = frozenset({"compound", "nmod", "amod", "poss"})
MAX_EVIDENCE = 240
"""Code points of evidence at most; farther arguments are left out."""


def dated(document: Document, sentence: Sentence, time: SentenceTime) -> tuple[Dated, Token, Span, str]:
    """The value, the token that carries the act, the evidence and the subject as a reader would say it."""
    act = document.tokens[time.event]
    first = (
        any(t.lower in ("first", "last", "only") or t.tag in ("JJS", "RBS") for t in sentence.tokens if t.end <= time.span.start)
        and time.when.role.value == "start"
    )
    if act.pos in ("VERB", "AUX"):
        return _verb(document, act, time, first)
    return _noun(document, act, time, first)


def _verb(document: Document, verb: Token, time: SentenceTime, first: bool) -> tuple[Dated, Token, Span, str]:
    name, member, core, _ = predicate(document, verb)
    found = arguments_of(document, verb, core)
    agent = found.agents[0] if found.agents else None
    inside = {t.i for t in document.subtree(time.token)}
    saying = verb.lemma in SAYING and not any(
        document.tokens[i].dep == "dobj"
        and document.tokens[i].pos == "NOUN"
        and document.tokens[i].lemma not in ("reporter", "journalist", "crowd", "audience")
        and verb.lemma not in ("tell", "ask")
        for i in document.children[verb.i]
    )
    others = {w for _, s in found.others for w in s.words}
    names = {w for _, s in found.others for w in s.names}
    for side in (agent, found.object):
        if side is not None:
            names |= side.names
    if saying or found.object is None:
        for t in _content(document, verb, inside):
            others.add(word(t))
    if verb.lemma == "be":
        for i in document.children[verb.i]:
            child = document.tokens[i]
            if child.dep in ("attr", "acomp") and child.i not in inside and (held := slot(document, child)) is not None:
                others |= held.words
                names |= held.names
    governor = document.tokens[verb.head]
    started = of_verb(governor.lemma) if verb.dep == "xcomp" and governor.i != verb.i else None
    if started is not None and started.family.name == "begin":
        # "began rolling out in 2008": the beginning is dated
        others.add(word(verb))
        member = started
    family = member.family.name if member.asserts else f"not {member.family.name}"
    value = Dated(time.when, "say" if saying else family, False, saying, agent, found.object, frozenset(others), frozenset(names), first)
    tokens = [i for i in found.tokens if i not in inside]
    return value, verb, _evidence(document, verb, tokens, time.span), _subject(verb, name, agent, found.object)


def _content(document: Document, verb: Token, inside: set[int]) -> Iterator[Token]:
    """Content words of what is said."""
    for i in document.children[verb.i]:
        if document.tokens[i].dep in _CONTENT:
            for t in document.subtree(i):
                if t.i not in inside and t.pos in ("NOUN", "PROPN", "VERB", "ADJ") and t.lemma not in STOPWORDS:
                    yield t


def _noun(document: Document, noun: Token, time: SentenceTime, first: bool) -> tuple[Dated, Token, Span, str]:
    inside = {t.i for t in document.subtree(time.token)} | {
        t.i for t in document.tokens[noun.i - 8 if noun.i > 8 else 0 : noun.i + 12] if t.start < time.span.end and time.span.start < t.end
    }
    agent: Slot | None = None
    patient: Slot | None = None
    others: set[str] = set()
    names: set[str] = set()
    tokens: list[int] = []
    for i in document.children[noun.i]:
        child = document.tokens[i]
        if i in inside:
            continue
        held: Slot | None = None
        if child.dep == "poss":
            held = agent = slot(document, child)
        elif child.dep in _MODIFIERS and child.lemma not in STOPWORDS:
            held = slot(document, child)
            others |= held.words if held is not None else {word(child)}
        elif child.dep == "prep":
            for j in document.children[i]:
                inner = document.tokens[j]
                if inner.dep == "pobj" and j not in inside:
                    held = slot(document, inner)
                    if held is not None and child.lower == "of":
                        patient = held
                    elif held is not None:
                        others |= held.words
                    tokens.append(j)
        if held is not None:
            names |= held.names
            tokens.append(i)
    known = of_noun(noun.lemma)
    act = (known.family.name if known.asserts else f"not {known.family.name}") if known is not None else word(noun)
    verb = _governor(document, noun)
    if verb is not None:
        # whose act it is often stands in the clause: "she resigned after Tuesday's vote" helps little, "held a Friday rally" much
        others |= {word(document.tokens[i]) for i in document.children[verb.i] if document.tokens[i].pos == "PROPN" and i not in inside}
    tokens.append(noun.i)
    phrase = " ".join(t.text for t in document.subtree(noun.i) if t.i not in inside and abs(t.i - noun.i) < 7)
    return (
        Dated(time.when, act, True, False, agent, patient, frozenset(others), frozenset(names), first),
        noun,
        _evidence(document, noun, tokens, time.span),
        phrase,
    )


def _governor(document: Document, noun: Token) -> Token | None:
    for above in document.ancestors(noun.i):
        if above.pos == "VERB":
            return above if above.lemma in date_words().happening else None
    return None


def _evidence(document: Document, anchor: Token, tokens: list[int], value: Span) -> Span:
    """The act and its time, with those arguments that fit."""
    span = Span(anchor.start, anchor.end).cover(value)
    for i in sorted(tokens, key=lambda i: (abs(i - anchor.i), i)):
        wider = span.cover(document.tokens[i].span)
        if len(wider) <= MAX_EVIDENCE:
            span = wider
    return span if len(span) <= MAX_EVIDENCE else value


def _subject(verb: Token, name: str, agent: Slot | None, patient: Slot | None) -> str:
    """ "the council approved the contract", "the program created"."""
    del name
    parts = [agent.text if agent else "", verb.text if agent else "", patient.text if patient else "", "" if agent else verb.text]
    return " ".join(p for p in parts if p)[:120]
