"""What a number counts: its noun, that noun's modifiers, and what happened to those counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from reconcile.errors import LexiconError
from reconcile.lexis.counting_lasting import DURATIONS, event_of
from reconcile.lexis.lexicon import homes, rows, words
from reconcile.lexis.numbers_expressions import Expression
from reconcile.model import Fact, Sentence, Span, Token

_FILE = "amounts.toml"
_NOUNS = frozenset({"NOUN", "PROPN"})
_REACH = 7
_NOT_COUNTED = frozenset({"percent", "%", "cent", "time", "times"})
_ADDED = frozenset(
    {
        "another",
        "additional",
        "more",
        "other",
        "others",
        "extra",
        "further",
        "new",
        "still",
        "remain",
        "remained",
        "remaining",
        "previous",
        "prior",
        "former",
    }
)
_STATES = frozenset(
    {"dead", "hurt", "injured", "wounded", "missing", "killed", "arrested", "trapped", "sick", "homeless", "stranded", "unaccounted"}
)
_QUOTES = frozenset("\"\u201c\u2018'`")
_LEVEL = frozenset(
    {
        "fall",
        "rise",
        "grow",
        "drop",
        "climb",
        "increase",
        "decline",
        "decrease",
        "jump",
        "reach",
        "total",
        "number",
        "stand",
        "hit",
        "exceed",
        "top",
        "surpass",
        "remain",
        "be",
        "go",
    }
)
_DETERMINERS = frozenset({"the", "these", "its", "their", "his", "her", "our", "all"})
_STAND_INS = frozenset({"them", "which", "whom", "what", "those"})
_UNDERGO = frozenset({"suffer", "sustain", "receive", "undergo", "incur"})
_HURT = frozenset({"injured", "hospital"})
_DEGREE_REACH = 9
_IN_PLACE = frozenset({"inside", "underground", "underneath", "aboard"})
_STILL = frozenset({"still", "remain", "remained", "remains"})
_TO_BE = frozenset({"be", "have", "do", "remain", "get", "include", "say"})


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted. ``noun`` as written ("rescue units"), ``head`` its lemma; both empty where only the context tells."""

    noun: str = ""
    head: str = ""
    modifiers: frozenset[str] = frozenset()
    """Lemmas of the words before the noun, and of what "of" brings behind it."""
    proper: frozenset[str] = frozenset()
    """Those of them that are written with a capital ("Canadian")."""
    outcome: str = ""
    """``dead``, ``injured`` … where the words near the number say so."""
    added: bool = False
    """"another 40", "seven others", "two still trapped": beside those already named, or what is left of them."""
    anchor: int = 0
    """Index of the token that stands for the number in the parse."""
    end: int = 0
    """Where the noun ends in the article, or the number where there is none."""
    degree: str = ""
    """How badly they are hurt, where the words near the number say so: ``serious``, ``critical``, ``minor``."""
    phrase: str = ""
    """The noun as written with what "of" and "from" bring behind it ("people of the valley")."""

    @property
    def unit(self) -> str:
        """Singular: ``person`` for people, else the noun's lemma, "" where there is none."""
        if self.head in words("reconcile.lexis", _FILE, "persons") or (not self.head and self.outcome):
            return "person"
        return self.head


@dataclass(frozen=True, slots=True)
class Outcome:
    """What can happen to those counted.

    ``grows``: such a count only rises while the event is news; ``near``: outcomes of the same people ("injured" and "taken to
    hospital").
    """

    name: str
    grows: bool
    near: tuple[str, ...] = ()
    toll: bool = False
    """A count that an article on the event gives once, for all."""


@cache
def outcomes() -> Mapping[str, Outcome]:
    """Outcomes by lemma.

    Raises:
        LexiconError: a word stands under two outcomes.
    """
    found: dict[str, Outcome] = {}
    for row in rows("reconcile.lexis", _FILE, "outcome", {"name": str, "grows": bool, "words": list}, {"near": list, "toll": bool}):
        outcome = Outcome(row["name"], row["grows"], tuple(row.get("near", ())), row.get("toll", False))
        for word in row["words"]:
            if word in found:
                raise LexiconError(f"{_FILE}: {word!r} stands under {found[word].name} and {outcome.name}")
            found[word] = outcome
    return found


