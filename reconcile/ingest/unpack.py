"""Gzip within bounds: a member that is damaged or a bomb is given up, and reading goes on at the next one."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Final

from reconcile.ingest.draft import MAX_FILE, Unusable

PIECE: Final = 65_536
"""Bytes that are read at a time."""
MOST_GROWTH: Final = 100
"""A member that unpacks to more than so many times its bytes is a bomb once it has ``FREE_GROWTH`` bytes; pages come to ten times."""
FREE_GROWTH: Final = 50_000_000
_MOST_TRIES: Final = 50
"""Places within one piece at which a new member is tried for; chance bytes have none, hostile ones thousands."""
_MEMBER = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")
GAP: Final = b"\r\n\r\n"
"""What stands in the output for what could not be unpacked, so that the next record begins on a line of its own."""


def pieces(file: BinaryIO) -> Iterator[bytes]:
    """The bytes of a file, piece by piece."""
    while data := file.read(PIECE):
        yield data


def unzipped(file: BinaryIO, said: list[str]) -> Iterator[bytes]:
    """What the members of a gzip file unpack to; what had to be given up is added to ``said``, with its place."""
    source = _Counted(file)
    tries = 0
    data = source.read()
    while data:
        found = _MEMBER.search(data)
        if found is None or tries > _MOST_TRIES:
            data, tries = source.read(), 0
            continue
        data = data[found.start() :]
        place = f"at byte {source.count - len(data):,} of the compressed file:"
        member = _Member(source, data)
        try:
            yield from member.read()
        except _BombError:
            said.append(f"{place} a part unpacks to more than {MOST_GROWTH} times its size; the rest of it is left out")
            yield GAP
            data, tries = member.data or source.read(), 0
        except zlib.error:
            said.append(f"{place} a part is damaged and left out")
            yield GAP
            # one that began in an older piece is looked for no more; in this piece the next may hide behind the beginning of this one
            data, tries = (data[4:], tries + 1) if member.first else (member.data, 0)
            data = data or source.read()
        else:
            if not member.ended:
                said.append(f"{place} a part has no end, the file is cut off")
                return
            data, tries = member.data or source.read(), 0


class _BombError(Exception):
    """A member that unpacks to far too much."""


class _Counted:
    """Pieces of a file, and how many bytes of it were read."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.count = 0

    def read(self) -> bytes:
        data = self._file.read(PIECE)
        self.count += len(data)
        return data


class _Member:
    """One gzip member; ``data`` is what was read and not used, ``first`` whether it is still of the piece in which the member began."""

    def __init__(self, source: _Counted, data: bytes) -> None:
        self._source = source
        self.data = data
        self.first = True
        self.ended = False

    def read(self) -> Iterator[bytes]:
        engine = zlib.decompressobj(16 + zlib.MAX_WBITS)
        taken = len(self.data)
        given = 0
        while True:
            out = engine.decompress(self.data, 16 * PIECE)
            given += len(out)
            if given > FREE_GROWTH and given > MOST_GROWTH * taken:
                self.data = engine.unconsumed_tail
                raise _BombError
            yield out
            if engine.eof:
                self.data, self.ended = engine.unused_data, True
                return
            self.data = engine.unconsumed_tail
            if not self.data and not out:
                self.data = self._source.read()
                self.first = False
                taken += len(self.data)
                if not self.data:
                    return


def inflated(data: bytes, coding: str) -> bytes:
    """The body of a web response without its content coding (gzip, deflate, br).

    A body that is not in the coding that is named comes back as it is: crawlers often unpack it and keep the header.

    Raises:
        Unusable: it unpacks to more than the limit, or the coding is not known.
    """
    if coding in {"gzip", "x-gzip"}:
        tries = [16 + zlib.MAX_WBITS]
    elif coding == "deflate":
        tries = [zlib.MAX_WBITS, -zlib.MAX_WBITS]
    elif coding == "br":
        return _brotli(data)
    else:
        raise Unusable(f"is packed as {coding[:40]!r}, which is not read; gzip, deflate and br are")
    for bits in tries:
        engine = zlib.decompressobj(bits)
        try:
            out = engine.decompress(data, MAX_FILE + 1)
        except zlib.error:
            continue
        return _within(out)
    return data


def _brotli(data: bytes) -> bytes:
    try:
        import brotli
    except ImportError as error:
        raise Unusable("needs a library that is not installed: pip install 'reconcile[ingest]'") from error
    engine = brotli.Decompressor()
    out = b""
    try:
        out = engine.process(data, output_buffer_limit=MAX_FILE + 1)
    except brotli.error:
        return data
    return _within(out)


def _within(out: bytes) -> bytes:
    if len(out) > MAX_FILE:
        raise Unusable(f"unpacks to too much; the limit is {MAX_FILE // 1_000_000} MB")
    return out
