"""The routes: the page, the line over which changes come, decisions, and articles that are added. No file is served by its name."""

from __future__ import annotations

import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from reconcile import pipeline
from reconcile.model.printable import printable
from reconcile.report.render import to_json
from reconcile.web.desk import Desk
from reconcile.web.guard import OPEN, Guard, Keys, cookie_name
from reconcile.web.limits import MAX_ARRIVING, MAX_FIELDS, MAX_FILE_NAME, MAX_UPLOAD, Refused
from reconcile.web.page import key_page, reading_page, review_policy

Handler = Callable[[Request], Awaitable[Response]]


def application(desk: Desk, keys: Keys, port: int) -> Guard:
    """The page of a desk, behind its guard. ``port`` is the one that the server listens on."""
    routes = _Routes(desk, keys, port)

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        await desk.start()
        yield
        desk.stop()

    app = Starlette(
        lifespan=lifespan,
        routes=[
            Route("/", routes.page),
            Route(OPEN, routes.open, methods=["POST"]),
            Route("/events", routes.events),
            Route("/report.json", routes.report),
            Route("/decisions", routes.decide, methods=["POST"]),
            Route("/undo", routes.undo, methods=["POST"]),
            Route("/articles", routes.add, methods=["POST"]),
        ],
        exception_handlers={Refused: _refused, HTTPException: _unknown, ClientDisconnect: _gone, Exception: _broken},
    )
    app.router.redirect_slashes = False
    return Guard(app, keys, port)


class _Routes:
    def __init__(self, desk: Desk, keys: Keys, port: int) -> None:
        self._desk, self._keys, self._port = desk, keys, port

    async def page(self, request: Request) -> Response:
        if not request.scope["opened"]:
            html, policy = key_page()
            return HTMLResponse(html, 401, {"content-security-policy": policy})
        if self._desk.document is None:
            html, policy = reading_page(self._keys.token, self._desk.run, self._desk.names)
        else:
            html, policy = self._desk.page(self._keys.token), review_policy()
        return HTMLResponse(html, headers={"content-security-policy": policy})

    async def open(self, _request: Request) -> Response:
        response = Response(status_code=204)
        response.set_cookie(cookie_name(self._port), self._keys.cookie, httponly=True, samesite="strict", path="/")
        return response

    async def events(self, _request: Request) -> Response:
        return StreamingResponse(self._desk.changes.listen(self._desk.state), media_type="text/event-stream")

    async def report(self, _request: Request) -> Response:
        if self._desk.document is None:
            raise Refused(409, "the articles are still being read")
        headers = {"content-disposition": 'attachment; filename="report.json"'}
        return Response(to_json(self._desk.document), media_type="application/json", headers=headers)

    async def decide(self, request: Request) -> Response:
        said = await _fields(request, ("finding", "as", "reason"), ("by", "until", "seen"))
        more = said.get("by", ""), said.get("until", ""), said.get("seen")
        made = await self._desk.decide(said["finding"], said["as"], said["reason"], *more)
        return JSONResponse({"decision": made, "revision": self._desk.state()["revision"]}, 201)

    async def undo(self, request: Request) -> Response:
        said = await _fields(request, ("decision",), ("by",))
        made = await self._desk.undo(said["decision"], said.get("by", ""))
        return JSONResponse({"revocation": made, "revision": self._desk.state()["revision"]}, 201)

    async def add(self, request: Request) -> Response:
        name = _file_name(request.query_params.getlist("name"))
        _of_type(request, "application/octet-stream")
        with self._desk.arriving(MAX_ARRIVING):
            data = await _body(request, MAX_UPLOAD)
            intake = await self._desk.take(name, data)
            self._desk.add(intake.articles, intake.warnings)
        warnings = [*intake.warnings, *(f"{a.id}: {w}" for a in intake.articles for w in a.warnings)]
        return JSONResponse({"articles": [a.id for a in intake.articles], "warnings": list(map(_line, warnings))}, 202)


async def _fields(request: Request, needed: tuple[str, ...], known: tuple[str, ...]) -> dict[str, str]:
    """The texts of a JSON object.

    Raises:
        Refused: it is none, or has not what is needed.
    """
    _of_type(request, "application/json")
    try:
        said = json.loads(await _body(request, MAX_FIELDS))
    except (ValueError, RecursionError):
        raise Refused(400, "not JSON") from None
    if not isinstance(said, Mapping):
        raise Refused(400, "not a JSON object")
    for name, value in said.items():
        if name not in needed + known:
            raise Refused(400, f"nothing is called {_line(name)[:40]!r}; there are {', '.join(needed + known)}")
        if not isinstance(value, str):
            raise Refused(400, f"{name} is no text")
    for name in needed:
        if not said.get(name):
            raise Refused(400 if name != "reason" else 422, f"{name} is missing or empty")
    return dict(said)


async def _body(request: Request, most: int) -> bytes:
    """What the request brings, and no more of it than is allowed.

    Raises:
        Refused: it is too big.
    """
    stated = request.headers.get("content-length", "")
    if stated.isdigit() and int(stated) > most:
        raise Refused(413, f"too big; the limit is {_size(most)}")
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > most:
            raise Refused(413, f"too big; the limit is {_size(most)}")
        parts.append(part)
    return b"".join(parts)


def _size(most: int) -> str:
    return f"{most // 1_000_000} MB" if most >= 1_000_000 else f"{most // 1000} KB"


def _of_type(request: Request, wanted: str) -> None:
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != wanted:
        raise Refused(415, f"the content type has to be {wanted}")


def _file_name(given: list[str]) -> str:
    """The name of a file that is added: a label and a kind of file, never a path.

    Raises:
        Refused: it is missing, or not the plain name of a kind of file that is read.
    """
    if len(given) != 1 or not given[0].strip():
        raise Refused(400, "say the file's name once, as name=")
    name = given[0].strip()
    if len(name) > MAX_FILE_NAME:
        raise Refused(400, f"the file's name has more than {MAX_FILE_NAME} characters")
    if "/" in name or "\\" in name or name.startswith(".") or printable(name) != name or "\n" in name or "\t" in name:
        raise Refused(400, "not the plain name of a file: no folders, no leading dot, no hidden characters")
    if not name.lower().endswith(pipeline.EXTENSIONS):
        raise Refused(415, f"unknown kind of file; read are {', '.join(pipeline.EXTENSIONS)}")
    return name


def _line(text: str) -> str:
    return " ".join(printable(text).split())


def _json(status: int, message: str, headers: Mapping[str, str] | None = None) -> Response:
    return JSONResponse({"status": status, "error": _line(message)}, status, headers)


async def _refused(_request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    # what was not read of a request that is too big is not waited for
    return _json(error.status, str(error), {"connection": "close"} if error.status == 413 else None)


async def _unknown(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    told = {404: "there is nothing here", 405: "this cannot be done here"}
    return _json(error.status_code, told.get(error.status_code, error.detail), error.headers)


async def _gone(_request: Request, _error: Exception) -> Response:
    return _json(400, "the request broke off")


async def _broken(_request: Request, error: Exception) -> Response:
    return _json(500, f"internal error: {type(error).__name__}; please report it")
