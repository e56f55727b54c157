"""Only windows that were opened with the key are answered, and only our own page can change anything."""

from __future__ import annotations

import pytest

from reconcile.web.guard import TOKEN
from tests.web.conftest import BASE, PORT, Room

WRITES = [("/decisions", "application/json"), ("/undo", "application/json"), ("/articles?name=a.txt", "application/octet-stream")]
READS = ["/", "/events", "/report.json"]


@pytest.mark.parametrize(
    "host",
    ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:80", f"127.0.0.1.evil.example:{PORT}", f"[::1]:{PORT}", f"127.0.0.1:{PORT}@evil.example", ""],
)  # fmt: skip
@pytest.mark.parametrize("path", READS)
def test_a_foreign_host_is_refused(room: Room, path: str, host: str) -> None:
    answer = room.client.get(path, headers={"host": host})
    assert (answer.status_code, answer.json()["status"]) == (421, 421)
    assert "ledger" not in answer.text.lower()


def test_the_other_name_of_this_machine_is_ours(room: Room) -> None:
    assert room.client.get("/", headers={"host": f"localhost:{PORT}"}).status_code == 200


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", f"https://127.0.0.1:{PORT}", "http://127.0.0.1:9999", f"http://localhost:{PORT}", ""]
)
@pytest.mark.parametrize(("path", "kind"), WRITES)
def test_writes_of_another_page_are_refused(room: Room, path: str, kind: str, origin: str) -> None:
    answer = room.post(path, {}, origin=origin, content_type=kind)
    assert (answer.status_code, list(answer.json())) == (403, ["status", "error"])
    assert not room.log.exists()
    assert room.engine.seen == []


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize(("path", "kind"), WRITES)
def test_writes_that_the_browser_says_are_foreign_are_refused(room: Room, path: str, kind: str, site: str) -> None:
    assert room.post(path, {}, sec_fetch_site=site, content_type=kind).status_code == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("path", READS)
def test_reads_of_another_page_are_refused(room: Room, path: str, site: str) -> None:
    assert room.client.get(path, headers={"sec-fetch-site": site, "sec-fetch-mode": "no-cors"}).status_code == 403
    assert room.client.get(path, headers={"origin": "http://evil.example"}).status_code == 403


def test_a_link_on_another_page_may_lead_here(room: Room) -> None:
    seen = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert room.client.get("/", headers=seen).status_code == 200
    assert room.client.get("/", headers={**seen, "sec-fetch-dest": "iframe"}).status_code == 403
    assert room.client.get("/report.json", headers=seen).status_code == 403


@pytest.mark.parametrize("token", ["", "x", "\u00e9"])
@pytest.mark.parametrize(("path", "kind"), WRITES)
def test_writes_need_the_token(room: Room, path: str, kind: str, token: str) -> None:
    answer = room.post(path, {}, **{TOKEN: token}, content_type=kind)
    assert answer.status_code == 403
    assert "token" in answer.json()["error"]


@pytest.mark.parametrize("path", ["/events", "/report.json"])
def test_reads_need_the_cookie(room: Room, path: str) -> None:
    room.client.cookies.clear()
    assert room.client.get(path).status_code == 401
    room.client.cookies.set(f"reconcile-{PORT}", "guess")
    assert room.client.get(path).status_code == 401


@pytest.mark.parametrize(("path", "kind"), WRITES)
def test_writes_need_the_cookie_too(room: Room, path: str, kind: str) -> None:
    room.client.cookies.clear()
    assert room.post(path, {}, content_type=kind).status_code == 401


def test_a_window_without_the_key_learns_nothing(room: Room) -> None:
    room.client.cookies.clear()
    answer = room.client.get("/")
    assert answer.status_code == 401
    assert "reconcile serve" in answer.text
    for secret in (room.keys.address, room.keys.cookie, room.keys.token, "Harbor Ledger"):
        assert secret not in answer.text


@pytest.mark.parametrize("key", ["", "wrong"])
def test_a_wrong_key_opens_nothing(room: Room, key: str) -> None:
    room.client.cookies.clear()
    answer = room.post("/open", None, **{TOKEN: key})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_the_key_opens_only_for_our_own_page(room: Room) -> None:
    assert room.post("/open", None, **{TOKEN: room.keys.address}, origin="http://evil.example").status_code == 403
    cookie = room.post("/open", None, **{TOKEN: room.keys.address}).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie


def test_the_three_secrets_differ_and_are_long(room: Room) -> None:
    secrets = {room.keys.address, room.keys.cookie, room.keys.token}
    assert len(secrets) == 3
    assert min(map(len, secrets)) >= 43  # 32 bytes
    assert room.keys.address not in room.client.get("/").text


@pytest.mark.parametrize("path", [*READS, "/nothing", "/open"])
def test_every_answer_is_sealed(room: Room, path: str) -> None:
    if path == "/events":
        room.client.cookies.clear()  # an answer that ends
    headers = room.client.get(path).headers
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "*" not in policy
    assert not any(name.startswith("access-control") for name in headers)


def test_the_policy_of_the_header_is_that_of_the_page(room: Room) -> None:
    answer = room.client.get("/")
    meta = answer.text.split('http-equiv="Content-Security-Policy" content="')[1].split('"')[0].replace("&#39;", "'")
    assert answer.headers["content-security-policy"] == f"{meta}; frame-ancestors 'none'"


@pytest.mark.parametrize(
    "path",
    ["/../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/story/ledger.txt", "/log.jsonl", "/articles/ledger", "/static/desk.js", "/desk.js", "//evil.example", "/favicon.ico", "/docs"],
)  # fmt: skip
def test_nothing_else_is_served(room: Room, path: str) -> None:
    answer = room.client.get(f"{BASE}{path}")
    assert (answer.status_code, answer.json()) == (404, {"status": 404, "error": "there is nothing here"})


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_do_nothing(room: Room, method: str) -> None:
    headers = {"origin": BASE, TOKEN: room.keys.token}
    assert room.client.request(method, "/decisions", headers=headers).status_code == 405
    assert room.client.request(method, "/decisions", headers={"origin": "http://evil.example"}).status_code == 403


def test_no_web_socket(room: Room) -> None:
    from starlette.websockets import WebSocketDisconnect

    with pytest.raises(WebSocketDisconnect), room.client.websocket_connect("/events"):
        pass
