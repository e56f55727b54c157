"""What a predicate is said of: its name with particle or light object, its arguments, the stretch of text that tells it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reconcile.lexis.families import Membership, acts, of_noun, of_verb
from reconcile.lexis.slots import Slot, distributed, phrase_tokens, slot, word
from reconcile.lexis.stopwords import STOPWORDS
from reconcile.lexis.synonyms import generic, occasion
from reconcile.model import Document, Span, Token

LIGHT = frozenset(
    "take make give have hold conduct do launch file issue open cast carry offer deliver lodge receive undergo cause catch spark set face".split()
)
LIGHT_TOO = LIGHT | frozenset(
    "express voice signal pledge lend earn gain mount wage stage pose raise suffer sustain pay provide extend put show".split()
)
_PARTICLES = frozenset("out up down off back in away aside over on into together through for by against".split())
_PREPOSITIONS = _PARTICLES | frozenset("at to with from of behind about around".split())
_RELATIVES = frozenset({"who", "which", "that", "where", "when", "whom", "whose", "why"})
_BODIES = frozenset("committee court judge panel jury subcommittee commission tribunal congress senate magistrate board council".split())
_DRAWN, _STANCES = frozenset("win secure get draw".split()), frozenset("support criticize praise approve blame".split())
"""Verbs that are light beside the noun of a stance ("won the backing of", "drew criticism from")."""
_NOTED = frozenset({"report", "record"})
_TOWARDS = frozenset("to for against into on at".split())
"""Prepositions that hold what an act told as a noun is aimed at ("support for", "an inquiry into")."""
TEMPORAL = frozenset({"DATE", "TIME"})
_SKIP_PREPS = frozenset(
    {"since", "after", "before", "during", "until", "despite", "because", "including", "like", "such", "according", "as", "than", "of"}
)
MAX_EVIDENCE = 220
"""Code points of a clause at most; a longer one is cut after the arguments that fit."""


@dataclass(frozen=True, slots=True)
class Arguments:
    """What fills the slots of a verb: who does it, to what, and the circumstances by preposition."""

    agents: tuple[Slot, ...]
    object: Slot | None
    others: tuple[tuple[str, Slot], ...]
    tokens: tuple[int, ...]
    """Heads of all of them, for the evidence."""
    denied: Slot | None = None
    """The Y of "X, not Y" in the object's place."""
    denied_at: int = -1


_Named = tuple[str, Membership, Token, str]
"""See ``predicate``."""


def _read_verbs(_document: Document) -> dict[tuple[int, bool], _Named]:
    return {}


def _read_arguments(_document: Document) -> dict[tuple[int, int, bool], Arguments]:
    return {}


def predicate(document: Document, verb: Token, *, wide: bool = False) -> _Named:
    """Name and family of a verb with its particle or its light object; the token whose dependents are further arguments.

    ``wide`` reads prepositions and the nouns that they hold as parts of the name as well ("took aim at", "moved to safety").
    """
    read = document.once(_read_verbs)
    if (verb.i, wide) not in read:
        read[verb.i, wide] = _predicate(document, verb, wide=wide)
    return read[verb.i, wide]


def _predicate(document: Document, verb: Token, *, wide: bool) -> _Named:
    known = acts(wide=wide)
    particles, light = (_PREPOSITIONS, LIGHT_TOO) if wide else (_PARTICLES, LIGHT)
    children = [document.tokens[i] for i in document.children[verb.i]]
    return (
        _with_particle(document, verb, children, known, particles, wide=wide)
        or (_with_held_noun(document, verb, children, known) if wide else None)
        or _with_object(verb, children, known, light, wide=wide)
        or (verb.lemma, of_verb(verb.lemma), verb, "verb")
    )


