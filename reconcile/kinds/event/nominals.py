"""Facts that a phrase carries alone: superlatives ("the longest strike in Ohio's history"), members of lists, landmarks of a mishap."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from reconcile.kinds.event.clauses import Told
from reconcile.kinds.event.value import Event
from reconcile.lexis.arguments import MAX_EVIDENCE
from reconcile.lexis.slots import Slot, phrase_tokens, slot, word
from reconcile.lexis.stopwords import STOPWORDS
from reconcile.lexis.synonyms import generic, landmark, mishap, same_thing, titular
from reconcile.lexis.whereabouts import side
from reconcile.model import Document, Modality, Span, Token

_SINGLING = frozenset({"only", "sole", "first", "second", "record", "record-breaking", "record-setting", "youngest", "biggest"})
_TIMES = frozenset(
    "time year month week day hour half quarter term lady name person thing step amendment place round weekend summer winter spring fall".split()
)


def nominals(document: Document, first: int, last: int) -> Iterator[Told]:
    """Superlatives and list members among the tokens ``first`` to ``last``."""
    for token in document.tokens[first:last]:
        if token.tag in ("JJS", "RBS") or token.lower in _SINGLING or _breaks_record(document, token):
            yield from _superlative(document, token)
        if token.pos == "NOUN":
            yield from _item(document, token)


def _breaks_record(document: Document, token: Token) -> bool:
    """The "breaking" of "a record-breaking strike", which the tokenizer takes apart."""
    return (
        token.lemma in ("break", "set", "breaking", "setting")
        and token.dep == "amod"
        and token.i >= 2
        and document.tokens[token.i - 2].lower == "record"
    )


def _superlative(document: Document, mark: Token) -> Iterator[Told]:
    noun = document.tokens[mark.head]
    degree = "record" if _breaks_record(document, mark) else mark.lower
    if mark.tag == "RBS" or mark.lower == "most":
        if noun.pos != "ADJ":
            return
        degree, noun = noun.lemma, document.tokens[noun.head]
    if (
        mark.dep not in ("amod", "advmod", "nmod", "compound")
        or noun.pos not in ("NOUN", "PROPN")
        or noun.lemma in _TIMES
        or noun.ent in ("DATE", "TIME")
    ):
        return
    if mark.i > noun.i or degree in ("least", "most", "best", "latest", "last"):
        return
    held = slot(document, noun)
    if held is None:
        return
    words = held.words - {degree, word(mark)}
    tokens = [mark, *phrase_tokens(document, noun)]
    for i in document.children[noun.i]:
        child = document.tokens[i]
        if child.dep in ("relcl", "acl", "prep"):
            tokens.extend(t for t in document.subtree(i) if t.i < noun.i + 12)
    start, end = min(t.start for t in tokens), max(t.end for t in tokens)
    if end - start > MAX_EVIDENCE:
        end = max(t.end for t in phrase_tokens(document, noun))
    lemmas = frozenset(word(t) for t in tokens if t.pos in ("NOUN", "PROPN", "VERB") and t.ent not in ("DATE", "TIME")) - {degree}
    whole = Slot(held.text, held.head, words | lemmas, held.names, held.plural)
    yield _nominal(document, noun, f"{degree} {noun.lemma}", f"most:{word(noun)}", "superlative", whole, Span(start, end), "superlative")


def landmarks(document: Document, first: int, last: int) -> Iterator[Told]:
    """ "overturned near a tunnel": the landmark by which a mishap is placed, where the article introduces it ("a", "an")."""
    for noun in document.tokens[first:last]:
        if noun.dep != "pobj" or noun.pos != "NOUN" or not landmark(noun.lemma):
            continue
        preposition = document.tokens[noun.head]
        above = document.tokens[preposition.head]
        name = preposition.lower
        if name == "to" and above.lower == "next":
            name, above = "next", document.tokens[above.head]
        if side(name) is None or not any(document.tokens[i].lower in ("a", "an") for i in document.children[noun.i]):
            continue
        if not _mishap(document, above) or _historic(document, first, last):
            continue
        held = slot(document, noun)
        if held is not None:
            span = Span(min(above.start, preposition.start), noun.end)
            yield _nominal(document, noun, name, f"where:{word(noun)}", "where", held, span, "landmark")


def _mishap(document: Document, token: Token) -> bool:
    """Whether something happened: "crashed near", "occurred in", "an overturned tram in", "came off the tracks in"."""
    for _ in range(3):
        modifiers = [
            document.tokens[i].lemma
            for i in document.children[token.i]
            if document.tokens[i].dep in ("amod", "acl", "prt", "prep", "advmod")
        ]
        if mishap(token.lemma) or any(mishap(m) or mishap(f"{token.lemma}_{m}") for m in modifiers):
            return True
        if token.pos not in ("NOUN", "ADP", "ADV") or token.head == token.i:
            return False
        token = document.tokens[token.head]
    return False


def _historic(document: Document, first: int, last: int) -> bool:
    """A sentence with a year speaks of another time more often than not."""
    return any(t.ent == "DATE" and len(t.text) == 4 and t.text.isdigit() for t in document.tokens[first:last])


def _item(document: Document, noun: Token) -> Iterator[Told]:
    """A described member of a list: "passport numbers" of "names, passport numbers and addresses". Its words are the pairs of neighbours in it."""
    if noun.ent in ("DATE", "TIME", "MONEY", "PERCENT", "PERSON", "GPE", "NORP") or noun.dep in ("compound", "nmod", "amod"):
        return
    tokens = [t for t in phrase_tokens(document, noun) if t.i <= noun.i and t.i >= noun.i - 6]
    content = [
        t for t in tokens if t.pos in ("NOUN", "ADJ", "PROPN") and t.lemma not in STOPWORDS and t.ent not in ("DATE", "TIME", "CARDINAL")
    ]
    pairs = frozenset(
        f"{same_thing(word(a))} {same_thing(word(b))}"
        for a, b in itertools.pairwise(content)
        if b.i - a.i <= 2 and b.pos == "NOUN" and not _vague(a) and not _vague(b)
    )
    if not pairs:
        return
    if noun.dep != "conj" and not any(document.tokens[i].dep == "conj" for i in document.children[noun.i]):
        return
    held = Slot(" ".join(t.text for t in tokens), word(noun), pairs, frozenset(), noun.tag == "NNS")
    span = Span(tokens[0].start, noun.end)
    if len(span) <= MAX_EVIDENCE:
        yield _nominal(document, noun, noun.lemma, "item", "item", held, span, "list")


def _vague(token: Token) -> bool:
    return generic(token.lemma) or titular(token.lemma) or token.ent == "PERSON" or token.lemma in _TIMES


def _nominal(document: Document, noun: Token, name: str, family: str, shape: str, held: Slot, span: Span, rule: str) -> Told:
    event = Event(
        predicate=name, family=family, sign=1, strict=False, patient=False, modality=Modality.ASSERTED, negated=False, conditional=False,
        shape=shape, object=held, text=" ".join(document.text(span).split()),
    )  # fmt: skip
    return Told(event, noun.i, noun.span, span, rule)
