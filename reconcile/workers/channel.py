"""Messages between the pool and its workers: a length and a pickle.

Both ends are processes of ours and the pipe between them is nobody else's; nothing that came from a file is ever unpickled.
"""

from __future__ import annotations

import pickle
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
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    stream.write(len(data).to_bytes(_LENGTH, "little") + data)
    stream.flush()


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
