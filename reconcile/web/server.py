"""The page on a port of this machine, until it is stopped."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
import socket
from collections.abc import Callable
from typing import Final

import uvicorn

from reconcile.errors import UsageError
from reconcile.web.app import application
from reconcile.web.desk import Desk
from reconcile.web.guard import Keys

HOST: Final = "127.0.0.1"
"""Never anything else: who is not on this machine cannot even knock."""
PORT: Final = 8765
_CONNECTIONS: Final = 100
_PATIENCE: Final = 2
"""Seconds for open requests when the server is stopped."""


def bound(port: int) -> socket.socket:
    """A socket that listens on a port; 0 is any free one.

    Raises:
        UsageError: the port is taken or not allowed.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":
            # a port whose last connections are still fading may be taken again; on Windows the option would allow two servers on one port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        why = "is taken by another program" if error.errno == errno.EADDRINUSE else f"cannot be used ({error.strerror or error})"
        raise UsageError(f"--port {port}: that port {why}; name another one, or --port 0 for any that is free") from None
    return listener


def serve(make: Callable[[], Desk], listener: socket.socket, ready: Callable[[str], object]) -> None:
    """Serve a desk until the process is told to stop (Ctrl-C, SIGTERM). ``ready`` is called with the address, key included.

    Raises:
        Exception: the first report could not be made; the one that the engine raised.
    """
    # uvicorn closes all in order and then raises the signal again
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(make, listener, ready))


async def _serve(make: Callable[[], Desk], listener: socket.socket, ready: Callable[[str], object]) -> None:
    desk, keys = make(), Keys()
    port = listener.getsockname()[1]
    config = uvicorn.Config(
        application(desk, keys, port),
        lifespan="off",  # the desk is started here, and stopped before uvicorn waits for open requests
        http="h11",
        ws="none",
        loop="asyncio",
        log_config=None,
        log_level="critical",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        date_header=False,
        limit_concurrency=_CONNECTIONS,
        timeout_graceful_shutdown=_PATIENCE,
    )
    server = _Server(config, desk, lambda: ready(f"http://{HOST}:{port}/#key={keys.address}"))
    await desk.start()
    await server.serve([listener])
    if desk.failure is not None:
        raise desk.failure


class _Server(uvicorn.Server):
    """Says when it listens, lets the windows go before it waits for open requests, and stops where there will never be a report."""

    def __init__(self, config: uvicorn.Config, desk: Desk, ready: Callable[[], object]) -> None:
        super().__init__(config)
        self._desk = desk
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        # only from here on does a signal stop it in order, also where the shell had it ignored
        self._ready()

    async def on_tick(self, counter: int) -> bool:
        return await super().on_tick(counter) or self._desk.failure is not None

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._desk.stop()
        await super().shutdown(sockets)
