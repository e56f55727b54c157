"""What a careful reader found in a story: the file ``gold.json`` (or ``expected.json``) beside the articles.

Its form is described in ``docs/evaluation.md``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reconcile.errors import InputError
from reconcile.model import Relation

GOLD_FILES = ("gold.json", "expected.json")
"""Names of the file, the first that exists is read."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article; ``article`` is the file's name."""

    article: str
    quote: str


@dataclass(frozen=True, slots=True)
class GoldPosition:
    """One value and where it stands."""

    value: str
    evidence: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class GoldFinding:
    """A finding that the tool should print (``must``) or may print."""

    id: str
    relation: Relation
    kind: str
    must: bool
    positions: tuple[GoldPosition, ...]
    accept: tuple[str, ...] = ()
    """Further relations that are right, too (names that the report does not have are never printed, so they do no harm)."""
    origins: int | None = None
    note: str = ""

    @property
    def type(self) -> str:
        return "corroboration" if self.relation.agrees else "discrepancy"

    @property
    def evidence(self) -> tuple[Passage, ...]:
        return tuple(e for p in self.positions for e in p.evidence)

    @property
    def articles(self) -> frozenset[str]:
        return frozenset(e.article for e in self.evidence)


@dataclass(frozen=True, slots=True)
class Trap:
    """Two passages that look alike and speak of different facts; no finding may hold both."""

    id: str
    pair: tuple[Passage, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Gold:
    """All that was listed for one story."""

    findings: tuple[GoldFinding, ...]
    traps: tuple[Trap, ...] = ()


def gold_file(folder: Path) -> Path | None:
    """The gold file of a story's folder, or None."""
    return next((folder / name for name in GOLD_FILES if (folder / name).is_file()), None)


def load_gold(path: Path) -> Gold:
    """Read a gold file.

    Raises:
        InputError: not JSON, or a finding that is not as described; the message names file and finding.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise InputError(f"{path}: not a readable JSON file ({error})") from error
    if not isinstance(data, dict) or not isinstance(data.get("findings"), list):
        raise InputError(f'{path}: needs an object with a list "findings"')
    findings = tuple(_finding(path, n, item) for n, item in enumerate(data["findings"], 1))
    twice = {f.id for f in findings if sum(g.id == f.id for g in findings) > 1}
    if twice:
        raise InputError(f"{path}: two findings have the id {min(twice)!r}")
    traps = tuple(_trap(path, n, item) for n, item in enumerate(data.get("traps") or [], 1))
    return Gold(findings, traps)


def _finding(path: Path, number: int, item: Any) -> GoldFinding:
    name = f"{path}: finding {number}"
    if not isinstance(item, dict) or not isinstance(item.get("id"), str):
        raise InputError(f'{name}: needs an object with a text "id"')
    name = f"{path}: finding {item['id']!r}"
    relation = _relation(name, item.get("relation"))
    positions = tuple(
        GoldPosition(str(p.get("value", "")), tuple(_passage(name, e) for e in _list(name, p, "evidence")))
        for p in _list(name, item, "positions")
    )
    found = GoldFinding(
        id=item["id"],
        relation=relation,
        kind=_text(name, item, "kind"),
        must=item.get("must") is not False,
        positions=positions,
        accept=tuple(str(r) for r in item.get("accept") or ()),
        origins=item.get("origins"),
        note=str(item.get("note") or ""),
    )
    if item.get("type", found.type) != found.type:
        raise InputError(f"{name}: relation {relation.value!r} belongs to a {found.type}, but the type is {item['type']!r}")
    if found.type == "discrepancy" and len(positions) < 2:
        raise InputError(f"{name}: a discrepancy needs two positions or more")
    return found


def _trap(path: Path, number: int, item: Any) -> Trap:
    name = f"{path}: trap {number}"
    if not isinstance(item, dict):
        raise InputError(f"{name}: needs an object")
    return Trap(str(item.get("id", number)), tuple(_passage(name, e) for e in _list(name, item, "pair")), str(item.get("note") or ""))


def _passage(name: str, item: Any) -> Passage:
    if not isinstance(item, dict):
        raise InputError(f'{name}: evidence must be an object with "article" and "quote"')
    return Passage(_text(name, item, "article"), _text(name, item, "quote"))


def _relation(name: str, value: Any) -> Relation:
    if value not in {r.value for r in Relation} - {Relation.INCOMPARABLE.value}:
        raise InputError(
            f"{name}: unknown relation {value!r}; known are {', '.join(r.value for r in Relation if r is not Relation.INCOMPARABLE)}"
        )
    return Relation(value)


def _text(name: str, item: Mapping[str, Any], key: str) -> str:
    value = item.get(key)
    if not isinstance(value, str) or not value:
        raise InputError(f"{name}: {key!r} must be a text")
    return value


def _list(name: str, item: Any, key: str) -> list[Any]:
    value = item.get(key) if isinstance(item, dict) else None
    if not isinstance(value, list) or not value:
        raise InputError(f"{name}: {key!r} must be a list that is not empty")
    return value
