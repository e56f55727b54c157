"""Sources: the words that name who says something, and the fullest name behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reconcile.model import Document, EntityType, Span, Token

_LEFT = frozenset({"compound", "amod", "det", "poss", "nummod", "nmod", "case", "advmod", "quantmod", "predet", "punct", "npadvmod"})
_LINKS = frozenset({"for", "of", "from", "at", "with", "in", "on", "by", "to", "and"})
_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
MAX_BACK = 150
"""Tokens before a pronoun in which its person is looked for."""
_ARTICLE = re.compile(r"^(?:the|a|an|his|her|their|its|one|another|some)\s+", re.IGNORECASE)
_TITLE = re.compile(
    r"^(?:(?:mr|mrs|ms|dr|sen|rep|gov|gen|col|lt|sgt|capt|prof|rev|hon|pres)s?\.?|president|senator|governor|mayor|representative|congress(?:man|woman)|judge|justice|chief|sheriff|secretary|minister|sir|dame|lord|lady)\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Source:
    """``span`` is the phrase in this text, ``name`` the fullest name or the phrase without its article.

    ``key`` is the entity's key, or "" where the source is not somebody with a name; ``person`` tells persons apart.
    """

    span: Span
    head: int
    name: str
    key: str = ""
    person: bool = False
    by_name: bool = True
    """False where a pronoun stands for the name."""

    @property
    def named(self) -> bool:
        return bool(self.key)


def source_at(document: Document, head: Token, marks: list[int]) -> Source:
    """The source whose phrase has the head ``head``; words inside quotation marks do not belong to it."""
    tokens = document.tokens
    head = _outside_brackets(document, head)
    first = last = head.i
    while first - 1 >= 0 and marks[first - 1] < 0 and _belongs_left(document, tokens[first - 1], head.i):
        first -= 1
    if head.pos == "PROPN":
        while (
            last + 1 < len(tokens)
            and marks[last + 1] < 0
            and tokens[last + 1].pos == "PROPN"
            and tokens[last + 1].head in range(first, last + 2)
        ):
            last += 1
    elif head.pos == "NOUN":
        last = _right(document, head, marks)
    span = Span(tokens[first].start, tokens[last].end)
    entity = document.references.get(head.i) or next(
        (
            document.references[i]
            for i in range(last, first - 1, -1)
            if i in document.references and tokens[i].dep in ("compound", "appos") and tokens[i].head == head.i
        ),
        None,
    )
    if entity is not None:
        return Source(span, head.i, entity.name, entity.key, entity.type is EntityType.PERSON, head.pos != "PRON")
    if head.pos == "PRON":
        named = _before(document, head, marks) if head.lower in _HE | _SHE else None
        return (
            Source(span, head.i, named.name, named.key, named.person, by_name=False)
            if named
            else Source(span, head.i, head.text, by_name=False)
        )
    text = re.sub(r"\s+", " ", document.text(span)).strip(" ,;:'\"“”‘’")
    name = _ARTICLE.sub("", text)
    if head.pos == "PROPN":
        run = _name_run(document, head)
        full = fullest(document, run)
        if tokens[first].lower in ("the", "a", "an") and head.ent in ("", "NORP"):
            return Source(span, head.i, name)  # "the Democrat" describes, it does not name
        if not any(c.isupper() for c in full):
            return Source(span, head.i, name)  # a slip of the pen that the model took for a name
        return Source(span, head.i, full, _TITLE.sub("", full).casefold(), head.ent == "PERSON")
    return Source(span, head.i, name)


def _outside_brackets(document: Document, head: Token) -> Token:
    """The name in front of brackets of which the parse took a word for the subject: "Dana Orr (D-Ohio) said"."""
    for i in range(head.i - 1, max(0, head.i - 4), -1):
        if document.tokens[i].text == "(" and document.tokens[i - 1].pos == "PROPN":
            return document.tokens[i - 1]
        if document.tokens[i].text == ")":
            break
    return head


def _before(document: Document, pronoun: Token, marks: list[int]) -> Source | None:
    """The person named nearest before a pronoun that nothing else resolved, subjects first; not in another paragraph's depths."""
    nearest = None
    for i in range(pronoun.i - 1, max(-1, pronoun.i - MAX_BACK), -1):
        token = document.tokens[i]
        if token.ent != "PERSON" or token.pos != "PROPN" or marks[i] >= 0 or token.dep in ("compound", "poss"):
            continue
        nearest = nearest or token
        if token.dep in ("nsubj", "nsubjpass"):
            return source_at(document, token, marks)
    return source_at(document, nearest, marks) if nearest else None


def _belongs_left(document: Document, token: Token, head: int) -> bool:
    """Whether a token to the left hangs on the head by modifiers only."""
    i = token.i
    for _ in range(6):
        if i == head:
            return True
        if document.tokens[i].dep not in _LEFT or document.tokens[i].head == i:
            return False
        if document.tokens[i].dep == "punct" and document.tokens[i].text in (",", ";", ":", "—", "–"):
            return False
        i = document.tokens[i].head
    return False


def _right(document: Document, head: Token, marks: list[int]) -> int:
    """Last token of "spokesman for the county sheriff": the prepositional phrases right after a common noun."""
    last, tokens = head.i, document.tokens
    for i in document.children[head.i]:
        token = tokens[i]
        if i == last + 1 and token.dep == "prep" and token.lower in _LINKS:
            inner = [t.i for t in document.subtree(i)]
            if any(marks[j] >= 0 for j in inner) or len(inner) > 10:
                break
            last = inner[-1]
            while last > head.i and tokens[last].pos in ("PUNCT", "CCONJ", "ADP", "DET"):
                last -= 1
    return last


def _name_run(document: Document, head: Token) -> str:
    """The row of proper nouns around the head as text."""
    first = last = head.i
    tokens = document.tokens
    while first > 0 and tokens[first - 1].pos == "PROPN" and (tokens[first - 1].ent == head.ent or not head.ent):
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].pos == "PROPN" and tokens[last + 1].ent == head.ent and head.ent:
        last += 1
    return re.sub(r"\s+", " ", document.article.text[tokens[first].start : tokens[last].end])


def fullest(document: Document, name: str) -> str:
    """The longest name of a person in the article that ends with the same word, else the name itself."""
    bare = _TITLE.sub("", name)
    words = bare.split()
    candidates = [n for n in document.once(_people) if n.split()[-1] == words[-1] and len(n.split()) > len(words)] if words else []
    return candidates[0] if len(words) == 1 and candidates else bare or name


def _people(document: Document) -> list[str]:
    """Names of persons by the model's labels, in text order."""
    out: dict[str, None] = {}
    run: list[Token] = []
    for token in [*document.tokens, None]:
        if token is not None and token.ent == "PERSON" and (not run or run[-1].i + 1 == token.i):
            run.append(token)
            continue
        if run:
            kept = [t for t in run if t.pos == "PROPN"]
            if kept:
                out[_TITLE.sub("", re.sub(r"\s+", " ", document.article.text[kept[0].start : kept[-1].end]))] = None
        run = [token] if token is not None and token.ent == "PERSON" else []
    return [n for n in out if n]
