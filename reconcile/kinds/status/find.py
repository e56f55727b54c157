"""Statuses in a sentence: verbs, participles, adjectives and nouns that put something on a rung of a ladder."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.kinds.status.objects import Objects
from reconcile.kinds.status.value import Status
from reconcile.lexis.arguments import Arguments, arguments_of, evidence, predicate
from reconcile.lexis.force import current
from reconcile.lexis.ladders import Ladder, Stage, any_object, bodies, stages
from reconcile.lexis.modality import Reality, reality
from reconcile.lexis.phases import phase
from reconcile.lexis.slots import Slot, slot, word
from reconcile.model import Document, Mention, Modality, Sentence, Token

_PEOPLE = frozenset(
    "man woman driver suspect shooter attacker assailant bomber robber inmate prisoner officer victim boy girl passenger gunman teenager student pilot soldier worker judge candidate nominee mayor governor president minister chief director lawyer senator executive".split()
)
_FATE = "fate"
"""The ladder of deaths by one's own hand or another's."""
_EXECUTIVES = frozenset({"president", "governor", "mayor", "gov"})
_BUDGETARY = frozenset({"spending", "budget", "funding", "appropriation", "tax", "stimulus", "relief"})
"""What a "deal" is of when it is a bill ("signed the spending deal")."""
_MEMBERS = frozenset({"member", "leader", "republican", "democrat", "speaker", "president", "floor"})
"""Nouns beside which a body's name is no body ("House leaders")."""
_BEING = frozenset({"be", "remain", "stay", "lie", "sit", "stand"})
_GOING = frozenset({"go", "head", "move"})
_FORMER = frozenset({"former", "ex", "one-time", "onetime", "failed", "unsuccessful", "possible", "potential", "then"})
_DATING = frozenset({"set", "schedule", "slate", "plan", "expect"})
_LASTING = frozenset({"remain", "stay"})


def statuses(sentence: Sentence, objects: Objects) -> Iterator[Mention[Status]]:
    """Every status told in a sentence, in text order."""
    document = sentence.document
    for token in sentence.tokens:
        if token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass"):
            # "signed into law" is "signed" as well
            yield from {(m.value.ladder, m.value.stage, m.value.object.text): m for m in _of_verb(document, token, objects)}.values()
        elif token.pos == "ADJ":
            yield from _of_adjective(document, token, objects)
        elif token.pos == "NOUN":
            yield from _of_noun(document, token, objects)


def _of_verb(document: Document, verb: Token, objects: Objects) -> Iterator[Mention[Status]]:
    name, _, core, _ = predicate(document, verb)
    if " " in name:
        name = verb.lemma
    if verb.dep == "amod":
        yield from _participle(document, verb, name, objects)
        return
    if verb.dep == "acomp":
        yield from _of_adjective(document, verb, objects)
        return
    arguments = arguments_of(document, verb, core)
    real = reality(document, verb)
    if arguments.object is not None and _passive(document, verb) and not any(stages("acts", verb.lemma)):
        # "is stalled", which the parser reads as a passive
        for ladder, stage in stages("adjectives", verb.lower):
            if _fits(ladder, arguments.object):
                yield _told(document, verb, ladder, stage, arguments.object, arguments, real, objects, "adjective")
    if verb.lemma in _BEING:
        yield from _in_state(document, verb, arguments, real, objects)
        if verb.lemma == "be":
            return
    if core.i != verb.i and arguments.object is None:
        yield from _upon_core(document, verb, core, arguments, real, objects)
    for candidate in _names(document, verb, name, core):
        for ladder, stage in stages("acts", candidate):
            held = arguments.object
            if candidate.startswith(f"{verb.lemma}_") and not _passive(document, verb):
                # "searching for Lee", "voted for the bill": what the preposition holds
                held = next((s for p, s in arguments.others if candidate == f"{verb.lemma}_{p}"), held)
            if held is not None and _fits(ladder, held) and (ladder.name != _FATE or arguments.agents):
                # "was killed" does not say by whom
                reached = _by_executive(ladder, stage, arguments)
                yield _told(document, verb, ladder, reached, held, arguments, real, objects, "act")
        yield from _moved(document, verb, candidate, arguments, real, objects)


def _participle(document: Document, verb: Token, name: str, objects: Objects) -> Iterator[Mention[Status]]:
    """As in "the stalled bill", "the arrested man"."""
    head = document.tokens[verb.head]
    held = slot(document, head)
    if held is None or verb.tag not in ("VBN", "VBG"):
        return
    arguments = Arguments((), None, (), (head.i,))
    for ladder, stage in (*stages("adjectives", verb.lower), *stages("acts", name)):
        if _fits(ladder, held):
            yield _mention(document, verb, ladder, stage, held, head, arguments, Reality(), None, objects, "participle", noun=True)


