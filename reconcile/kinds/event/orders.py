"""What brought about what, and what came first: "the fire caused an explosion", "an explosion sparked the fire".

Only the two happenings are kept, each as the family of its act. Two articles that have them the other way round disagree, unless one of
them tells both orders.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from reconcile.kinds.event.clauses import Told
from reconcile.kinds.event.value import Event
from reconcile.lexis.arguments import evidence
from reconcile.lexis.families import listed, of_noun, of_verb
from reconcile.lexis.modality import reality
from reconcile.lexis.slots import Slot, match, slot
from reconcile.model import Comparison, Document, Fact, Kinship, Modality, Relation, Token, Verdict

SHAPE = "order"
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "pobj"})
_HAPPENING = frozenset({"occur", "happen", "come", "begin", "start", "break", "take", "erupt", "follow"})
_HAPPENINGS = frozenset(
    {
        "burn", "explode", "crash", "collapse", "overturn", "shoot", "outage", "flood", "break", "ground", "strike-work", "lay-off", "malfunction",
        "attack", "riot", "gather", "march", "evacuate", "storm", "sink", "spill", "leak", "bomb", "stab", "strike-hit", "discover", "arrest",
        "resign", "dismiss", "vote", "announce", "die", "rescue", "search",
    }
)  # fmt: skip
"""Families whose order a story turns on."""
_MISHAPS = {"landslide": "landslide", "avalanche": "avalanche", "leak": "leak", "spill": "spill", "protest": "gather", "riot": "riot", "fault": "fault", "derailment": "derail", "quake": "quake", "earthquake": "quake"}  # fmt: skip
_AFTER = frozenset({"after", "following"})


def orders(document: Document, first: int, last: int) -> Iterator[Told]:
    """Causes with their effects, and acts with what they came before or after, in text order."""
    for verb in document.tokens[first:last]:
        if verb.pos != "VERB":
            continue
        found = _caused(document, verb) or _timed(document, verb)
        if found is None:
            continue
        earlier, later, word, whom, tokens = found
        real = reality(document, verb)
        if earlier == later or real.negated or real.conditional or real.modality in (Modality.PLANNED, Modality.POSSIBLE):
            continue
        span = evidence(document, verb, tokens)
        others = (("of", whom),) if whom is not None else ()
        event = Event(
            predicate=word, family=f"order {min(earlier, later)} {max(earlier, later)}", sign=1, strict=False, patient=False, modality=Modality.ASSERTED,
            negated=False, conditional=False, shape=SHAPE, agent=_slot(earlier), object=_slot(later), others=others, choices=frozenset({f"{earlier}>{later}"}),
            text=" ".join(document.text(span).split()),
        )  # fmt: skip
        # the clause as the value: the verb alone is the value of the act itself
        yield Told(event, verb.i, span, span, "order")


_Order = tuple[str, str, str, Slot | None, tuple[int, ...]]


def _slot(item: str) -> Slot:
    return Slot(item, item, frozenset({item}))


def _caused(document: Document, verb: Token) -> _Order | None:
    """ "the fire caused an explosion", "the strike was triggered by layoffs", "caught fire and caused an explosion"."""
    subject = _child(document, verb, _SUBJECTS)
    if subject is not None and subject.lower in ("which", "that") and verb.dep == "relcl":
        subject = dataclasses.replace(document.tokens[verb.head], dep=subject.dep)
    for i in document.children[verb.i]:
        child = document.tokens[i]
        if child.dep == "dobj" and _causes(document, verb, ""):
            effect = child
        elif child.dep == "prep" and child.lower in ("to", "in", "off") and _causes(document, verb, child.lower):
            held = _child(document, child, _OBJECTS)
            if held is None:
                continue
            effect = held
        elif child.dep in ("agent", "prep") and child.lower == "by" and _causes(document, verb, "") and subject is not None:
            cause, effect = _child(document, child, _OBJECTS), subject
            if cause is None:
                continue
            return _pair(cause, effect, "cause", (cause.i, effect.i))
        else:
            continue
        if subject is not None and subject.dep == "nsubj" and _of_noun(subject) is not None:
            return _pair(subject, effect, "cause", (subject.i, effect.i))
        before, later = _before(document, verb), _of_noun(effect)
        if before is not None and later is not None:
            return _of_verb(before), later, "cause", None, (before.i, effect.i)
    return None


def _causes(document: Document, verb: Token, preposition: str) -> bool:
    name = f"{verb.lemma}_{preposition}" if preposition else verb.lemma
    particles = [f"{verb.lemma}_{document.tokens[i].lower}" for i in document.children[verb.i] if document.tokens[i].dep == "prt"]
    return any(of_verb(n).family.name == "cause" for n in (name, *particles)) and "blame" not in name


def _before(document: Document, verb: Token) -> Token | None:
    """The act of the same clause that a verb of causing follows: "caught fire and caused …", "exploded, setting off …"."""
    head = document.tokens[verb.head]
    if head.i >= verb.i or head.pos != "VERB" or verb.dep not in ("conj", "advcl"):
        return None
    return head if _of_verb(head) in _HAPPENINGS or _fire(document, head) else None


def _fire(document: Document, verb: Token) -> bool:
    return verb.lemma == "catch" and any(document.tokens[i].lower == "fire" for i in document.children[verb.i])


def _timed(document: Document, verb: Token) -> _Order | None:
    """ "the mast broke before the ship sank", "the protest broke out after the shooting"."""
    subject = _child(document, verb, _SUBJECTS)
    act = (_of_noun(subject) if subject is not None and verb.lemma in _HAPPENING else None) or _of_verb(verb)
    if act not in _HAPPENINGS:
        return None
    for i in document.children[verb.i]:
        child = document.tokens[i]
        when, other, at = "", None, i
        if child.dep == "prep" and child.lower in ("before", *_AFTER):
            held = _child(document, child, _OBJECTS)
            when, other, at = child.lower, _of_noun(held) if held is not None else None, held.i if held is not None else i
        elif child.dep == "advcl" and child.pos == "VERB":
            mark = next((document.tokens[j].lower for j in document.children[i] if document.tokens[j].dep == "mark"), "")
            if mark in ("before", "after"):
                inner = _child(document, child, _SUBJECTS)
                when, other = mark, _of_noun(inner) if inner is not None and child.lemma in _HAPPENING else _of_verb(child)
        if when and other is not None and other in _HAPPENINGS:
            whom = slot(document, subject) if subject is not None and verb.lemma not in _HAPPENING else None
            earlier, later = (other, act) if when in _AFTER else (act, other)
            return earlier, later, when, whom, (verb.i, at, *((subject.i,) if subject is not None else ()))
    return None


def _pair(cause: Token, effect: Token, word: str, tokens: tuple[int, ...]) -> _Order | None:
    a, b = _of_noun(cause), _of_noun(effect)
    return (a, b, word, None, tokens) if a is not None and b is not None else None


def _child(document: Document, token: Token, deps: frozenset[str]) -> Token | None:
    return next((document.tokens[i] for i in document.children[token.i] if document.tokens[i].dep in deps), None)


def _of_noun(noun: Token) -> str | None:
    member = of_noun(noun.lemma)
    return member.family.name if member is not None else _MISHAPS.get(noun.lemma)


def _of_verb(verb: Token) -> str:
    if verb.lemma == "catch":
        return "burn"
    member = of_verb(verb.lemma)
    return member.family.name if listed(member) else verb.lemma


def kinship(left: Fact[Event], right: Fact[Event]) -> Kinship:
    """Only two orders that are turned round are held against one another; of one participant where they name any."""
    e, f = left.value, right.value
    if left.article == right.article or e.family != f.family or e.agent == f.agent:
        return Kinship(0.0, "the same order, or of other things", Verdict.DIFFERENT)
    if e.choices & f.choices:
        return Kinship(0.1, "an article tells of both orders", Verdict.UNSURE)
    if "cause" not in (e.predicate, f.predicate):
        whom = match(e.others[0][1], f.others[0][1]) if e.others and f.others else None
        if (whom or 0) < 0.75 and (e.others or f.others):
            return Kinship(0.1, "not surely of one participant", Verdict.UNSURE)
    return Kinship(0.9, "two happenings, the other way round", Verdict.SAME)


def compared(left: Fact[Event], right: Fact[Event]) -> Comparison:
    """The disagreement on the order of two happenings."""
    if kinship(left, right).verdict is not Verdict.SAME:
        return Comparison(Relation.INCOMPARABLE, "They tell of no two happenings in another order.")
    word = "brought about the other" if "cause" in (left.value.predicate, right.value.predicate) else "came first"
    return Comparison(Relation.DETAIL_DIFFERS, f"They disagree on which {word}.", "In what order did it happen?")
