"""Articles → facts, in this process or in several, with the same result."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from reconcile.extraction import extract as facts_of
from reconcile.extraction.tidying import tidying
from reconcile.kinds import discover
from reconcile.language import analyse
from reconcile.lexis.newsroom import using
from reconcile.model import Article, Fact
from reconcile.model.packing import pack, unpack
from reconcile.model.settings import NO_SETTINGS, Ignore, Lexicon, Settings
from reconcile.workers.cache import Cache, folder
from reconcile.workers.cores import cores
from reconcile.workers.identity import stamp
from reconcile.workers.pool import TRIES, WORKER_PAYS, each
from reconcile.workers.task import Lost

Facts = tuple[Fact[Any], ...]
PATIENCE = 60.0
"""Seconds that any article may take, on a busy machine too."""
PACE = 1000
"""Code points that may take another second; the engine does thirty times as many."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """The task of a worker: the facts of an article, which depend on no other article."""

    model: str | None = None
    ignore: Ignore = Ignore()
    lexicon: Lexicon = Lexicon()
    kept: bool = False
    """Whether the facts go into a cache; a worker then packs them, too."""

    def start(self, *, apart: bool) -> Callable[[Article], Facts | _Packed]:
        kinds = discover()

        def work(article: Article) -> Facts:
            found: list[Fact[Any]] = []
            with using(self.lexicon), tidying():
                for document in analyse([article], self.model, self.ignore):
                    found += facts_of([document], kinds)
                    document.let_go()
            return tuple(found)

        # the model is loaded now, so that a missing one is told before any work is handed out
        work(Article("", ""))
        return (lambda article: _both(work(article), article)) if apart and self.kept else work

    def weight(self, item: Article) -> int:
        return len(item.text) + 1

    def limit(self, item: Article) -> float:
        return PATIENCE + len(item.text) / PACE


def extract(
    articles: Iterable[Article],
    model: str | None = None,
    settings: Settings | None = None,
    *,
    jobs: int | None = None,
    progress: Callable[[int], None] | None = None,
    warn: Callable[[str], object] | None = None,
    cache: Cache | None = None,
    pays: int | None = None,
) -> Iterator[tuple[Article, Facts]]:
    """Each article with its facts in text order, in the order in which the articles come; an endless stream takes constant memory.

    Args:
        articles: the articles; they are read a little ahead.
        model: the language model; by default that of the settings.
        settings: the newsroom's words, what is no evidence, how many jobs, and the folder of the cache.
        jobs: processes at most; by default those of the settings, else the cores of this machine. Fewer are started where there is little to
            do: the result is the same with any number.
        progress: called with the number of articles done.
        warn: called with a line about an article that no process survived, which then has no facts; by default a Python warning.
        cache: where facts are kept; by default that of the settings.
        pays: code points for which it pays to start a worker; by default ``WORKER_PAYS``.

    Raises:
        ModelError: the language model is missing or not the one that was tested.
        WorkerError: workers cannot be started.
    """
    said = settings or NO_SETTINGS
    model = model or said.model
    keeper = _Keeper(cache or opened(model, said))
    task = Extraction(model, said.ignore, said.lexicon, keeper.keeps)
    try:
        done = each(articles, task, jobs or said.jobs or cores(), known=keeper.known, pays=pays or WORKER_PAYS)
        for number, (article, result) in enumerate(done, 1):
            if isinstance(result, Lost):
                line = f"{article.path or article.id}: {result.why}, {TRIES} times over; it is left out"
                warnings.warn(line, RuntimeWarning, stacklevel=2) if warn is None else warn(line)
            yield article, () if isinstance(result, Lost) else keeper.facts(article, result)
            if progress is not None:
                progress(number)
    finally:
        keeper.close()


def opened(model: str | None, settings: Settings) -> Cache | None:
    """The cache that settings name, or None."""
    place = folder(settings.cache) if settings.cache else None
    return Cache(place, stamp(model, settings)) if place else None


@dataclass(frozen=True, slots=True)
class _Packed:
    """Facts, and how the cache keeps them (None where it cannot)."""

    facts: Facts
    packed: bytes | None


@dataclass(frozen=True, slots=True)
class _Known:
    """Facts that were in the cache."""

    facts: Facts


class _Keeper:
    """What comes out of the cache and goes into it."""

    def __init__(self, cache: Cache | None) -> None:
        self._cache = cache
        self.keeps = cache is not None

    def known(self, article: Article) -> _Known | None:
        packed = self._cache.get(article) if self._cache else None
        if packed is None:
            return None
        try:
            return _Known(unpack(packed, article, discover()))
        except ValueError:
            # written by another version under our name, or not by us at all: it is made anew
            return None

    def facts(self, article: Article, result: Facts | _Packed | _Known) -> Facts:
        if isinstance(result, _Known):
            return result.facts
        if self._cache is None:
            return result.facts if isinstance(result, _Packed) else result
        both = result if isinstance(result, _Packed) else _both(result, article)
        if both.packed is not None:
            self._cache.put(article, both.packed)
        return both.facts

    def close(self) -> None:
        if self._cache is not None:
            self._cache.close()


def _both(facts: Facts, article: Article) -> _Packed:
    try:
        return _Packed(facts, pack(facts, article, discover()))
    except ValueError:
        # too many facts for that
        return _Packed(facts, None)
