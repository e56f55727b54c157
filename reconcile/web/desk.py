"""What all windows look at: the report with the decisions of now, and the articles that are being read."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reconcile.errors import ReconcileError, UsageError
from reconcile.model import Article
from reconcile.pipeline import Intake
from reconcile.report import View
from reconcile.review import Baseline, Entry, Log, Place, Verdict, compare, judge, revocation
from reconcile.review import decide as decision_on
from reconcile.web.changes import Changes
from reconcile.web.engine import Check, aside
from reconcile.web.limits import MAX_ARTICLES, POLL, QUIET, Refused
from reconcile.web.page import Lapses, review_page


@dataclass(frozen=True, slots=True)
class Reading:
    """How far the engine is. ``names`` are those of the articles that are read, in that order."""

    names: tuple[str, ...]
    done: int = -1
    """How many are read; -1 while the language model is loaded and the first is on its way."""

    def to_dict(self) -> dict[str, Any]:
        """What windows are told."""
        return {"names": list(self.names), "done": self.done}


class Stopped(Exception):  # noqa: N818 - no error: the server is stopped while the engine works
    """Ends a check from inside."""


class Desk:
    """One story under review. Used from one event loop; the engine and the log work in threads beside it.

    Args:
        log: where decisions are kept.
        now: the clock.
        engine: checks the story when articles are added; None where the report is a saved one that cannot be checked again.
        articles: the story; with ``document`` they have been checked already.
        warnings: of reading the articles.
        document: a report that is there already.
        texts: texts of its articles by id.
        baseline: findings that are known.
        closed: why no article can be added; empty where one can.
    """

    def __init__(
        self,
        log: Log,
        now: Callable[[], dt.datetime],
        engine: Check | None = None,
        *,
        articles: Iterable[Article] = (),
        warnings: Sequence[str] = (),
        document: Mapping[str, Any] | None = None,
        texts: Mapping[str, str] | None = None,
        baseline: Baseline | None = None,
        closed: str = "",
    ) -> None:
        self.changes = Changes()
        self.run = secrets.token_hex(8)
        """Tells windows of this run from those that were left open by an earlier one, whose count of revisions was another."""
        self.closed = closed
        self.failure: Exception | None = None
        """Why there is no report at all, once that is clear."""
        self._log, self._now, self._engine, self._baseline = log, now, engine, baseline
        self._articles = {a.id: a for a in articles}
        self._warnings = tuple(warnings)
        self._checked = (self._articles, self._warnings)
        self._report: Mapping[str, Any] | None = document
        self._texts = dict(texts or {})
        self._shown: dict[str, Any] | None = None
        self._lapses: Lapses = {}
        self._entries: list[Entry] = []
        self._unread: tuple[str, ...] = ()
        self._place = Place()
        self._marked_on: dt.date | None = None
        self._revision = self._checks = 0
        self._page: tuple[int, str] = (-1, "")
        self._reading: Reading | None = None
        self._problems: dict[str, str] = {}
        self._arriving = 0
        self._arrived = asyncio.Event()
        self._none_arriving = asyncio.Event()
        self._none_arriving.set()
        self._syncing = asyncio.Lock()
        self._stopping = False
        self._tasks: list[asyncio.Task[None]] = []

    # life

    async def start(self) -> None:
        """Begin to read the articles where there is no report yet, and to watch the log."""
        await self.sync()
        if self._report is None:
            self._arrived.set()
        self._tasks = [asyncio.create_task(self._check_forever()), asyncio.create_task(self._watch_forever())]

    def stop(self) -> None:
        """Let the windows go and end all work."""
        self._stopping = True
        for task in self._tasks:
            task.cancel()
        self.changes.close()

    # what windows see

    def state(self) -> dict[str, Any]:
        """What windows are told at each change."""
        reading = self._reading.to_dict() if self._reading else None
        return {
            "run": self.run,
            "revision": self._revision,
            "ready": self._shown is not None,
            "reading": reading,
            "problem": "; ".join(self._problems.values()),
        }

    @property
    def document(self) -> dict[str, Any] | None:
        """The report with the decisions of now; None while the first one is made."""
        return self._shown

    @property
    def names(self) -> list[str]:
        """Names of the articles of the story."""
        return [a.source or a.id for a in sorted(self._articles.values(), key=lambda a: a.id)]

    def page(self, token: str) -> str:
        """The page of now."""
        assert self._shown is not None
        if self._page[0] != self._revision:
            shown = {**self._shown, "warnings": [*self._shown["warnings"], *self._unread]}
            values = {"token": token, "run": self.run, "revision": self._revision, "checks": self._checks}
            values |= {"lapses": self._lapses, "closed": self.closed}
            html = review_page(shown, View(texts=self._texts), values)
            self._page = (self._revision, html)
        return self._page[1]

    # decisions

    async def decide(self, finding: str, verdict: str, reason: str, by: str, until: str, seen: str | None) -> str:
        """Write a decision down; ``seen`` is the id of the one that the window showed, empty where it showed none. Returns its id.

        Raises:
            Refused: no such finding or verdict, no reason, no such day, or somebody else decided since.
        """
        if not reason.strip():
            raise Refused(422, "say in a few words why, for whoever asks later")
        if verdict not in tuple(Verdict):
            raise Refused(422, f"no such decision; there are {', '.join(Verdict)}")
        async with self._syncing:
            await self._sync()
            about = next((f for f in self._shown["findings"] if f["id"] == finding), None) if self._shown else None
            if about is None:
                raise Refused(404, "this finding is not in the report any more")
            standing = about["decision"]
            if seen is not None and seen != (standing["id"] if standing else ""):
                now = f"it is {standing['as']} now: {standing['reason']}" if standing else "the decision was taken back"
                raise Refused(409, f"somebody decided this in the meantime; {now}")
            with _told():
                last = dt.date.fromisoformat(until) if until else None
                made = await asyncio.to_thread(
                    self._log.append, decision_on(about, verdict, reason, at=self._now(), by=by or None, until=last)
                )
            await self._sync()
            return made.id

    async def undo(self, decision: str, by: str) -> str:
        """Take a decision back. Returns the id of the line that does so.

        Raises:
            Refused: there is no such decision, or it was taken back before.
        """
        async with self._syncing:
            with _told(409):
                made = await asyncio.to_thread(
                    self._log.revoke, revocation(decision, "undone on the review page", at=self._now(), by=by or None)
                )
            await self._sync()
            return made.id

    async def sync(self) -> None:
        """Read what was added to the log, and mark the findings anew where that or the day changes anything."""
        async with self._syncing:
            await self._sync()

    async def _sync(self) -> None:
        try:
            read = await asyncio.to_thread(self._log.since, self._place)
        except ReconcileError as error:
            self._trouble("log", str(error))
            return
        self._trouble("log", "")
        self._place = read.place
        if read.whole and (self._entries or read.entries or read.warnings != self._unread):
            self._entries, self._unread, fresh = [], read.warnings, True
        else:
            fresh = bool(read.entries) or any(w not in self._unread for w in read.warnings)
            self._unread += tuple(w for w in read.warnings if w not in self._unread)
        self._entries += read.entries
        if fresh or self._marked_on != self._now().date():
            self._mark()

    def _mark(self) -> None:
        """Put the decisions of now into the report, and tell the windows."""
        self._marked_on = self._now().date()
        if self._report is None:
            return
        judged = judge(self._report, self._entries, self._marked_on)
        self._lapses = {finding: ("lapsed", d.mark()) for d, finding in judged.lapsed}
        self._lapses |= {finding: ("expired", d.mark()) for d, finding in judged.expired}
        self._shown = compare(judged.document, self._baseline) if self._baseline else judged.document
        self._revision += 1
        self.changes.ring()

    async def _watch_forever(self) -> None:
        """Other windows decide through this server; people at a terminal do not."""
        while True:
            await asyncio.sleep(POLL)
            await self.sync()

    # articles

    @contextlib.contextmanager
    def arriving(self, most: int) -> Iterator[None]:
        """While an article is on its way; the story is not checked before it is here.

        Raises:
            Refused: no article can be added, or too many are on their way.
        """
        if self.closed:
            raise Refused(409, self.closed)
        if self._arriving >= most:
            raise Refused(429, f"{most} articles are on their way already; wait a moment")
        self._arriving += 1
        self._none_arriving.clear()
        try:
            yield
        finally:
            self._arriving -= 1
            if not self._arriving:
                self._none_arriving.set()

    async def take(self, name: str, data: bytes) -> Intake:
        """The articles in bytes that were handed over under a file's name.

        Raises:
            Refused: there is none in them.
        """
        assert self._engine is not None
        engine = self._engine
        try:
            return await aside(lambda: engine.take(name, data))
        except ReconcileError as error:
            raise Refused(422, " ".join(str(error).removeprefix(f"{name}: ").split())) from None

    def add(self, articles: Sequence[Article], warnings: Sequence[str]) -> None:
        """Let articles join the story; one with the id of another takes its place.

        Raises:
            Refused: the same text is there already, or the story is too big.
        """
        joined = dict(self._articles)
        for article in articles:
            twin = next((a for a in joined.values() if a.sha256 == article.sha256), None)
            if twin is not None:
                raise Refused(409, f"the story has this text already, as {twin.id}")
            joined[article.id] = article
        if len(joined) > MAX_ARTICLES:
            raise Refused(409, f"a story can have {MAX_ARTICLES} articles here; check larger ones with reconcile check")
        self._articles = joined
        self._warnings += tuple(warnings)
        self._arrived.set()

    async def _check_forever(self) -> None:
        while not self._stopping:
            await self._arrived.wait()
            self._arrived.clear()
            if self._report is not None:
                await asyncio.sleep(QUIET)
                await self._none_arriving.wait()
            await self._check()

    async def _check(self) -> None:
        assert self._engine is not None
        engine, wanted, warnings, loop = self._engine, self._articles, self._warnings, asyncio.get_running_loop()
        ordered = sorted(wanted.values(), key=lambda a: a.id)
        # the language model is loaded with the first check
        self._told(Reading(tuple(a.source or a.id for a in engine.unknown(ordered)), -1 if self._report is None else 0))

        def progress(done: int) -> None:
            if self._stopping:
                raise Stopped
            loop.call_soon_threadsafe(self._progress, done)

        try:
            document = await aside(lambda: engine.check(ordered, warnings, progress).to_dict())
        except Stopped:
            return
        except Exception as error:  # noqa: BLE001 - the page has to go on with what it had
            self._failed(error)
            return
        self._checked, self._report, self._texts = (wanted, warnings), document, {a.id: a.text for a in ordered}
        self._reading = None
        self._checks += 1
        self._problems.pop("engine", None)
        self._mark()

    def _failed(self, error: Exception) -> None:
        """Go back to the story as it was; without one there is nothing to show."""
        if self._report is None:
            self.failure = error
        (self._articles, self._warnings), self._reading = self._checked, None
        self._trouble("engine", f"the articles that were added could not be checked and are left out: {error}")

    def _progress(self, done: int) -> None:
        if self._reading is not None:
            self._told(Reading(self._reading.names, done))

    def _told(self, reading: Reading) -> None:
        self._reading = reading
        self.changes.ring()

    def _trouble(self, of: str, message: str) -> None:
        """Tell the windows what is wrong with the engine or the log, or that nothing is wrong any more."""
        line = " ".join(message.split())
        if line != self._problems.get(of, ""):
            self._problems[of] = line
            if not line:
                del self._problems[of]
            self.changes.ring()


@contextlib.contextmanager
def _told(status: int = 422) -> Iterator[None]:
    """Faults of the request as refusals: what the user got wrong with ``status``, a file that cannot be written with 500."""
    try:
        yield
    except (ValueError, UsageError) as error:
        told = str(error) if isinstance(error, UsageError) else "the last day is no day; write it as 2024-03-02"
        raise Refused(status, " ".join(told.split())) from None
    except ReconcileError as error:
        raise Refused(500, " ".join(str(error).split())) from None