def _with_particle(
    document: Document, verb: Token, children: list[Token], known: Mapping[str, Membership], particles: frozenset[str], *, wide: bool
) -> _Named | None:
    for child in children:
        name = f"{verb.lemma}_{child.lower}"
        listed = name in known and child.i - verb.i <= 3 and child.dep != "agent"
        if wide and child.i > verb.i and child.dep in ("prt", "prep", "advmod"):
            # "came out against", "did away with"
            further = (
                t
                for i in (*document.children[child.i], *(c.i for c in children if c.i > child.i))
                if (t := document.tokens[i]).pos == "ADP"
            )
            whole = next((w for t in further if (w := f"{name}_{t.lower}") in known and t.i - verb.i <= 4), "")
            if whole:
                return whole, of_verb(whole), verb, "verb-particle"
        # "capsized off Lemnos" has no particle though the parser may see one
        if child.lower in particles and (listed or (child.dep == "prt" and verb.lemma not in known)):
            return name, of_verb(name), verb, "verb-particle"
        if wide and listed and child.dep in ("advmod", "acomp", "oprd"):
            return name, of_verb(name), verb, "verb-particle"
    return None


def _with_held_noun(document: Document, verb: Token, children: list[Token], known: Mapping[str, Membership]) -> _Named | None:
    """ "moved to safety", "set free": the act is in the noun that a preposition holds, or in a complement."""
    for child in children:
        held = (
            child
            if child.dep in ("oprd", "acomp")
            else _noun_of(document, child)
            if child.dep == "prep" and child.i - verb.i <= 4
            else None
        )
        if held is not None and f"{verb.lemma}_{held.lemma}" in known:
            name = f"{verb.lemma}_{held.lemma}"
            return name, of_verb(name), held, "light-verb"
    return None


def _with_object(
    verb: Token, children: list[Token], known: Mapping[str, Membership], light: frozenset[str], *, wide: bool
) -> _Named | None:
    """ "held talks", "halted the execution": the act is in the object of a light verb or of one of beginning and ending."""
    for child in children:
        if wide and (made := _made(child, verb)) is not None:
            # "no arrests were made", "an inquiry was launched"
            return f"{verb.lemma} {child.lemma}", made, child, "light-verb"
        if child.dep not in ("dobj", "attr") or child.pos != "NOUN":
            continue
        name = f"{verb.lemma}_{child.lemma}"
        if name in known:
            return name, of_verb(name), child, "light-verb"
        noun = of_noun(child.lemma)
        phase = known.get(verb.lemma)
        if noun is not None and phase is not None and phase.family.name == "begin":
            return f"{verb.lemma} {child.lemma}", Membership(noun.family, noun.asserts is phase.asserts), child, "phase"
        if noun is not None and (verb.lemma in light or (wide and verb.lemma in _DRAWN and noun.family.name in _STANCES)):
            return f"{verb.lemma} {child.lemma}", noun, child, "light-verb"
        if verb.lemma == "have":
            return f"have {child.lemma}", of_verb(f"have:{word(child)}"), child, "have"
    return None


def _made(subject: Token, verb: Token) -> Membership | None:
    """The act of the noun that is made, held, launched, reported."""
    if subject.dep != "nsubjpass" or subject.pos != "NOUN" or verb.lemma not in LIGHT_TOO | _NOTED:
        return None
    return of_noun(subject.lemma)


def _noun_of(document: Document, preposition: Token) -> Token | None:
    """The noun that a preposition holds ("to safety", "into custody")."""
    return next((t for i in document.children[preposition.i] if (t := document.tokens[i]).dep == "pobj" and t.pos == "NOUN"), None)


def evidence(document: Document, anchor: Token, tokens: tuple[int, ...]) -> Span:
    """From the subject to the last argument, within the sentence and the limit."""
    start, end = anchor.start, anchor.end
    for i in sorted(tokens):
        inside = phrase_tokens(document, document.tokens[i])
        low, high = inside[0].start, inside[-1].end
        if max(end, high) - min(start, low) <= MAX_EVIDENCE:
            start, end = min(start, low), max(end, high)
    return Span(start, end)


