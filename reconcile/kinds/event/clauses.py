"""Events of a document from its parse: clauses of content verbs, copular clauses, nouns of acts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reconcile.kinds.event.slots import distributed, phrase_tokens, slot, word
from reconcile.kinds.event.value import Event, Slot
from reconcile.lexis.families import Membership, of_adjective, of_noun, of_verb, families
from reconcile.lexis.modality import Reality, reality
from reconcile.lexis.stopwords import STOPWORDS
from reconcile.model import Document, Modality, Span, Token

SPEAKING = frozenset("say tell add state note explain ask write recall argue insist reply answer respond speak talk comment quote describe mention".split())  # noqa: SIM905
"""Verbs of speech: that something is said is a fact only with whom it is said to, or where."""
_SPEECH_PLACES = frozenset("interview statement letter tweet post email conference broadcast speech memo op-ed editorial".split())  # noqa: SIM905
_LIGHT = frozenset("take make give have hold conduct do launch file issue open cast carry offer deliver lodge receive undergo cause catch spark set face".split())  # noqa: SIM905
_PARTICLES = frozenset("out up down off back in away aside over on into together through for by".split())  # noqa: SIM905
_TEMPORAL = frozenset({"DATE", "TIME"})
_SKIP_PREPS = frozenset({"since", "after", "before", "during", "until", "despite", "because", "including", "like", "such", "according", "as", "than", "of"})
MAX_EVIDENCE = 220
"""Code points of a clause at most; a longer one is cut after the arguments that fit."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event with the place where it is told."""

    event: Event
    anchor: int
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class _Arguments:
    agents: tuple[Slot, ...]
    object: Slot | None
    others: tuple[tuple[str, Slot], ...]
    denied: Slot | None
    tokens: tuple[int, ...]


def clauses(document: Document, first: int, last: int) -> Iterator[Told]:
    """Events told by the tokens ``first`` to ``last`` of a document, in text order."""
    for token in document.tokens[first:last]:
        if token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass"):
            yield from _be(document, token) if token.lemma == "be" else _verb(document, token)
        elif token.pos == "NOUN":
            yield from _noun(document, token)


def _verb(document: Document, verb: Token) -> Iterator[Told]:
    name, member, core, rule = _predicate(document, verb)
    if verb.dep == "amod":
        if verb.tag != "VBN" or member.family.name == name:
            return
        head = document.tokens[verb.head]
        patient = slot(document, head)
        if patient is not None:
            yield _told(document, verb, name, member, Reality(), "noun", _Arguments((), patient, (), None, (head.i,)), None, "participle")
        return
    arguments = _arguments(document, verb, core)
    if verb.lemma in SPEAKING:
        addressed = arguments.object is not None and bool(arguments.object.names)
        placed = any(s.head in _SPEECH_PLACES or p == "on" and s.names for p, s in arguments.others)
        if not (addressed or placed):
            return
        name, member = "tell", of_verb("tell")
    if arguments.object is None and not arguments.agents and not arguments.others:
        return
    real = reality(document, verb)
    for agent in arguments.agents or (None,):
        yield _told(document, verb, name, member, real, "clause", arguments, agent, rule)


def _predicate(document: Document, verb: Token) -> tuple[str, Membership, Token, str]:
    """Name and family of a verb with its particle or its light object; the token whose dependents are further arguments."""
    known = families()[0]
    children = [document.tokens[i] for i in document.children[verb.i]]
    for child in children:
        if child.lower in _PARTICLES and (child.dep == "prt" or f"{verb.lemma}_{child.lower}" in known and child.i - verb.i <= 3):
            name = f"{verb.lemma}_{child.lower}"
            return name, of_verb(name), verb, "verb-particle"
    for child in children:
        if child.dep not in ("dobj", "attr") or child.pos != "NOUN":
            continue
        name = f"{verb.lemma}_{child.lemma}"
        if name in known:
            return name, of_verb(name), child, "light-verb"
        noun = of_noun(child.lemma)
        phase = known.get(verb.lemma)
        if noun is not None and phase is not None and phase.family.name == "begin":
            return f"{verb.lemma} {child.lemma}", Membership(noun.family, noun.asserts is phase.asserts), child, "phase"
        if noun is not None and verb.lemma in _LIGHT:
            return f"{verb.lemma} {child.lemma}", noun, child, "light-verb"
        if verb.lemma == "have":
            return f"have {child.lemma}", of_verb(f"have:{word(child)}"), child, "have"
    return verb.lemma, of_verb(verb.lemma), verb, "verb"


