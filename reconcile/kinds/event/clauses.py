"""Events of a document from its parse: clauses of content verbs, copular clauses, nouns of acts."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from reconcile.kinds.event.value import Event
from reconcile.lexis.arguments import LIGHT, TEMPORAL, Arguments, arguments_of, evidence, inherited_subject, predicate
from reconcile.lexis.content import content
from reconcile.lexis.families import Membership, listed, of_adjective, of_noun, of_verb
from reconcile.lexis.ladders import stages
from reconcile.lexis.modality import Reality, reality
from reconcile.lexis.slots import Slot, slot, word
from reconcile.lexis.synonyms import occasion
from reconcile.model import Document, Modality, Span, Token

SPEAKING = frozenset(
    "say tell add state note explain ask write argue insist reply answer respond speak talk comment quote describe mention".split()
)
"""Verbs of speech: that something is said is a fact only with whom it is said to, or where."""
_SPEECH_PLACES = frozenset("interview statement letter tweet post email conference broadcast speech memo op-ed editorial".split())


_FORWARD = frozenset({"expect", "schedule", "set", "poise", "slate", "plan", "intend", "hope", "prepare", "tend", "seem", "appear"})
"""Verbs that only say how real what they govern is."""


_HEARD = frozenset("believe think say report allege understand know consider rumor".split())
_OPEN = frozenset({"whatever", "whoever", "whichever", "however"})
_RECEIVING = frozenset({"win", "gain", "earn", "receive", "draw", "face", "get", "secure"})
"""Light verbs whose subject is the one to whom the act is done ("won the backing of the mayor")."""
_OCCURRING = frozenset({"occur", "happen", "begin", "start", "take", "come", "follow", "go", "end", "continue"})
_OUTLOOK = frozenset({"likely", "due", "set", "ready", "poised", "expected", "unlikely", "certain", "sure", "bound", "able", "unable"})


@dataclass(frozen=True, slots=True)
class Told:
    """An event with the place where it is told."""

    event: Event
    anchor: int
    value: Span
    """The predicate as written."""
    span: Span
    """The clause from its subject to its last argument."""
    rule: str


def clauses(document: Document, first: int, last: int) -> Iterator[Told]:
    """Events told by the tokens ``first`` to ``last`` of a document, in text order."""
    for token in document.tokens[first:last]:
        if token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass"):
            yield from _be(document, token) if _copula(document, token) else _verb(document, token)
        elif token.pos == "NOUN":
            yield from _noun(document, token)


def _verb(document: Document, verb: Token) -> Iterator[Told]:
    name, member, core, rule = predicate(document, verb, wide=True)
    state = None
    if verb.tag == "VBN" and verb.dep != "amod":
        # "was unarmed", "was intoxicated", read as a passive
        state = of_adjective(verb.lower)
        member = state or member
    if verb.dep == "amod":
        if verb.tag != "VBN" or member.family.name == name or document.tokens[verb.head].pos != "NOUN":
            return
        head = document.tokens[verb.head]
        patient = slot(document, head)
        if patient is not None:
            yield _told(document, verb, name, member, Reality(), "noun", Arguments((), patient, (), (head.i,)), None, "participle")
        return
    if (verb.lemma in _FORWARD or (verb.lemma in _HEARD and _passive(document, verb))) and _governs(document, verb):
        return
    if verb.lower == "according" or any(document.tokens[i].lower in _OPEN for i in document.children[verb.i]):
        return
    arguments = arguments_of(document, verb, core, wide=True)
    if state is not None and not arguments.agents and arguments.object is not None:
        arguments = dataclasses.replace(arguments, agents=(arguments.object,), object=None)
    name, member, arguments = _seen_from_the_other_side(name, member, arguments)
    yield from _occasions(document, verb, arguments)
    if verb.lemma in SPEAKING:
        spoken = _spoken(verb, arguments)
        if spoken is None:
            return
        name, member = spoken
    if arguments.object is None and not arguments.agents and not arguments.others and core.dep != "nsubjpass":
        return
    if arguments.object is None and not arguments.others and not name.startswith("tell") and _governs(document, verb):
        return
    real = reality(document, verb)
    for agent in arguments.agents or (None,):
        yield _told(document, verb, name, member, real, "clause", arguments, agent, rule)
        if arguments.denied is not None:
            apart = Arguments((), arguments.denied, (), (*arguments.tokens, arguments.denied_at))
            yield _told(document, verb, name, member, real, "contrast", apart, agent, "contrast")


def _spoken(verb: Token, arguments: Arguments) -> tuple[str, Membership] | None:
    """What an act of speech is compared as; None where nobody and no place is named."""
    if verb.lemma == "tell" and arguments.object is not None and any(p in ("of", "about") for p, _ in arguments.others):
        # "the tenants were told of the plan"
        return "tell_of", of_verb("inform")
    addressed = arguments.object is not None and bool(arguments.object.names)
    placed = any(s.head in _SPEECH_PLACES or (p == "on" and s.names) for p, s in arguments.others)
    return ("tell", of_verb("tell")) if addressed or placed else None


def _seen_from_the_other_side(name: str, member: Membership, arguments: Arguments) -> tuple[str, Membership, Arguments]:
    """ "Lee lost to Shaw" is "Shaw beat Lee"; "won the backing of Shaw" is what Shaw gave; whom one defeats is no bill."""
    held = arguments.object
    if name in ("defeat", "beat") and held is not None and held.names:
        return name, of_verb("beat"), arguments
    if name in ("lose", "lose_to", "fall_to", "concede_to"):
        winner = next(
            (s for p, s in arguments.others if p == "to" and s.names), held if name != "lose" and held is not None and held.names else None
        )
        if winner is not None and arguments.agents:
            rest = tuple((p, s) for p, s in arguments.others if s is not winner) + (
                (("in", held),) if held is not None and held is not winner else ()
            )
            turned = dataclasses.replace(arguments, agents=(winner,), object=arguments.agents[0], others=rest)
            return name, of_verb("beat"), turned
    verb, _, noun = name.partition(" ")
    if noun and verb in _RECEIVING and arguments.agents:
        giver = next((s for p, s in arguments.others if p in ("from", "by", "of")), held)
        if giver is not None:
            rest = tuple((p, s) for p, s in arguments.others if s is not giver)
            return name, member, dataclasses.replace(arguments, agents=(giver,), object=arguments.agents[0], others=rest)
    return name, member, arguments


def _copula(document: Document, verb: Token) -> bool:
    """A form of "be", or the "remained" of "remained open"."""
    if verb.lemma == "be":
        return True
    return verb.lemma in ("remain", "stay") and any(
        document.tokens[i].dep == "acomp" and of_adjective(document.tokens[i].lemma) is not None for i in document.children[verb.i]
    )


def _be(document: Document, verb: Token) -> Iterator[Told]:
    """ "X is the deadliest fire in Ohio", "the two are unrelated", "there were no deaths"."""
    children = [document.tokens[i] for i in document.children[verb.i]]
    subject = next((c for c in children if c.dep in ("nsubj", "csubj")), None) or inherited_subject(document, verb)
    there = any(c.dep == "expl" for c in children)
    for child in children:
        if child.dep not in ("attr", "acomp") or (child.lemma in _OUTLOOK and _governs(document, child)):
            continue
        if child.pos == "ADJ" or child.dep == "acomp":
            member = of_adjective(child.lemma) or of_verb(f"be:{child.lemma}")
        else:
            none = there and any(document.tokens[i].lower == "no" for i in document.children[child.i])
            member = (of_noun(child.lemma) if none else None) or of_verb(f"{'have' if there else 'be'}:{word(child)}")
        arguments = arguments_of(document, verb, child)
        held = slot(document, child) if child.pos in ("NOUN", "PROPN") else None
        agent = slot(document, subject) if subject is not None and not there else None
        if agent is None and held is None:
            continue
        tokens = (*arguments.tokens, child.i, *((subject.i,) if subject is not None else ()))
        yield _told(
            document, verb, f"be {child.lemma}", member, reality(document, verb), "clause", Arguments((), held, arguments.others, tokens), agent, "copula"
        )  # fmt: skip


def _noun(document: Document, noun: Token) -> Iterator[Told]:
    """ "the death of the mayor", "Ms. Lee's sudden firing", "no police experience"."""
    if noun.ent in TEMPORAL or noun.dep in ("compound", "nmod"):
        return
    children = [document.tokens[i] for i in document.children[noun.i]]
    none = next((c for c in children if c.lower == "no" and c.dep in ("det", "neg")), None)
    if none is not None and not (noun.dep in ("dobj", "attr") and document.tokens[noun.head].lemma in ("have", "be")):
        yield from _lack(document, noun, none)
        return
    member = of_noun(noun.lemma)
    if member is None or (noun.dep in ("dobj", "attr") and document.tokens[noun.head].lemma in LIGHT):
        return
    agent, arguments = _noun_slots(document, noun, children)
    if not arguments.tokens:
        return
    head = document.tokens[noun.head]
    governed = noun.dep in ("dobj", "nsubjpass", "attr") or (noun.dep == "nsubj" and head.lemma in _OCCURRING)
    # "the collapse hurt nobody": that there was one is not denied
    real = reality(document, head) if governed and head.pos in ("VERB", "AUX") else Reality()
    if any(c.lower in ("possible", "planned", "proposed", "potential", "any", "alleged") for c in children):
        real = Reality(Modality.POSSIBLE, real.negated, real.conditional)
    yield _told(document, noun, noun.lemma, member, real, "noun", arguments, agent, "noun")


def _lack(document: Document, noun: Token, none: Token) -> Iterator[Told]:
    """As in "no police experience": what is not there, where more than the noun says what."""
    held = slot(document, noun)
    if held is None or len(held.words) < 2:
        return
    member, arguments = of_verb(f"have:{word(noun)}"), Arguments((), held, (), (none.i,))
    yield _told(document, noun, f"no {noun.lemma}", member, Reality(negated=True), "lack", arguments, None, "no")


def _noun_slots(document: Document, noun: Token, children: list[Token]) -> tuple[Slot | None, Arguments]:
    """Who does what a noun tells, and its other slots: possessives, compounds, prepositions, a name in apposition."""
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
                inner = document.tokens[i]
                if inner.dep == "pobj" and inner.ent not in TEMPORAL:
                    found = slot(document, inner)
                    if found is not None and child.lower == "of":
                        patient = found
                    elif found is not None and child.lower == "by":
                        agent = found
                    elif found is not None:
                        others.append((child.lower, found))
                    tokens.append(i)
        if found is not None:
            tokens.append(child.i)
    for named in (*(c for c in children if c.dep == "appos"), *((document.tokens[noun.head],) if noun.dep == "appos" else ())):
        # "the president's choice for the court, Judge Lee"
        if patient is None and named.pos == "PROPN":
            patient = slot(document, named)
            tokens.append(named.i)
    return agent, Arguments((), patient, tuple(others), tuple(tokens))


def _told(
    document: Document,
    anchor: Token,
    name: str,
    member: Membership,
    real: Reality,
    shape: str,
    arguments: Arguments,
    agent: Slot | None,
    rule: str,
) -> Told:
    span = evidence(document, anchor, arguments.tokens)
    event = Event(
        predicate=name, family=member.family.name, sign=1 if member.asserts else -1, strict=member.family.strict, patient=member.family.patient,
        modality=real.modality, compatible=real.compatible, negated=real.negated, conditional=real.conditional, shape=shape, agent=agent, object=arguments.object,
        others=arguments.others, denied=arguments.denied, text=" ".join(document.text(span).split()),
        staged=_staged(name, agent, arguments.object), year=_year(document, anchor),
        content=content(document, anchor, member, arguments.tokens), known=listed(member), quoted=_quoted(document, anchor),
    )  # fmt: skip
    return Told(event, anchor.i, anchor.span, span, rule)


def _staged(name: str, agent: Slot | None, patient: Slot | None) -> bool:
    """Whether the kind ``status`` reads this as a stage of a ladder, and so reports what differs."""
    return any(
        held is not None and (held.head in ladder.objects if ladder.objects else bool(held.names))
        for role, held in (("acts", patient), ("moves", agent))
        for ladder, _ in stages(role, name)
    )


def _year(document: Document, anchor: Token) -> str:
    """The year named in the clause, or by the word that the clause hangs on ("2004, when …")."""
    head = document.tokens[anchor.head]
    near = [*document.subtree(anchor.i)] if anchor.pos in ("VERB", "AUX") else []
    if anchor.dep in ("relcl", "advcl", "acl"):
        near.append(head)
    years = [t.text for t in near if len(t.text) == 4 and t.text.isdigit() and t.text[:2] in ("18", "19", "20") and t.ent in ("DATE", "")]
    return years[0] if years else ""


def _quoted(document: Document, anchor: Token) -> bool:
    """Whether quotation marks are open before a token of its sentence."""
    sentence = document.sentence_of(anchor.i)
    before = document.text(Span(sentence.start, anchor.start))
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1 or before.count("''") % 2 == 1


def _passive(document: Document, verb: Token) -> bool:
    return any(document.tokens[i].dep == "auxpass" for i in document.children[verb.i])


def _governs(document: Document, verb: Token) -> bool:
    """ "vowed to sue", "is believed to be", "asserted that": what is governed is the fact, and is told by its own verb."""
    return any(
        document.tokens[i].dep in ("ccomp", "xcomp", "oprd") and document.tokens[i].pos in ("VERB", "AUX")
        for i in document.children[verb.i]
    )


def _occasions(document: Document, verb: Token, arguments: Arguments) -> Iterator[Told]:
    """ "urged it at a closed lunch", "said in an interview with the Courier": who was at what, whatever they did there."""
    for preposition, held in arguments.others:
        if preposition not in ("at", "in", "during", "on") or not occasion(held.head):
            continue
        real = reality(document, verb)
        for agent in arguments.agents:
            if agent.names:
                there = Arguments((), held, (), arguments.tokens)
                yield _told(document, verb, f"at {held.head}", of_verb(f"at:{held.head}"), real, "clause", there, agent, "occasion")
