"""Parquet files that are whole or absent, and the manifest that says which of them count.

A file is written beside its place, brought to the disk and renamed into it. What a kill leaves behind are files that begin with a dot, which nobody reads and
the next run removes.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from reconcile.batch.engine.tables import rows_of
from reconcile.errors import InputError, OutputError

MANIFEST: Final = "manifest.json"
FORMAT: Final = 1
_PACKED: Final = frozenset({pa.binary()})


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Errors of the file system as one line.

    Raises:
        OutputError: the path cannot be written.
    """
    try:
        yield
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror or error})") from error


def shard(folder: Path, key: str) -> Path:
    """The file of a part."""
    return folder / f"{key}.parquet"


def write_shard(path: Path, batches: Iterable[pa.RecordBatch], schema: pa.Schema) -> int:
    """Write all batches as one file; returns the rows.

    Raises:
        OutputError: the file cannot be written; then nothing is there.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    # what is compressed already only costs time
    squeeze: dict[str, str] = {f.name: "NONE" if f.type in _PACKED else "ZSTD" for f in schema if not pa.types.is_list(f.type)}
    rows = 0
    try:
        with told(path):
            with pq.ParquetWriter(temporary, schema, compression=squeeze or "ZSTD") as writer:
                for batch in batches:
                    writer.write_batch(batch)
                    rows += batch.num_rows
            settle(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    return rows


def settle(temporary: Path, path: Path) -> None:
    """Rename a file that is on the disk into its place, for good."""
    with temporary.open("rb") as file:
        os.fsync(file.fileno())
    temporary.replace(path)
    sync(path.parent)


def sync(folder: Path) -> None:
    """Bring the names in a folder to the disk, where folders can be opened for that."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sweep(folder: Path) -> None:
    """Remove what a kill left behind."""
    for path in folder.glob(".*.parquet.*"):
        path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class ShardPart:
    """The rows of a Parquet file of ours, as a part of the next step."""

    path: str
    key: str
    columns: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        return self.path

    def batches(self) -> Iterator[pa.RecordBatch]:
        try:
            with pq.ParquetFile(self.path) as file:
                wanted = [c for c in self.columns if c in file.schema_arrow.names] or None
                row = 0
                for batch in file.iter_batches(batch_size=256, columns=wanted):
                    yield _numbered(batch, row)
                    row += batch.num_rows
        except (OSError, pa.ArrowInvalid) as error:
            raise InputError(
                f"{self.path}: cannot be read ({str(error).splitlines()[0]}); remove it, and the next run makes it again"
            ) from error


def _numbered(batch: pa.RecordBatch, before: int) -> pa.RecordBatch:
    """Rows that somebody else's table has no numbers for get those of their places in the file."""
    place = batch.schema.get_field_index("number")
    if place < 0 or not batch["number"].null_count:
        return batch
    return batch.set_column(place, "number", pa.array(range(before + 1, before + 1 + batch.num_rows), pa.int64()))


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a file of records in their order, notes left out."""
    rows = rows_of(pq.read_table(path))
    return sorted(rows, key=lambda r: r["number"] or 0)


def read_manifest(folder: Path) -> dict[str, Any]:
    """What the last run that finished a step says of the folder; empty where none did.

    Raises:
        InputError: it is not ours, or of a newer version.
    """
    path = folder / MANIFEST
    try:
        known = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: not a manifest of reconcile archive build ({error}); name another folder") from None
    if not isinstance(known, dict) or not isinstance(known.get("format"), int):
        raise InputError(f"{path}: not a manifest of reconcile archive build; name another folder")
    if known["format"] > FORMAT:
        raise InputError(f"{path}: written by a newer version of reconcile (format {known['format']}, this one knows {FORMAT})")
    return known


def write_manifest(folder: Path, said: dict[str, Any]) -> None:
    """Say which files count, all at once.

    Raises:
        OutputError: it cannot be written.
    """
    path = folder / MANIFEST
    temporary = path.with_name(f".{MANIFEST}.{os.getpid()}")
    with told(path):
        temporary.write_text(json.dumps({"format": FORMAT, **said}, indent=1, ensure_ascii=False) + "\n", "utf-8")
        settle(temporary, path)
