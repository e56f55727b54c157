"""The page, the page before it, the line over which changes come, and the report to take away."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Coroutine
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from reconcile import pipeline
from reconcile.errors import ModelError
from reconcile.model import Article
from reconcile.report import Checker
from reconcile.review import Log
from reconcile.web.app import application
from reconcile.web.changes import Changes
from reconcile.web.desk import Desk
from reconcile.web.engine import Engine
from reconcile.web.guard import TOKEN, Keys
from reconcile.web.limits import MAX_WINDOWS, Refused
from tests.web.conftest import BASE, PORT, Clock, Room, Scribe
from tests.web.test_decisions import eventually


def in_a_loop(work: Coroutine[Any, Any, Any]) -> Any:
    """The result of a coroutine, run in a thread of its own: the browser of other tests holds the loop of this one."""
    out: list[Any] = []
    thread = threading.Thread(target=lambda: out.append(asyncio.run(work)))
    thread.start()
    thread.join(20)
    return out[0]


def test_the_page_is_the_report_with_buttons(room: Room) -> None:
    page = room.client.get("/").text
    assert "12 boats in Harbor Ledger against 15 in Sound Tribune" in page
    assert page.count('data-as="dismissed"') == 5
    assert "Nine people were hurt" in page
    assert f'<meta name="desk-token" content="{room.keys.token}">' in page
    assert f'<meta name="desk-run" content="{room.desk.state()["run"]}">' in page
    assert f'<meta name="desk-revision" content="{room.desk.state()["revision"]}">' in page


def test_the_report_can_be_taken_away_with_its_decisions(room: Room) -> None:
    room.decide()
    answer = room.client.get("/report.json")
    assert answer.headers["content-disposition"] == 'attachment; filename="report.json"'
    assert answer.json()["findings"][0]["decision"]["as"] == "dismissed"


def test_windows_are_told_of_changes_and_let_go_at_the_end() -> None:
    async def work() -> list[str]:
        changes, number = Changes(), 0
        events: AsyncIterator[str] = changes.listen(lambda: {"n": number, "words": "two\nlines"})
        got = [await anext(events), await anext(events)]
        number = 1
        changes.ring()
        changes.ring()
        got.append(await anext(events))
        changes.close()
        return [*got, *[e async for e in events]]

    first, second, third = in_a_loop(work())[:3]
    assert first == "retry: 1000\n\n"
    assert second == 'data: {"n": 0, "words": "two\\nlines"}\n\n'
    assert json.loads(third.removeprefix("data: "))["n"] == 1


def test_a_lost_connection_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reconcile.web.changes.HEARTBEAT", 0.01)

    async def work() -> str:
        events = Changes().listen(dict)
        return [await anext(events) for _ in range(3)][-1]

    assert in_a_loop(work()) == ": still here\n\n"


def test_windows_have_a_limit() -> None:
    async def work() -> str:
        changes = Changes()
        events = [changes.listen(dict) for _ in range(MAX_WINDOWS)]
        for one in events:
            await anext(one)
        with pytest.raises(Refused) as refused:
            changes.listen(dict)
        await events[0].aclose()  # type: ignore[attr-defined]
        changes.listen(dict)
        return str(refused.value)

    assert in_a_loop(work()) == "32 windows are open; close some"


class Slow(Scribe):
    """An engine that waits until it is told to go on."""

    def __init__(self, document: dict[str, Any]) -> None:
        super().__init__(document)
        self.go = threading.Event()

    def check(self, articles: Any, warnings: Any, progress: Any) -> Any:
        progress(1)
        self.go.wait(10)
        return super().check(articles, warnings, progress)


def test_before_the_report_is_there_the_articles_are_named(story: Any, tmp_path: Path) -> None:
    engine, keys = Slow(story.document), Keys()
    articles = [Article(name, text, None, f"<b>{name}</b>") for name, text in story.texts.items()]
    desk = Desk(Log(tmp_path / "log"), Clock(), engine, articles=articles)
    with TestClient(application(desk, keys, PORT), base_url=BASE) as client:
        client.post("/open", headers={"origin": BASE, TOKEN: keys.address})
        page = client.get("/")
        assert (page.status_code, "Reading 3 articles" in page.text, "&lt;b&gt;tribune&lt;/b&gt;" in page.text) == (200, True, True)
        assert client.get("/report.json").status_code == 409
        assert eventually(lambda: desk.state()["reading"] == {"names": ["<b>argus</b>", "<b>ledger</b>", "<b>tribune</b>"], "done": 1})
        engine.go.set()
        assert eventually(lambda: desk.state()["ready"])
        assert "Discrepancies" in client.get("/").text
        assert desk.state()["reading"] is None


def test_without_any_report_the_desk_gives_up(story: Any, tmp_path: Path) -> None:
    engine = Scribe(story.document)
    engine.fault = ModelError("no model")
    desk = Desk(Log(tmp_path / "log"), Clock(), engine, articles=[Article("a", "A text.", None, None)])
    with TestClient(application(desk, Keys(), PORT), base_url=BASE):
        assert eventually(lambda: desk.failure is engine.fault)


@pytest.mark.slow
def test_only_what_is_new_is_read_again(tmp_path: Path) -> None:
    one = Article("one.txt", "The Harbor Commission approved the ferry contract by a 7-2 vote on Monday.", None, None)
    two = Article("two.txt", "The Harbor Commission voted 7 to 3 to approve the ferry contract.", None, None)
    engine = Engine()
    engine.check([one], (), lambda _: None)
    assert list(engine.unknown([one, two])) == [two]
    done: list[int] = []
    report = engine.check([two, one], ("a warning",), done.append)
    assert done == [1]
    assert report.to_dict() == pipeline.check([one, two], warnings=("a warning",)).to_dict()
    Checker("report", pipeline.value_schemas()).checked(report.to_dict())


@pytest.mark.slow
def test_a_draft_is_held_against_what_joins() -> None:
    draft = Article("draft.txt", "The Harbor Commission approved the ferry contract by a 7-2 vote on Monday.", None, None)
    wire = Article("wire.txt", "The Harbor Commission voted 7 to 3 to approve the ferry contract. It met for two hours.", None, None)
    other = Article("other.txt", "The Harbor Commission voted 7 to 2 to approve the ferry contract.", None, None)
    engine = Engine(draft="draft.txt")
    assert engine.check([draft, other], (), lambda _: None).to_dict() == pipeline.check_draft(draft, [other]).to_dict()
    report = engine.check([draft, other, wire], (), lambda _: None)
    assert report.to_dict() == pipeline.check_draft(draft, [other, wire]).to_dict()
    assert "draft" in report.to_dict()
