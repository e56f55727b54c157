"""The names of an article, each form once, where it stands first."""

from __future__ import annotations

import collections
import dataclasses
import re
from collections.abc import Sequence

from reconcile.kinds.name.value import Spelling
from reconcile.lexis import offices
from reconcile.lexis.designations import Designation, designations
from reconcile.lexis.names import fold, person_words, public_persons, word_class
from reconcile.lexis.organizations import acronyms, organization_key
from reconcile.lexis.places import demonyms, known_place
from reconcile.lexis.similarity import edits
from reconcile.lexis.stopwords import STOPWORDS
from reconcile.model import Document, Entity, EntityType, Mention, Sentence, Span, Zone

_INNER = re.compile(r"\s*\([A-Z]{2,8}\)")
_CONTEXT = frozenset({"NOUN", "PROPN", "ADJ"})
SHORTEST = 6
"""Letters of a single word that is worth comparing."""


def spellings(document: Document) -> dict[int, list[Mention[Spelling]]]:
    """Mentions by the index of their sentence."""
    first: dict[tuple[str, str], tuple[int, Mention[Spelling]]] = {}
    around: dict[tuple[str, str], set[str]] = collections.defaultdict(set)
    marks: dict[str, set[str]] = collections.defaultdict(set)
    for sentence in document.sentences:
        if sentence.zone is Zone.BOILERPLATE:
            continue
        i = sentence.first
        while i < sentence.last:
            entity = document.references.get(i)
            token = document.tokens[i]
            if entity is None or not token.text[0].isupper() or token.pos == "PRON":
                i += 1
                continue
            end = i + 1
            while end < sentence.last and document.references.get(end) is entity and document.tokens[end].pos != "PRON":
                end += 1
            stop = end
            if (
                entity.type is EntityType.ORGANIZATION
                and end - i > 1
                and end < sentence.last
                and document.tokens[end].lower in word_class("organization")
            ):
                stop += 1  # "Los Angeles Police department"
            value = _spelling(document, i, stop, entity)
            if value is not None:
                key = (value.key, value.sort)
                if entity.type is EntityType.PERSON:
                    marks[value.key].update(_marks(document, i, stop, sentence))
                near = document.tokens[max(sentence.first, i - 2) : i] + document.tokens[stop : min(sentence.last, stop + 3)]
                around[key].update(t.lemma for t in near if t.pos in _CONTEXT and t.lemma not in STOPWORDS and t.text.islower())
                span = Span(token.start, document.tokens[stop - 1].end)
                first.setdefault(key, (sentence.index, Mention(value, span, stop - 1, "form", span, value.form)))
            i = end
    return _complete(first, around, marks, _numbers(document))


def _marks(document: Document, first: int, last: int, sentence: Sentence) -> set[str]:
    """Titles before a person's name and the age after it."""
    out: set[str] = set()
    words = [fold(t.text) for t in document.tokens[max(sentence.first, first - 4) : first] if t.text != "."]
    for width in (3, 2, 1):
        found = offices.match(words[-width:], 0) if len(words) >= width else None
        if found is not None and found[1] == width:
            out.add(found[0].name)
            break
    after = document.tokens[last : min(sentence.last, last + 3)]
    if len(after) == 3 and after[0].text == "," and after[1].text.isdigit() and len(after[1].text) <= 2 and after[2].text in (",", "."):
        out.add(after[1].text)
    return out


def _numbers(document: Document) -> dict[int, list[Mention[Spelling]]]:
    """Numbers that are names, each where it stands first."""
    found: dict[str, tuple[Sentence, Designation]] = {}
    for sentence in document.sentences:
        if sentence.zone is not Zone.BOILERPLATE:
            for d in designations(sentence.text):
                found.setdefault(f"{d.sort} {d.number}", (sentence, d))
    out: dict[int, list[Mention[Spelling]]] = {}
    for key, (sentence, d) in found.items():
        span = Span(sentence.start + d.start, sentence.start + d.end)
        tokens = sentence.tokens_in(span)
        if not tokens:
            continue
        form = " ".join(document.text(span).split())
        others = tuple(sorted(k for k, (_, o) in found.items() if o.sort == d.sort and k != key))
        value = Spelling(form, (d.sort, d.number), "number", namesakes=others)
        out.setdefault(sentence.index, []).append(Mention(value, span, tokens[-1].i, "number", span, form))
    return out