def arguments_of(document: Document, verb: Token, core: Token, *, wide: bool = False) -> Arguments:
    """Slots of a verb; ``core`` is the noun of a light verb, whose dependents are arguments as well.

    With ``wide`` what an act is aimed at is its object, whatever preposition holds it.
    """
    read = document.once(_read_arguments)
    key = (verb.i, core.i, wide)
    if key not in read:
        read[key] = _arguments_of(document, verb, core, wide=wide)
    return read[key]


def _arguments_of(document: Document, verb: Token, core: Token, *, wide: bool) -> Arguments:
    found = _Slots(document, verb, core)
    for i in document.children[verb.i]:
        found.direct(document.tokens[i])
    if core.i != verb.i and verb.lemma == "have" and found.patient is None:
        found.patient = slot(document, core)
    if not found.subject and not found.agents:
        found.agents, given, at = _understood(document, verb)
        found.patient = found.patient or given
        found.tokens.extend(at)
    for owner in dict.fromkeys((verb.i, core.i)):
        if owner != verb.i:
            found.tokens.append(owner)
        for i in document.children[owner]:
            found.around(document.tokens[i], of_core=owner == core.i)
    if wide:
        found.aim()
    return Arguments(
        tuple(found.agents), found.patient, tuple(found.others), tuple(dict.fromkeys(found.tokens)), found.denied, found.denied_at
    )


class _Slots:
    """The slots of one verb while they are filled."""

    def __init__(self, document: Document, verb: Token, core: Token) -> None:
        self._document, self._verb, self._core = document, verb, core
        self.agents: list[Slot] = []
        self.patient: Slot | None = None
        self.denied: Slot | None = None
        self.denied_at = -1
        self.others: list[tuple[str, Slot]] = []
        self.tokens: list[int] = []
        self.subject = False

    def direct(self, child: Token) -> None:
        """Takes a subject, an agent with "by", an object or a complement of the verb."""
        document = self._document
        if child.dep in ("nsubj", "nsubjpass"):
            self.subject = True
            if child.i == self._core.i:
                return
            self.tokens.append(child.i)
            if child.dep == "nsubj":
                self.agents = list(distributed(document, child, self._verb))
            else:
                self.patient = slot(document, child)
        elif child.dep == "agent":
            for j in document.children[child.i]:
                found = slot(document, document.tokens[j])
                if found is not None:
                    self.agents.append(found)
                    self.tokens.append(j)
        elif child.dep in ("dobj", "attr") and child.i != self._core.i and child.ent not in TEMPORAL:
            found = slot(document, child)
            self.patient = found if found is not None and found.words else self.patient or found
            if self.denied is None:
                self.denied, self.denied_at = _contrast(document, child)
            self.tokens.append(child.i)
        elif child.dep in ("dative", "oprd", "acomp") and child.pos in ("NOUN", "PROPN", "ADJ"):
            found = slot(document, child)
            if found is not None:
                self.others.append(("to" if child.dep == "dative" else "as", found))
                self.tokens.append(child.i)

    def aim(self) -> None:
        """Makes the object of what a preposition holds: "voiced support for the bill", "looked into the crash"."""
        if (
            self.patient is not None
            or not self.subject
            or any(self._document.tokens[i].dep == "auxpass" for i in self._document.children[self._verb.i])
        ):
            return
        head = self._document.tokens[self._verb.head]
        if self._verb.dep == "relcl" and not self.others and head.pos == "NOUN" and head.ent not in TEMPORAL and not generic(head.lemma):
            # "the money she seeks"
            if not any(self._document.tokens[i].lower in _RELATIVES for i in self._document.children[self._verb.i]):
                self.patient = slot(self._document, head)
                self.tokens.append(head.i)
            return
        light = self._core.i != self._verb.i
        for place, (preposition, held) in enumerate(self.others):
            if preposition in _TOWARDS if light else self._takes(preposition):
                self.patient = held
                del self.others[place]
                return

    def _takes(self, preposition: str) -> bool:
        """Whether the verb, alone or with its particle, makes one act with a preposition ("look into", "come out against")."""
        known, verb = acts(wide=True), self._verb
        names = (verb.lemma, *(f"{verb.lemma}_{self._document.tokens[i].lower}" for i in self._document.children[verb.i]))
        return any(f"{name}_{preposition}" in known for name in names)

    def around(self, child: Token, *, of_core: bool) -> None:
        """Takes an owner of the core ("the mayor's decision") or what a preposition holds."""
        document = self._document
        if child.dep == "poss" and of_core:
            found = slot(document, child)
            if found is not None and not self.agents:
                self.agents = [found]
            elif found is not None:
                self.others.append(("of", found))
        if child.dep not in ("prep", "dative", "prt", "advmod") or child.pos not in ("ADP", "ADV"):
            return
        for preposition, held in _held(document, child):
            found = slot(document, held)
            if found is None or not found.words or held.i == self._core.i:
                continue
            if preposition == "of" and of_core and self._core.i != self._verb.i and self.patient is None:
                self.patient = found
            else:
                self.others.append((preposition, found))
            self.tokens.append(held.i)


