"""The lines of the log: decisions, and their revocations."""

from __future__ import annotations

import datetime as dt
import enum
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reconcile.errors import UsageError
from reconcile.review.key import Key, key_from, key_of

MAX_REASON = 4000
"""Code points of a reason."""
MAX_NAME = 200
"""Code points of a name."""
_ID = re.compile(r"k-[0-9a-f]{12}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_AT = "%Y-%m-%dT%H:%M:%SZ"


class Verdict(enum.StrEnum):
    """What a person can say of a finding."""

    CONFIRMED = "confirmed"
    """It is as the finding says, and still to be dealt with."""
    DISMISSED = "dismissed"
    """It is no problem, or not true."""
    RESOLVED = "resolved"
    """It was a problem and has been dealt with."""
    UNSURE = "unsure"
    """Somebody looked and could not tell."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What one person decided about one finding."""

    id: str
    """``k-`` and 12 hexadecimal digits; empty until it is in a log."""
    at: dt.datetime
    """When, in UTC, to the second."""
    by: str | None
    verdict: Verdict
    reason: str
    until: dt.date | None
    """Last day on which it counts; None: for good."""
    key: Key

    def expired(self, today: dt.date) -> bool:
        """Whether its last day is over."""
        return self.until is not None and self.until < today

    def to_dict(self) -> dict[str, Any]:
        """The line of the log, see ``schemas/decisions.schema.json``."""
        return {**self.mark(), "finding": self.key.to_dict()}

    def mark(self) -> dict[str, Any]:
        """What stands in a report under ``findings[].decision``."""
        until = self.until.isoformat() if self.until else None
        return {"id": self.id, "at": _written(self.at), "by": self.by, "as": self.verdict.value, "reason": self.reason, "until": until}


@dataclass(frozen=True, slots=True)
class Revocation:
    """A decision taken back."""

    id: str
    at: dt.datetime
    by: str | None
    revokes: str
    """Id of the decision."""
    reason: str

    def to_dict(self) -> dict[str, Any]:
        """The line of the log."""
        return {"id": self.id, "at": _written(self.at), "by": self.by, "revokes": self.revokes, "reason": self.reason}


Entry = Decision | Revocation


def decide(
    finding: Mapping[str, Any], verdict: Verdict | str, reason: str, *, at: dt.datetime, by: str | None = None, until: dt.date | None = None
) -> Decision:
    """A decision about a finding of a report, ready to be appended to a log.

    Raises:
        UsageError: no such verdict, no reason, too long a reason or name, or a last day that is over.
    """
    try:
        said = Verdict(verdict)
    except ValueError:
        raise UsageError(f"--as {verdict}: no such decision; there are {', '.join(Verdict)}") from None
    when = _utc(at)
    if until is not None and until < when.date():
        raise UsageError(f"--until {until}: that day is over; name today ({when.date()}) or a later day, or leave it out")
    return Decision("", when, _name(by), said, _reason(reason), until, key_of(finding))


def revocation(of: str, reason: str, *, at: dt.datetime, by: str | None = None) -> Revocation:
    """A revocation of the decision with the id ``of``, ready to be appended.

    Raises:
        UsageError: no reason, or too long a reason or name.
    """
    return Revocation("", _utc(at), _name(by), of, _reason(reason))


def entry_from(plain: Any) -> Entry:
    """The entry that ``to_dict`` wrote; fields of later versions are passed over.

    Raises:
        ValueError: it is not one; the message says what is missing or wrong.
    """
    if not isinstance(plain, Mapping):
        raise ValueError("not a JSON object")  # noqa: TRY004 - told like every other fault of the line
    name, reason = _field(plain, "id"), _field(plain, "reason")
    if not _ID.fullmatch(name):
        raise ValueError(f"id {name[:40]!r} is not of the form k-0123456789ab")
    try:
        at = dt.datetime.strptime(_field(plain, "at"), _AT).replace(tzinfo=dt.UTC)
    except ValueError:
        raise ValueError("at is no time such as 2024-03-02T14:05:00Z") from None
    by = None if plain.get("by") is None else _field(plain, "by")
    if "revokes" in plain:
        return Revocation(name, at, by, _field(plain, "revokes"), reason)
    said = _field(plain, "as")
    if said not in tuple(Verdict):
        raise ValueError(f"as {said[:40]!r} is not one of {', '.join(Verdict)}")
    return Decision(name, at, by, Verdict(said), reason, _day(plain.get("until")), key_from(plain.get("finding")))


def _day(value: Any) -> dt.date | None:
    if value is None:
        return None
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError("until is no day such as 2024-03-02")
    return dt.date.fromisoformat(value)


def _field(plain: Mapping[str, Any], name: str) -> str:
    value = plain.get(name)
    if not isinstance(value, str) or not value:
        raise ValueError(f"no {name!r} in it")
    return value


def _written(at: dt.datetime) -> str:
    return at.strftime(_AT)


def _utc(at: dt.datetime) -> dt.datetime:
    return at.astimezone(dt.UTC).replace(microsecond=0)


def _reason(text: str) -> str:
    text = _characters(text).strip()
    if not text:
        raise UsageError("--reason is empty; say in a few words why, for whoever asks later")
    if len(text) > MAX_REASON:
        raise UsageError(f"--reason has {len(text):,} characters; the limit is {MAX_REASON:,}")
    return text


def _name(by: str | None) -> str | None:
    text = " ".join(_characters(by or "").split())
    if len(text) > MAX_NAME:
        raise UsageError(f"--by has {len(text):,} characters; the limit is {MAX_NAME}")
    return text or None


def _characters(text: str) -> str:
    """The text without halves of surrogate pairs (bytes of a command line that are no UTF-8), which could not be written."""
    return text.encode("utf-8", "replace").decode("utf-8")