def _spelling(document: Document, first: int, last: int, entity: Entity) -> Spelling | None:
    raw = " ".join(document.article.text[document.tokens[first].start : document.tokens[last - 1].end].split())
    form = _INNER.sub("", raw)
    folded = fold(form)
    if "@" in folded or "/" in folded or (any(c.isdigit() for c in folded) and sum(w.isalpha() for w in folded.split()) < 2):
        return None
    if entity.type is EntityType.PERSON:
        words = tuple(person_words(form))
        if entity.key in public_persons().values():
            return None
        alone = len(words) == 1 and " " not in entity.key
        if len(words) == 1 and (not alone or len(words[0]) < SHORTEST):
            return None
        return Spelling(form, words, entity.type.value, alone=alone)
    if form.isupper() or folded.replace("-", " ").rpartition(" ")[2] in demonyms() or folded in word_class("parties"):
        return None
    words = _words(folded)
    if (
        folded in acronyms()
        or not words
        or (len(words) == 1 and (len(words[0]) < SHORTEST or any(words[0] in word_class(c) for c in _GENERAL)))
    ):
        return None
    if known(form, words):
        return None
    return Spelling(form, words, entity.type.value, alone=len(words) == 1)


def _complete(
    first: dict[tuple[str, str], tuple[int, Mention[Spelling]]],
    around: dict[tuple[str, str], set[str]],
    marks: dict[str, set[str]],
    numbers: dict[int, list[Mention[Spelling]]],
) -> dict[int, list[Mention[Spelling]]]:
    values = [m.value for _, m in first.values()]
    alike = _Alike(values)
    by_last: dict[str, set[str]] = collections.defaultdict(set)
    for v in values:
        if v.sort == "person" and len(v.words) > 1:
            by_last[v.words[-1]].add(v.key)
    out: dict[int, list[Mention[Spelling]]] = {index: list(found) for index, found in numbers.items()}
    for key, (index, mention) in first.items():
        value = mention.value
        same = by_last[value.words[-1]] if value.sort == "person" else set()
        near = alike.near(value)
        value = dataclasses.replace(
            value,
            near=tuple(near),
            around=tuple(sorted(around[key])[:24]),
            marks=tuple(sorted(marks[value.key])) if value.sort == "person" else (),
            namesakes=tuple(sorted(same - {value.key})),
        )
        out.setdefault(index, []).append(dataclasses.replace(mention, value=value))
    return {index: sorted(listed, key=lambda m: (m.span.start, m.span.end)) for index, listed in out.items()}


class _Alike:
    """The names of an article by their edges and lengths, so that only what can be spelled nearly alike is compared."""

    def __init__(self, values: Sequence[Spelling]) -> None:
        self._forms: dict[tuple[str, int], list[tuple[str, str]]] = collections.defaultdict(list)
        for value in values:
            joined, key = value.joined, value.key
            for edge in (f"{joined[:1]}-", f"-{joined[-1:]}"):
                self._forms[edge, len(joined)].append((joined, key))

    def near(self, value: Spelling) -> list[str]:
        """Keys of the other names with the same first or last letter that are up to two edits away."""
        joined, key = value.joined, value.key
        there = {
            pair
            for edge in (f"{joined[:1]}-", f"-{joined[-1:]}")
            for length in range(len(joined) - 2, len(joined) + 3)
            for pair in self._forms.get((edge, length), ())
        }
        return sorted({k for j, k in there if k != key and edits(joined, j, 2) <= 2})


def _words(folded: str) -> tuple[str, ...]:
    """Words of a name without "the", quotation marks and the form of a firm."""
    words = [w.strip("\"',()") for w in folded.split()]
    words = [w for w in words if w]
    while len(words) > 1 and words[0] == "the":
        words = words[1:]
    while len(words) > 1 and words[-1] in _FIRM:
        words = words[:-1]
    return tuple(words)


def known(form: str, words: tuple[str, ...]) -> bool:
    """Whether everybody knows the name, so that two articles that print it say nothing."""
    key = organization_key(form)
    return known_place(form) is not None or key in acronyms().values() or key in _COMMON or " ".join(words) in _COMMON


_FIRM = frozenset({"inc", "corp", "ltd", "llc", "plc", "co"})
_GENERAL = ("organization", "work", "place", "parties", "not_names")
_COMMON = frozenset(
    {
        "white house", "supreme court", "house of representatives", "senate", "congress", "republican party", "democratic party", "justice department", "new york times",
        "washington post", "social security", "new year", "new year's eve", "election day", "tea party", "rust belt", "west coast", "east coast", "midwest", "constitution", "hispanics", "hispanic", "defense department", "treasury department", "homeland security department", "state department", "wall street", "middle east", "associated press", "fox news", "capitol hill", "oval office", "united nations", "second world war", "world war ii",
    }
)  # fmt: skip
