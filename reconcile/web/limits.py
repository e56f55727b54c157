"""What a window may ask for, and how a refusal is told."""

from __future__ import annotations

from typing import Final

MAX_UPLOAD: Final = 10_000_000
"""Bytes of one article that is dropped on the page."""
MAX_ARTICLES: Final = 200
"""Articles of one story to which the page may still add."""
MAX_ARRIVING: Final = 4
"""Uploads at one time."""
MAX_FIELDS: Final = 64_000
"""Bytes of any other request."""
MAX_FILE_NAME: Final = 200
"""Code points of the name of an article that is dropped on the page."""
MAX_WINDOWS: Final = 32
"""Windows that are told of changes at one time."""
HEARTBEAT: Final = 15.0
"""Seconds after which a window is told that nothing has changed, so that a lost connection is noticed."""
POLL: Final = 0.5
"""Seconds between two looks at the log of decisions, which other programs write to."""
QUIET: Final = 0.4
"""Seconds without a further upload before the story is checked: articles that are dropped together are checked together."""


class Refused(Exception):  # noqa: N818 - reads as what became of a request, and never leaves the package
    """A request that is not done; ``status`` is that of HTTP, the message one line for the person at the window."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
