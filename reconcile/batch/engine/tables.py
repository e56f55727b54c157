"""The columns of the tables that pass the seam, and the digest that must be equal over engines."""

from __future__ import annotations

import dataclasses
import hashlib
import types
import typing
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pyarrow as pa

from reconcile.model import Article

PLACE: typing.Final = (("part", pa.string()), ("number", pa.int64()), ("note", pa.string()))
"""Where a row comes from: its part and its number in it, and where nothing could be read there, why (then the rest is empty)."""
ARTICLES: typing.Final = pa.schema([
    *PLACE,
    ("id", pa.string()),
    ("text", pa.string()),
    ("title", pa.string()),
    ("source", pa.string()),
    ("published", pa.date32()),
    ("url", pa.string()),
    ("path", pa.string()),
    ("line_offset", pa.int64()),
    ("offset", pa.int64()),
    ("plain", pa.bool_()),
    ("warnings", pa.list_(pa.string())),
    ("file_sha256", pa.string()),
])  # fmt: skip
"""Articles as they go in. Only ``id`` and ``text`` are required of a table of somebody else's."""
_FIELDS: typing.Final = tuple(f.name for f in dataclasses.fields(Article) if f.name in ARTICLES.names)
_PLAIN: typing.Final[Mapping[Any, pa.DataType]] = {
    str: pa.string(), bytes: pa.binary(), int: pa.int64(), bool: pa.bool_(),
}  # fmt: skip


def columns_of(record: type) -> list[tuple[str, pa.DataType]]:
    """The columns that a dataclass of plain fields has as a table.

    Raises:
        TypeError: a field of another type.
    """
    hints = typing.get_type_hints(record)
    return [(f.name, _arrow(hints[f.name])) for f in dataclasses.fields(record) if f.init]


def _arrow(hint: Any) -> pa.DataType:
    if hint in _PLAIN:
        return _PLAIN[hint]
    kept = [i for i in typing.get_args(hint) if i is not type(None)]
    if typing.get_origin(hint) in (typing.Union, types.UnionType) and len(kept) == 1:
        return _arrow(kept[0])
    raise TypeError(f"{hint} has no column")


def article_row(article: Article, part: str, number: int) -> dict[str, Any]:
    """An article as a row."""
    return {"part": part, "number": number, **{name: getattr(article, name) for name in _FIELDS}}


def article_of(row: Mapping[str, Any]) -> Article:
    """The article of a row; what the table has no column for is as with an article of which nothing else is known."""
    known = {name: row[name] for name in _FIELDS if row.get(name) is not None}
    return Article(**{**known, "warnings": tuple(known.get("warnings", ()))})


def rows_of(batch: pa.RecordBatch | pa.Table) -> list[dict[str, Any]]:
    """The rows of a table, without those that only say why nothing could be read."""
    rows: list[dict[str, Any]] = batch.to_pylist()
    return [r for r in rows if r.get("note") is None]


def batch_of(rows: Sequence[Mapping[str, Any]], schema: pa.Schema) -> pa.RecordBatch:
    """Rows as a batch; a column that a row does not name is empty there."""
    return pa.RecordBatch.from_pylist([{name: r.get(name) for name in schema.names} for r in rows], schema=schema)


def digest(tables: Iterable[pa.Table | pa.RecordBatch], leave: Sequence[str] = ("part", "number")) -> str:
    """One number for the content of tables, whatever the order of rows and however they are cut; where a row came from does not count."""
    lines = []
    for table in tables:
        for row in table.to_pylist():
            kept = {k: v for k, v in row.items() if k not in leave}
            lines.append(hashlib.sha256(repr(sorted(kept.items())).encode("utf-8", "surrogatepass")).digest())
    return hashlib.sha256(b"".join(sorted(lines))).hexdigest()
