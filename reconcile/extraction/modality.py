"""How real the text makes what a clause says, and whether it denies it."""

from __future__ import annotations

from reconcile.model import Document, Modality, Token

_POSSIBLE = frozenset({"may", "might", "could", "would", "can"})
_PLANNED = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_PLANNING = frozenset("plan expect intend hope propose aim seek want schedule set vow promise pledge threaten consider urge ask call demand agree prepare try push pend due likely".split())  # noqa: SIM905
_ALLEGING = frozenset("allege accuse believe suspect claim think report rumor suppose".split())  # noqa: SIM905
_ALLEGED_WORDS = frozenset({"allegedly", "reportedly", "apparently", "purportedly", "supposedly"})
_POSSIBLE_WORDS = frozenset({"possibly", "perhaps", "probably", "potentially", "likely", "maybe"})


def modality(document: Document, verb: Token) -> Modality:
    """Modality of a clause from its auxiliaries, adverbs and the verbs that govern it."""
    for i in document.children[verb.i]:
        token = document.tokens[i]
        if token.dep == "aux":
            if token.lower in _POSSIBLE:
                return Modality.POSSIBLE
            if token.lower in _PLANNED:
                return Modality.PLANNED
        if token.lower in _ALLEGED_WORDS:
            return Modality.ALLEGED
        if token.lower in _POSSIBLE_WORDS:
            return Modality.POSSIBLE
        if token.dep == "mark" and token.lower in ("if", "unless", "whether"):
            return Modality.POSSIBLE
    above = document.tokens[verb.head]
    if verb.dep in ("xcomp", "ccomp", "acl", "pcomp") and above.i != verb.i:
        if above.lemma in _PLANNING and not any(document.tokens[i].dep == "nsubj" for i in document.children[verb.i]):
            return Modality.PLANNED
        if above.lemma in _ALLEGING and verb.dep == "xcomp":
            return Modality.ALLEGED
    return Modality.ASSERTED


def negated(document: Document, verb: Token, noun: Token) -> bool:
    """Whether the clause is denied by its verb ("did not") or by its noun ("no victims")."""
    near = dict.fromkeys([*document.children[verb.i], *document.children[noun.i]])
    count = sum(document.tokens[i].dep == "neg" or document.tokens[i].lower in ("no", "never", "neither") for i in near)
    return count % 2 == 1
