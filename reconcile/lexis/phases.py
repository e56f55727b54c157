"""At what phase an act is told: weighed, planned, refused, not yet done, or done."""

from __future__ import annotations

import enum
from functools import cache

from reconcile.errors import LexiconError
from reconcile.lexis.lexicon import spaced_lists
from reconcile.lexis.modality import reality
from reconcile.model import Document, Modality, Token

_FILE = "phases.toml"
_LISTS = frozenset(
    {
        "weighing",
        "urging",
        "leaning",
        "planning",
        "refusing",
        "weighing_nouns",
        "planning_nouns",
        "delaying_nouns",
        "aliases",
        "thin",
        "recurrent",
    }
)
_MAX_STEPS = 3
_NEXT = frozenset({"will", "shall", "'ll", "wo"})


class Phase(enum.IntEnum):
    """How far an act has come; a later phase stands higher."""

    WEIGHED = 1
    URGED = 2
    """Asked for or demanded of the one who would do it."""
    PLANNED = 3
    DONE = 5
    REFUSED = 10
    """Said not to be going to happen."""
    PENDING = 11
    """Not done so far ("has yet to", "has not … yet")."""


LATER = {Phase.WEIGHED: "being weighed", Phase.URGED: "asked for", Phase.PLANNED: "planned or expected", Phase.PENDING: "not done so far", Phase.REFUSED: "ruled out", Phase.DONE: "done"}  # fmt: skip
"""How a phase is told to a reader."""


def _words() -> dict[str, frozenset[str]]:
    return spaced_lists("reconcile.lexis", _FILE, _LISTS)


@cache
def _aliases() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in _words()["aliases"]:
        name, sign, family = row.partition("=")
        if not (name and sign and family):
            raise LexiconError(f"{_FILE}: aliases: {row}: name=family is expected")
        found[name] = family
    return found


def alias(name: str) -> str | None:
    """The family of an act told by a verb with what completes it ("challenge_in_court"), None for others."""
    return _aliases().get(name)


def thin(lemma: str) -> bool:
    """Whether a verb tells no act that could be planned and then done."""
    return lemma in _words()["thin"]


def recurrent(lemma: str) -> bool:
    """Whether an act (or the family of it) is done again and again by the same people."""
    return lemma in _words()["recurrent"]


def phase(document: Document, verb: Token) -> Phase | None:
    """The phase at which a verb tells its act; None where it cannot be told: the present, a condition, a purpose, a mere possibility."""
    real = reality(document, verb)
    if _undecided(document, verb):
        return Phase.WEIGHED
    if real.conditional:
        return None
    helpers = {
        document.tokens[i].lower.replace("’", "'") for i in document.children[verb.i] if document.tokens[i].dep in ("aux", "auxpass")
    }
    if _unfinished(document, verb, helpers):
        return Phase.PENDING
    if real.negated:
        return _denied(document, verb, helpers, real.modality)
    if real.modality is Modality.ASSERTED and verb.tag not in ("VB", "VBG"):
        return Phase.DONE if _past(document, verb, helpers) else None
    if real.modality is Modality.PLANNED and (helpers & _NEXT or _announced(verb, helpers) or _is_to(document, verb)):
        return Phase.PLANNED
    if helpers & {"may", "might"} and "have" not in helpers:
        return Phase.WEIGHED
    return _governed(document, verb)


def _past(document: Document, verb: Token, helpers: set[str]) -> bool:
    """A finished deed: the simple past, the perfect, a passive of one of them."""
    if verb.tag == "VBD":
        return not helpers & {"did"}
    if verb.tag == "VBN" and verb.dep not in ("amod", "acl", "advcl"):
        return bool(helpers & {"was", "were", "has", "have", "'ve", "had", "been"}) or _shared(document, verb)
    return False


def _announced(verb: Token, helpers: set[str]) -> bool:
    """As in "said it would cancel the flights"."""
    return bool(helpers & {"would", "'d"}) and "have" not in helpers and verb.dep == "ccomp"


def _is_to(document: Document, verb: Token) -> bool:
    """As in "is to open", "are to be withdrawn"."""
    head = document.tokens[verb.head]
    return verb.dep == "xcomp" and head.lower in ("is", "are")


def _shared(document: Document, verb: Token) -> bool:
    """The second verb of "was arrested and charged"."""
    head = document.tokens[verb.head]
    return verb.dep == "conj" and any(document.tokens[i].lower in ("was", "were", "has", "have", "had") for i in document.children[head.i])


