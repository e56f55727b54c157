"""The tables of a plan, filled with the values of one article and written as columns, and read back.

Writing, every distinct value gets a number in the table of its type; a value that is met again (the same object, or one with
the same numbers in it) gets the number that it has. Reading, each table is made column by column of the tables before it.
"""

from __future__ import annotations

import datetime as dt
import itertools
import json
import operator
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from reconcile.model.packing_columns import Reader, Writer
from reconcile.model.packing_plan import Cell, Plan, Table

_Number = Callable[[Any], int]


class Filling:
    """Tables to be filled; ``cell`` gives the function that turns a value into its number."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._strings: dict[str, int] = {}
        self._days: dict[dt.date, int] = {}
        self._plain: dict[str, int] = {}
        self._spelled: dict[tuple[type, Any], int] = {}
        self._rows: list[dict[tuple[int, ...], int]] = []
        self._number: list[_Number] = []
        for table in plan.tables:
            rows: dict[tuple[int, ...], int] = {}
            self._rows.append(rows)
            self._number.append(self._table(table, rows))

    def cell(self, cell: Cell) -> _Number:
        """The function for one cell.

        It raises TypeError or KeyError for a value that is not of the cell's type.
        """
        found = self._bare(cell)
        if not cell.optional:
            return found
        return lambda value: 0 if value is None else found(value) + 1

    def write(self, out: Writer) -> None:
        """All tables, in the order in which ``Filled`` reads them."""
        lengths = list(map(len, self._strings))
        out.number(len(lengths))
        out.column(lengths, told=True)
        out.text("".join(self._strings))
        out.text("[" + ",".join(self._plain) + "]")
        out.number(len(self._days))
        out.column([d.toordinal() for d in self._days], told=True)
        for table, rows in zip(self.plan.tables, self._rows, strict=True):
            out.number(len(rows))
            if table.names:
                for number, column in enumerate(zip(*rows, strict=True) if rows else [()] * len(table.names)):
                    out.column(column, told=not number)
                continue
            out.column([len(r) for r in rows], told=True)
            if table.maker is frozenset:
                # members in order: steps are smaller than the numbers
                out.column([b - a for r in rows for a, b in itertools.pairwise((0, *r))])
            else:
                out.column(list(itertools.chain.from_iterable(rows)))

    def _bare(self, cell: Cell) -> _Number:
        match cell.what:
            case "str":
                return self._string
            case "int":
                return operator.index
            case "bool":
                return (False, True).index
            case "enum":
                return {m: i for i, m in enumerate(cell.members)}.__getitem__
            case "date":
                return self._day
            case "any":
                return self._any
            case "table":
                return self._number[cell.table]
            case _:
                return cell.members.index

    def _string(self, value: str) -> int:
        known = self._strings
        at = known.get(value)
        if at is None:
            at = known[value + ""] = len(known)
        return at

    def _day(self, value: dt.date) -> int:
        if type(value) is not dt.date:
            raise TypeError(f"expected a day, not {type(value).__name__}")
        return self._days.setdefault(value, len(self._days))

    def _any(self, value: Any) -> int:
        if isinstance(value, (int, float)):
            # 1, 1.0 and True are equal and not the same
            key = (type(value), value)
            if key not in self._spelled:
                self._spelled[key] = self._plain.setdefault(json.dumps(value), len(self._plain))
            return self._spelled[key]
        return self._plain.setdefault(json.dumps(value), len(self._plain))

    def _table(self, table: Table, rows: dict[tuple[int, ...], int]) -> _Number:
        if table.names and table.maker is not tuple:
            return _row_number(table, [self.cell(c) for c in table.cells], rows)
        if table.names:
            parts = [self.cell(c) for c in table.cells]
            return lambda value: rows.setdefault(tuple(p(v) for p, v in zip(parts, value, strict=True)), len(rows))
        return _run_number(table.maker, self.cell(table.cells[0]), rows, None if table.cells[0].what == "str" else repr)


def _row_number(table: Table, parts: Sequence[_Number], rows: dict[tuple[int, ...], int]) -> _Number:
    maker, seen = table.maker, dict[int, int]()
    pick = operator.attrgetter(*table.names)
    single = len(table.names) == 1

    def number(value: Any) -> int:
        # what is packed is alive as long as this, so an object's address is its name
        known = seen.get(id(value))
        if known is not None:
            return known
        if type(value) is not maker:
            raise TypeError(f"expected {maker.__name__}, not {type(value).__name__}")
        fields = (pick(value),) if single else pick(value)
        row = tuple([p(v) for p, v in zip(parts, fields, strict=True)])
        at = seen[id(value)] = rows.setdefault(row, len(rows))
        return at

    return number


def _run_number(maker: type, part: _Number, rows: dict[tuple[int, ...], int], order: Callable[[Any], str] | None) -> _Number:
    seen = dict[int, int]()
    ordered = maker is frozenset

    def number(value: Any) -> int:
        known = seen.get(id(value))
        if known is not None:
            return known
        if type(value) is not maker:
            raise TypeError(f"expected {maker.__name__}, not {type(value).__name__}")
        # words that are new get their numbers in an order of their own, not in that of the set
        members: Any = value
        row = tuple(sorted(map(part, sorted(members, key=order)))) if ordered else tuple(map(part, members))
        at = seen[id(value)] = rows.setdefault(row, len(rows))
        return at

    return number


class Filled:
    """Tables read back; ``choice`` gives the values that the numbers of a cell stand for.

    Raises:
        ValueError, IndexError, TypeError: damaged data.
    """

    def __init__(self, plan: Plan, source: Reader) -> None:
        self.plan = plan
        lengths = source.column(source.count(), signed=False)
        self._strings = _cut(source.text(), lengths)
        plain = json.loads(source.text())
        self._plain: list[Any] = plain if isinstance(plain, list) else []
        self._days = [dt.date.fromordinal(n) for n in source.column(source.count(), signed=False)]
        self._made: list[list[Any]] = []
        for table in plan.tables:
            self._made.append(list(self._read(table, source)))

    def choice(self, cell: Cell) -> Sequence[Any]:
        """The values of a cell by number."""
        found = self._bare(cell)
        return [None, *found] if cell.optional else found

    def _bare(self, cell: Cell) -> Sequence[Any]:
        match cell.what:
            case "str":
                return self._strings
            case "bool":
                return (False, True)
            case "enum" | "empty":
                return cell.members
            case "date":
                return self._days
            case "any":
                return self._plain
            case "table":
                return self._made[cell.table]
            case _:
                raise TypeError(f"a cell of an unknown sort, {cell.what!r}")

    def _read(self, table: Table, source: Reader) -> Iterator[Any]:
        rows = source.count()
        if table.names:
            columns = [self._column(c, source, rows) for c in table.cells]
            return zip(*columns, strict=True) if table.maker is tuple else map(table.maker, *columns)
        lengths = source.column(rows, signed=False)
        total = sum(lengths)
        if total > max(source.rest, 1) * 8 and total > _SMALL:
            raise ValueError("longer runs than there is data")
        members = source.column(total)
        make, values = table.maker, self.choice(table.cells[0])
        if make is frozenset:
            return (make(map(values.__getitem__, _sums(run))) for run in _runs(members, lengths))
        return (make(map(values.__getitem__, _whole(run))) for run in _runs(members, lengths))

    def _column(self, cell: Cell, source: Reader, rows: int) -> Sequence[Any]:
        if cell.what == "int":
            return source.column(rows)
        return list(map(self.choice(cell).__getitem__, source.column(rows, signed=False)))


_SMALL = 1 << 16


def _cut(text: str, lengths: Sequence[int]) -> list[str]:
    ends = list(itertools.accumulate(lengths))
    if (ends[-1] if ends else 0) != len(text):
        raise ValueError("strings of another length")
    return [text[e - n : e] for n, e in zip(lengths, ends, strict=True)]


def _runs(members: Sequence[int], lengths: Sequence[int]) -> Iterator[Sequence[int]]:
    at = 0
    for n in lengths:
        yield members[at : at + n]
        at += n


def _sums(run: Sequence[int]) -> Iterator[int]:
    if run and min(run) < 0:
        raise ValueError("a row before the first")
    return itertools.accumulate(run)


def _whole(run: Sequence[int]) -> Sequence[int]:
    if run and min(run) < 0:
        raise ValueError("a row before the first")
    return run