def _be(document: Document, verb: Token) -> Iterator[Told]:
    """"X is the deadliest fire in Ohio", "the two are unrelated", "there were no deaths"."""
    children = [document.tokens[i] for i in document.children[verb.i]]
    subject = next((c for c in children if c.dep in ("nsubj", "csubj")), None) or _inherited(document, verb)
    there = any(c.dep == "expl" for c in children)
    for child in children:
        if child.dep not in ("attr", "acomp"):
            continue
        if child.pos == "ADJ" or child.dep == "acomp":
            member = of_adjective(child.lemma) or of_verb(f"be:{child.lemma}")
        else:
            member = of_verb(f"{'have' if there else 'be'}:{word(child)}")
        arguments = _arguments(document, verb, child)
        held = slot(document, child) if child.pos in ("NOUN", "PROPN") else None
        agent = slot(document, subject) if subject is not None and not there else None
        if agent is None and held is None:
            continue
        tokens = (*arguments.tokens, child.i, *((subject.i,) if subject is not None else ()))
        yield _told(
            document, verb, f"be {child.lemma}", member, reality(document, verb), "clause", _Arguments((), held, arguments.others, None, tokens), agent, "copula"
        )  # fmt: skip


def _noun(document: Document, noun: Token) -> Iterator[Told]:
    """"the death of the mayor", "Ms. Lee's sudden firing", "no police experience"."""
    if noun.ent in _TEMPORAL or noun.dep in ("compound", "nmod"):
        return
    children = [document.tokens[i] for i in document.children[noun.i]]
    none = next((c for c in children if c.lower == "no" and c.dep in ("det", "neg")), None)
    member = of_noun(noun.lemma)
    if none is not None and not (noun.dep in ("dobj", "attr") and document.tokens[noun.head].lemma in ("have", "be")):
        held = slot(document, noun)
        if held is not None and len(held.words) > 1:
            yield _told(document, noun, f"no {noun.lemma}", of_verb(f"have:{word(noun)}"), Reality(negated=True), "lack", _Arguments((), held, (), None, (none.i,)), None, "no")
        return
    if member is None or noun.dep in ("dobj", "attr") and document.tokens[noun.head].lemma in _LIGHT:
        return
    agent = patient = None
    others: list[tuple[str, Slot]] = []
    tokens: list[int] = []
    for child in children:
        found: Slot | None = None
        if child.dep == "poss":
            found = agent = slot(document, child)
        elif child.dep in ("compound", "nmod", "amod") and (child.pos in ("PROPN", "NOUN")):
            found = slot(document, child)
            if found is not None:
                others.append(("", found))
        elif child.dep in ("prep", "agent"):
            for i in document.children[child.i]:
                held = document.tokens[i]
                if held.dep == "pobj" and held.ent not in _TEMPORAL:
                    found = slot(document, held)
                    if found is not None and child.lower == "of":
                        patient = found
                    elif found is not None and child.lower == "by":
                        agent = found
                    elif found is not None:
                        others.append((child.lower, found))
                    tokens.append(i)
        if found is not None:
            tokens.append(child.i)
    if not tokens:
        return
    head = document.tokens[noun.head]
    real = reality(document, head) if noun.dep in ("dobj", "nsubjpass", "nsubj") and head.pos == "VERB" else Reality()
    if any(c.lower in ("possible", "planned", "proposed", "potential", "any", "alleged") for c in children):
        real = Reality(Modality.POSSIBLE, real.negated, real.conditional)
    yield _told(document, noun, noun.lemma, member, real, "noun", _Arguments((), patient, tuple(others), None, tuple(tokens)), agent, "noun")


def _told(document: Document, anchor: Token, name: str, member: Membership, real: Reality, shape: str, arguments: _Arguments, agent: Slot | None, rule: str) -> Told:
    span = _evidence(document, anchor, arguments.tokens)
    event = Event(
        predicate=name, family=member.family.name, sign=1 if member.asserts else -1, strict=member.family.strict, patient=member.family.patient,
        modality=real.modality, negated=real.negated, conditional=real.conditional, shape=shape, agent=agent, object=arguments.object,
        others=arguments.others, denied=arguments.denied, text=" ".join(document.text(span).split()),
    )  # fmt: skip
    return Told(event, anchor.i, span, rule)


def _evidence(document: Document, anchor: Token, tokens: tuple[int, ...]) -> Span:
    """From the subject to the last argument, within the sentence and the limit."""
    start, end = anchor.start, anchor.end
    for i in sorted(tokens):
        inside = phrase_tokens(document, document.tokens[i])
        low, high = inside[0].start, inside[-1].end
        if max(end, high) - min(start, low) <= MAX_EVIDENCE:
            start, end = min(start, low), max(end, high)
    return Span(start, end)


