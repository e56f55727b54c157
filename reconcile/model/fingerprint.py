"""What stays the same about a finding when the articles around it are edited, re-wrapped or renamed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reconcile.model.finding import Finding


def fingerprint(finding: Finding) -> str:
    """16 hexadecimal digits made of the kind, the relation, the values and the quoted words.

    Names of articles, offsets and the width of blanks do not count, so the digest survives an edit elsewhere, other line breaks and a renamed
    file; it changes with a value and with the words of a quotation.
    """
    return digest(finding.kind, finding.relation.value, ((p.value, (f.quote for f in p.evidence)) for p in finding.positions))


def digest(kind: str, relation: str, positions: Iterable[tuple[str, Iterable[str]]]) -> str:
    """The fingerprint of what a saved report says of a finding: for each position its value and the quotations behind it."""
    flat = sorted("\x1f".join((folded(value), *sorted({folded(q) for q in quotes}))) for value, quotes in positions)
    content = "\0".join((kind, relation, *flat))
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def folded(text: str) -> str:
    """The text with every run of blanks and line ends as one blank, none at the ends."""
    return " ".join(text.split())
