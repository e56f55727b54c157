"""How real the text makes what a clause says, and whether it denies it (the grammar is ``lexis.modality``)."""

from __future__ import annotations

from reconcile.lexis.modality import reality
from reconcile.model import Document, Modality, Token


def modality(document: Document, verb: Token) -> Modality:
    """Modality of a clause from its auxiliaries, adverbs and the verbs and nouns that govern it."""
    return reality(document, verb).modality


def negated(document: Document, verb: Token, noun: Token) -> bool:
    """Whether the clause is denied by its verb ("did not", "refused to") or by the noun itself ("no victims")."""
    denied = reality(document, verb).negated
    # an argument's own "no" is counted with the verb already; a noun deeper in the clause speaks for itself
    if verb.i not in (noun.i, noun.head):
        denied ^= any(document.tokens[i].lower in ("no", "neither") for i in document.children[noun.i])
    return denied
