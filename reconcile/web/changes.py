"""What windows are told: that something has changed. Each one then asks for what it needs, so a slow window misses nothing."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any

from reconcile.web.limits import HEARTBEAT, MAX_WINDOWS, Refused


class Changes:
    """A bell that any number of windows listen to. Used from one event loop."""

    def __init__(self) -> None:
        self._rings = 0
        self._bell = asyncio.Event()
        self._listening = 0
        self._closed = False

    def ring(self) -> None:
        """Tell all windows."""
        self._rings += 1
        bell, self._bell = self._bell, asyncio.Event()
        bell.set()

    def close(self) -> None:
        """Let all windows go, so that the server can stop."""
        self._closed = True
        self.ring()

    def listen(self, state: Callable[[], Mapping[str, Any]]) -> AsyncIterator[str]:
        """Server-sent events: the state of now, and again after each change.

        Raises:
            Refused: too many windows.
        """
        if self._listening >= MAX_WINDOWS:
            raise Refused(503, f"{MAX_WINDOWS} windows are open; close some")
        return self._events(state)

    async def _events(self, state: Callable[[], Mapping[str, Any]]) -> AsyncIterator[str]:
        self._listening += 1
        try:
            yield "retry: 1000\n\n"
            while not self._closed:
                seen = self._rings
                yield f"data: {json.dumps(state(), ensure_ascii=False)}\n\n"
                while seen == self._rings:
                    try:
                        await asyncio.wait_for(self._bell.wait(), HEARTBEAT)
                    except TimeoutError:
                        yield ": still here\n\n"
        finally:
            self._listening -= 1
