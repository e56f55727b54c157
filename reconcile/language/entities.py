"""Names → entities: the ways in which one article writes a name, put together under the fullest."""

from __future__ import annotations

import collections
from collections.abc import Sequence

from reconcile.language.mentions import Name
from reconcile.lexis.force import current
from reconcile.lexis.names import fold, gender, person_key, person_words, short_forms, word_class
from reconcile.lexis.organizations import initials, organization_key
from reconcile.lexis.places import demonyms, known_place, place_key, state
from reconcile.model import Document, Entity, EntityType

_P, _O, _L = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE


class Registry:
    """Entities of one article."""

    def __init__(self, document: Document, names: Sequence[Name]) -> None:
        self._document = document
        self._names = list(names)
        self._persons: dict[str, Name] = {}
        self._by_last: dict[str, list[str]] = collections.defaultdict(list)
        self._by_first: dict[str, list[str]] = collections.defaultdict(list)
        self._bodies: dict[str, Name] = {}
        self._initials: dict[str, str] = {}
        self._made: dict[tuple[str, EntityType], Entity] = {}
        self._sex: dict[str, str] = {}
        self._agree_on_types()
        self._learn_persons()
        self._learn_bodies()

    def _agree_on_types(self) -> None:
        """One name is one sort of thing in an article: the model's labels vote, "in" and "from" before it count for a place."""
        votes: dict[str, collections.Counter[EntityType]] = collections.defaultdict(collections.Counter)
        tokens = self._document.tokens
        for name in self._names:
            weight = 6 if name.titles else 0 if name.type is EntityType.OTHER else 2
            votes[fold(name.text)][name.type] += weight
            if name.type is not _P and name.first and not set(fold(name.text).split()) & word_class("organization"):
                votes[fold(name.text)][_L] += {"in": 3, "near": 3, "from": 1, "at": 1}.get(tokens[name.first - 1].lower, 0)
        for name in self._names:
            cast = votes[fold(name.text)]
            best = max(cast.values())
            if best and cast[name.type] < best:
                name.type = next(t for t in EntityType if cast[t] == best)
            if name.type is _P and not name.sex:
                name.sex = gender(fold(name.text).split(), list(name.titles))

    def _learn_persons(self) -> None:
        counts: collections.Counter[str] = collections.Counter()
        for name in self._names:
            if name.type is not _P:
                continue
            key = person_key(name.text)
            if " " not in key:
                continue
            counts[key] += 1
            known = self._persons.get(key)
            if known is None or len(name.text) > len(known.text):
                self._persons[key] = name
        for key in self._persons:
            listed = key.split()
            self._by_last[listed[-1]].append(key)
            own = person_words(self._persons[key].text)[-1]
            if own != listed[-1] and current() is not None:
                self._by_last[own].append(key)  # the spelling of this article, of a name that the newsroom knows
            self._by_first[listed[0]].append(key)
            if "-" in listed[-1]:
                self._by_last[listed[-1].split("-")[-1]].append(key)
        for name in self._names:
            if name.type is _P and name.sex:
                person = self.person(name)
                if person:
                    self._sex.setdefault(person, name.sex)

    def _learn_bodies(self) -> None:
        for name in self._names:
            if name.type in (_O, EntityType.WORK, EntityType.OTHER) and " " in name.text:
                key = organization_key(name.text)
                known = self._bodies.get(key)
                if known is None or len(name.text) > len(known.text):
                    self._bodies[key] = name
                    for short in initials(name.text):
                        if len(short) > 2:
                            self._initials.setdefault(short, key)
                self._bracketed(name, key)

    def _bracketed(self, name: Name, key: str) -> None:
        """Initials in brackets after a name, whatever they are: "Harbor Safety Inspection Branch (HSIB)"."""
        tokens = self._document.tokens
        at = name.last
        if at + 2 < len(tokens) and tokens[at].text == "(":
            inner = at + 2 if tokens[at + 1].text in ('"', "“", "‘", "'") else at + 1
            short = fold(tokens[inner].text)
            if tokens[inner].text.isupper() and 2 <= len(short) <= 8 and short[0] in {w[0] for w in fold(name.text).split()}:
                self._initials[short] = key

    def sex(self, key: str) -> str:
        """ "m", "f" or "" for a person's key."""
        return self._sex.get(key, "")

    def person(self, name: Name) -> str | None:
        """Key of the person whom a name means; None where two persons fit."""
        key = person_key(name.text)
        if " " in key and key in self._persons:
            # "Sarah Sanders" beside "Sarah Huckabee Sanders"
            longer = [
                k
                for k in self._by_last[key.split()[-1]]
                if k != key and k.split()[0] == key.split()[0] and set(key.split()) < set(k.split())
            ]
            return longer[0] if len(longer) == 1 else key
        if " " in key:
            return key
        listed = person_words(name.text)
        fits = list(dict.fromkeys(self._by_last.get(listed[-1], []) if listed else []))
        if len(fits) > 1 and name.sex:
            fits = [k for k in fits if self._sex.get(k, name.sex) == name.sex]
        if len(fits) == 1:
            return fits[0]
        if len(fits) > 1:
            return None
        if not set(name.titles) & word_class("honorifics"):
            first = short_forms().get(listed[-1], listed[-1]) if listed else ""
            fits = self._by_first.get(first, [])
            if len(fits) == 1:
                return fits[0]
        return key

    def entity(self, name: Name) -> Entity | None:
        """The entity that a name means in this article; None where the words are no name or fit two."""
        folded = fold(name.text)
        single = " " not in folded
        added = current()
        if added is not None and name.type is not _P and (told := added.named(folded)):
            return self._make(told.key, told.name, told.type)
        if (
            single
            and name.type in (_P, EntityType.OTHER, EntityType.WORK, _L, _O)
            and folded in self._by_last
            and not self._is_place_here(name)
        ):
            key = self.person(Name(name.first, name.last, name.text, _P, name.titles, name.sex))
            return self._person(key) if key else None
        if name.type is _P:
            key = self.person(name)
            return self._person(key, name) if key else None
        if not name.sure and name.type is EntityType.OTHER:
            return None
        if name.type is _L:
            key = self._place(name)
            shown = name.text if folded not in demonyms() and folded not in self._initials else key.title()
            return self._make(key, shown, _L)
        if single and folded in self._initials:
            key = self._initials[folded]
            return self._make(key, self._bodies[key].text, self._bodies[key].type)
        if folded in demonyms():
            return self._make(demonyms()[folded], demonyms()[folded].title(), _L)
        key = organization_key(name.text)
        if name.type is _O:
            key = self._fuller(key)
            shown = self._bodies[key].text if key in self._bodies else name.text
            return self._make(key, shown, _O)
        known = self._bodies.get(key)
        return self._make(key, known.text if known else name.text, known.type if known else name.type)

    def _place(self, name: Name) -> str:
        """Key of a place; abbreviations of states only where they can be nothing else."""
        before = self._document.tokens[name.first - 1].text if name.first else ""
        after = self._document.tokens[name.last].text if name.last < len(self._document.tokens) else ""
        short = name.text.endswith(".") or before in (",", "-", "‐", "(")
        known = known_place(name.text)
        if known and not (before in (",", "-", "(") and after in (",", ")", ".")):
            return known
        return (state(name.text) if short else None) or place_key(name.text)

    def _is_place_here(self, name: Name) -> bool:
        """Whether a last name stands for the place of the same name: "in Washington", "Paris,"."""
        if known_place(name.text) is None and name.type is not _L:
            return False
        before = self._document.tokens[name.first - 1].lower if name.first else ""
        return before in ("in", "at", "near", "from", "to") or known_place(name.text) is not None

    def _fuller(self, key: str) -> str:
        """The one longer name in the article that ends in these words: "city council" → "los angeles city council"."""
        longer = [k for k in self._bodies if k.endswith(" " + key)] if " " in key or key in ("council", "board", "commission") else []
        return longer[0] if len(longer) == 1 and self._bodies[longer[0]].type is _O else key

    def _person(self, key: str, name: Name | None = None) -> Entity:
        known = self._persons.get(key)
        shown = known.text if known else name.text if name else key.title()
        return self._make(key, shown, _P)

    def _make(self, key: str, shown: str, kind: EntityType) -> Entity:
        made = self._made.get((key, kind))
        if made is None:
            made = self._made[key, kind] = Entity(key, shown, kind)
        return made

    def by_last(self, folded: str) -> Entity | None:
        """The one person of the article with this last name."""
        fits = self._by_last.get(folded, [])
        return self._person(fits[0]) if len(fits) == 1 else None

    @property
    def entities(self) -> tuple[Entity, ...]:
        """All entities that were asked for, in the order of the article."""
        return tuple(self._made.values())