def grows(name: str) -> bool:
    """Whether counts with this outcome only rise."""
    return any(o.grows for o in outcomes().values() if o.name == name)


def near(left: str, right: str) -> bool:
    """Whether two outcomes may befall the same people."""
    return any((o.name == left and right in o.near) or (o.name == right and left in o.near) for o in outcomes().values())


def toll(name: str) -> bool:
    """Whether an outcome is counted once for an event."""
    return any(o.toll for o in outcomes().values() if o.name == name)


def weak(head: str) -> bool:
    """Whether a counted noun says little about who or what is counted."""
    return head in words("reconcile.lexis", _FILE, "weak")


def counted(sentence: Sentence, expression: Expression) -> Counted:
    """What the number of an expression counts in its sentence."""
    offset = sentence.start
    core = Span(offset + expression.core[0], offset + expression.core[1])
    numeral = sentence.tokens_in(core)
    if not numeral:
        return Counted(end=core.end)
    end = offset + expression.end
    run = _noun_run(sentence, end)
    outcome_of = outcomes()
    if not run:
        near = _outcome_near(sentence, numeral[-1], end)
        moved = _moved(sentence, numeral[-1]) if not near else None
        if moved is None and expression.sort == "measure" and expression.amount.unit in DURATIONS:
            units = sentence.tokens_in(Span(core.end, end))
            moved = event_of(sentence, units[-1]) if units else None
        if moved is not None:
            outcome = outcome_of[moved.lemma].name if moved.lemma in outcome_of else ""
            before = [sentence.document.tokens[i] for i in sentence.document.children[moved.i]]
            before = [t for t in before if t.dep in ("amod", "compound") and t.i < moved.i]
            modifiers = frozenset(t.lemma for t in before)
            text = " ".join(t.text for t in (*before, moved))
            return Counted(text, moved.lemma, modifiers, outcome=outcome, anchor=_anchor(numeral), end=core.end, phrase=text)
        following = [t.lower for t in _next(sentence, numeral[-1])]
        # "20 people, four of whom …", "16 who were …": some of those named before
        part = following[:1] == ["who"] or (following[:1] == ["of"] and following[1:2] in (["whom"], ["which"], ["them"]))
        hurt = _degree(sentence, numeral[-1], end) if near in _HURT else ""
        # "four of whom were seriously injured": so many are seriously injured in all
        part = part and not hurt
        added = part or any(t in _ADDED for t in following) or _before(sentence, numeral[0]) in _ADDED
        return Counted(outcome=near, added=added, anchor=_anchor(numeral), end=core.end, degree=hurt)
    head = run[-1]
    before = [t for t in run[:-1] if t.pos in ("ADJ", "NOUN", "PROPN", "VERB") and t.lower not in _ADDED]
    behind = _of_phrase(sentence, head)
    modifiers = frozenset(t.lemma for t in (*before, *behind) if any(c.isalpha() for c in t.text))
    proper = frozenset(t.lemma for t in (*before, *behind) if t.text[:1].isupper())
    tell = [head, *(t for t in run[:-1] if t.pos == "ADJ" or t.tag in ("VBN", "VBG"))]
    outcome = next((outcome_of[t.lemma].name for t in tell if t.lemma in outcome_of), "") or _outcome_near(sentence, head, head.end)
    added = any(t.lower in _ADDED for t in (*run, *_next(sentence, head))) or _before(sentence, numeral[0]) in _ADDED
    text = sentence.document.article.text
    last = max([head, *behind], key=lambda t: t.i)
    phrase = " ".join(text[run[0].start : (last if last.i - head.i < 8 else head).end].split())
    lemma = head.lemma if head.pos == "NOUN" else _singular(head.lower)
    hurt = _degree(sentence, run[0], run[0].start) if outcome in _HURT else ""
    noun = " ".join(text[run[0].start : head.end].split())
    return Counted(noun, lemma, modifiers, proper, outcome, added, head.i, head.end, hurt, phrase)


