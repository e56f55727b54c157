"""Packed facts of articles on disk, so that an article that did not change is not read again.

A file for each article, named by a digest of everything that its facts depend on: nothing in the folder is ever wrong, only of no more use. It
can be deleted at any time, by several processes at once use it, and whatever goes wrong with it (damage, a full disk, no right to write) means that
an article is read again and nothing else. Files hold pieces of the articles' text and are for their owner only.
"""

from __future__ import annotations

import collections
import contextlib
import hashlib
import os
import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reconcile.model import Article

OFF = "off"
"""Setting that turns the cache off."""
VARIABLE = "RECONCILE_CACHE"
LIMIT = 200_000_000
"""Bytes on disk; what was not used for longest goes."""
_INNER = "facts"
_SHARDS = 256
_MAGIC = b"RCF1"
_SUM = 16
_BLOCK = 4096
_TOUCHED = 3600
"""Seconds: an entry that is used is marked as used at most so often, and what a stopped process left half written goes after so long."""
_TAG = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# Facts of articles, kept by reconcile so that they are not read again; can be deleted at any time. See https://bford.info/cachedir/\n"
)


def folder(setting: str | None = None) -> Path | None:
    """Where the cache is: the setting, else ``RECONCILE_CACHE``, else the user's folder for caches. None where it is turned off, or has no place."""
    said = setting or os.environ.get(VARIABLE, "").strip()
    if said:
        return None if said == OFF else Path(said).expanduser()
    home = _home()
    return home / "reconcile" if home else None


def _home() -> Path | None:
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local) if local else None
    given = os.environ.get("XDG_CACHE_HOME", "")
    # as the specification has it, a relative path is ignored
    if given.startswith("/"):
        return Path(given)
    with contextlib.suppress(RuntimeError):
        return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")
    return None


@dataclass(frozen=True, slots=True)
class Stats:
    """What is in the folder."""

    articles: int
    bytes: int
    """On disk."""


class Cache:
    """Packed facts by article, for one engine, model and settings (``stamp``). For one thread at a time."""

    def __init__(self, place: Path, stamp: str, limit: int = LIMIT) -> None:
        self._top, self._place = place, place / _INNER
        self._stamp = stamp.encode()
        self._share = limit // _SHARDS
        self._made = collections.Counter[Path]()
        self._usable = _ours(place)
        self._writable = self._usable
        self._number = 0

    def get(self, article: Article) -> bytes | None:
        """The packed facts of an article, or None."""
        if not self._usable:
            return None
        path, name = self._file(article)
        try:
            with path.open("rb") as stream:
                data = stream.read()
                used = os.fstat(stream.fileno()).st_mtime
        except OSError:
            return None
        body = data[len(_MAGIC) + _SUM :]
        if data[: len(_MAGIC) + _SUM] != _MAGIC + _sum(name, body):
            return None
        if abs(time.time() - used) > _TOUCHED:
            with contextlib.suppress(OSError):
                os.utime(path)
        return body

    def put(self, article: Article, packed: bytes) -> None:
        """Keep the packed facts of an article, if that is possible."""
        if not self._writable:
            return
        path, name = self._file(article)
        self._number += 1
        draft = path.parent / f"{os.getpid()}-{id(self)}-{self._number}.tmp"
        try:
            try:
                _write(draft, _MAGIC + _sum(name, packed) + packed)
            except FileNotFoundError:
                self._make(path.parent)
                _write(draft, _MAGIC + _sum(name, packed) + packed)
            draft.replace(path)
        except OSError:
            # a full disk or no right to write: what cannot be kept is read again
            self._writable = False
            with contextlib.suppress(OSError):
                draft.unlink()
            return
        self._made[path.parent] += 1
        if self._made[path.parent] % 32 == 0:
            self._prune(path.parent)

    def close(self) -> None:
        """Let the oldest go where there is too much."""
        for shard in self._made:
            self._prune(shard)
        self._made.clear()

    def _file(self, article: Article) -> tuple[Path, bytes]:
        day = article.published.isoformat() if article.published else ""
        text = article.text.encode("utf-8", "surrogatepass")
        digest = hashlib.sha256(b"\0".join((self._stamp, day.encode(), text))).hexdigest()
        return self._place / digest[:2] / digest[2:], digest.encode()

    def _make(self, shard: Path) -> None:
        if not self._top.exists():
            self._top.mkdir(parents=True, mode=0o700, exist_ok=True)
            _write(self._top / "CACHEDIR.TAG", _TAG.encode())
            _write(self._top / ".gitignore", b"*\n")
        self._place.mkdir(mode=0o700, exist_ok=True)
        shard.mkdir(mode=0o700, exist_ok=True)

    def _prune(self, shard: Path) -> None:
        """Keep a part of the cache within its share of the limit; names are digests, so that all parts fill evenly."""
        left = self._share
        now = time.time()
        with contextlib.suppress(OSError):
            for entry, state in sorted(_entries(shard), key=lambda e: (-e[1].st_mtime, e[0].name)):
                left -= _on_disk(state)
                if left < 0 or (entry.name.endswith(".tmp") and now - state.st_mtime > _TOUCHED):
                    with contextlib.suppress(OSError):
                        Path(entry.path).unlink()


def stats(place: Path) -> Stats:
    """How much there is in a cache's folder."""
    found = [state for shard in _shards(place) for _, state in _entries(shard)]
    return Stats(len(found), sum(map(_on_disk, found)))


def clear(place: Path) -> Stats:
    """Delete what is kept, and nothing else that may lie in the folder. What there was.

    Raises:
        OSError: something cannot be deleted.
    """
    was = stats(place)
    if _ours(place) and (place / _INNER).is_dir():
        shutil.rmtree(place / _INNER)
    return was


def _ours(place: Path) -> bool:
    """Whether the folder is not there yet, or belongs to us: what others put there is not taken for facts."""
    try:
        return not hasattr(os, "geteuid") or place.stat().st_uid == os.geteuid()
    except FileNotFoundError:
        return True
    except OSError:
        return False


def _shards(place: Path) -> Iterator[Path]:
    with contextlib.suppress(OSError):
        yield from sorted(p for p in (place / _INNER).iterdir() if p.is_dir())


def _entries(shard: Path) -> Iterator[tuple[os.DirEntry[str], os.stat_result]]:
    with contextlib.suppress(OSError), os.scandir(shard) as found:
        for entry in found:
            with contextlib.suppress(OSError):
                yield entry, entry.stat(follow_symlinks=False)


def _on_disk(state: os.stat_result) -> int:
    return -(-state.st_size // _BLOCK) * _BLOCK


def _sum(name: bytes, body: bytes) -> bytes:
    return hashlib.blake2b(name + body, digest_size=_SUM).digest()


def _write(path: Path, data: bytes) -> None:
    """A new file for the owner only."""
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:  # noqa: PTH123 - opened with a mode
        stream.write(data)
