""" "the governor", "the company", "the council": descriptions of somebody or something named before."""

from __future__ import annotations

import collections

from reconcile.language.mentions import Name
from reconcile.lexis import offices
from reconcile.lexis.force import sorts
from reconcile.lexis.names import fold, word_class
from reconcile.lexis.organizations import acronyms, is_company
from reconcile.lexis.places import level
from reconcile.model import Document, Entity, EntityType, Sentence, Token

NEAR = 4
"""Sentences back in which a body must have been named to be "the company"."""
_COMPANY = frozenset("company firm bank airline retailer carrier operator manufacturer".split())
_BODY = frozenset(
    "agency department bureau commission committee subcommittee board union university court group organization organisation network council assembly ministry branch coalition foundation association".split()
)
_LAW = frozenset("act bill law legislation".split())
_PROGRAM = frozenset("program programme initiative project scheme".split())
_TOWN = frozenset("city town county state".split())
_PERSONAL_FAMILIES_OUT = frozenset(
    {"kin", "tie", "trade", "succession", "candidate", "lawyer", "executive", "journalist", "service", "seat"}
)


class Descriptions:
    """Remembers what was said of whom, and reads descriptions by it."""

    def __init__(self, document: Document, references: dict[int, Entity]) -> None:
        self._document = document
        self._references = references
        self._holders: dict[str, list[tuple[Entity, int]]] = collections.defaultdict(list)
        self._things: dict[str, list[tuple[Entity, int]]] = collections.defaultdict(list)
        self._former: set[tuple[str, str]] = set()

    def meet(self, name: Name, entity: Entity, head: Token, sentence: Sentence) -> None:
        """A name, with the words around it that say what it is."""
        at = sentence.index
        if entity.type is EntityType.PERSON:
            for title in name.titles:
                if title in offices.offices():
                    self._holders[title].append((entity, at))
                    before = self._document.tokens[name.title_first - 1].lower if name.title_first > 0 else ""
                    if before in ("former", "ex", "then", "late"):
                        self._former.add((title, entity.key))
            for office in self._apposed(head):
                self._holders[office].append((entity, at))
            for held in self._holders.values():
                if any(e is entity for e, _ in held):
                    held.append((entity, at))
            return
        for word in self._sorts(name, entity):
            self._things[word].append((entity, at))
        for listed in self._things.values():
            if any(e is entity for e, _ in listed):
                listed.append((entity, at))

    def _apposed(self, head: Token) -> list[str]:
        """Offices in apposition: "Ann Lee, the governor of …"."""
        out = []
        for child in self._document.children[head.i]:
            token = self._document.tokens[child]
            if (
                token.dep == "appos"
                and token.pos == "NOUN"
                and not any(self._document.tokens[c].lower in ("former", "ex", "then") for c in self._document.children[child])
            ):
                found = offices.match([fold(token.text)], 0)
                if found:
                    out.append(found[0].name)
        return out

    def _sorts(self, name: Name, entity: Entity) -> list[str]:
        """Words by which a body, law or place may be called later."""
        tokens = self._document.tokens
        words = set(fold(name.text).split()) | set(entity.key.split())
        out = []
        if entity.type is EntityType.ORGANIZATION:
            out += sorted(w for w in words & _BODY)
            if entity.key in acronyms().values() and words & word_class("agency"):
                out.append("agency")
            if is_company(entity.name) or is_company(name.text):
                out += ["company", "firm"]
        if entity.type is EntityType.WORK:
            out += sorted(words & (_LAW | _PROGRAM))
            if "act" in words:
                out += ["law", "bill", "legislation"]
        if entity.type is EntityType.PLACE:
            if level(entity.key) in ("state", "city"):
                out.append(level(entity.key))
            out += sorted(words & {"county"})
            before = [t.lower for t in tokens[max(0, name.first - 2) : name.first]]
            if before[-1:] == ["of"] and before[0] in _TOWN:
                out.append(before[0])
        else:
            following = tokens[name.last].lower if name.last < len(tokens) else ""
            if following in _PROGRAM | _COMPANY:
                out.append(following)
            preceding = tokens[name.first - 1].lower if name.first else ""
            if preceding in _COMPANY:
                out += [preceding, "company"]
            for t in tokens[name.first : name.last]:
                for child in self._document.children[t.i]:
                    if tokens[child].dep == "appos" and tokens[child].lower in _PROGRAM | _COMPANY | _BODY:
                        out.append(tokens[child].lower)
        return list(dict.fromkeys([*out, *sorts(entity.key)]))

    def read(self, token: Token, sentence: Sentence) -> None:
        """Resolve "the" + noun where exactly one thing named before can be meant."""
        if token.tag not in ("NN", "NNP") or token.dep in ("compound", "appos", "attr"):
            return
        children = [self._document.tokens[c] for c in self._document.children[token.i]]
        det = [c for c in children if c.dep == "det" and c.lower in ("the", "this", "that")]
        if not det or any(
            c.dep in ("amod", "compound", "poss", "nmod", "prep", "relcl", "acl", "appos", "nummod", "conj") for c in children
        ):
            return
        office = offices.match([fold(token.text)], 0)
        found: Entity | None = None
        if office and office[0].family not in _PERSONAL_FAMILIES_OUT:
            found = self._only(
                [(e, at) for e, at in self._holders.get(office[0].name, []) if (office[0].name, e.key) not in self._former],
                sentence.index,
                12,
            )
        elif token.lower in _COMPANY | _BODY | _LAW | _PROGRAM | {"city", "county", "state"}:
            words = {"company": ("company", "firm", *sorted(_COMPANY)), "program": ("program", "programme")}.get(
                token.lower, (token.lower,)
            )
            found = self._only([x for w in words for x in self._things.get(w, [])], sentence.index, NEAR)
        if found is not None:
            self._references[token.i] = found

    def _only(self, candidates: list[tuple[Entity, int]], here: int, reach: int) -> Entity | None:
        """The one candidate within reach; of several the one of the last two sentences, if it is alone there."""
        for limit in (0, 1, reach):
            near = {id(e): e for e, at in candidates if here - at <= limit}
            if len(near) == 1:
                everywhere = {id(e) for e, at in candidates if here - at <= reach}
                return next(iter(near.values())) if len(everywhere) == 1 or limit < reach else None
            if len(near) > 1:
                return None
        return None
