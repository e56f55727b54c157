"""A desk without an engine, a client that holds its keys, and a server of its own for the tests in a browser."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reconcile import pipeline
from reconcile.model import Article
from reconcile.review import Log
from tests.report.conftest import report
from tests.report.html.conftest import Story, story

__all__ = ["report", "story"]
from starlette.testclient import TestClient

from reconcile.web.app import application
from reconcile.web.desk import Desk
from reconcile.web.guard import TOKEN, Keys

PORT = 8765
BASE = f"http://127.0.0.1:{PORT}"
NOW = dt.datetime(2024, 3, 5, 9, 30, tzinfo=dt.UTC)


class Clock:
    """A clock that tests set."""

    def __init__(self) -> None:
        self.time = NOW

    def __call__(self) -> dt.datetime:
        return self.time


class Told:
    """What an engine returns."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._document = document

    def to_dict(self) -> dict[str, Any]:
        return self._document


class Scribe:
    """An engine that finds what it is told to find; ``seen`` has the ids of the articles of each check."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        self.seen: list[list[str]] = []
        self.fault: Exception | None = None

    def take(self, name: str, data: bytes) -> Any:
        return pipeline.take(name, data)

    def unknown(self, articles: Sequence[Article]) -> Sequence[Article]:
        return articles

    def check(self, articles: Sequence[Article], warnings: Sequence[str], progress: Callable[[int], None]) -> Told:
        self.seen.append([a.id for a in articles])
        progress(len(articles))
        if self.fault is not None:
            raise self.fault
        known = {a["id"]: a for a in self.document["articles"]}
        told = [
            known.get(a.id) or {"id": a.id, "path": a.path, "title": a.title, "source": a.source, "url": None, "published": None, "sha256": a.sha256, "words": 1, "warnings": []}
            for a in articles
        ]  # fmt: skip
        return Told({**self.document, "articles": told, "warnings": list(warnings)})


@dataclass
class Room:
    """A desk with everything around it."""

    desk: Desk
    client: TestClient
    keys: Keys
    log: Log
    engine: Scribe
    clock: Clock

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        """A request as our own page makes it; a header of the value "" is left out."""
        sent = {"origin": BASE, "sec-fetch-site": "same-origin", TOKEN: self.keys.token, "content-type": "application/json"}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        data = body if isinstance(body, bytes) else json.dumps(body)
        return self.client.post(path, content=data, headers={k: v.encode("utf-8") for k, v in sent.items() if v})

    def upload(self, name: str, data: bytes, **headers: str) -> Any:
        return self.client.post(
            "/articles",
            params={"name": name},
            content=data,
            headers={"origin": BASE, TOKEN: self.keys.token, "content-type": "application/octet-stream", **headers},
        )

    def decide(self, finding: str = "d-000000000001", verdict: str = "dismissed", **more: str) -> Any:
        return self.post("/decisions", {"finding": finding, "as": verdict, "reason": "Another harbour.", **more})

    def decision(self, finding: str = "d-000000000001") -> Any:
        """What the report says now."""
        found = self.client.get("/report.json").json()["findings"]
        return next(f["decision"] for f in found if f["id"] == finding)


@pytest.fixture
def room(story: Story, tmp_path: Path) -> Iterator[Room]:
    """A desk with a report of three articles, opened by one window."""
    for finding in story.document["findings"]:
        finding["decision"] = None
    articles = [
        Article(a["id"], story.texts[a["id"]], dt.date(2024, 3, 2), a["source"], path=a["path"]) for a in story.document["articles"]
    ]
    log, clock, engine, keys = Log(tmp_path / "log.jsonl"), Clock(), Scribe(story.document), Keys()
    desk = Desk(log, clock, engine, articles=articles, document=story.document, texts=story.texts)
    with TestClient(application(desk, keys, PORT), base_url=BASE, raise_server_exceptions=False, follow_redirects=False) as client:
        assert client.post("/open", headers={"origin": BASE, TOKEN: keys.address}).status_code == 204
        yield Room(desk, client, keys, log, engine, clock)


@pytest.fixture
def saved(story: Story, tmp_path: Path) -> Path:
    """The story as files, and its saved report."""
    folder = tmp_path / "story"
    folder.mkdir()
    for article in story.document["articles"]:
        path = folder / f"{article['id']}.txt"
        path.write_bytes(story.texts[article["id"]].encode("utf-8"))
        article["path"] = str(path)
        article["sha256"] = hashlib.sha256(story.texts[article["id"]].encode("utf-8")).hexdigest()
    for finding in story.document["findings"]:
        finding["decision"] = None
        finding["kind"] = "polarity" if finding["kind"] == "quote" else "sum"  # of these the schema knows no values
    story.document["single_source"] = []
    path = tmp_path / "report.json"
    path.write_text(json.dumps(story.document), "utf-8")
    return path
