"""The value of an age."""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.model import Amount


@dataclass(frozen=True, slots=True)
class Age:
    """An age in ``amount.unit`` (``year``, ``month``, ``week``, ``day``).

    ``person``: whose, as the article's fullest name has it, "" if nobody is named; ``key`` the folded name; ``noun`` the
    describing noun ("driver", "man").
    """

    amount: Amount
    person: str = ""
    key: str = ""
    noun: str = ""