def _arguments(document: Document, verb: Token, core: Token) -> _Arguments:
    """Slots of a verb; ``core`` is the noun of a light verb, whose dependents are arguments as well."""
    agents: list[Slot] = []
    patient: Slot | None = None
    denied: Slot | None = None
    others: list[tuple[str, Slot]] = []
    tokens: list[int] = []
    subject: Token | None = None
    for i in document.children[verb.i]:
        child = document.tokens[i]
        if child.dep in ("nsubj", "nsubjpass"):
            subject = child
            tokens.append(i)
            if child.dep == "nsubj":
                agents = list(distributed(document, child, verb))
            else:
                patient = slot(document, child)
        elif child.dep == "agent":
            for j in document.children[i]:
                found = slot(document, document.tokens[j])
                if found is not None:
                    agents.append(found)
                    tokens.append(j)
        elif child.dep in ("dobj", "attr") and child.i != core.i and child.ent not in _TEMPORAL:
            patient = slot(document, child) or patient
            denied = _contrast(document, child)
            tokens.append(i)
        elif child.dep in ("dative", "oprd", "acomp") and child.pos in ("NOUN", "PROPN", "ADJ"):
            found = slot(document, child)
            if found is not None:
                others.append(("to" if child.dep == "dative" else "as", found))
                tokens.append(i)
    if subject is None and not agents:
        agents, given, at = _understood(document, verb)
        patient = patient or given
        tokens.extend(at)
    for owner in dict.fromkeys((verb.i, core.i)):
        if owner != verb.i:
            tokens.append(owner)
        for i in document.children[owner]:
            child = document.tokens[i]
            if child.dep == "poss" and owner == core.i and not agents:
                found = slot(document, child)
                agents = [found] if found is not None else agents
            elif child.dep == "poss" and owner == core.i:
                found = slot(document, child)
                if found is not None:
                    others.append(("of", found))
            if child.dep in ("prep", "dative", "prt", "advmod") and child.pos in ("ADP", "ADV"):
                for preposition, held in _held(document, child):
                    found = slot(document, held)
                    if found is not None and found.words:
                        if preposition == "of" and owner == core.i and owner != verb.i and patient is None:
                            patient = found
                        else:
                            others.append((preposition, found))
                        tokens.append(held.i)
    return _Arguments(tuple(agents), patient, tuple(others), denied, tuple(dict.fromkeys(tokens)))


def _held(document: Document, preposition: Token, depth: int = 0) -> Iterator[tuple[str, Token]]:
    """Objects of a preposition with the last preposition before them ("out of the pact"), without times."""
    for i in document.children[preposition.i]:
        child = document.tokens[i]
        if child.dep == "pobj" and child.ent not in _TEMPORAL and child.lemma not in STOPWORDS:
            if depth or preposition.lower not in _SKIP_PREPS or preposition.lower == "of":
                yield preposition.lower, child
        elif child.dep == "prep" and depth < 2:
            yield from _held(document, child, depth + 1)


def _contrast(document: Document, noun: Token) -> Slot | None:
    """The Y of "X, not Y", "X -- not specifically Y", "X rather than Y", beside an object X."""
    for i in document.children[noun.i]:
        child = document.tokens[i]
        if child.dep in ("appos", "conj") and child.pos in ("NOUN", "PROPN"):
            before = [t.lower for t in document.tokens[max(noun.i + 1, child.i - 7) : child.i]]
            inner = [document.tokens[j].lower for j in document.children[child.i]]
            if "not" in before or "not" in inner or before[:3].count("rather") and "than" in before:
                if not any(w in before for w in ("only", "just", "merely", "simply")) or "but" not in before:
                    return slot(document, child)
    return None


def _inherited(document: Document, verb: Token) -> Token | None:
    """Subject of the verb that this one is coordinated with or governed by."""
    token = verb
    for _ in range(4):
        if token.dep not in ("conj", "xcomp", "advcl", "ccomp") or token.head == token.i:
            return None
        token = document.tokens[token.head]
        for i in document.children[token.i]:
            if document.tokens[i].dep in ("nsubj", "nsubjpass"):
                return document.tokens[i]
    return None


def _understood(document: Document, verb: Token) -> tuple[list[Slot], Slot | None, tuple[int, ...]]:
    """Agent or patient of a verb without a subject of its own, and the tokens that name it."""
    passive = any(document.tokens[i].dep == "auxpass" for i in document.children[verb.i])
    head = document.tokens[verb.head]
    if verb.dep == "acl" and head.pos in ("NOUN", "PROPN"):
        if verb.tag in ("VBN", "VBD"):
            return [], slot(document, head), (head.i,)
        if verb.tag == "VBG":
            found = slot(document, head)
            return ([found] if found else []), None, (head.i,)
        governor = document.tokens[head.head]
        if governor.pos == "VERB":
            subject = next((document.tokens[i] for i in document.children[governor.i] if document.tokens[i].dep == "nsubj"), None) or _inherited(document, governor)
            if subject is not None:
                return list(distributed(document, subject, governor)), None, (subject.i,)
        return [], None, ()
    if verb.dep == "xcomp" and head.pos == "VERB":
        controller = next((document.tokens[i] for i in document.children[head.i] if document.tokens[i].dep == "dobj"), None)
        if controller is not None and head.lemma not in ("promise", "vow", "use", "vote"):
            found = slot(document, controller)
            return ([found] if found and not passive else []), found if passive else None, (controller.i,)
    subject = _inherited(document, verb)
    if subject is None:
        return [], None, ()
    if passive or verb.dep == "conj" and verb.tag == "VBN" and subject.dep == "nsubjpass":
        return [], slot(document, subject), (subject.i,)
    return list(distributed(document, subject, verb)), None, (subject.i,)
