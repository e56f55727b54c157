"""The value of a vote."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vote:
    """A tally, or the manner of a vote where no tally is given.

    ``ayes`` and ``noes`` None: not said; ``abstained`` None: not said; ``body`` "" : not said, else the voters in lower case
    ("city council"); ``manner``: ``unanimous``, ``all but N`` (noes known, ayes not), ``party-line`` or "".
    """

    ayes: int | None
    noes: int | None
    abstained: int | None = None
    body: str = ""
    manner: str = ""

    @property
    def tally(self) -> tuple[int, int] | None:
        """Both numbers, or None."""
        return (self.ayes, self.noes) if self.ayes is not None and self.noes is not None else None
