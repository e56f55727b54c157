"""Places in the text: "in", "near", "from" with a named place or a landmark."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from reconcile.kinds.place.value import Where
from reconcile.lexis.names import fold, word_class
from reconcile.lexis.places import level
from reconcile.model import Document, Entity, EntityType, Mention, Sentence, Span, Token

_RELATIONS = {
    "in": "in", "inside": "in", "at": "in", "on": "in", "within": "in", "outside": "near", "near": "near", "beside": "near", "by": "near", "alongside": "near",
    "behind": "near", "under": "under", "underneath": "under", "beneath": "under", "along": "in", "from": "from", "of": "of",
}  # fmt: skip
_LANDMARKS = frozenset(
    """tunnel underpass bridge flyover overpass viaduct subway basement attic roof garage warehouse nightclub pub hotel mosque synagogue embankment roundabout crossroads
    ditch ravine harbour harbor marina barge pontoon runway cockpit cabin""".split()
)
_STREETS = frozenset("street road avenue boulevard lane drive highway parkway square".split())
_SITES = frozenset(
    word_class("place") - _STREETS - {"county", "city", "town", "village", "borough", "state", "province", "peninsula", "coast"}
) | frozenset({"stop", "office", "garden"})


def places(document: Document) -> dict[int, list[Mention[Where]]]:
    """Mentions by the index of their sentence."""
    out: dict[int, list[Mention[Where]]] = {}
    for sentence in document.sentences:
        found = list(_sentence(document, sentence))
        if found:
            out[sentence.index] = found
    homes: dict[str, set[str]] = {}
    ways: dict[str, set[str]] = {}
    for m in (m for ms in out.values() for m in ms):
        (
            homes.setdefault(m.value.of, set()).add(m.value.key)
            if m.value.relation == "home"
            else ways.setdefault(m.value.key, set()).add(m.value.relation)
        )
    return {
        i: [
            dataclasses.replace(
                m,
                value=dataclasses.replace(
                    m.value,
                    also=tuple(
                        sorted(homes[m.value.of] - {m.value.key} if m.value.relation == "home" else ways[m.value.key] - {m.value.relation})
                    ),
                ),
            )
            for m in ms
        ]
        for i, ms in out.items()
    }


def _sentence(document: Document, sentence: Sentence) -> Iterator[Mention[Where]]:
    for token in sentence.tokens:
        relation = _RELATIONS.get(token.lower)
        if relation is None or token.tag not in ("IN", "RB", "TO") or token.dep not in ("prep", "advmod", "mark", "pcomp", "agent"):
            continue
        if token.lower == "to" or relation == "of":
            continue
        found = _object(document, token, sentence)
        if found is None:
            continue
        place, entity, last = found
        home = _home(document, token, sentence) if relation == "from" else None
        if relation == "from" and home is None:
            continue
        named = entity is not None
        key = entity.key if entity else place.lemma
        text = _text(document, token.i + 1, last)
        if home is not None:
            of, name, person, begin = home
            if not named:
                continue
            span = Span(document.tokens[begin].start, document.tokens[last - 1].end)
            yield Mention(
                Where(key, text, "home", of, name, person, named, _level(key, place), _larger(document, last, sentence)),
                span,
                place.i,
                "home",
                span,
                name,
            )
            continue
        if _level(key, place) in ("country", "state"):
            continue  # two articles that both say "in France" say nothing together
        head = document.tokens[token.head]
        of = document.references[head.i].key if head.i in document.references else head.lemma
        span = Span(token.start, document.tokens[last - 1].end)
        yield Mention(
            Where(key, text, relation, of, named=named, level=_level(key, place), larger=_larger(document, last, sentence)),
            span,
            place.i,
            "preposition",
        )


def _object(document: Document, preposition: Token, sentence: Sentence) -> tuple[Token, Entity | None, int] | None:
    """The place after a preposition: its head, its entity (None for a landmark), and where its words end."""
    noun = next(
        (document.tokens[c] for c in document.children[preposition.i] if document.tokens[c].dep == "pobj" and c > preposition.i), None
    )
    if noun is None or noun.i - preposition.i > 7 or noun.i >= sentence.last:
        return None
    entity = document.references.get(noun.i)
    if entity is not None and noun.text[0].isupper():
        bare = entity.type is EntityType.OTHER or (
            entity.type is EntityType.ORGANIZATION
            and preposition.lower == "from"
            and not set(entity.key.split()) & word_class("organization")
        )
        site = preposition.lower != "from" and fold(noun.text) in _SITES and entity.type in (EntityType.ORGANIZATION, EntityType.OTHER)
        if entity.type is EntityType.PLACE or site or (bare and preposition.lower in ("in", "near", "at", "from")):
            last = noun.i + 1
            while last < sentence.last and document.references.get(last) is entity:
                last += 1
            return noun, entity, last
        return None
    if entity is None and noun.lower in _SITES | _STREETS:
        # "the Underhill stop"
        for child in document.children[noun.i]:
            named = document.references.get(child)
            if (
                named is not None
                and document.tokens[child].dep in ("compound", "nmod")
                and named.type in (EntityType.PLACE, EntityType.OTHER)
            ):
                return noun, named, noun.i + 1
    if entity is None and noun.lemma in _LANDMARKS:
        return noun, None, noun.i + 1
    return None


def _home(document: Document, preposition: Token, sentence: Sentence) -> tuple[str, str, bool, int] | None:
    """Whose home "from X" is: key, name, whether named, and where the words begin."""
    i = preposition.i - 1
    tokens = document.tokens
    while i >= sentence.first and (tokens[i].text in (",", "aged") or tokens[i].text.isdigit()):
        i -= 1
    if i < sentence.first:
        return None
    entity = document.references.get(i)
    if entity is not None and entity.type is EntityType.PERSON and tokens[i].pos != "PRON":
        begin = i
        while begin > sentence.first and document.references.get(begin - 1) is entity:
            begin -= 1
        return (entity.key, entity.name, True, begin) if tokens[i].dep != "dobj" or tokens[preposition.i - 1].text == "," else None
    noun = tokens[i]
    if noun.tag == "NN" and noun.lower in word_class("person_nouns"):
        begin = min((t.i for t in document.subtree(i) if t.i <= i), default=i)
        begin = max(begin, i - 5, sentence.first)
        if tokens[begin].lower == "the" and tokens[preposition.i - 1].text == ",":
            last = _subject_before(document, sentence)
            if last is not None:
                return last.key, last.name, True, begin
        return noun.lemma, noun.text, False, begin
    return None


def _subject_before(document: Document, sentence: Sentence) -> Entity | None:
    """The one person of the sentence before, if it is about one only."""
    if sentence.index == 0:
        return None
    before = document.sentences[sentence.index - 1]
    persons = {id(e): e for t in before.tokens if (e := document.references.get(t.i)) is not None and e.type is EntityType.PERSON}
    return next(iter(persons.values())) if len(persons) == 1 else None


def _text(document: Document, first: int, last: int) -> str:
    text = " ".join(document.article.text[document.tokens[first].start : document.tokens[last - 1].end].split())
    return text.removeprefix("the ").removeprefix("a ").removeprefix("an ")


def _level(key: str, place: Token) -> str:
    known = level(key)
    if known:
        return known
    last = fold(place.text)
    if last in _STREETS:
        return "street"
    return "site" if last in _SITES | _LANDMARKS else ""


def _larger(document: Document, last: int, sentence: Sentence) -> tuple[str, ...]:
    """Larger places added after a comma or "in": "Underhill, north Marlow"."""
    out: list[str] = []
    for i in range(last, min(sentence.last, last + 8)):
        token = document.tokens[i]
        entity = document.references.get(i)
        if entity is not None and entity.type is EntityType.PLACE:
            if entity.key not in out:
                out.append(entity.key)
        elif token.text not in (",", "in") and token.lower not in (
            "south",
            "north",
            "east",
            "west",
            "southeast",
            "southwest",
            "northern",
            "southern",
            "eastern",
            "western",
            "the",
        ):
            break
    return tuple(out)
