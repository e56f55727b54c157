"""Inputs → parts: pieces of files that workers read by themselves, each with a name that follows from what is in it.

A part is about ``SIZE`` articles: a stretch of a JSON Lines file, rows of a Parquet file, or some small files. Where files are put together, the
cuts follow from the files' names, so that one file more changes one part and not all behind it. A file of any other kind
that is large (a WARC) is one part.
"""

from __future__ import annotations

import hashlib
import io
import itertools
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from reconcile.batch.engine.tables import ARTICLES, article_row, batch_of
from reconcile.errors import InputError
from reconcile.ingest.files import extension, is_article_file
from reconcile.ingest.intake import EXTENSIONS
from reconcile.ingest.names import where
from reconcile.ingest.records import json_lines
from reconcile.ingest.stream import Streamed, stream, streamed
from reconcile.ingest.text import wide_encoding
from reconcile.model.settings import Settings

SIZE: Final = 500
"""Articles of a part, about: some seconds of work, which is what a stop loses."""
SMALL: Final = 262_144
"""Bytes under which files are put together."""
_STRETCH: Final = 16_000_000
"""Bytes of a stretch of lines at most, whole lines."""
_ROWS: Final = 64
"""Rows of a batch."""
_CUTS: Final = 16
"""Parts of a row group at most: each part decodes its row group from the beginning."""
PARQUET: Final = ".parquet"
_COLUMNS: Final = ("id", "text", "title", "source", "published", "date", "url")
_WHOLE, _LINES, _TABLE = "file", "lines", "rows"


@dataclass(frozen=True, slots=True)
class Slice:
    """A file, or the bytes or rows of it from ``start`` to ``stop``; ``before`` is the number of lines before it."""

    path: str
    form: str
    digest: str
    start: int = 0
    stop: int = 0
    before: int = 0

    def articles(self, settings: Settings | None) -> Iterator[Streamed]:
        """What the slice holds, record by record, as ``ingest.stream`` has it."""
        if self.form == _WHOLE:
            yield from stream([self.path], settings=settings)
        elif self.form == _LINES:
            with Path(self.path).open("rb") as file:
                file.seek(self.start)
                data = file.read(self.stop - self.start)
            for _, line, value in json_lines(io.BytesIO(data)):
                yield streamed(self.path, line + self.before, value, settings, line + self.before)
        else:
            for number, row in enumerate(_rows(self.path, self.start, self.stop), self.start + 1):
                yield streamed(self.path, number, row, settings)

    @property
    def told(self) -> str:
        if self.form == _LINES:
            return f"{where(self.path)}, lines from {self.before + 1:,}"
        return where(self.path) if self.form == _WHOLE else f"{where(self.path)}, rows {self.start + 1:,} to {self.stop:,}"


@dataclass(frozen=True, slots=True)
class ArticlePart:
    """Articles of some slices."""

    slices: tuple[Slice, ...]
    key: str
    settings: Settings | None = None

    @property
    def told(self) -> str:
        more = f" and {len(self.slices) - 1:,} more files" if len(self.slices) > 1 else ""
        return self.slices[0].told + more

    def batches(self) -> Iterator[pa.RecordBatch]:
        numbered = enumerate((s for piece in self.slices for s in piece.articles(self.settings)), 1)
        while some := list(itertools.islice(numbered, _ROWS)):
            yield batch_of([row for number, s in some for row in _as_rows(s, self.key, number)], ARTICLES)


def _as_rows(told: Streamed, part: str, number: int) -> Iterator[dict[str, Any]]:
    for note in told.notes:
        yield {"part": part, "number": number, "note": note}
    if told.article is not None:
        yield article_row(told.article, part, number)


def parts_of(inputs: Sequence[str], settings: Settings | None, stamp: str) -> list[ArticlePart]:
    """The parts of files and folders, in a fixed order whatever the order of the inputs.

    ``stamp`` stands for all that the result depends on beside the articles: the engine, the model and the settings.

    Raises:
        InputError: an input that is not there or that nothing is read from.
    """
    slices = (piece for path in listed(inputs) for piece in _slices(path))
    return [_part(group, settings, stamp) for group in _grouped(slices)]


def _part(slices: Sequence[Slice], settings: Settings | None, stamp: str) -> ArticlePart:
    said = json.dumps([stamp, *([s.path, s.form, s.digest, s.start, s.stop, s.before] for s in slices)])
    return ArticlePart(tuple(slices), hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:24], settings)


