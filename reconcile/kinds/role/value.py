"""The value of the kind ``role``: a person and what that person is."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Tenure(enum.StrEnum):
    """When the office is held, as the words tell it."""

    PRESENT = "present"
    FORMER = "former"
    """former, ex-, retired, resigned as"""
    PAST = "past"
    """ "was": then, perhaps still now; "then-" """


@dataclass(frozen=True, slots=True)
class Role:
    """One statement of who is what.

    ``body`` is the folded name of the organisation, jurisdiction or (for relations) person that the office is of, "" where
    the words do not say; ``also`` the offices (with their tenure) that the same article gives the same person.
    """

    person: str
    """``Entity.key``"""
    name: str
    office: str
    family: str
    unique: bool
    body: str = ""
    body_name: str = ""
    tenure: Tenure = Tenure.PRESENT
    acting: bool = False
    party: str = ""
    also: tuple[str, ...] = ()
    """ "office/tenure", sorted"""
    rivals: tuple[str, ...] = ()
    """Keys of other persons to whom the article gives the same office."""
