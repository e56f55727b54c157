"""The baseline: findings that were accepted as known, so that only new ones fail a run."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reconcile.errors import InputError
from reconcile.model.document import SCHEMA_VERSION
from reconcile.review.key import Key, assign, key_from, key_of

DEFAULT_BASELINE = "reconcile.baseline.json"


@dataclass(frozen=True, slots=True)
class Baseline:
    """Keys of known findings, sorted, so that the same findings give the same file."""

    keys: tuple[Key, ...]

    def to_dict(self) -> dict[str, Any]:
        """The file, see ``schemas/baseline.schema.json``."""
        return {"schema_version": SCHEMA_VERSION, "findings": [key.to_dict() for key in self.keys]}


@dataclass(frozen=True, slots=True)
class Change:
    """What an update does to a baseline."""

    added: tuple[Key, ...]
    gone: tuple[Key, ...]
    kept: int


def baseline_of(document: Mapping[str, Any]) -> Baseline:
    """All findings of a report as known."""
    keys = [key_of(f) for f in document["findings"]]
    return Baseline(tuple(sorted(keys, key=lambda k: (k.type != "discrepancy", k.kind, k.headline, k.fingerprint))))


def change(old: Baseline, new: Baseline) -> Change:
    """What is in one and not in the other."""
    found = assign(old.keys, new.keys)
    kept = {n for indices in found for n in indices}
    gone = tuple(key for key, indices in zip(old.keys, found, strict=True) if not indices)
    return Change(tuple(key for n, key in enumerate(new.keys) if n not in kept), gone, len(kept))


def load_baseline(text: str, name: str) -> Baseline:
    """The baseline in a file; ``name`` is how the user called it.

    Raises:
        InputError: it is not one, or one of another major version.
    """
    advice = "make one with reconcile baseline create REPORT"
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError):
        raise InputError(f"{name}: not a baseline (not JSON); {advice}") from None
    version = plain.get("schema_version") if isinstance(plain, dict) else None
    if not isinstance(version, str) or not isinstance(plain.get("findings"), list):
        raise InputError(f"{name}: not a baseline (no schema_version and findings in it); {advice}")
    if version.split(".", 1)[0] != SCHEMA_VERSION.split(".", 1)[0]:
        raise InputError(f"{name}: a baseline of schema version {version}, but this is version {SCHEMA_VERSION}; {advice}")
    keys = []
    for number, record in enumerate(plain["findings"], 1):
        try:
            keys.append(key_from(record))
        except ValueError as error:
            raise InputError(f"{name}: finding {number}: {error}; {advice}") from None
    return Baseline(tuple(keys))
