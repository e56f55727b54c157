"""What the newsroom knows of its sources: who prints whose copy, and who belongs to whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reconcile.model import Article, Fact
from reconcile.model.settings import Settings, Source, plain_name
from reconcile.provenance.sources import same_source


class Relations:
    """Agencies and owners of the articles of a story."""

    def __init__(self, articles: Sequence[Article], settings: Settings) -> None:
        self._names = {a.id: a.source or a.id for a in articles}
        self._known = {a.id: settings.about(a.id, a.path, a.source) for a in articles}

    def shared(self, left: Fact[Any], right: Fact[Any]) -> str:
        """Why two facts of different articles have one origin by what the newsroom knows; empty where they have not."""
        pair = " and ".join(sorted((self._names[left.article], self._names[right.article])))
        one, other = self._known[left.article], self._known[right.article]
        for agency in one.carries:
            if any(plain_name(agency) == plain_name(a) for a in other.carries):
                return f"{pair} both carry {agency}"
        for fact, known, against in ((left, one, right), (right, other, left)):
            for agency in known.carries:
                if plain_name(agency) == plain_name(self._names[against.article]):
                    return f"{self._names[fact.article]} carries {agency}"
                if any(same_source(agency, credit) for credit in against.frame.attribution):
                    return f"{self._names[fact.article]} carries {agency}, which {self._names[against.article]} credits"
        if _one_owner(one, other):
            return f"{pair} belong to {one.owner}"
        return ""

    def ties(self, facts: Sequence[Fact[Any]]) -> dict[str, list[str]]:
        """What makes facts of different articles have one origin, by the id of each fact: the reasons of ``shared``, for many facts at once."""
        by_agency: dict[str, str] = {}
        for fact in facts:
            for agency in self._known[fact.article].carries:
                by_agency.setdefault(plain_name(agency), agency)
        out: dict[str, list[str]] = {}
        for fact in facts:
            known, name = self._known[fact.article], plain_name(self._names[fact.article])
            carried = {plain_name(a) for a in known.carries}
            told = [
                f"have it from {agency}"
                for plain, agency in sorted(by_agency.items())
                if plain in carried or plain == name or any(same_source(agency, c) for c in fact.frame.attribution)
            ]
            out[fact.id] = [*told, *([f"belong to {known.owner}"] if known.owner else [])]
        return out


def _one_owner(left: Source, right: Source) -> bool:
    return bool(left.owner and right.owner) and plain_name(left.owner or "") == plain_name(right.owner or "")