def _unfinished(document: Document, verb: Token, helpers: set[str]) -> bool:
    """As in "has yet to sign", "has not yet signed", "has still not been signed"."""
    children = {document.tokens[i].lower for i in document.children[verb.i]}
    head = document.tokens[verb.head]
    if verb.dep == "xcomp" and head.lemma in ("have", "be", "remain"):
        return any(document.tokens[i].lower == "yet" for i in document.children[head.i]) and head.tag in ("VBZ", "VBP", "VBD")
    return bool(children & {"not", "n't", "n’t"}) and bool(children & {"yet", "still"}) and bool(helpers & {"has", "have", "had"})


def _denied(document: Document, verb: Token, helpers: set[str], modality: Modality) -> Phase | None:
    if modality is Modality.PLANNED and helpers & _NEXT:
        return Phase.REFUSED
    head = document.tokens[verb.head]
    if verb.tag == "VBG" and head.lemma == "rule":
        return Phase.REFUSED
    if "did" in helpers and any(document.tokens[i].lower == "immediately" for i in document.children[verb.i]):
        return Phase.PENDING
    return Phase.REFUSED if verb.dep == "xcomp" and head.lemma in _words()["refusing"] and head.tag != "VB" else None


def _governed(document: Document, verb: Token) -> Phase | None:
    """What the words above it make of it: the nearest that weighs or plans."""
    token, words = verb, _words()
    if verb.dep == "advcl":
        return None
    for _ in range(_MAX_STEPS):
        head = document.tokens[token.head]
        if head.i == token.i or token.dep not in ("xcomp", "ccomp", "acl", "pcomp", "prep", "conj", "dobj", "oprd", "relcl"):
            return None
        if any(document.tokens[i].dep == "neg" for i in document.children[head.i]):
            return None
        if token.dep == "acl" and head.lemma in _PRESSING and _infinitive(document, token):
            # "is under pressure to quit", "faces calls to quit"
            return Phase.URGED
        if head.lemma == "talk" and head.tag == "NNS" and token.dep == "acl":
            return Phase.WEIGHED
        if token.dep == "pcomp" or head.dep == "prep":
            above = document.tokens[head.head]
            if above.lemma in words["leaning"]:
                return Phase.PLANNED
        if token.dep in ("xcomp", "ccomp") and head.lemma in words["urging"] and head.tag != "VB":
            return Phase.URGED
        if head.lemma in words["weighing"] and head.tag != "VB":
            return Phase.WEIGHED
        if head.lemma in words["planning"] or head.lower in words["planning"]:
            return (
                Phase.PLANNED
                if not any(
                    document.tokens[i].dep == "aux" and document.tokens[i].lower in ("had", "would") for i in document.children[head.i]
                )
                else None
            )
        token = head
    return None


_PRESSING = frozenset({"pressure", "call", "demand", "plea"})


def _undecided(document: Document, verb: Token) -> bool:
    """As in "has not decided whether to appeal"."""
    head = document.tokens[verb.head]
    if head.lemma != "decide" or verb.dep not in ("xcomp", "ccomp"):
        return False
    open_ = any(document.tokens[i].lower in ("whether", "if") for i in document.children[verb.i])
    return open_ and any(document.tokens[i].dep == "neg" for i in document.children[head.i])


def _infinitive(document: Document, verb: Token) -> bool:
    return any(document.tokens[i].lower == "to" for i in document.children[verb.i])


def phase_of_noun(document: Document, noun: Token) -> Phase | None:
    """The phase of an act told by a noun under a verb that weighs or plans it: "is weighing a lawsuit", "scheduled a hearing"."""
    head, words = document.tokens[noun.head], _words()
    if noun.dep not in ("dobj", "nsubjpass") or head.pos != "VERB":
        return None
    real = reality(document, head)
    if real.conditional:
        return None
    if real.negated:
        # "no arrests have been made"
        made = (
            head.lemma in ("make", "report", "file", "bring", "announce")
            and noun.dep == "nsubjpass"
            and any(document.tokens[i].lower in ("have", "were") for i in document.children[head.i])
        )
        return Phase.PENDING if made else None
    if head.lemma in words["delaying_nouns"] and real.modality is Modality.ASSERTED and head.tag in ("VBD", "VBN"):
        return Phase.PENDING
    if head.lemma in words["weighing_nouns"] and real.modality is Modality.ASSERTED:
        return Phase.WEIGHED
    if head.lemma in words["planning_nouns"] and real.modality is Modality.ASSERTED:
        return Phase.PLANNED
    return None
