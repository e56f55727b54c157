"""What a number is said of, in the words of the text: the noun it hangs on, and the subject of its clause."""

from __future__ import annotations

import itertools

from reconcile.model import Document, Sentence, Span, Token

_NOUNS = frozenset({"NOUN", "PROPN"})
_EMPTY = frozenset({"it", "there", "this", "that", "which", "who", "they", "these", "those", "we", "i", "you", "he", "she", "what", "one"})
_OUTSIDE = frozenset({"relcl", "acl", "appos", "conj", "cc", "punct", "advcl", "ccomp", "parataxis", "preconj"})
_LENGTH = 120


def topic(sentence: Sentence, anchor: int, value: Span, own: str = "") -> str:
    """What a value is about: "driving range, the new model".

    First ``own`` (what is counted, where the kind knows it), then the nouns on which the value hangs by prepositions, then the
    subject of the clause with pronouns replaced by whom they mean. At most 120 code points.
    """
    document = sentence.document
    parts = [own] if own else []
    chain = _chain(document, document.tokens[anchor], value)
    parts.extend(_phrase(document, t, value) for t in chain)
    subject = _subject(document, document.tokens[anchor], value)
    if subject is not None:
        parts.append(_phrase(document, subject, value))
    kept: list[str] = []
    for part in parts:
        if part and not any(part in k or k in part for k in kept):
            kept.append(part)
    out = ""
    for part in kept:
        joined = f"{out}, {part}" if out else part
        if len(joined) > _LENGTH:
            break
        out = joined
    return out or (kept[0][:_LENGTH] if kept else "")


def _chain(document: Document, token: Token, value: Span) -> list[Token]:
    """Nouns above the value up to its verb: "limit" for "a limit of 12 mph", "brains" and "activity" for "activity in the brains of 13 people"."""
    out: list[Token] = []
    current = token
    for above in document.ancestors(token.i):
        if above.pos in ("VERB", "AUX"):
            break
        if above.pos in _NOUNS and not (above.start < value.end and value.start < above.end) and current.dep not in ("conj", "appos"):
            out.append(above)
        current = above
        if len(out) == 2:
            break
    if not out:
        # "a 6.1-inch display": the noun to the right that the value stands before
        for i in document.children[token.i]:
            child = document.tokens[i]
            if child.dep == "prep" and child.lower == "of":
                out.extend(document.tokens[j] for j in document.children[i] if document.tokens[j].pos in _NOUNS)
    return out[:2]


def _subject(document: Document, token: Token, value: Span) -> Token | None:
    """The subject of the nearest verb above that has one which is not the value itself."""
    current = token
    for above in document.ancestors(token.i):
        if above.pos in ("VERB", "AUX"):
            found = _of_verb(document, above, value)
            if found is not None:
                return found
            if above.dep in ("relcl", "acl"):
                return document.tokens[above.head]
            if current.dep in ("nsubj", "nsubjpass"):
                # the value is (part of) the subject: what is done to it tells what it is of
                objects = [document.tokens[i] for i in document.children[above.i] if document.tokens[i].dep in ("dobj", "attr", "pobj")]
                return next((t for t in objects if t.pos in _NOUNS), None)
        current = above
    return None


def _of_verb(document: Document, verb: Token, value: Span) -> Token | None:
    for i in document.children[verb.i]:
        token = document.tokens[i]
        if token.dep not in ("nsubj", "nsubjpass") or (token.start < value.end and value.start < token.end):
            continue
        if any(t.start < value.end and value.start < t.end for t in document.subtree(token.i)):
            continue
        if token.lower in ("that", "which", "who") and verb.dep == "relcl":
            return document.tokens[verb.head]
        if token.lower in _EMPTY and document.references.get(i) is None:
            other = [
                document.tokens[j]
                for j in document.children[verb.i]
                if document.tokens[j].dep in ("attr", "dobj") and document.tokens[j].pos in _NOUNS
            ]
            other = [t for t in other if not (t.start < value.end and value.start < t.end)]
            return other[0] if other else None
        return token
    return None


def _phrase(document: Document, head: Token, value: Span) -> str:
    """The noun phrase of a head as written, one prepositional phrase deep, without the value."""
    entity = document.references.get(head.i)
    if head.pos == "PRON" and entity is not None:
        return entity.name
    keep: list[Token] = []
    stack = [(head.i, 0)]
    while stack:
        i, depth = stack.pop()
        token = document.tokens[i]
        if token.start < value.end and value.start < token.end and i != head.i:
            continue
        keep.append(token)
        for c in document.children[i]:
            child = document.tokens[c]
            if child.dep in _OUTSIDE or (child.dep == "prep" and depth > 0) or abs(c - head.i) > 12:
                continue
            stack.append((c, depth + (child.dep == "prep")))
    keep.sort(key=lambda t: t.i)
    while keep and keep[0].lower in ("a", "an", "the", "its", "their", "his", "her", "this", "that", "just", "only", "all"):
        keep.pop(0)
    while keep and keep[-1].dep in ("prep", "punct", "det", "cc"):
        keep.pop()
    if not keep:
        return ""
    out = keep[0].text
    for before, token in itertools.pairwise(keep):
        out += (" " if token.start > before.end or token.i != before.i + 1 else "") + token.text
    return " ".join(out.split())
