"""The only clock in the program: what day it is decides which decisions still count, and is written into new ones."""

from __future__ import annotations

import datetime as dt
import os

from reconcile.errors import UsageError

TODAY = "RECONCILE_TODAY"
"""Environment variable with a day (as 2024-03-02) that is taken for today: for tests, and to make a report anew as it was."""


def now() -> dt.datetime:
    """The time in UTC, to the second; midnight of the day that the environment names.

    Raises:
        UsageError: the environment names no day.
    """
    said = os.environ.get(TODAY)
    if not said:
        return dt.datetime.now(dt.UTC).replace(microsecond=0)
    try:
        return dt.datetime.combine(dt.date.fromisoformat(said), dt.time(), dt.UTC)
    except ValueError:
        raise UsageError(f"{TODAY}={said}: not a day; write it as 2024-03-02, or unset it") from None


def today() -> dt.date:
    """The day in UTC, the same on every machine.

    Raises:
        UsageError: the environment names no day.
    """
    return now().date()
