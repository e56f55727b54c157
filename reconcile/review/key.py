"""What a decision is about: the content of a finding, by which it is found again in a later report.

Positions are recognised by quotations, as the W3C Web Annotation model does (TextQuoteSelector: the exact words, with some of the text
before and after). Names of articles, offsets and line breaks do not count.
"""

from __future__ import annotations

import collections
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reconcile.model.fingerprint import digest, folded

_ARITHMETIC = "sum-mismatch"


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation; all text with blanks folded."""

    exact: str
    prefix: str
    suffix: str
    value: str
    """The words of the value inside ``exact``: one clause can hold two figures."""
    article: str
    """Id of the article when the key was made: a hint for people, never compared but to tell equal quotations apart."""

    @property
    def words(self) -> tuple[str, str]:
        """What has to stay the same."""
        return (self.exact, self.value)


@dataclass(frozen=True, slots=True)
class Side:
    """One position: its value as the report named it, and the quotations behind it."""

    value: str
    quotes: tuple[Quote, ...]

    @property
    def words(self) -> frozenset[tuple[str, str]]:
        return frozenset(q.words for q in self.quotes)


@dataclass(frozen=True, slots=True)
class Key:
    """The content of a finding. ``subject`` and ``headline`` are for people and not compared."""

    fingerprint: str
    type: str
    kind: str
    relation: str
    subject: str
    headline: str
    positions: tuple[Side, ...]

    @property
    def articles(self) -> frozenset[str]:
        """Names of the articles when the key was made."""
        return frozenset(q.article for side in self.positions for q in side.quotes)

    def to_dict(self) -> dict[str, Any]:
        """The key as it stands in the files, see ``$defs/findingKey`` of the schemas."""
        return {
            "fingerprint": self.fingerprint,
            "type": self.type,
            "kind": self.kind,
            "relation": self.relation,
            "subject": self.subject,
            "headline": self.headline,
            "positions": [
                {
                    "value": side.value,
                    "quotes": [
                        {"exact": q.exact, "prefix": q.prefix, "suffix": q.suffix, "value": q.value, "article": q.article}
                        for q in side.quotes
                    ],
                }
                for side in self.positions
            ],
        }


def key_of(finding: Mapping[str, Any]) -> Key:
    """The key of a finding as it stands in a report of any 1.x schema."""
    sides = tuple(Side(folded(p["value"]), tuple(_quote(e) for e in p["evidence"])) for p in finding["positions"])
    given = finding.get("fingerprint")
    return Key(
        given or digest(finding["kind"], finding["relation"], ((s.value, (q.exact for q in s.quotes)) for s in sides)),
        finding["type"],
        finding["kind"],
        finding["relation"],
        folded(finding["subject"]),
        folded(finding["headline"]),
        sides,
    )


def key_from(plain: Any) -> Key:
    """The key that ``Key.to_dict`` wrote.

    Raises:
        ValueError: it is not one; the message says what is missing or wrong.
    """
    sides = []
    for position in _list(plain, "positions"):
        quotes = [
            Quote(_flat(q, "exact"), _flat(q, "prefix"), _flat(q, "suffix"), _flat(q, "value"), _text(q, "article"))
            for q in _list(position, "quotes")
        ]
        sides.append(Side(_flat(position, "value"), tuple(quotes)))
    return Key(
        _flat(plain, "fingerprint"),
        _flat(plain, "type"),
        _flat(plain, "kind"),
        _flat(plain, "relation"),
        _flat(plain, "subject"),
        _flat(plain, "headline"),
        tuple(sides),
    )


def fits(old: Key, new: Key) -> bool:
    """Whether both are keys of one finding, as far as the words tell: the same kind and relation, and the same positions.

    A position is the same if its value is and at least one quotation is, word for word. Its value may also be told in other words where no
    quotation changed and only articles joined or left: a position is named after one of its articles. Not so in arithmetic, where a
    further part makes another sum.
    """
    if old.fingerprint == new.fingerprint:
        return True
    if (old.kind, old.relation, len(old.positions)) != (new.kind, new.relation, len(new.positions)):
        return False
    strict = old.relation == _ARITHMETIC
    return _paired([[n for n, side in enumerate(new.positions) if _same(mine, side, strict=strict)] for mine in old.positions])


def assign(old: Sequence[Key], new: Sequence[Key]) -> list[tuple[int, ...]]:
    """For each old key the indices of the new ones that it is about: mostly one or none.

    Where several fit, the text around the quotations decides, then the names of the articles. Where nothing tells them apart, all are
    meant if the text around them is the same, and none if it is not: a decision must not settle what nobody looked at.
    """
    printed, sorts = collections.defaultdict(list), collections.defaultdict(list)
    for n, key in enumerate(new):
        printed[key.fingerprint].append(n)
        sorts[key.kind, key.relation].append(n)
    out = []
    for key in old:
        found = printed.get(key.fingerprint) or [n for n in sorts.get((key.kind, key.relation), ()) if fits(key, new[n])]
        if len(found) > 1:
            scores = {n: _nearness(key, new[n]) for n in found}
            best = max(scores.values())
            found = [n for n in found if scores[n] == best]
            if len(found) > 1 and not best[0]:
                found = []
        out.append(tuple(found))
    return out


def _same(old: Side, new: Side, *, strict: bool) -> bool:
    if old.value == new.value:
        return not {q.exact for q in old.quotes}.isdisjoint(q.exact for q in new.quotes)
    return not strict and (old.words <= new.words or new.words <= old.words)


def _paired(options: Sequence[Sequence[int]]) -> bool:
    """Whether each old position can have a new one for itself (augmenting paths, after Kuhn 1955)."""
    holder: dict[int, int] = {}

    def place(old: int, tried: set[int]) -> bool:
        for new in options[old]:
            if new not in tried:
                tried.add(new)
                if new not in holder or place(holder[new], tried):
                    holder[new] = old
                    return True
        return False

    return all(place(old, set()) for old in range(len(options)))


def _nearness(old: Key, new: Key) -> tuple[int, int]:
    """How many characters around equal quotations are the same, and how many of these are in articles of the same name."""
    quotes = collections.defaultdict(list)
    for side in new.positions:
        for q in side.quotes:
            quotes[q.exact].append(q)
    around = named = 0
    for side in old.positions:
        for q in side.quotes:
            around += max((_common(q.prefix[::-1], o.prefix[::-1]) + _common(q.suffix, o.suffix) for o in quotes[q.exact]), default=0)
            named += any(o.article == q.article for o in quotes[q.exact])
    return around, named


def _common(left: str, right: str) -> int:
    """Length of the common beginning."""
    return next((n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))


def _quote(evidence: Mapping[str, Any]) -> Quote:
    start = evidence["start"]
    value = evidence["quote"][max(0, evidence["value_start"] - start) : max(0, evidence["value_end"] - start)]
    prefix, suffix = folded(evidence.get("prefix") or ""), folded(evidence.get("suffix") or "")
    return Quote(folded(evidence["quote"]), prefix, suffix, folded(value), evidence["article"])


def _list(plain: Any, name: str) -> Iterable[Any]:
    value = plain.get(name) if isinstance(plain, Mapping) else None
    if not isinstance(value, list) or not value:
        raise ValueError(f"no list {name!r} in it")
    return value


def _flat(plain: Any, name: str) -> str:
    return folded(_text(plain, name))


def _text(plain: Any, name: str) -> str:
    value = plain.get(name) if isinstance(plain, Mapping) else None
    if not isinstance(value, str):
        raise ValueError(f"no text {name!r} in it")  # noqa: TRY004 - told like every other fault of the file
    return value
