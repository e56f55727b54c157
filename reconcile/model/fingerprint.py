"""What stays the same about a finding when the articles around it are edited, re-wrapped or renamed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reconcile.model.finding import Finding


def fingerprint(finding: Finding) -> str:
    """16 hexadecimal digits made of the kind, the relation, the values and the quoted words.

    Names of articles, offsets and the width of blanks do not count, so the digest survives an edit elsewhere, other line breaks and a renamed
    file; it changes with a value and with the words of a quotation.
    """
    positions = sorted("\x1f".join((_flat(p.value), *sorted({_flat(f.quote) for f in p.evidence}))) for p in finding.positions)
    content = "\0".join((finding.kind, finding.relation.value, *positions))
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _flat(text: str) -> str:
    return " ".join(text.split())