def _grouped(slices: Iterable[Slice]) -> Iterator[list[Slice]]:
    """Slices by part: small files together, up to one whose name says that it is the last."""
    together: list[Slice] = []
    for piece in slices:
        if piece.form != _WHOLE or piece.stop > SMALL:
            yield [piece]
            continue
        together.append(piece)
        if int(hashlib.sha256(os.fsencode(piece.path)).hexdigest()[:8], 16) % (SIZE // 2) == 0 or len(together) >= 2 * SIZE:
            yield together
            together = []
    if together:
        yield together


def listed(inputs: Sequence[str]) -> list[str]:
    """The files that inputs name, each once, in the order of their names.

    Raises:
        InputError: an input that is not there, or a folder or file that nothing can be read from.
    """
    found: dict[str, str] = {}
    for name in sorted({os.fspath(name) for name in inputs}):
        path = Path(name)
        if path.is_dir():
            inside = sorted(_inside(name))
            if not inside:
                raise InputError(f"{where(name)}: no article in this folder; read are {', '.join((*EXTENSIONS, PARQUET))}")
        elif path.is_file() and extension(name) in {*EXTENSIONS, PARQUET}:
            inside = [name]
        else:
            why = f"unknown kind of file; read are {', '.join((*EXTENSIONS, PARQUET))}" if path.exists() else "no such file or folder"
            raise InputError(f"{where(name)}: {why}")
        for file in inside:
            found.setdefault(os.path.realpath(file), file)
    return sorted(found.values())


def _inside(folder: str) -> Iterator[str]:
    kinds = frozenset((*EXTENSIONS, PARQUET))
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (os.path.join(root, name) for name in names if is_article_file(name, kinds))  # noqa: PTH118 - as it was typed


def _slices(path: str) -> Iterator[Slice]:
    kind = extension(path)
    try:
        if kind == PARQUET:
            yield from _row_slices(path)
        elif kind == ".jsonl":
            yield from _line_slices(path)
        else:
            yield Slice(path, _WHOLE, _digest(path), 0, Path(path).stat().st_size)
    except OSError as error:
        raise InputError(f"{where(path)}: cannot be read ({error.strerror or error})") from error


def _digest(path: str) -> str:
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _line_slices(path: str) -> Iterator[Slice]:
    """Stretches of whole lines; a line of any length is never held in memory."""
    with Path(path).open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        wide = wide_encoding(file.read(4096)) is not None
        file.seek(0)
        if wide or size <= SMALL:
            yield Slice(path, _WHOLE, _digest(path), 0, size)
            return
        start = at = before = lines = 0
        told = hashlib.sha256()
        while piece := file.readline(1 << 20):
            told.update(piece)
            at += len(piece)
            lines += piece.endswith(b"\n")
            if piece.endswith(b"\n") and (lines >= SIZE or at - start >= _STRETCH):
                yield Slice(path, _LINES, told.hexdigest(), start, at, before)
                start, before, lines, told = at, before + lines, 0, hashlib.sha256()
        if at > start:
            yield Slice(path, _LINES, told.hexdigest(), start, at, before)


def _row_slices(path: str) -> Iterator[Slice]:
    digest = _digest(path)
    with _opened(path) as file:
        if "text" not in file.schema_arrow.names:
            raise InputError(f'{where(path)}: has no column "text"; wanted are {", ".join(ARTICLES.names[3:9])}')
        groups = [file.metadata.row_group(i).num_rows for i in range(file.num_row_groups)]
    at = start = 0
    for rows in groups:
        if rows > SIZE:
            if start < at:
                yield Slice(path, _TABLE, digest, start, at)
            step = max(SIZE, -(-rows // _CUTS))
            for first in range(at, at + rows, step):
                yield Slice(path, _TABLE, digest, first, min(first + step, at + rows))
            start = at + rows
        at += rows
        if at - start >= SIZE:
            yield Slice(path, _TABLE, digest, start, at)
            start = at
    if start < at:
        yield Slice(path, _TABLE, digest, start, at)


def _opened(path: str) -> pq.ParquetFile:
    try:
        return pq.ParquetFile(path)
    except pa.ArrowInvalid as error:
        raise InputError(f"{where(path)}: not a Parquet file ({str(error).splitlines()[0]})") from error


def _rows(path: str, start: int, stop: int) -> Iterator[dict[str, Any]]:
    """Rows as the records of JSON that they would be."""
    with _opened(path) as file:
        columns = [c for c in _COLUMNS if c in file.schema_arrow.names]
        at, groups = 0, []
        first = None
        for group in range(file.num_row_groups):
            rows = file.metadata.row_group(group).num_rows
            if at < stop and at + rows > start:
                first = at if first is None else first
                groups.append(group)
            at += rows
        at = first or 0
        for batch in file.iter_batches(batch_size=_ROWS, row_groups=groups, columns=columns):
            if at >= stop:
                return
            if at + batch.num_rows > start:
                for number, row in enumerate(batch.to_pylist(), at):
                    if start <= number < stop:
                        yield {k: v if isinstance(v, str) else None if v is None else _plain(v) for k, v in row.items()}
            at += batch.num_rows


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
