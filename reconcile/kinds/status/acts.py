"""Acts told at a phase: "is expected to sell the mill", "has yet to sell the mill", "sold the mill"."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.kinds.status.value import Status
from reconcile.lexis.arguments import Arguments, arguments_of, evidence, predicate
from reconcile.lexis.families import Family, Membership, of_noun
from reconcile.lexis.modality import reality
from reconcile.lexis.phases import Phase, alias, phase, phase_of_noun, thin
from reconcile.lexis.slots import Slot
from reconcile.lexis.synonyms import generic
from reconcile.model import Document, Mention, Modality, Token

LADDER = "act"
_UPON = frozenset({"on", "against", "for", "with", "over", "into", "to", "from"})
_MODALITY = {Phase.URGED: Modality.POSSIBLE, Phase.WEIGHED: Modality.POSSIBLE, Phase.PLANNED: Modality.PLANNED}


def acts(document: Document, token: Token) -> Iterator[Mention[Status]]:
    """The act that a verb or a noun tells, with its phase."""
    if token.pos == "VERB" and token.dep not in ("aux", "auxpass", "amod") and (token.dep != "acl" or token.tag == "VB"):
        yield from _of_verb(document, token)
    elif token.pos == "NOUN" and token.dep in ("dobj", "nsubjpass"):
        yield from _of_noun(document, token)


def _of_verb(document: Document, verb: Token) -> Iterator[Mention[Status]]:
    name, member, core, _ = predicate(document, verb)
    family = _alias(document, verb)
    if family is None and (thin(verb.lemma) if name == verb.lemma else member.family.name == name):
        return
    reached = phase(document, verb)
    if reached is None:
        return
    arguments = arguments_of(document, verb, core)
    held = arguments.object
    if held is None and core.i == verb.i:
        # "ruled on the ban", "met with the union"
        held = next((s for p, s in arguments.others if p in _UPON), None)
    if family is not None:
        member = Membership(Family(family), asserts=True)
    yield from _told(document, verb, member, reached, arguments.agents, held, arguments)


def _alias(document: Document, verb: Token) -> str | None:
    """The family of a verb with its object or with what a preposition of it holds."""
    for i in document.children[verb.i]:
        child = document.tokens[i]
        found = alias(f"{verb.lemma}_{child.lemma}") if child.dep in ("dobj", "prt") else None
        if child.dep == "prep":
            found = next((x for j in document.children[i] if (x := alias(f"{verb.lemma}_{child.lower}_{document.tokens[j].lemma}"))), None)
        if found is not None:
            return found
    return None


def _of_noun(document: Document, noun: Token) -> Iterator[Mention[Status]]:
    member, reached = of_noun(noun.lemma), phase_of_noun(document, noun)
    if member is None or reached is None:
        return
    verb = document.tokens[noun.head]
    arguments = arguments_of(document, verb, noun)
    held = next((s for p, s in arguments.others if p in ("of", "against", "into", "on", "for", "over", "in")), None)
    yield from _told(document, noun, member, reached, arguments.agents, held, arguments)


def _told(
    document: Document, anchor: Token, member: Membership, reached: Phase, agents: tuple[Slot, ...], held: Slot | None, arguments: Arguments
) -> Iterator[Mention[Status]]:  # fmt: skip
    # "reject" is no phase of approving
    name = member.family.name if member.asserts else f"not {member.family.name}"
    actor = agents[0] if agents else None
    if not _telling(actor) and not _telling(held):
        return
    span = evidence(document, anchor, arguments.tokens)
    value = Status(
        ladder=LADDER, stage=name, rung=int(reached), state=False, excludes=frozenset(), object=held or Slot("", ""), description=frozenset(), sole=False, body="",
        actor=actor, compatible=reality(document, anchor).compatible, modality=_MODALITY.get(reached, Modality.ASSERTED), negated=reached in (Phase.REFUSED, Phase.PENDING), conditional=False, noun=anchor.pos == "NOUN",
        told=" ".join(document.text(span).split()),
    )  # fmt: skip
    yield Mention(
        value, anchor.span, anchor.i, f"phase.{reached.name.lower()}", evidence=span, subject=(held or actor or Slot("", "")).text
    )


def _telling(held: Slot | None) -> bool:
    """Whether a participant says who or what it is."""
    return held is not None and (bool(held.names) or any(not generic(w) for w in held.words))
