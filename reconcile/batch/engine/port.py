"""The seam between what is computed and what it runs on: pure functions over Arrow tables, and four verbs to run them.

A ``Part`` is work that is done or not done: a piece of the input with a name of its own that follows from its content. ``write``
gives one Parquet file for each part, and skips the parts whose file is there; so a run that was stopped goes on where it was.
"""

from __future__ import annotations

import abc
import dataclasses
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pyarrow as pa

BatchFunction = Callable[[pa.RecordBatch], pa.RecordBatch]
"""Rows to rows, one batch at a time; the result must not depend on how rows were cut into batches."""
TableFunction = Callable[[pa.Table], pa.Table]
"""All rows of one group to rows; the result must not depend on their order."""


class Part(Protocol):
    """A piece of the input that a worker reads by itself; can be sent to another process."""

    @property
    def key(self) -> str:
        """Name of the part and of what is made of it (letters, digits and dashes): equal for equal content."""

    @property
    def told(self) -> str:
        """The part in words, for a message: "wire.jsonl, lines 501 to 1000"."""

    def batches(self) -> Iterator[pa.RecordBatch]:
        """The rows, in order."""


@dataclass(frozen=True, slots=True)
class Groups:
    """A column whose equal values make a group, the function of a group, and what that gives."""

    column: str
    function: TableFunction
    schema: pa.Schema


@dataclass(frozen=True, slots=True)
class Plan:
    """Parts, what is done with their rows one by one, what that gives, and how those are taken together in the end."""

    parts: tuple[Part, ...]
    functions: tuple[BatchFunction, ...]
    schema: pa.Schema
    groups: Groups | None = None


class Engine(abc.ABC):
    """Runs pure functions over rows. Nothing is computed before ``write``, the one verb that differs from engine to engine."""

    def read(self, parts: Sequence[Part], schema: pa.Schema) -> Plan:
        """The rows of parts."""
        return Plan(tuple(parts), (), schema)

    def map_batches(self, data: Plan, function: BatchFunction, schema: pa.Schema) -> Plan:
        """A function of rows, wherever the rows are; ``schema`` is that of what it gives."""
        if data.groups is not None:
            raise ValueError("rows are grouped already; write them, and read what was written")
        return dataclasses.replace(data, functions=(*data.functions, function), schema=schema)

    def map_groups(self, data: Plan, key: str, function: TableFunction, schema: pa.Schema) -> Plan:
        """A function of all rows that have the same value in the column ``key``; rows without one are left out."""
        if data.groups is not None:
            raise ValueError("rows are grouped already; write them, and read what was written")
        return dataclasses.replace(data, groups=Groups(key, function, schema))

    @abc.abstractmethod
    def write(self, data: Plan, folder: Path) -> list[Path]:
        """Parquet files, each whole or absent, in a fixed order: one a part, or as many as it takes for groups.

        Parts whose file is there are not done again; what was grouped is.

        Raises:
            OutputError: the folder cannot be written.
            WorkerError: workers were lost over and over on one part; the other parts are done.
        """


def rows_through(part: Part, functions: Sequence[BatchFunction]) -> Iterator[pa.RecordBatch]:
    """The rows of a part after all functions; the column ``part``, where they have one, says which part that is."""
    for batch in part.batches():
        made = batch
        for function in functions:
            made = function(made)
        place = made.schema.get_field_index("part")
        yield made if place < 0 else made.set_column(place, "part", pa.repeat(part.key, made.num_rows))
