"""Who may talk to the page: windows of this machine's user that were opened with the key, and nobody else.

The server is reached at 127.0.0.1, but so it is for every page that the browser has open and every user of the machine. So each request
has to name our own host (a foreign name that was made to point here, DNS rebinding, is refused), may not come from another page
(``Origin``, ``Sec-Fetch-Site``), and needs the cookie that only the printed address gives; one that changes anything also needs the token
that only the page itself holds.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOKEN: Final = "x-reconcile-token"  # noqa: S105 - the name of a header
"""Header of the token, or of the key where a window is opened."""
OPEN: Final = "/open"
"""Where a window hands in the key of the address and gets its cookie."""
_READING: Final = frozenset({"GET", "HEAD"})
_SEALS: Final = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
"""Headers of every response, unless it has its own."""


def _secret() -> str:
    return secrets.token_urlsafe(32)


@dataclass(frozen=True, slots=True)
class Keys:
    """Three secrets of one run: the key in the fragment of the address, what the cookie holds, and the token of the page."""

    address: str = field(default_factory=_secret)
    cookie: str = field(default_factory=_secret)
    token: str = field(default_factory=_secret)


class Guard:
    """Stands before all routes. ``port`` is the one that the server listens on."""

    def __init__(self, app: ASGIApp, keys: Keys, port: int) -> None:
        self._app = app
        self._keys = keys
        hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}
        self._hosts = hosts | ({"127.0.0.1", "localhost"} if port == 80 else set())
        self._cookie = cookie_name(port)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _SEALS.items():
                    headers.setdefault(name, value)
            await send(message)

        headers = Headers(scope=scope)
        scope["opened"] = self._opened(headers)
        refusal = self._refusal(scope["method"], scope["path"], headers, opened=scope["opened"])
        if refusal is None:
            await self._app(scope, receive, sealed)
        else:
            status, message = refusal
            await JSONResponse({"status": status, "error": message}, status)(scope, receive, sealed)

    def _refusal(self, method: str, path: str, headers: Headers, *, opened: bool) -> tuple[int, str] | None:
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            return 421, "this server answers only under the address that it printed"
        origins = headers.getlist("origin")
        if origins and origins != [f"http://{hosts[0].lower()}"]:
            return 403, "requests of other pages are not answered"
        reading = method in _READING
        if not reading and not origins:
            return 403, "a request that changes something has to say which page it comes from (Origin)"
        if not self._ours(headers, arriving=reading and path == "/"):
            return 403, "requests of other pages are not answered"
        given = headers.get(TOKEN, "")
        if path == OPEN:
            return (
                None
                if _same(given, self._keys.address)
                else (403, "the key is not that of this run; open the address that was printed last")
            )
        if path != "/" and not opened:
            return 401, "this window was not opened with the address that reconcile serve printed"
        if not reading and not _same(given, self._keys.token):
            return 403, "the token is missing or not that of this run; load the page again"
        return None

    @staticmethod
    def _ours(headers: Headers, *, arriving: bool) -> bool:
        """Whether the browser says that our own page asks, or the user; a link on another page may lead to the first page."""
        sites = headers.getlist("sec-fetch-site")
        if all(site in ("same-origin", "none") for site in sites):
            return True
        return arriving and headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"

    def _opened(self, headers: Headers) -> bool:
        for line in headers.getlist("cookie"):
            try:
                held = SimpleCookie(line).get(self._cookie)
            except CookieError:
                continue
            if held is not None and _same(held.value, self._keys.cookie):
                return True
        return False


def cookie_name(port: int) -> str:
    """Cookies know no ports, so that of each server has its own name."""
    return f"reconcile-{port}"


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode("ascii"))