def _upon_core(
    document: Document, verb: Token, core: Token, arguments: Arguments, real: Reality, objects: Objects
) -> Iterator[Mention[Status]]:
    """As in "filed suit", "held a meeting": a light verb for other kinds, an act upon its object here."""
    held = slot(document, core)
    for ladder, stage in stages("acts", verb.lemma):
        if held is not None and _fits(ladder, held):
            yield _told(document, verb, ladder, stage, held, arguments, real, objects, "act")


def _moved(
    document: Document, verb: Token, candidate: str, arguments: Arguments, real: Reality, objects: Objects
) -> Iterator[Mention[Status]]:
    """As in "the bill died": what the subject comes to."""
    movers = arguments.agents or ((arguments.object,) if arguments.object is not None and verb.dep == "acl" else ())
    for ladder, stage in stages("moves", candidate):
        for held in movers:
            if _fits(ladder, held) and _moves(candidate, held, arguments):
                yield _told(document, verb, ladder, stage, held, arguments, real, objects, "move")


def _by_executive(ladder: Ladder, stage: Stage, arguments: Arguments) -> Stage:
    """A president or governor who approves a bill signs it; a body passes it."""
    by_person = [a for a in arguments.agents if not _is_body(a) and (a.head in _EXECUTIVES or a.words & _EXECUTIVES or a.head in a.names)]
    if ladder.name == "bill" and stage.name == "passed" and by_person:
        return next((s for x, s in stages("acts", "sign") if x.name == ladder.name), stage)
    return stage


def _names(document: Document, verb: Token, name: str, core: Token) -> tuple[str, ...]:
    """What the verb may be called in the lexicon: with its particle, with its object ("take_effect"), or alone."""
    return tuple(dict.fromkeys((name, *((f"{name}_{core.lemma}",) if core.i != verb.i else ()), *_phrases(document, verb, name))))


def _phrases(document: Document, verb: Token, name: str) -> Iterator[str]:
    """The verb with what completes it: "take_effect", "plead_not-guilty", "take_into_custody", "drop_out_of_race", "search_for"."""
    for i in document.children[verb.i]:
        child = document.tokens[i]
        if child.dep in ("dobj", "attr", "acomp", "oprd", "xcomp", "advmod", "ccomp") and child.pos in (
            "NOUN",
            "PROPN",
            "ADJ",
            "ADV",
            "NUM",
        ):
            words = [document.tokens[j] for j in document.children[i]]
            denied = any(t.dep == "neg" or t.lower == "not" for t in words) or document.tokens[i - 1].lower == "not"
            marked = [t.lemma for t in words if t.dep == "amod" and t.i < i]
            if child.lower == "one":
                # "is one of the candidates"
                yield from (
                    f"{name}_{rest.removeprefix('of_')}" for j in document.children[i] for rest in _steps(document, document.tokens[j], 0)
                )
            yield f"{name}_{'not-' if denied else ''}{child.lemma}"
            yield from (f"{name}_{m}-{child.lemma}" for m in marked[:1])
            # "at large" is no phrase to the parser
            yield from (f"{name}_{t.lower}_{child.lemma}" for t in words if t.tag == "IN" and t.i < i)
        elif child.dep == "dobj" and child.lower in ("himself", "herself"):
            yield f"{name}_{child.lower}"
        elif child.dep in ("prep", "prt") and child.pos in ("ADP", "ADV"):
            yield f"{name}_{child.lower}"
            yield from (f"{name}_{rest}" for rest in _steps(document, child, 0))


def _steps(document: Document, preposition: Token, depth: int) -> Iterator[str]:
    """ "into_custody", "out_of_race", with and without an adjective ("in_critical-condition")."""
    for i in document.children[preposition.i]:
        child = document.tokens[i]
        if child.dep in ("pobj", "pcomp", "amod"):
            yield f"{preposition.lower}_{child.lemma}"
            yield from (
                f"{preposition.lower}_{document.tokens[j].lemma}-{child.lemma}"
                for j in document.children[i]
                if document.tokens[j].dep in ("amod", "compound")
            )
        elif child.dep == "prep" and depth < 1:
            yield from (f"{preposition.lower}_{rest}" for rest in _steps(document, child, depth + 1))


def _moves(name: str, held: Slot, arguments: Arguments) -> bool:
    """Whether the verb's subject is what moves: "the bill passed (the House)", not "the bill passed a test"."""
    if arguments.object is not None and held is not arguments.object and "_" not in name and not _is_body(arguments.object):
        return False
    if name in _GOING:
        return bool(_body_of(arguments, held))
    return name != "run" or any(p == "for" for p, _ in arguments.others)