def _held(document: Document, preposition: Token, depth: int = 0) -> Iterator[tuple[str, Token]]:
    """Objects of a preposition with the last preposition before them ("out of the pact"), without times."""
    for i in document.children[preposition.i]:
        child = document.tokens[i]
        if child.dep == "pobj" and child.ent not in TEMPORAL and child.lemma not in STOPWORDS:
            if (
                depth
                or preposition.lower not in _SKIP_PREPS
                or preposition.lower == "of"
                or occasion(child.lemma)
                or _before_whom(preposition, child)
            ):
                yield preposition.lower, child
        elif child.dep == "prep" and depth < 2:
            yield from _held(document, child, depth + 1)


def _before_whom(preposition: Token, noun: Token) -> bool:
    """ "testified before the committee", "appeared before Judge Cole"."""
    return preposition.lower == "before" and (noun.ent in ("ORG", "PERSON") or noun.lemma in _BODIES)


def _contrast(document: Document, noun: Token) -> tuple[Slot | None, int]:
    """The Y of "X, not Y", "X -- not specifically Y", "X rather than Y", beside an object X, and its token."""
    for i in document.children[noun.i]:
        child = document.tokens[i]
        if child.dep not in ("appos", "conj") or child.pos not in ("NOUN", "PROPN") or child.i < noun.i:
            continue
        before = [t.lower for t in document.tokens[max(noun.i + 1, child.i - 7) : child.i]]
        apart = "not" in before or ("rather" in before and "than" in before)
        if apart and not ("not" in before and any(w in before for w in ("only", "just", "merely", "simply")) and "but" in before):
            return slot(document, child), i
    return None, -1


def inherited_subject(document: Document, verb: Token) -> Token | None:
    """Subject of the verb that this one is coordinated with or governed by."""
    token = verb
    for _ in range(4):
        if token.dep not in ("conj", "xcomp", "advcl", "ccomp", "acomp") or token.head == token.i:
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
            subject = next(
                (document.tokens[i] for i in document.children[governor.i] if document.tokens[i].dep == "nsubj"), None
            ) or inherited_subject(document, governor)
            if subject is not None:
                return list(distributed(document, subject, governor)), None, (subject.i,)
        return [], None, ()
    if verb.dep == "xcomp" and head.pos == "VERB":
        controller = next((document.tokens[i] for i in document.children[head.i] if document.tokens[i].dep == "dobj"), None)
        if controller is not None and head.lemma not in ("promise", "vow", "use", "vote"):
            found = slot(document, controller)
            return ([found] if found and not passive else []), found if passive else None, (controller.i,)
    subject = inherited_subject(document, verb)
    if subject is None:
        return [], None, ()
    if passive or (verb.dep == "conj" and verb.tag == "VBN" and subject.dep == "nsubjpass"):
        return [], slot(document, subject), (subject.i,)
    return list(distributed(document, subject, verb)), None, (subject.i,)