def _singular(name: str) -> str:
    """A capitalised plural ("Americans", "Jobs" in a headline) without its s."""
    return name[:-1] if name.endswith("s") and not name.endswith(("ss", "us", "is")) and len(name) > 3 else name


def _moved(sentence: Sentence, numeral: Token) -> Token | None:
    """The subject whose level a bare number is: "arrests fell from a peak of 1.6 million to 400,000"."""
    document = sentence.document
    for above in document.ancestors(numeral.i):
        if above.pos in ("VERB", "AUX") and above.i < numeral.i:
            subjects = [document.tokens[i] for i in document.children[above.i] if document.tokens[i].dep == "nsubj"]
            return subjects[0] if above.lemma in _LEVEL and subjects and subjects[0].pos == "NOUN" else None
        if (
            above.pos in ("VERB", "AUX")
            or above.pos not in ("NUM", "NOUN", "ADP", "ADJ")
            or (above.pos == "NOUN" and above.lemma not in ("peak", "high", "low", "total", "record", "average", "million", "billion"))
        ):
            return None
    return None


def _before(sentence: Sentence, token: Token) -> str:
    """The word before a number and its currency sign."""
    i = token.i - 1
    while i > sentence.first and not any(c.isalnum() for c in sentence.document.tokens[i].text):
        i -= 1
    return sentence.document.tokens[i].lower if i >= sentence.first else ""


def _next(sentence: Sentence, token: Token) -> list[Token]:
    """The two words behind a token."""
    return [t for t in sentence.tokens if token.i < t.i <= token.i + 2]


def _anchor(numeral: list[Token]) -> int:
    inside = {t.i for t in numeral}
    outer = [t for t in numeral if t.head not in inside]
    return (outer or numeral)[-1].i


def _noun_run(sentence: Sentence, end: int) -> list[Token]:
    """The words from behind the number to the noun it counts; empty when the next words are no noun phrase."""
    tokens = [t for t in sentence.tokens if t.start >= end][: _REACH + 1]
    if tokens and tokens[0].lower == "of":
        tokens = _behind_of(tokens[1:])
    while tokens and tokens[0].text in _QUOTES:
        tokens = tokens[1:]
    run: list[Token] = []
    for n, token in enumerate(tokens):
        if token.lower in _STATES and (n + 1 == len(tokens) or tokens[n + 1].pos not in _NOUNS):
            break  # "seven dead", "40 hurt": nobody is named
        if n == 0 and token.tag in ("VBN", "VBD") and token.lemma in _UNDERGO:
            break  # "two suffered minor injuries"
        following = tokens[n + 1] if n + 1 < len(tokens) else None
        if token.pos in _NOUNS and token.lemma not in _NOT_COUNTED:
            run.append(token)
            if token.tag in ("NNS", "NNPS") and (following is None or following.pos not in _NOUNS or (following.ent and not token.ent)):
                return run
            joined = (
                following is not None
                and following.lower in ("and", "or")
                and token.tag == "NN"
                and n + 2 < len(tokens)
                and tokens[n + 2].pos in _NOUNS
            )
            if following is None or (following.pos not in _NOUNS and following.text not in ("-", "'s", "’s", "'") and not joined):
                return run
        elif (
            token.pos in ("ADJ", "ADV") or token.tag in ("VBN", "VBG") or token.text in ("-", "/") or (token.pos == "NUM" and run and n > 0)
        ):
            if token.lemma in outcomes() and (following is None or following.pos not in _NOUNS):
                return []
            run.append(token)
        elif (
            token.text in ("'s", "’s", "'", "and", "or", ",")
            and run
            and following is not None
            and following.pos in (*_NOUNS, "ADJ")
            and n < 4
            and token.text != ","
        ):
            if token.text in ("and", "or") and run[-1].pos in _NOUNS and run[-1].tag == "NNS":
                break
            run.append(token)
        else:
            break
    while run and run[-1].pos not in _NOUNS:
        run.pop()
    return run