def _told(
    document: Document,
    verb: Token,
    ladder: Ladder,
    stage: Stage,
    held: Slot,
    arguments: Arguments,
    real: Reality,
    objects: Objects,
    rule: str,
) -> Mention[Status]:
    return _mention(
        document, verb, ladder, stage, held, _head(document, arguments, held), arguments, real, _body_of(arguments, held), objects, rule
    )


def _in_state(document: Document, verb: Token, arguments: Arguments, real: Reality, objects: Objects) -> Iterator[Mention[Status]]:
    """ "is in custody"."""
    names = [n.removeprefix(f"{verb.lemma}_") for n in _phrases(document, verb, verb.lemma)]
    found = [x for n in names for x in stages("places", n)] + [x for n in names for x in stages("moves", f"be_{n}")]
    if not found and verb.lemma == "be" and arguments.object is not None and arguments.object.names and len(arguments.agents) == 1:
        # "the favorite is Dana Cole"
        turned = [x for x in stages("moves", f"be_{arguments.agents[0].head}") if not arguments.agents[0].names]
        for ladder, stage in turned:
            yield _told(document, verb, ladder, stage, arguments.object, arguments, real, objects, "state")
    if any(t.lower in _FORMER and t.dep == "amod" for t in document.tokens[verb.i + 1 : verb.i + 8]):
        # "is a potential candidate"
        return
    for ladder, stage in found:
        for agent in arguments.agents:
            if _fits(ladder, agent):
                yield _told(document, verb, ladder, stage, agent, arguments, real, objects, "state")


def _of_adjective(document: Document, adjective: Token, objects: Objects) -> Iterator[Mention[Status]]:
    for ladder, stage in stages("adjectives", adjective.lower):
        head = document.tokens[adjective.head]
        if adjective.dep == "amod" and head.pos == "NOUN":
            held: Slot | None = slot(document, head)
            arguments, real = Arguments((), None, (), (head.i,)), Reality()
            if ladder.name == "health" and head.lemma == "condition":
                continue
        elif adjective.dep in ("acomp", "oprd") and head.pos in ("VERB", "AUX"):
            arguments = arguments_of(document, head, head)
            held = arguments.agents[0] if arguments.agents else arguments.object
            real = reality(document, head)
            if head.lemma in _LASTING and real.modality is Modality.PLANNED:
                # what will remain closed is closed
                real = Reality(negated=real.negated, conditional=real.conditional)
        else:
            continue
        if held is not None and _fits(ladder, held):
            yield _mention(
                document,
                adjective,
                ladder,
                stage,
                held,
                _head(document, arguments, held),
                arguments,
                real,
                _body_of(arguments, held),
                objects,
                "adjective",
                noun=adjective.dep == "amod",
            )


def _setting(document: Document, noun: Token, objects: Objects) -> Iterator[Mention[Status]]:
    """ "spoke at a hearing" was at one that was held, "will speak at a hearing" at one that is to come."""
    preposition = document.tokens[noun.head]
    verb = document.tokens[preposition.head]
    if noun.dep != "pobj" or preposition.lower not in ("at", "during", "in", "after") or verb.pos != "VERB":
        return
    for ladder, stage in stages("settings", noun.lemma):
        held, real = slot(document, noun), reality(document, verb)
        past = verb.tag == "VBD" or any(document.tokens[i].lower in ("was", "were") for i in document.children[verb.i])
        if (
            held is None
            or real.negated
            or real.conditional
            or not (past if real.modality is Modality.ASSERTED else real.modality is Modality.PLANNED)
        ):
            continue
        arguments = arguments_of(document, verb, verb)
        yield _mention(document, noun, ladder, stage, held, noun, arguments, real, None, objects, "setting")


def _named_person(document: Document, noun: Token, objects: Objects) -> Iterator[Mention[Status]]:
    """ "Senate candidate Dana Cole", "Dana Cole, a finalist for the post": a noun that puts somebody named at a stage."""
    told = list(stages("persons", noun.lemma)) if noun.tag == "NN" else []
    if not told or any(document.tokens[i].lower in _FORMER for i in document.children[noun.i]):
        return
    head = document.tokens[noun.head]
    named = head if noun.dep in ("compound", "appos", "nmod") and head.pos == "PROPN" else None
    if named is None:
        named = next(
            (
                document.tokens[i]
                for i in document.children[noun.i]
                if document.tokens[i].dep == "appos" and document.tokens[i].pos == "PROPN"
            ),
            None,
        )
    held = slot(document, named) if named is not None else None
    if held is None or not held.names or named is None:
        return
    arguments = Arguments((), None, (), (named.i, noun.i))
    for ladder, stage in told:
        yield _mention(document, noun, ladder, stage, held, named, arguments, Reality(), None, objects, "person", noun=True)


