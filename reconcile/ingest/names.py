"""The id of each article, and which article a name typed by hand means."""

from __future__ import annotations

import difflib
import os
from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from reconcile.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from reconcile.ingest.draft import Draft

Given = TypeVar("Given")


def shown(path: str) -> str:
    """A path that can be printed: bytes of a file name that are no UTF-8 become question marks in a diamond."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def parts(path: str) -> tuple[str, ...]:
    """The components of a path as typed, without ``.``; a single one for standard input."""
    if path == "-":
        return ("stdin",)
    posix = shown(path).replace(os.sep, "/")
    return tuple(p for p in posix.split("/") if p not in {"", "."})


def where(path: str, line: int | None = None) -> str:
    """A file, and a line in it, as messages name them."""
    name = "standard input" if path == "-" else shown(path)
    return f"{name}, line {line}" if line else name


def article_ids(found: Sequence[tuple[str, Draft]]) -> list[str]:
    """Ids for (path, draft) pairs, in their order: the draft's own, else the shortest end of the path that tells it apart.

    The records of a file of several get ``#`` and their number after the name.

    Raises:
        InputError: two articles have the same id; the message names both places.
    """
    own = {draft.id for _, draft in found if draft.id}
    ends = _Ends({path for path, draft in found if not draft.id})
    ids = []
    for path, draft in found:
        ids.append(draft.id or ends.shortest(path, own, "" if draft.number is None else f"#{draft.number}"))
    first: dict[str, int] = {}
    for index, name in enumerate(ids):
        if name in first:
            one, two = (where(found[k][0], found[k][1].line) for k in (first[name], index))
            raise InputError(f'two articles have the id "{name}": {one} and {two}')
        first[name] = index
    return ids


class _Ends:
    """How many of some paths end alike, so that thousands of files are told apart without each being held against each."""

    def __init__(self, paths: Collection[str]) -> None:
        self._parts = {path: parts(path) for path in paths}
        self._counts: dict[int, Counter[str]] = {}

    def shortest(self, path: str, own: Collection[str], suffix: str) -> str:
        """The shortest end of one of the paths that no other has, and that with the suffix is not among the ids in ``own``; else all of it."""
        mine = self._parts[path]
        for length in range(1, len(mine) + 1):
            name = "/".join(mine[-length:])
            if name + suffix not in own and self._count(length)[name] == 1:
                return name + suffix
        return "/".join(mine) + suffix

    def _count(self, length: int) -> Counter[str]:
        if length not in self._counts:
            self._counts[length] = Counter("/".join(p[-length:]) for p in self._parts.values())
        return self._counts[length]


def assign(given: Mapping[str, Given], ids: Sequence[str], paths: Sequence[str], what: str) -> dict[int, Given]:
    """Values given by hand (by id, path or file name) → index of the article. An id wins over a path, a path over a name.

    Raises:
        UsageError: a key names no article, or a bare file name is that of several files.
    """
    out: dict[int, Given] = {}
    ranks: dict[int, int] = {}
    for key, value in sorted(given.items()):
        rank, matches = _matches(key, ids, paths, what)
        for index in matches:
            if rank < ranks.get(index, 9):
                out[index], ranks[index] = value, rank
    return out


def _matches(key: str, ids: Sequence[str], paths: Sequence[str], what: str) -> tuple[int, list[int]]:
    if key in ids:
        return 0, [ids.index(key)]
    same_path = [i for i, path in enumerate(paths) if key == path or parts(key) == parts(path)]
    if same_path:
        return 1, same_path
    same_name = [i for i, path in enumerate(paths) if parts(path)[-1:] == (key,)]
    if len({paths[i] for i in same_name}) > 1:
        raise UsageError(f'{what} for "{key}": several files have that name; use one of {", ".join(ids[i] for i in same_name)}')
    if same_name:
        return 2, same_name
    near = difflib.get_close_matches(key, sorted({*ids, *paths}), n=1, cutoff=0.5)
    known = sorted(ids)
    hint = f'did you mean "{near[0]}"?' if near else f"articles are: {', '.join(known[:8])}{' …' if len(known) > 8 else ''}"
    raise UsageError(f'{what} for "{key}": no such article; {hint}')


def given_for(given: Mapping[str, Given], name: str, path: str) -> Given | None:
    """The value given by hand for one article, whatever others there are: by its id, else its path, else its file's name."""
    keys = sorted(given)
    same = [key for key in keys if key == name] or [key for key in keys if key == path or parts(key) == parts(path)]
    same = same or [key for key in keys if parts(path)[-1:] == (key,)]
    return given[same[0]] if same else None
