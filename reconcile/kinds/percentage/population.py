"""What a share is a share of, and what is said of it, read in word order: parsers lose their way in long clauses."""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.lexis.counting import outcomes, weak
from reconcile.lexis.folding import fold
from reconcile.lexis.stopwords import STOPWORDS
from reconcile.lexis.synonyms import same_thing
from reconcile.model import Sentence, Span

_REACH = 28
"""Tokens behind the value that are read."""
_NO = frozenset({"no", "not", "never", "n't", "n’t", "without", "none", "nor", "neither"})
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN"})
_PLACES = frozenset({"GPE", "NORP", "PERSON"})


@dataclass(frozen=True, slots=True)
class Population:
    """The words behind "70 percent of": content lemmas, places and peoples among them, and whether they are denied."""

    of: bool = False
    """Whether "of" follows the value: it is a share of something named."""
    words: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    denied: bool = False


def population(sentence: Sentence, value: Span) -> Population:
    """The population of the share at ``value``."""
    behind = [t for t in sentence.tokens if t.start >= value.end][:_REACH]
    words: list[str] = []
    places: list[str] = []
    denials = 0
    known = outcomes()
    for before, token in zip([None, *behind], behind, strict=False):
        if token.text in (";", ".", ":") or token.text in ("—", "–"):
            break
        if fold(token.lower) in _NO:
            denials += 1
        elif token.pos in _CONTENT and token.lemma not in STOPWORDS and token.text[0].isalpha():
            words.append(known[token.lemma].name if token.lemma in known else same_thing(token.lemma))
            located = before is not None and before.lower in ("in", "among", "of") and token.pos == "PROPN"
            if token.ent in _PLACES or located:
                places.append(token.lower)
    return Population(bool(behind) and behind[0].lower == "of", frozenset(words), frozenset(places), denials % 2 == 1)


def alike(left: Population, right: Population) -> bool:
    """Whether both say the same of the same group: two telling words in common, both denied or neither, no rival places."""
    if not (left.of and right.of) or left.denied != right.denied:
        return False
    if rival(left, right):
        return False
    return sum(not weak(w) for w in left.words & right.words) >= 2


def rival(left: Population, right: Population) -> bool:
    """Whether both name places, peoples or persons, and no common one."""
    return left.of and right.of and bool(left.places) and bool(right.places) and not left.places & right.places
