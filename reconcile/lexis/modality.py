"""How real the text makes what a predicate says, and whether it denies it: read from the words around it and above it.

The walk goes from the predicate up through the verbs and nouns that govern it ("announced plans to withdraw", "failed to
slow down", "no evidence that the two were related") and stops at the first that speaks for itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reconcile.lexis.lexicon import spaced_lists
from reconcile.lexis.remembered import remembered
from reconcile.model import Document, Modality, Token

_FILE = "modality.toml"
_LISTS = frozenset({
    "possible_auxiliaries", "planned_auxiliaries", "planning_verbs", "planning_adjectives", "planning_nouns", "alleging_verbs", "alleging_that",
    "alleged_adverbs", "possible_adverbs", "refusing_verbs", "refusing_adjectives", "refusing_nouns", "lacking_nouns", "denying_verbs", "negative_words",
    "conditions", "gerund_planning_verbs", "leaning_words", "transparent_verbs", "possible_verbs", "urging_verbs", "rebuffing_verbs", "needing_verbs",
})  # fmt: skip
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_GOVERNED = ("xcomp", "ccomp", "acl", "relcl", "pcomp", "advcl", "prep", "dobj", "oprd")
_MAX_STEPS = 8
_DECIDING = frozenset({"vote", "move", "act", "decide", "choose", "opt"})
"""Verbs with which an infinitive tells the deed itself ("voted 8-3 to ban")."""
_REPORTING = frozenset(
    {
        "say",
        "tell",
        "announce",
        "add",
        "state",
        "declare",
        "predict",
        "warn",
        "insist",
        "write",
        "argue",
        "claim",
        "report",
        "note",
        "confirm",
        "vow",
        "promise",
        "pledge",
        "suggest",
    }
)


@dataclass(frozen=True, slots=True)
class Reality:
    """Modality and polarity of a predicate in its sentence."""

    modality: Modality = Modality.ASSERTED
    negated: bool = False
    conditional: bool = False
    """Under "if" or "whether", or in a question: neither said nor denied."""
    compatible: bool = False
    """A plan of the past ("vowed to", "said he would", "went there to …") or a mere possibility ("could", "the right to"): the
    deed itself contradicts nothing of it. "may have", "will" and "is expected to" are no such thing."""


def _words() -> dict[str, frozenset[str]]:
    return spaced_lists("reconcile.lexis", _FILE, _LISTS)


@remembered
def reality(document: Document, predicate: Token) -> Reality:
    """Modality and polarity of a predicate (a verb, an adjective or a noun that has a clause's place)."""
    words = _words()
    modality, negated, conditional = Modality.ASSERTED, False, _in_question(document, predicate)
    if _imperative(document, predicate):
        modality = Modality.PLANNED
    token = predicate
    for _ in range(_MAX_STEPS):
        own, denied, iffy = _around(document, token, words)
        modality = _weaker(modality, own)
        negated ^= denied
        conditional |= iffy
        head = document.tokens[token.head]
        if head.i == token.i:
            break
        if token.dep == "conj" and not _has_own_clause(document, token) and not _has_own_modal(document, token):
            shared, also_denied, iffy = _from_first(document, head, words)
            modality, negated, conditional = _weaker(modality, shared), negated ^ also_denied, conditional | iffy
            token = head
            head = document.tokens[token.head]
            if head.i == token.i:
                break
        if _needed(document, token, words):
            modality = _weaker(modality, Modality.PLANNED)
            break
        if token.dep not in _GOVERNED or (token.dep == "dobj" and token.pos == "NOUN" and token.lemma not in words["planning_nouns"]):
            break
        step = _governed(document, token, head, words)
        if step is None:
            break
        above, denied, on = step
        modality = _weaker(modality, above)
        negated ^= denied
        if not on:
            break
        token = head
    return Reality(modality, negated, conditional, _compatible(document, predicate, modality))


def _compatible(document: Document, predicate: Token, modality: Modality) -> bool:
    if modality is Modality.POSSIBLE:
        near = {document.tokens[i].lower for i in document.children[predicate.i]}
        return not (near & _words()["possible_adverbs"] or (near & {"may", "might", "could"} and "have" in near))
    if modality is not Modality.PLANNED:
        return False
    if any(document.tokens[i].lower in _words()["planned_auxiliaries"] for i in document.children[predicate.i]):
        return False
    if any(document.tokens[i].lower in ("would", "'d", "’d") for i in document.children[predicate.i]) or predicate.dep == "advcl":
        return True
    above = document.tokens[predicate.head]
    if above.pos == "NOUN":
        above = document.tokens[above.head]
    if above.i == predicate.i or above.pos not in ("VERB", "AUX"):
        return False
    helpers = {document.tokens[i].lower for i in document.children[above.i] if document.tokens[i].dep in ("aux", "auxpass")}
    return (above.tag == "VBD" and not helpers) or bool(helpers & {"had", "was", "were"})


_Step = tuple[Modality, bool, bool]
_PREVENTING = frozenset("prevent stop keep bar prohibit block refrain ban discourage".split())
_ORDER = {Modality.ASSERTED: 0, Modality.PLANNED: 1, Modality.ALLEGED: 2, Modality.POSSIBLE: 3}


def _weaker(a: Modality, b: Modality) -> Modality:
    return a if _ORDER[a] >= _ORDER[b] else b


def _fold(text: str) -> str:
    return text if text.isascii() else text.replace("’", "'").replace("‘", "'")


def _around(document: Document, token: Token, words: dict[str, frozenset[str]]) -> tuple[Modality, bool, bool]:
    """What the words that hang on a predicate say."""
    modality, negated, conditional = Modality.ASSERTED, False, False
    for i in document.children[token.i]:
        child = document.tokens[i]
        lower = _fold(child.lower)
        if child.dep in ("aux", "auxpass"):
            modality = _weaker(modality, _auxiliary(document, token, child, words))
            negated ^= lower == "cannot"
        elif lower in words["alleged_adverbs"]:
            modality = _weaker(modality, Modality.ALLEGED)
        elif lower in words["possible_adverbs"]:
            modality = _weaker(modality, Modality.POSSIBLE)
        if child.dep == "mark" and lower in words["conditions"]:
            modality, conditional = _weaker(modality, Modality.POSSIBLE), True
        if (
            child.dep == "neg"
            or (child.dep == "advmod" and lower in ("never", "hardly"))
            or (child.dep in ("preconj", "cc:preconj") and lower == "neither")
        ):
            if not _only(document, child):
                negated = not negated
            if _limited(document, token, child):
                # "did not immediately approve": it may have done so later
                modality = _weaker(modality, Modality.POSSIBLE)
        elif child.dep in (*_SUBJECTS, "dobj", "attr") and _none(document, child):
            negated = not negated
    return modality, negated, conditional


_HEDGES = re.compile(r"\b(?:unless|until|without|if|except|only|must|should|ha(?:s|ve) to|needs? to|would)\b", re.IGNORECASE)


def hedged(sentence: str) -> bool:
    """Whether a sentence ties what it says will be done, or not, to something else, or only calls for it."""
    return _HEDGES.search(sentence) is not None


def _auxiliary(document: Document, verb: Token, auxiliary: Token, words: dict[str, frozenset[str]]) -> Modality:
    lower = _fold(auxiliary.lower)
    if lower in words["possible_auxiliaries"]:
        return Modality.POSSIBLE
    if lower in words["planned_auxiliaries"]:
        return Modality.PLANNED
    if lower in ("would", "'d") and auxiliary.tag == "MD":
        return Modality.PLANNED if _reported(document, verb) else Modality.POSSIBLE
    return _obliged(document, verb, auxiliary) if lower == "must" else Modality.ASSERTED


def _obliged(document: Document, verb: Token, must: Token) -> Modality:
    """ "must approve the deal": still to be done; "must have seen it", "must be the one": somebody's guess."""
    guessed = verb.lemma == "be" or any(document.tokens[i].lower == "have" for i in document.children[verb.i] if i > must.i)
    return Modality.POSSIBLE if guessed else Modality.PLANNED


def _only(document: Document, negation: Token) -> bool:
    """The "not" of "not only", "not just", which denies nothing."""
    after = document.tokens[negation.i + 1] if negation.i + 1 < len(document.tokens) else None
    return after is not None and after.lower in ("only", "just", "merely", "simply")


def _limited(document: Document, verb: Token, negation: Token) -> bool:
    """Whether a denial leaves room: "not immediately", "not fully", "not initially"."""
    return any(document.tokens[i].lower in _LIMITING and negation.i < i <= negation.i + 2 for i in document.children[verb.i])


_LIMITING = frozenset(
    {"immediately", "fully", "initially", "entirely", "necessarily", "always", "completely", "directly", "formally", "publicly"}
)


def _none(document: Document, noun: Token) -> bool:
    """ "no deaths", "none of the crew", "neither man", "nothing"."""
    if any(document.tokens[i].lower == "not" and not _only(document, document.tokens[i]) for i in document.children[noun.i] if i < noun.i):
        return True
    if noun.lower in ("none", "nobody", "nothing", "neither", "no-one"):
        return True
    if noun.pos not in ("NOUN", "PROPN"):
        return False
    return any(
        document.tokens[i].lower in ("no", "neither", "zero") and document.tokens[i].dep in ("det", "neg", "nummod")
        for i in document.children[noun.i]
    )


def _reported(document: Document, verb: Token) -> bool:
    head = document.tokens[verb.head]
    return verb.dep in ("ccomp", "parataxis") and head.lemma in _REPORTING and head.tag in ("VBD", "VBN")


def _has_own_clause(document: Document, token: Token) -> bool:
    return any(document.tokens[i].dep in _SUBJECTS for i in document.children[token.i])


def _has_own_modal(document: Document, token: Token) -> bool:
    return any(document.tokens[i].tag == "MD" for i in document.children[token.i])


def _imperative(document: Document, token: Token) -> bool:
    """ "Open the gate": asked for, not done."""
    if token.tag != "VB" or token.dep not in ("ROOT", "parataxis", "ccomp"):
        return False
    return not any(document.tokens[i].dep in (*_SUBJECTS, "aux", "auxpass") for i in document.children[token.i])


def _from_first(document: Document, first: Token, words: dict[str, frozenset[str]]) -> tuple[Modality, bool, bool]:
    """What a coordinated verb shares with the first: its modal, and "if"; its "not" only under a modal ("will not sign or enforce")."""
    modality, negated, conditional = _around(document, first, words)
    joined = any(document.tokens[i].dep == "cc" and document.tokens[i].lower in ("or", "nor") for i in document.children[first.i])
    return modality, negated and joined, conditional


def _governed(document: Document, token: Token, head: Token, words: dict[str, frozenset[str]]) -> _Step | None:
    """What the governor adds: its modality, whether it denies, and whether to walk on from it. None: it stands apart."""
    if head.pos == "NOUN":
        return _by_noun(document, token, head, words)
    if token.dep == "prep":
        if token.lower == "without":
            return Modality.ASSERTED, True, False
        return (Modality.ASSERTED, False, True) if head.lemma in words["planning_nouns"] else None
    if token.dep == "pcomp":
        return _by_preposition(document, head, words)
    own_subject = _has_own_clause(document, token)
    if token.dep not in ("xcomp", "oprd", "ccomp", "advcl") or (own_subject and token.dep != "ccomp"):
        return None
    infinitive = _infinitive(document, token)
    if head.lemma in words["refusing_adjectives"] and token.dep in ("xcomp", "ccomp"):
        return (Modality.POSSIBLE if head.lemma == "unlikely" else Modality.ASSERTED), True, False
    if token.dep == "advcl":
        # "to lower the fares": a purpose, not a deed
        if infinitive and head.lemma in _DECIDING:
            return Modality.ASSERTED, False, True
        return (Modality.PLANNED, False, False) if infinitive else None
    if infinitive and head.lemma in words["urging_verbs"] and (own_subject or _has_object(document, head)):
        return Modality.POSSIBLE, False, False
    if head.lemma == "rule" and token.tag == "VBG" and any(document.tokens[i].lower == "out" for i in document.children[head.i]):
        return Modality.ASSERTED, True, False
    if head.lemma in words["refusing_verbs"] and not own_subject and (infinitive or token.tag == "VBG"):
        return Modality.ASSERTED, True, True
    return _by_outlook(document, token, head, words) or _by_phase(document, token, head, words)


def _needed(document: Document, token: Token, words: dict[str, frozenset[str]]) -> bool:
    """Whether an act that a noun tells is still to come: "needs the approval of a judge", "subject to approval"."""
    head = document.tokens[token.head]
    if token.pos != "NOUN":
        return False
    if token.dep == "dobj":
        return head.lemma in words["needing_verbs"] and not _negative(document, head)
    above = document.tokens[head.head]
    return token.dep == "pobj" and ((head.lower == "to" and above.lemma == "subject") or head.lower in ("pending", "awaiting"))


def _by_noun(document: Document, token: Token, head: Token, words: dict[str, frozenset[str]]) -> _Step | None:
    """As in "no evidence that he resigned", "the refusal to sign", "rejected calls to resign", "a plan to build"."""
    lemma = head.lemma
    if token.dep not in ("acl", "relcl", "ccomp", "prep"):
        return None
    if lemma in words["lacking_nouns"]:
        return Modality.ALLEGED, _none(document, head) or _governor_denies(document, head), False
    if lemma in words["refusing_nouns"] and token.dep != "ccomp":
        return Modality.ASSERTED, True, True
    if token.dep not in ("acl", "relcl") or _has_own_clause(document, token) or not _infinitive(document, token):
        return None
    if lemma in words["planning_nouns"]:
        if document.tokens[head.head].lemma in words["rebuffing_verbs"] and head.dep == "dobj":
            # "rejected calls to resign": she does not
            return Modality.ASSERTED, True, False
        return Modality.PLANNED, False, False
    return None if _singled_out(document, head) else (Modality.POSSIBLE, False, False)


def _by_preposition(document: Document, preposition: Token, words: dict[str, frozenset[str]]) -> _Step | None:
    """As in "without paying", "barred from entering", "accused of stealing", "close to signing"."""
    above = document.tokens[preposition.head].lemma
    if preposition.lower == "without" or (preposition.lower == "from" and above in _PREVENTING):
        return Modality.ASSERTED, True, False
    if above in words["alleging_verbs"] or above in ("suspicion", "allegation", "accuse"):
        return Modality.ALLEGED, False, False
    if above in words["leaning_words"] and preposition.lower in ("toward", "towards", "of", "on", "about"):
        # "leaning toward signing", "on the verge of signing"
        return Modality.PLANNED, False, False
    if above in words["planning_nouns"] or above == "consider" or (preposition.lower == "to" and above in ("close", "near", "commit")):
        return Modality.PLANNED, False, False
    return None


def _by_outlook(document: Document, token: Token, head: Token, words: dict[str, frozenset[str]]) -> _Step | None:
    """As in "denied that", "plans to", "is said to", "claims that", "seems to": how sure, how far ahead."""
    lemma, infinitive = head.lemma, _infinitive(document, token)
    if lemma in words["denying_verbs"] and token.dep == "ccomp":
        return Modality.ASSERTED, True, False
    if (lemma in words["planning_verbs"] or (head.pos == "ADJ" and lemma in words["planning_adjectives"])) and infinitive:
        return Modality.PLANNED, _negative(document, head), False
    if lemma in words["gerund_planning_verbs"] and token.tag == "VBG":
        return Modality.PLANNED, _negative(document, head), False
    if lemma in words["alleging_verbs"] and token.dep == "xcomp":
        return Modality.ALLEGED, False, False
    if lemma in words["alleging_that"] and token.dep == "ccomp":
        return Modality.ALLEGED, _negative(document, head), False
    if lemma in words["possible_verbs"]:
        return Modality.POSSIBLE, _negative(document, head), False
    return None


def _by_phase(document: Document, token: Token, head: Token, words: dict[str, frozenset[str]]) -> _Step | None:
    """As in "has yet to resign", "is to be closed", "voted to close", "began to close"."""
    lemma, infinitive = head.lemma, _infinitive(document, token)
    if token.dep == "xcomp" and lemma in ("have", "remain", "be") and infinitive and _has_yet(document, head):
        # not done so far
        return Modality.PLANNED, False, False
    if token.dep == "xcomp" and lemma == "have" and infinitive and head.tag in ("VBZ", "VBP", "VB"):
        # "has to be approved"; who "had to" leave has left
        return Modality.PLANNED, _negative(document, head), False
    if token.dep == "xcomp" and lemma == "be" and infinitive:
        return Modality.PLANNED, _negative(document, head), False
    if (lemma in _DECIDING and infinitive) or (token.dep == "xcomp" and lemma in words["transparent_verbs"]):
        return Modality.ASSERTED, False, True
    return None


def _has_yet(document: Document, verb: Token) -> bool:
    return any(document.tokens[i].lower == "yet" for i in document.children[verb.i])


def _has_object(document: Document, verb: Token) -> bool:
    return any(document.tokens[i].dep in ("dobj", "dative") for i in document.children[verb.i])


def _singled_out(document: Document, noun: Token) -> bool:
    """ "the first mayor to resign", "the only one to object": done, though an infinitive tells it."""
    marks = [document.tokens[i] for i in document.children[noun.i]]
    return any(t.lower in ("first", "last", "only", "second", "third", "latest") or t.tag == "JJS" for t in marks)


def _negative(document: Document, verb: Token) -> bool:
    return any(document.tokens[i].dep == "neg" for i in document.children[verb.i])


def _governor_denies(document: Document, noun: Token) -> bool:
    verb = document.tokens[noun.head]
    return verb.i != noun.i and (_negative(document, verb) or verb.lemma == "lack")


def _infinitive(document: Document, token: Token) -> bool:
    return any(document.tokens[i].lower == "to" and document.tokens[i].dep == "aux" for i in document.children[token.i])


def _in_question(document: Document, token: Token) -> bool:
    sentence = document.sentence_of(token.i)
    tail = document.tokens[max(sentence.first, sentence.last - 3) : sentence.last]
    return any(t.lower == "?" for t in tail)
