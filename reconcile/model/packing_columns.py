"""Columns of whole numbers as bytes, and back: the bottom of ``model/packing.py``.

A column is one byte for its width, its smallest number, and what each number is above that, in as few bytes as the largest
needs; the bytes of one rank stand together, because they are alike and compress well so.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Sequence

_CODES = {1: "B", 2: "H", 4: "I", 8: "Q"}


class Writer:
    """Collects numbers, columns and text."""

    def __init__(self) -> None:
        self.data = bytearray()

    def number(self, value: int) -> None:
        """A number of any sign, seven bits a byte."""
        rest = value << 1 if value >= 0 else (-value << 1) - 1
        while rest > 127:
            self.data.append(rest & 127 | 128)
            rest >>= 7
        self.data.append(rest)

    def column(self, values: Sequence[int], *, told: bool = False) -> None:
        """A column; ``told`` keeps a byte a row even where all are equal, so that no damage makes rows out of nothing.

        Raises:
            ValueError: numbers more than 64 bits apart.
        """
        low, high = (min(values), max(values)) if values else (0, 0)
        reach = high - low
        if reach >= 1 << 64:
            raise ValueError("numbers too far apart for a column")
        width = next(w for w, limit in ((0, 1), (1, 1 << 8), (2, 1 << 16), (4, 1 << 32), (8, 1 << 64)) if reach < limit)
        width = max(width, 1) if told else width
        self.data.append(width)
        self.number(low)
        if width:
            cells = array(_CODES[width], [v - low for v in values] if low else values)
            if sys.byteorder == "big":
                cells.byteswap()
            data = cells.tobytes()
            for rank in range(width):
                self.data += data[rank::width]

    def text(self, value: str) -> None:
        """A text with its length."""
        data = value.encode("utf-8", "surrogatepass")
        self.number(len(data))
        self.data += data


class Reader:
    """Reads what a ``Writer`` collected.

    Every method raises ValueError (or IndexError, at the end of the data) where the data cannot be what was written.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    @property
    def rest(self) -> int:
        """Bytes not read yet."""
        return len(self._data) - self._at

    def number(self) -> int:
        """A number as ``Writer.number`` wrote it."""
        value = shift = 0
        while True:
            byte = self._data[self._at]
            self._at += 1
            value |= (byte & 127) << shift
            if byte < 128:
                return value >> 1 if not value & 1 else -((value + 1) >> 1)
            shift += 7
            if shift > 70:
                raise ValueError("a number without end")

    def count(self) -> int:
        """A number of rows: never more than bytes are left."""
        value = self.number()
        if not 0 <= value <= self.rest:
            raise ValueError("more rows than there is data")
        return value

    def column(self, rows: int, *, signed: bool = True) -> list[int]:
        """A column of so many rows; where not ``signed`` its numbers point into a table, and none is below 0."""
        width = self._data[self._at]
        self._at += 1
        low = self.number()
        if low < 0 and not signed:
            raise ValueError("a row before the first")
        if not width:
            return [low] * rows
        if width not in _CODES:
            raise ValueError("a column of unknown width")
        taken = self._take(rows * width)
        data = bytearray(len(taken))
        for rank in range(width):
            data[rank::width] = taken[rank * rows : (rank + 1) * rows]
        cells = array(_CODES[width], bytes(data))
        if sys.byteorder == "big":
            cells.byteswap()
        return [v + low for v in cells] if low else cells.tolist()

    def text(self) -> str:
        """A text as ``Writer.text`` wrote it."""
        return self._take(self.count()).decode("utf-8", "surrogatepass")

    def finish(self) -> None:
        """Make sure that everything was read."""
        if self.rest:
            raise ValueError("there is data after the end")

    def _take(self, length: int) -> bytes:
        if length > self.rest:
            raise ValueError("the data ends too early")
        taken = self._data[self._at : self._at + length]
        self._at += length
        return taken
