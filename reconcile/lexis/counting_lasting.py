"""What a length of time measures: "a 12-day strike", "the strike lasted 12 days", "a strike of 12 days", "12 days of strikes"."""

from __future__ import annotations

from reconcile.lexis.lexicon import words
from reconcile.lexis.synonyms import same_thing
from reconcile.model import Sentence, Token

_FILE = "amounts.toml"
DURATIONS = frozenset({"second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "century"})
_LAST = frozenset({"last", "drag", "run", "stretch", "span", "continue", "endure", "persist"})
_OTHERS = frozenset(
    "record last earlier past first second third longest average typical similar annual latter former next average historic shortest".split()
)
"""Words before an event that say that it is not the one which the story is on."""


def event_of(sentence: Sentence, unit: Token) -> Token | None:
    """The event that a length of time measures where its noun does not stand behind the number: a subject that lasts, or "a strike of 12 days"."""
    document = sentence.document
    current = unit
    for above in document.ancestors(unit.i):
        if above.pos in ("VERB", "AUX"):
            if above.lemma not in _LAST:
                return None
            subjects = [document.tokens[i] for i in document.children[above.i] if document.tokens[i].dep == "nsubj"]
            return subjects[0] if subjects and subjects[0].pos == "NOUN" else None
        if above.pos in ("NOUN", "PROPN"):
            return above if current.lower == "of" and lasting(above.lemma) else None
        if above.pos not in ("ADP", "NUM", "ADV"):
            return None
        current = above
    return None


def lasting(noun: str) -> bool:
    """Whether a noun is an event of which an article mostly knows one, and which lasts."""
    return same_thing(noun) in words("reconcile.lexis", _FILE, "lasting") or noun in words("reconcile.lexis", _FILE, "lasting")


def another(modifiers: frozenset[str]) -> bool:
    """Whether the words before an event say that it is another than the one of the day ("the previous 12-day strike")."""
    return bool(modifiers & _OTHERS)
