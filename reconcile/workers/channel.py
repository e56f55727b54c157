"""Messages between the pool and its workers: a length and a pickle.

Both ends are processes of ours and the pipe between them is nobody else's; nothing that came from a file is ever unpickled.

Frozen values travel as their class and their fields: a fact takes 29 µs there and back, where the state that dataclasses with slots give a pickle
takes 90, most of it in the parent, which is what does not run in parallel.
"""

from __future__ import annotations

import dataclasses
import io
import operator
import pickle
from collections.abc import Callable
from functools import cache
from typing import IO, Any

_LENGTH = 8
READY = "ready"
FAILED = "failed"
DONE = "done"


def send(stream: IO[bytes], message: Any) -> None:
    """Write a message at once.

    Raises:
        OSError: nobody reads any more.
        TypeError, AttributeError, pickle.PicklingError: it cannot be pickled; nothing was written.
    """
    data = packed(message)
    stream.write(len(data).to_bytes(_LENGTH, "little") + data)
    stream.flush()


def packed(message: Any) -> bytes:
    """The message as a pickle."""
    out = io.BytesIO()
    _Pickler(out, pickle.HIGHEST_PROTOCOL).dump(message)
    return out.getvalue()


class _Pickler(pickle.Pickler):
    def reducer_override(self, obj: Any) -> Any:
        fields = _fields(type(obj))  # type: ignore[arg-type]
        return NotImplemented if fields is None else (type(obj), fields(obj))


@cache
def _fields(kind: type) -> Callable[[Any], tuple[Any, ...]] | None:
    """What gives the arguments that make an equal value; None for what is no frozen value of plain fields."""
    parameters = getattr(kind, "__dataclass_params__", None)
    if parameters is None or not parameters.frozen or not all(f.init and not f.kw_only for f in dataclasses.fields(kind)):
        return None
    names = [f.name for f in dataclasses.fields(kind)]
    if len(names) < 2:
        return lambda value: tuple(getattr(value, n) for n in names)
    pick: Callable[[Any], tuple[Any, ...]] = operator.attrgetter(*names)
    return pick


def receive(stream: IO[bytes]) -> Any:
    """The next message.

    Raises:
        EOFError: there is none, or only a part of one.
    """
    head = stream.read(_LENGTH)
    length = int.from_bytes(head, "little")
    data = stream.read(length) if len(head) == _LENGTH else b""
    if len(head) < _LENGTH or len(data) < length:
        raise EOFError
    return pickle.loads(data)  # noqa: S301 - see above
