"""The engine as the page uses it: one check after the other on a growing story, in a thread beside the server."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from reconcile import pipeline
from reconcile.model import Article, Report
from reconcile.model.settings import Settings
from reconcile.pipeline import Intake

T = TypeVar("T")
Progress = Callable[[int], None]


class Check(Protocol):
    """What ``Desk`` needs of an engine."""

    def take(self, name: str, data: bytes) -> Intake:
        """The articles in bytes that were handed over under a file's name."""
        ...

    def unknown(self, articles: Sequence[Article]) -> Sequence[Article]:
        """Those of the articles that a check would have to read."""
        ...

    def check(self, articles: Sequence[Article], warnings: Sequence[str], progress: Progress) -> Report:
        """The report; ``progress`` is called with the number of unknown articles that are read, and may stop the check by raising."""
        ...


class Engine:
    """Checks a story again and again; only articles that are new or changed are read anew. For one thread at a time.

    With ``draft``, the id of an article, that one is held against the others; ``also_sources`` compares those among themselves, too.
    """

    def __init__(
        self, model: str | None = None, settings: Settings | None = None, *, draft: str | None = None, also_sources: bool = False
    ) -> None:
        self._settings, self._draft, self._also_sources = settings, draft, also_sources
        self._session = pipeline.Session(model, settings=settings)

    def take(self, name: str, data: bytes) -> Intake:
        """The articles in bytes that were handed over under a file's name.

        Raises:
            InputError: there is none in them.
        """
        return pipeline.take(name, data, self._settings)

    def unknown(self, articles: Sequence[Article]) -> Sequence[Article]:
        """Those of the articles that a check would have to read."""
        return self._session.unknown(articles)

    def check(self, articles: Sequence[Article], warnings: Sequence[str], progress: Progress) -> Report:
        """The report on the articles as they are now."""
        if self._draft is None:
            return self._session.check(articles, progress, warnings=warnings)
        facts = self._session.facts(articles, progress)
        return pipeline.conclude_draft(
            facts,
            self._draft,
            articles,
            also_sources=self._also_sources,
            warnings=(*warnings, *self._session.lost(articles)),
            settings=self._settings,
        )


async def aside(work: Callable[[], T]) -> T:
    """The result of some work that is done in a thread of its own, which does not keep the program from ending."""
    loop = asyncio.get_running_loop()
    outcome: asyncio.Future[T] = loop.create_future()

    def settle(value: T | None, error: BaseException | None) -> None:
        if outcome.done():  # nobody waits any more
            return
        if error is None:
            outcome.set_result(value)  # type: ignore[arg-type]
        else:
            outcome.set_exception(error)

    def run() -> None:
        value, error = None, None
        try:
            value = work()
        except BaseException as caught:  # noqa: BLE001 - handed over to whoever waits
            error = caught
        if not loop.is_closed():
            loop.call_soon_threadsafe(settle, value, error)

    threading.Thread(target=run, name="reconcile-engine", daemon=True).start()
    return await outcome