def _behind_of(tokens: list[Token]) -> list[Token]:
    """The words from the noun on in "hundreds of people", "seven of the passengers"; none in "of them", "of which"."""
    while tokens and tokens[0].lower in _DETERMINERS | _STAND_INS:
        if tokens[0].lower in _STAND_INS and (len(tokens) < 2 or tokens[1].pos not in (*_NOUNS, "ADJ")):
            return []
        tokens = tokens[1:]
    return tokens


def _of_phrase(sentence: Sentence, head: Token) -> list[Token]:
    """ "people of colour", "workers in the state": the nouns that a preposition ties to the counted one."""
    document = sentence.document
    out = []
    for i in document.children[head.i]:
        if document.tokens[i].lower in ("of", "from"):
            for j in document.children[i]:
                if document.tokens[j].pos in _NOUNS:
                    out.append(document.tokens[j])
                    out.extend(document.tokens[k] for k in document.children[j] if document.tokens[k].pos in (*_NOUNS, "ADJ"))
    return out


def _outcome_near(sentence: Sentence, token: Token, end: int) -> str:
    """The outcome that the next words, the noun's clause or the governing verb tell."""
    known, document = outcomes(), sentence.document
    following = [t for t in sentence.tokens if t.start >= end][:4]
    if any(t.lower in _STILL for t in following) and any(t.lower in _IN_PLACE for t in following):
        return "trapped"
    ahead = [t for t in sentence.tokens if t.start >= end][:_DEGREE_REACH]
    if any(t.lower == "condition" for t in ahead) and _degree(sentence, token, end):
        return "injured"
    for t in following:
        if t.pos in ("PUNCT", "CCONJ") or t.text in (",", ";"):
            break
        if t.lemma in known and t.pos in ("ADJ", "VERB", "NOUN"):
            return known[t.lemma].name
        if t.pos not in ("AUX", "ADV", "ADJ", "DET", "PRON"):
            break
    for child in document.children[token.i]:
        t = document.tokens[child]
        if t.dep in ("relcl", "acl", "amod") and t.lemma in known:
            return known[t.lemma].name
    for above in document.ancestors(token.i):
        if above.lemma in known and above.pos in ("VERB", "ADJ", "NOUN"):
            return known[above.lemma].name
        if above.lemma == "lose" and any(document.tokens[i].lemma == "life" for i in document.children[above.i]):
            return "dead"
        if above.pos in ("VERB", "AUX"):
            below = [
                document.tokens[i]
                for i in document.children[above.i]
                if document.tokens[i].dep in ("acomp", "oprd", "attr", "dobj", "prep", "conj")
            ]
            inner = [document.tokens[i] for t in below if t.dep == "prep" for i in document.children[t.i]]
            light = above.lemma in _TO_BE or above.lemma in (
                "take",
                "leave",
                "bring",
                "suffer",
                "lose",
                "receive",
                "rush",
                "send",
                "go",
                "cut",
            )
            return next((known[t.lemma].name for t in (*below, *inner) if t.lemma in known), "") if light else ""
        if above.pos not in ("NUM", "NOUN", "ADP", "ADJ", "DET", "PRON"):
            return ""
    return ""


@cache
def degrees() -> Mapping[str, str]:
    """How badly hurt, by word.

    Raises:
        LexiconError: a word stands under two degrees.
    """
    return homes("reconcile.lexis", _FILE, "degree")


def _degree(sentence: Sentence, token: Token, start: int) -> str:
    """The degree that the next words tell, up to the next number, comma or "and"."""
    known = degrees()
    for t in [t for t in sentence.tokens if t.start >= start][:_DEGREE_REACH]:
        if t.lower in known:
            return known[t.lower]
        if t.i > token.i and (t.pos in ("NUM", "CCONJ") or t.text in (",", ";", ":")):
            break
    return ""


def told_apart(left: Fact[Any], right: Fact[Any]) -> bool:
    """Whether two facts stand in one sentence of one article: a writer does not give one figure twice in a breath."""
    return left.article == right.article and left.sentence == right.sentence and left.span != right.span