def _of_noun(document: Document, noun: Token, objects: Objects) -> Iterator[Mention[Status]]:
    yield from _setting(document, noun, objects)
    yield from _named_person(document, noun, objects)
    for ladder, stage in stages("nouns", noun.lemma):
        for i in document.children[noun.i]:
            child = document.tokens[i]
            heads = [child] if child.dep == "poss" else []
            if child.dep == "prep" and child.lower in ("of", "for"):
                heads = [document.tokens[j] for j in document.children[i] if document.tokens[j].dep == "pobj"]
            for head in heads:
                held = slot(document, head)
                if held is not None and _fits(ladder, held):
                    yield _mention(
                        document,
                        noun,
                        ladder,
                        stage,
                        held,
                        head,
                        Arguments((), None, (), (i, head.i)),
                        _noun_reality(document, noun),
                        None,
                        objects,
                        "noun",
                        noun=_noun_reality(document, noun).modality is not Modality.PLANNED,
                    )


def _noun_reality(document: Document, noun: Token) -> Reality:
    """The reality of the verb that governs a noun ("announced his resignation", "expects passage of the bill")."""
    head = document.tokens[noun.head]
    if head.lemma in _DATING and noun.dep in ("nsubjpass", "nsubj") and head.tag == "VBN":
        # "sentencing is set for May"
        return Reality(Modality.PLANNED)
    if head.pos == "VERB" and noun.dep in ("dobj", "nsubj", "nsubjpass"):
        return reality(document, head)
    return Reality()


def _passive(document: Document, verb: Token) -> bool:
    return any(document.tokens[i].dep in ("nsubjpass", "auxpass") for i in document.children[verb.i])


def _fits(ladder: Ladder, held: Slot) -> bool:
    added = current()
    if added is not None and ladder.name == "bill" and added.bill(held.names | held.words):
        return True
    if ladder.named and held.names and held.head in held.names and not any_object(held.head):
        return True
    if ladder.objects:
        if held.head == "deal" and held.words & _BUDGETARY:
            return ladder.name == "bill"
        return held.head in ladder.objects
    # a person or a group: somebody named, or a noun of people; never a thing with a noun of its own ladder
    return held.head in _PEOPLE or (bool(held.names) and held.head in held.names)


def _is_body(held: Slot) -> bool:
    return held.head in bodies() or bool(held.words & bodies())


def _body_of(arguments: Arguments, held: Slot) -> str:
    """The body before which it stands: "passed the Assembly", "pending in the Senate", "approved by the House"."""
    slots: list[Slot] = [
        *arguments.agents,
        *((arguments.object,) if arguments.object is not None else ()),
        *(s for _, s in arguments.others),
    ]
    for candidate in slots:
        if candidate.text == held.text or candidate.head in _MEMBERS:
            continue
        found = sorted(candidate.words & bodies())
        if found:
            return found[0]
    return ""


def _head(document: Document, arguments: Arguments, held: Slot) -> Token | None:
    for i in arguments.tokens:
        token = document.tokens[i]
        if word(token) == held.head:
            return token
    return None


def _mention(  # noqa: PLR0913 - everything that is known of a stage comes together here
    document: Document, anchor: Token, ladder: Ladder, stage: Stage, held: Slot, head: Token | None, arguments: Arguments, real: Reality, body: str | None,
    objects: Objects, rule: str, *, noun: bool = False,
) -> Mention[Status]:  # fmt: skip
    description, sole = objects.described(head, held, ladder)
    actor = next((a for a in arguments.agents if a.text != held.text and not _is_body(a)), None)
    value = Status(
        ladder.name, stage.name, stage.rung, stage.state, stage.excludes, held, description, sole, body or "", actor, real.modality, real.negated,
        real.conditional, noun=noun, compatible=real.compatible, ongoing=_ongoing(document, anchor),
        phase=0 if noun or anchor.pos not in ("VERB", "AUX") else phase(document, anchor) or 0,
    )  # fmt: skip
    tokens = arguments.tokens if head is None else (*arguments.tokens, head.i)
    return Mention(value, anchor.span, anchor.i, rule, evidence=evidence(document, anchor, tokens), subject=held.text)


def _ongoing(document: Document, anchor: Token) -> bool:
    """ "is currently testifying", "is now being examined"."""
    children = [document.tokens[i].lower for i in document.children[anchor.i]]
    progressive = anchor.tag == "VBG" or "being" in children
    return progressive and any(w in ("is", "are") for w in children) and any(w in ("currently", "now", "already") for w in children)
