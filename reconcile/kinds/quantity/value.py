"""The value of a quantity."""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.lexis.counting import Counted
from reconcile.model import Amount


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of things (``counted`` says of what) or, where ``measure``, of units.

    ``per``: the number is a rate ("120 per hour"); ``whole``: the total that the text names with a part; ``written``: the number
    as the text has it, lower case.
    """

    amount: Amount
    counted: Counted
    measure: bool = False
    per: str = ""
    whole: float | None = None
    written: str = ""
    again: bool = False
    """It is the measure before it once more in another unit ("17 miles (27km)"), or is put as such: no fact of its own."""
