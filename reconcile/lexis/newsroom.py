"""Words that a newsroom adds, for the length of one run: its bodies, bills and programmes, spellings, stages and synonyms.

``using(lexicon)`` puts them in force for the calls inside it, in this thread or task only (a context variable), so that two runs with
different words never see each other's. Whatever is worked out from the words is kept under the words themselves, never under a name.
"""

from __future__ import annotations

import contextlib
import itertools
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from reconcile.lexis.force import WORDS
from reconcile.lexis.names import fold, person_words
from reconcile.model import Document, EntityType, Sentence
from reconcile.model.settings import Bill, Body, Lexicon, Programme, Stage, entity_type

_LEAD = re.compile(r"\w+")
_KEPT = 8
"""Sets of words of which the derived tables are kept."""


@dataclass(frozen=True, slots=True)
class Known:
    """Something with a name that the newsroom has told us."""

    key: str
    """The key of its entity: the folded full name."""
    name: str
    type: EntityType
    sort: str
    """``body``, ``bill`` or ``programme``."""


@dataclass(frozen=True, slots=True)
class Words:
    """The newsroom's words, ready to be looked up."""

    forms: Mapping[str, tuple[tuple[str, Known], ...]]
    """Full names and aliases by their folded text, each as written with what it names."""
    leads: frozenset[str]
    """First words of the forms."""
    longest: int
    """Words of the longest form."""
    by_key: Mapping[str, Known]
    spelled: Mapping[str, str]
    """Folded words of a person's name → key, for spellings and for names that are to be kept apart."""
    apart: frozenset[frozenset[str]]
    """Pairs of keys of different people."""
    synonyms: tuple[tuple[str, ...], ...]
    stages: tuple[Stage, ...]

    def marks(self, document: Document, sentence: Sentence) -> dict[int, tuple[int, Known]]:
        """Where the names stand in a sentence: first token → (token after the last, what is named); longest first, none inside another."""
        out: dict[int, tuple[int, Known]] = {}
        at = sentence.first
        tokens, text = document.tokens, document.article.text
        while at < sentence.last:
            lead = _LEAD.match(fold(tokens[at].text))
            step = at + 1
            if lead and lead[0] in self.leads:
                # a word may be several tokens ("S.B.", "co-op"), hardly more than three
                for end in range(min(sentence.last, at + 3 * self.longest), at, -1):
                    raw = text[tokens[at].start : tokens[end - 1].end]
                    known = next((k for form, k in self.forms.get(fold(raw), ()) if _written_so(form, raw)), None)
                    if known is not None:
                        out[at], step = (end, known), end
                        break
            at = step
        return out

    def named(self, folded: str) -> Known | None:
        """What a folded name or alias names."""
        found = self.forms.get(folded)
        return found[0][1] if found else None

    def bill(self, names: Collection[str]) -> bool:
        """Whether words of names are those of a bill of the newsroom."""
        return any(k.sort == "bill" and frozenset(k.key.split()) <= frozenset(names) for k in self.by_key.values())

    def head(self, key: str) -> str:
        """The last word of the name behind an entity's key, or ""."""
        return key.rpartition(" ")[2] if key in self.by_key else ""

    def different(self, left: Collection[str], right: Collection[str]) -> bool:
        """Whether of two sets of entity keys one has somebody, and the other somebody else who might be taken for him; who is in both does not count."""
        mine, other = frozenset(left) - frozenset(right), frozenset(right) - frozenset(left)
        return any(frozenset(pair) in self.apart for pair in itertools.product(mine, other))

    def settled(self, left: str, right: str) -> bool:
        """Whether the newsroom has said of two spellings what they are: both right, or two names."""
        a, b = fold(left), fold(right)
        one, other = self.named(a), self.named(b)
        if one is not None and other is not None:
            return True
        x, y = self.person(left), self.person(right)
        return x is not None and y is not None and (x == y or frozenset((x, y)) in self.apart)

    def person(self, text: str) -> str | None:
        """Key of a person whose name the newsroom has told us."""
        return self.spelled.get(" ".join(person_words(text)))


@contextlib.contextmanager
def using(lexicon: Lexicon | None) -> Iterator[None]:
    """The lexicon in force inside the ``with`` block; None or an empty one puts none in force."""
    token = WORDS.set(words(lexicon) if lexicon else None)
    try:
        yield
    finally:
        WORDS.reset(token)


@lru_cache(maxsize=_KEPT)
def words(lexicon: Lexicon) -> Words:
    """The lexicon, ready to be looked up."""
    forms: dict[str, list[tuple[str, Known]]] = {}
    entries: list[Body | Bill | Programme] = [*lexicon.body, *lexicon.bill, *lexicon.programme]
    by_key = {}
    for entry in entries:
        known = Known(_bare(entry.name), entry.name, entity_type(entry), type(entry).__name__.lower())
        by_key[known.key] = known
        for form in (entry.name, *entry.aliases):
            forms.setdefault(_bare(form), []).append((_without_the(form), known))
    spelled = {}
    for person in lexicon.person:
        key = _person(person.name)
        spelled.update({_person(form): key for form in (person.name, *person.spellings)})
    apart: set[frozenset[str]] = set()
    for group in lexicon.distinct:
        keys = [spelled.setdefault(_person(name), _person(name)) for name in group]
        apart.update(frozenset(pair) for pair in itertools.combinations(dict.fromkeys(keys), 2))
    leads = frozenset(m[0] for f in forms if (m := _LEAD.match(f)))
    longest = max((len(f.split()) for f in forms), default=0)
    shown = {f: tuple(found) for f, found in forms.items()}
    return Words(shown, leads, longest, by_key, spelled, frozenset(apart), lexicon.synonyms, lexicon.stage)


def _person(name: str) -> str:
    return " ".join(person_words(name))


def _without_the(form: str) -> str:
    plain = " ".join(form.split())
    return plain[4:] if plain.lower().startswith("the ") else plain


def _bare(form: str) -> str:
    return fold(_without_the(form))


def _written_so(form: str, raw: str) -> bool:
    """Capitals count: initials must be capitals, a name must begin with one; an alias in lower case is found however it is written."""
    if form.islower():
        return True
    if form.isupper():
        return raw.isupper()
    return not form[:1].isupper() or raw[:1].isupper()
